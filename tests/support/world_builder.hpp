/// A township small enough to know by heart, with every mechanism switched off until a test switches one on.
#pragma once

#include <memory>
#include <utility>
#include <vector>

#include "sim/engine/county_island.hpp"
#include "sim/engine/island.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/mechanisms/task_issue.hpp"

namespace sim::support {

/// Places in small_roster().
enum person_index : std::int32_t {
    leader,
    head,
    first_staff,
    second_staff,
    secretary_1,
    cadre_1,
    secretary_2,
    cadre_2
};
enum line_index : std::int32_t { safety, fire, welfare, farming, discipline };
enum group_index : std::int32_t {
    plenary,
    office_group,
    safety_group,
    fire_group,
    welfare_group,
    farming_group,
    secretaries,
    special
};

/// Five lines of four functions, one office, two villages. The main handler of safety and fire is first_staff, of the
/// rest second_staff; the cadres carry the first four lines, the secretaries discipline. Only the leader is in every
/// group; second_staff is in the safety group and first_staff in the welfare group without a duty there.
inline roster small_roster() {
    using enum role;
    roster town;
    town.departments = {{"safety", "Safety", "应急", function::safety},
                        {"fire", "Fire", "消防", function::safety},
                        {"welfare", "Welfare", "民政", function::social},
                        {"farming", "Farming", "农业", function::economy},
                        {"discipline", "Discipline", "纪检", function::party}};
    town.units = {{"leadership", unit_kind::leadership, "Leadership", "领导班子"},
                  {"office", unit_kind::office, "Office", "办公室"},
                  {"village-1", unit_kind::village, "Village 1", "一村"},
                  {"village-2", unit_kind::village, "Village 2", "二村"}};
    town.persons = {{"leader", role::leader, 0, -1, {0, 1, 2, 3, 4}}, {"head", office_head, 1, -1, {0, 1, 2, 3, 4}},
                    {"first-staff", office_staff, 1, 2, {0, 1}},      {"second-staff", office_staff, 1, 3, {2, 3, 4}},
                    {"secretary-1", village_secretary, 2, 2, {4}},    {"cadre-1", village_cadre, 2, 2, {0, 1, 2, 3}},
                    {"secretary-2", village_secretary, 3, 3, {4}},    {"cadre-2", village_cadre, 3, 3, {0, 1, 2, 3}}};
    const auto make = [](const char* id, group_kind kind, function field, std::vector<std::int32_t> lines,
                         std::vector<std::int32_t> members) {
        return roster_group{id, id, id, kind, field, std::move(lines), std::move(members)};
    };
    town.groups = {make("all", group_kind::plenary, function::general, {}, {0, 1, 2, 3, 4, 5, 6, 7}),
                   make("office", group_kind::office, function::general, {0, 1, 2, 3, 4}, {0, 1, 2, 3}),
                   make("safety", group_kind::line, function::safety, {0}, {0, 1, 2, 3, 5, 7}),
                   make("fire", group_kind::line, function::safety, {1}, {0, 1, 2, 5, 7}),
                   make("welfare", group_kind::line, function::social, {2}, {0, 1, 2, 3, 5, 7}),
                   make("farming", group_kind::line, function::economy, {3}, {0, 1, 3, 5, 7}),
                   make("secretaries", group_kind::secretaries, function::general, {}, {0, 4, 6}),
                   make("discipline", group_kind::special, function::party, {4}, {0, 1, 3, 4, 6})};
    return town;
}

template <class M>
typename M::params& section_of(scenario& plan) {
    return plan.par.of<M>();
}

/// Every failure is held against who failed: neither the county nor a leader bears it.
inline accountability_params blame_all() {
    accountability_params p;
    p.enabled = true;
    p.probability.fill(1.0);
    p.county_keeps = 0.0;
    p.protectiveness = 0.0;
    p.protectiveness_spread = 0.0;
    p.blame_per_case = 1.0;
    return p;
}

/// Everything off, everything that acts nonetheless set by hand. Starts on Monday 6 January 2020; nobody is on duty on
/// days off; 30 minutes to either village; every phone answers every alert.
inline scenario quiet_scenario() {
    scenario plan;
    for (const parameter& p : all_parameters()) {
        if (p.key.ends_with(".enabled")) p.assign(plan.par, 0.0);
    }
    auto& c = section_of<calendar_params>(plan);
    c.start = make_date(2020, 1, 6);
    c.morning_start = {8 * 3600 + 1800};
    c.morning_end = {12 * 3600};
    c.afternoon_start = {14 * 3600};
    c.afternoon_end = {17 * 3600 + 1800};
    c.phone_until = {23 * 3600 + 1800};
    c.workdays_per_week = 5;
    c.weekend_duty = 0.0;
    auto& t = section_of<township_params>(plan);
    t.households_per_village = 100;
    t.travel_minutes_mean = 30.0;
    t.travel_minutes_sigma = 0.0;
    t.county_town_minutes = 60.0;
    t.no_signal_share = 0.0;
    auto& a = section_of<attention>(plan);
    a.push_share = 1.0;
    a.batch_share = 0.0;
    a.mute_share = 0.0;
    section_of<task_choice>(plan).noise = 0.0;
    section_of<task_issue>(plan).work_sigma = 0.0;
    section_of<service>(plan).coping = false;
    section_of<service>(plan).familiarity_speedup = 0.0;
    return plan;
}

/// A world on the first midnight and the scenario it points to, for tests that call one function at a time.
class small_world {
public:
    explicit small_world(scenario plan = quiet_scenario(), const roster& base = small_roster(), std::uint32_t seed = 1,
                         std::vector<group> county_groups = {})
        : plan_(std::make_unique<scenario>(std::move(plan))),
          world_(island(*plan_, base, random_source(seed, 0, 0), std::move(county_groups)).state()) {}

    world& operator*() { return world_; }
    world* operator->() { return &world_; }
    const world& state() const { return world_; }
    /// Parameters may be changed between calls; what initialise() drew from them stays.
    template <class M>
    typename M::params& par() {
        return section_of<M>(*plan_);
    }
    person& of(std::int32_t who) { return world_.now.persons[static_cast<std::size_t>(who)]; }
    assignment& job(std::int32_t id) { return world_.now.assignments[static_cast<std::size_t>(id)]; }

private:
    std::unique_ptr<scenario> plan_;
    world world_;
};

/// A whole run of a lone township under the engine, with its county.
class small_run {
public:
    explicit small_run(scenario plan, std::int32_t days, const roster& base = small_roster(), std::uint32_t seed = 1)
        : plan_(std::make_unique<scenario>(std::move(plan))),
          county_(*plan_, base, random_source(seed, 0, 0), 1),
          town_(*plan_, base, random_source(seed, 0, 0)) {
        go_on(days);
    }
    void go_on(std::int32_t days) {
        for (const std::int32_t end = day_ + days; day_ < end; ++day_) {
            county_.begin_day(day_);
            for (const envelope& e : county_.take_letters(day_)) town_.receive(e);
            town_.begin_day(day_);
            town_.run_until(day_start(day_ + 1));
            town_.end_day();
        }
    }
    const world& state() const { return town_.state(); }
    std::int64_t seconds_of(activity a) { return sum(town_.book().time_use, index_of(a)); }
    std::int64_t tasks(task_count c) { return sum(town_.book().tasks, index_of(c)); }
    std::int64_t messages(message_kind k) { return sum(town_.book().messages, index_of(k)); }
    std::int64_t evidence(evidence_count c) { return sum(town_.book().evidence, index_of(c)); }
    std::int64_t service(service_count c) { return sum(town_.book().service, index_of(c)); }
    std::int64_t attention(attention_count c) { return sum(town_.book().attention, index_of(c)); }

private:
    /// Sum over everything but the last axis.
    static std::int64_t sum(const counts& c, std::size_t last) {
        std::int64_t total = 0;
        for (std::size_t k = last; k < c.cells().size(); k += c.shape().back()) total += c.cells()[k];
        return total;
    }

    std::unique_ptr<scenario> plan_;
    county_island county_;
    island town_;
    std::int32_t day_ = 0;
};

/// Issues only tasks of this kind: `per_week` of them, `minutes` of work each, due after `days`.
inline void issue_only(scenario& plan, task_kind kind, double per_week, double minutes, double days) {
    auto& p = section_of<task_issue>(plan);
    p.enabled = true;
    p.rate.fill(0.0);
    p.rate[kind] = per_week;
    p.work_minutes[kind] = minutes;
    p.deadline_days[kind] = days;
    p.village_share[kind] = 0.0;
    p.evidence_items[kind] = 0.0;
    p.work_sigma = 0.0;
    p.line_spread = 0.0;
    p.weekend_factor = 0.0;
    p.year_end_factor = 1.0;
    p.after_hours_share = 0.0;
}

/// A task of one hour due in two days, as it stands in the pool.
inline std::int32_t put_task(world& w, std::int32_t line, task_kind kind, seconds issued, std::uint32_t key = 1) {
    task t;
    t.key = work_key{key};
    t.line = static_cast<std::int16_t>(line);
    t.kind = kind;
    t.issued = issued;
    t.deadline = issued + 2 * day_length;
    t.asked_work = t.work = 3600.0F;
    return open_task(w, t);
}

}  // namespace sim::support
