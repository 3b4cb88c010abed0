/// Counter-based random numbers: every draw is a pure function of what it decides, never "the next number".
///
/// Generator  Philox4x32-10 of Random123 (Salmon, Moraes, Dror & Shaw 2011, doi:10.1145/2063384.2063405)
/// Key        (seed, replicate)
/// Counter    (purpose | township << 8, entity, 64 bits of the object): keys.hpp names the things that are drawn about
///
/// The map from (seed, replicate, purpose, township, entity, object) to (key, counter) is injective, so two decisions
/// never share a draw, and the same official, villager and task draw the same luck in every arm, on every
/// thread.
#pragma once

// Philox needs no vector instructions, and their headers are half of what a file of ours would read.
#define R123_USE_X86INTRIN_H 0
#define R123_USE_SSE 0
#include <Random123/philox.h>

#include <array>
#include <cstdint>

#include "sim/core/keys.hpp"

namespace sim {

/// What a draw decides. The number of a purpose is part of every result: a new one takes the next number, and that of
/// one that is gone is not used again.
enum class purpose : std::uint8_t {
    roster = 0,
    membership = 1,
    policy = 2,
    person_trait = 3,
    household = 4,
    task_arrival = 5,
    task_time = 6,
    task_tier = 7,
    task_work = 8,
    task_recipient = 9,
    task_route = 10,
    duplicate_post = 11,
    group_creation = 12,
    read_notice = 13,
    at_all = 15,
    alert_gap = 16,
    displacement = 18,
    leader_asks = 19,
    phone_call = 20,
    choice_noise = 21,
    explore = 22,
    evidence_item = 23,
    no_signal = 24,
    fabricate = 25,
    audit = 26,
    meeting = 27,
    need_arrival = 28,
    need_trait = 29,
    coping = 31,
    visit = 32,
    trust_noise = 33,
    ranking_noise = 34,
    effort = 35,
    rule_adoption = 36,
    rework = 37,
    systematic_start = 38,
    uploads = 39,
    department = 40,
    issue_beyond_base = 41,
    documents_cap = 42,
    complaint = 43,
    ticket = 44,
    unreasonable = 45,
    unreasonable_arrival = 46,
    hazard = 47,
    hazard_found = 48,
    hazard_power = 49,
    held_to_account = 50,
    passed_down = 51,
    county_failure = 52,
    accusation = 53,
    clearing = 54,
    protectiveness = 55,
    susceptibility = 56,
    exit = 57,
    team_action = 58,
    team_excuse = 59,
    inspection = 60,
    official_visit = 61,
    campaign = 62,
    reached = 63,
    helper = 64,
    app_trait = 65,
    app_quiz = 66,
    app_counter = 67,
    app_workround = 68,
    app_post = 69,
    heads = 70,
    joint_matter = 71,
    joint_round = 72,
    request = 73,
    admission = 74,
    power_visit = 75,
    app_owner = 76,
    urgency = 77,
    following = 78,
    precedent = 79,
    channel = 80,
    scheme = 81,
    scheme_arises = 82
};

/// Draws of one replicate of one township. A value type of 16 bytes; copy it freely.
class random_source {
public:
    constexpr random_source(std::uint32_t seed, std::uint32_t replicate, std::uint32_t township)
        : seed_(seed), replicate_(replicate), township_(township) {}

    /// Four independent uniform 32-bit words of one decision.
    std::array<std::uint32_t, 4> words(purpose p, std::uint32_t entity, std::uint32_t object,
                                       std::uint32_t index = 0) const {
        const r123::Philox4x32::key_type key{{seed_, replicate_}};
        const r123::Philox4x32::ctr_type counter{
            {static_cast<std::uint32_t>(p) | (township_ << 8U), entity, object, index}};
        const auto out = r123::Philox4x32{}(counter, key);
        return {out[0], out[1], out[2], out[3]};
    }

    double uniform(purpose p, const draw_key& k) const {
        return uniform(p, k.entity, static_cast<std::uint32_t>(k.object), static_cast<std::uint32_t>(k.object >> 32U));
    }
    std::array<double, 2> uniforms(purpose p, const draw_key& k) const {
        return uniforms(p, k.entity, static_cast<std::uint32_t>(k.object), static_cast<std::uint32_t>(k.object >> 32U));
    }

    /// Uniform on the open interval (0, 1), 52 bits: never 0, so that its logarithm is finite, and never 1.
    double uniform(purpose p, std::uint32_t entity, std::uint32_t object, std::uint32_t index = 0) const {
        const auto w = words(p, entity, object, index);
        return open_unit(w[0], w[1]);
    }

    /// Two independent uniforms of one decision.
    std::array<double, 2> uniforms(purpose p, std::uint32_t entity, std::uint32_t object,
                                   std::uint32_t index = 0) const {
        const auto w = words(p, entity, object, index);
        return {open_unit(w[0], w[1]), open_unit(w[2], w[3])};
    }

    /// Same replicate seen from the county: draws that every township of a run shares.
    constexpr random_source county() const { return {seed_, replicate_, county_id}; }

    constexpr std::uint32_t seed() const { return seed_; }
    constexpr std::uint32_t replicate() const { return replicate_; }
    constexpr std::uint32_t township() const { return township_; }

    /// (k + 1/2) / 2^52 for the 52 high bits k of the 64-bit word: the most bits for which the half never rounds, so
    /// that 1 is never reached.
    static double open_unit(std::uint32_t high, std::uint32_t low) {
        const std::uint64_t bits = ((static_cast<std::uint64_t>(high) << 32U) | low) >> 12U;
        return (static_cast<double>(static_cast<std::int64_t>(bits)) + 0.5) * 0x1.0p-52;  // signed: one instruction
    }

private:
    static constexpr std::uint32_t county_id = 0xFFFFFF;  // 24 bits; townships count from 0
    std::uint32_t seed_;
    std::uint32_t replicate_;
    std::uint32_t township_;
};

}  // namespace sim
