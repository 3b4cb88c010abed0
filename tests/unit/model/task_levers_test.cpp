// Levers on how tasks come in and down: a gate, the way through the township.
#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

template <class Lever>
scenario under(scenario plan, const Lever& lever) {
    reform r;
    r.name = Lever::name;
    std::get<std::optional<Lever>>(r.levers) = lever;
    plan.reforms.push_back(r);
    return plan;
}

scenario issuing(task_kind kind) {
    scenario plan = quiet_scenario();
    issue_only(plan, kind, 100.0, 60.0, 3.0);
    return plan;
}

// Null: each task of any kind passes the gate with probability 0.7. 70 weeks of 100 field checks; size 1e-6, eight standard errors,
// 0.044, are seen with probability 0.999. Twin: a gate of 0.75.
double p_of_passing(double admitted) {
    const auto all = static_cast<double>(lone_county(issuing(task_kind::field_check)).days(490).size());
    const scenario gated = under(issuing(task_kind::field_check), admission_gate{admitted});
    return share_p_value(static_cast<double>(lone_county(gated).days(490).size()), all, 0.7);
}
TEST(admission_gate, sends_back_its_share_of_every_kind) {
    EXPECT_GT(p_of_passing(0.7), 1e-6);
    EXPECT_LT(p_of_passing(0.75), 1e-6);
}

TEST(admission_gate, sends_back_the_same_tasks_in_every_township) {
    const scenario gated = under(issuing(task_kind::notice), admission_gate{0.5});
    std::vector<work_key> sent[2];
    for (const auto& [to, l] : lone_county(gated, 2).days(28)) sent[to].push_back(l.key);
    EXPECT_FALSE(sent[0].empty());
    EXPECT_EQ(sent[0], sent[1]);
}

TEST(admission_gate, takes_visible_control_from_departments) {
    rules before = scenario_rules(quiet_scenario().par);
    rules now = before;
    admission_gate::apply(now, admission_gate{0.7}, 1.0);
    EXPECT_DOUBLE_EQ(substitution::open_channels(before, now, 10)[control_channel::documents], 0.7);
}

/// Who gets a task of the safety line first.
std::int32_t first_recipient(scenario plan) {
    section_of<routing>(plan).enabled = true;
    section_of<routing>(plan).direct_share = 1.0;
    small_world w(std::move(plan));
    w->in_force = rules_on(*w->plan, 0, 0);
    routing::task_arrives(*w, put_task(*w, safety, task_kind::form, 9 * 3600), 9 * 3600);
    return w.job(0).person;
}
TEST(route_through_block, brings_tasks_to_the_leader_in_charge) {
    EXPECT_EQ(first_recipient(quiet_scenario()), first_staff);
    EXPECT_EQ(first_recipient(under(quiet_scenario(), route_through_block{0.0})), leader);
}

TEST(shorten_study, leaves_part_of_the_minutes) {
    scenario plan = quiet_scenario();
    section_of<apps>(plan) = {.enabled = true,
                              .apps_per_person = 0.0,
                              .study_minutes = 40.0,
                              .slowness_spread = 0.0,
                              .quiz_per_week = 0.0,
                              .gaming_share = 0.0,
                              .counter_measures_per_year = 0.0,
                              .posts_per_week = 0.0,
                              .new_apps_per_year = 0.0,
                              .followers_per_week = 0.0};
    small_world w(under(plan, shorten_study{0.25}));
    w->in_force = rules_on(*w->plan, 0, 0);
    apps::begin_day(*w);
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, 10 * 60);
}

}  // namespace
}  // namespace sim
