/// Names of the things that chance decides about: one constructor per kind, so that no two things share a draw.
///
/// Luck belongs to the thing decided, never to a slot, a row or the order of events. The same line, task, need, person
/// or group bears the same name in every arm of a comparison, whatever a reform has renumbered.
#pragma once

#include <cstdint>
#include <string>

#include "sim/core/error.hpp"

namespace sim {

/// What a draw is about, beside its purpose: 96 bits of the generator's counter.
struct draw_key {
    std::uint32_t entity = 0;
    std::uint64_t object = 0;

    friend constexpr bool operator==(const draw_key&, const draw_key&) = default;
};

/// Names a task or a need from its first day on. 52 bits, so that 12 are left for a detail of it.
enum class work_key : std::uint64_t {};

namespace keys {

/// `value` where it fits into so many bits; an error where it does not, for a name that wraps is that of another thing.
constexpr std::uint64_t fit(std::int64_t value, unsigned bits, const char* what) {
    if (value < 0 || value >= std::int64_t{1} << bits) {
        throw error("more " + std::string(what) + " than a run can tell apart: " + std::to_string(value) + " of " +
                    std::to_string(std::int64_t{1} << bits));
    }
    return static_cast<std::uint64_t>(value);
}

namespace detail {
constexpr std::uint64_t of_day(std::int32_t day, std::int32_t number) {
    return fit(day, 16, "days") << 32U | fit(number, 16, "tasks or needs of one kind in a day");
}
inline constexpr unsigned follow_ups_at = 48;
inline constexpr unsigned need_at = 51;
inline constexpr unsigned detail_at = 52;
}  // namespace detail

/// The number-th task of this kind that a line issues on a day.
constexpr work_key task(std::int32_t line, std::int32_t kind, std::int32_t day, std::int32_t number) {
    return work_key{detail::of_day(day, number) | fit(line, 12, "lines") << 20U |
                    fit(kind, 4, "kinds of tasks") << 16U};
}

/// The number-th task of this kind that a line issues beyond its base on a day.
constexpr work_key task_beyond_base(std::int32_t line, std::int32_t kind, std::int32_t day, std::int32_t number) {
    constexpr std::int32_t after_all_of_the_base = 1 << 15;
    return task(line, kind, day, after_all_of_the_base + number);
}

/// The return that proves a reform, issued on a day.
constexpr work_key proof_of_reform(std::int32_t line, std::int32_t kind, std::int32_t day) {
    constexpr std::int32_t last = (1 << 16) - 1;
    return task(line, kind, day, last);
}

/// The ticket of a household that has called on a day; it calls once a day at most.
constexpr work_key ticket(std::int32_t household, std::int32_t day) {
    constexpr std::uint64_t no_kind_of_task = 15;
    const std::uint64_t of = fit(household, 28, "households");
    return work_key{detail::of_day(day, static_cast<std::int32_t>(of & 0xFFFFU)) | of >> 16U << 20U |
                    no_kind_of_task << 16U};
}

/// The campaign of this kind that the county orders on a day.
constexpr work_key campaign(std::int32_t kind, std::int32_t day) {
    constexpr std::uint64_t no_kind_of_task = 14;
    return work_key{detail::of_day(day, kind) | no_kind_of_task << 16U};
}

/// What concerns several departments and arose in a township on a day, in one of its rounds.
constexpr work_key joint_matter(std::int32_t township, std::int32_t day, std::int32_t round) {
    constexpr std::uint64_t no_kind_of_task = 13;
    const std::uint64_t of = fit(township, 24, "townships");
    const auto number = static_cast<std::int32_t>(of >> 12U << 4U | fit(round, 4, "rounds of a joint matter"));
    return work_key{detail::of_day(day, number) | (of & 0xFFFU) << 20U | no_kind_of_task << 16U};
}

/// The list of what is to be put right after the inspection that a task has announced.
constexpr work_key list_after(work_key inspection) {
    constexpr std::uint64_t no_kind_of_task = 12;
    const auto bits = static_cast<std::uint64_t>(inspection);
    return work_key{(bits & ~(std::uint64_t{0xFU} << 16U)) | no_kind_of_task << 16U};
}

/// The task that a false record of another brings about.
constexpr work_key follow_up(work_key of) {
    const auto bits = static_cast<std::uint64_t>(of);
    const auto before = static_cast<std::int64_t>(bits >> detail::follow_ups_at & 7U);
    const std::uint64_t generation = fit(before + 1, 3, "follow-ups of a task, one upon the other");
    return work_key{(bits & ~(std::uint64_t{7} << detail::follow_ups_at)) | generation << detail::follow_ups_at};
}

/// The number-th need that arises in a village on a day.
constexpr work_key need(std::int32_t village, std::int32_t day, std::int32_t number) {
    return work_key{std::uint64_t{1} << detail::need_at | detail::of_day(day, number) |
                    fit(village, 16, "villages") << 16U};
}

/// Something about a task or a need; `detail` tells apart what one purpose asks about it.
constexpr draw_key about(work_key work, std::uint32_t entity, std::uint32_t detail = 0) {
    return {entity, static_cast<std::uint64_t>(work) | fit(detail, 12, "details of a task") << detail::detail_at};
}

/// Who has a share in a task: a person, or a village, whose share is the same whoever of its team takes it. A need has
/// one share, whoever serves it.
inline constexpr std::int32_t seat_of_need = 0;
constexpr std::int32_t seat_of_person(std::int32_t person) {
    return static_cast<std::int32_t>(fit(person, 23, "persons"));
}
constexpr std::int32_t seat_of_village(std::int32_t village) {
    return static_cast<std::int32_t>(1U << 23U | fit(village, 23, "villages"));
}

/// Something about one share of a task or a need, at one stage of it.
constexpr draw_key share_of(std::int32_t seat, std::uint32_t stage, work_key work, std::int32_t index = 0) {
    const std::uint64_t i = fit(index, 17, "events in the life of an assignment");
    const std::uint64_t entity =
        fit(seat, 24, "seats") | fit(stage, 3, "stages of an assignment") << 24U | i >> 12U << 27U;
    return about(work, static_cast<std::uint32_t>(entity), static_cast<std::uint32_t>(i & 0xFFFU));
}

/// The number-th occasion of a day in somebody's life.
constexpr draw_key occasion(std::int32_t person, std::int32_t day, std::int32_t number) {
    return {static_cast<std::uint32_t>(fit(person, 24, "persons")),
            fit(day, 16, "days") << 32U | fit(number, 31, "occasions in a day")};
}

/// The i-th household that somebody visits in the round of one free moment.
constexpr draw_key household_of_round(std::int32_t person, std::int32_t day, std::int32_t moment, std::int32_t i) {
    const std::uint64_t number = fit(moment, 15, "free moments in a day") << 16U | fit(i, 16, "households of a round");
    return occasion(person, day, static_cast<std::int32_t>(number));
}

/// A chat group of the roster, one that a line has founded during the run, one that merging has made, and one of the
/// county.
constexpr std::uint32_t present_group(std::int32_t index) {
    return static_cast<std::uint32_t>(fit(index, 28, "groups"));
}
constexpr std::uint32_t founded_group(std::int32_t line, std::int32_t number) {
    return static_cast<std::uint32_t>(1U << 28U | fit(line, 12, "lines") << 16U |
                                      fit(number, 16, "groups of one line"));
}
constexpr std::uint32_t merged_group(std::int32_t number) {
    return static_cast<std::uint32_t>(2U << 28U | fit(number, 28, "groups"));
}
constexpr std::uint32_t county_group(std::int32_t number) {
    return static_cast<std::uint32_t>(3U << 28U | fit(number, 28, "groups"));
}

}  // namespace keys
}  // namespace sim
