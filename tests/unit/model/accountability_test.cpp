#include "sim/model/mechanisms/accountability.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

accountability_params strict() {
    accountability_params p = blame_all();
    p.onlooker_share = 0.25;
    p.precaution_half_life_days = 21.0;
    p.standby_share = 0.5;
    p.extra_evidence = 1.0;
    p.extra_calls = 0.6;
    return p;
}

scenario punishing(accountability_params p = strict()) {
    scenario plan = quiet_scenario();
    section_of<accountability>(plan) = p;
    return plan;
}

failure by(std::int32_t who, double luck = 0.5, failure_kind kind = failure_kind::missed) {
    return {kind, who, leader, {luck, luck, luck}};
}

std::int64_t cases(small_world& w, role post) {
    return w->now.book.staff(index_of(post), index_of(staff_count::cases));
}

TEST(accountability, caution_rises_from_nothing_to_one) {
    EXPECT_DOUBLE_EQ(accountability::caution(0.0), 0.0);
    EXPECT_DOUBLE_EQ(accountability::caution(1.0), 1.0 - std::exp(-1.0));
    EXPECT_NEAR(accountability::caution(50.0), 1.0, 1e-12);
}

TEST(accountability, a_case_weighs_on_who_failed_and_colleagues_take_care) {
    small_world w(punishing());
    happen(schedule::failed, *w, by(first_staff));
    EXPECT_EQ(cases(w, role::office_staff), 1);
    EXPECT_DOUBLE_EQ(w.of(first_staff).blame, 1.0);
    EXPECT_DOUBLE_EQ(w.of(first_staff).precaution, 1.0);
    EXPECT_DOUBLE_EQ(w.of(second_staff).precaution, 0.25);
    EXPECT_DOUBLE_EQ(w.of(second_staff).blame, 0.0);
    EXPECT_DOUBLE_EQ(w.of(cadre_1).precaution, 0.0);
}

TEST(accountability, who_bears_the_blame_follows_the_luck_of_the_case) {
    accountability_params p = strict();
    p.probability.fill(0.3);
    p.county_keeps = 0.3;
    p.protectiveness = 0.3;
    small_world w(punishing(p));
    accountability::failed(*w, {failure_kind::incident, cadre_1, leader, {0.31, 0.9, 0.9}});
    EXPECT_EQ(cases(w, role::village_cadre), 0) << "no case";
    accountability::failed(*w, {failure_kind::incident, cadre_1, leader, {0.29, 0.29, 0.9}});
    EXPECT_EQ(cases(w, role::village_cadre), 0) << "the county bears what it has seen";
    accountability::failed(*w, {failure_kind::missed, cadre_1, leader, {0.29, 0.29, 0.9}});
    EXPECT_EQ(cases(w, role::village_cadre), 1) << "it has not seen a notice that was missed";
    accountability::failed(*w, {failure_kind::missed, cadre_1, leader, {0.29, 0.9, 0.29}});
    EXPECT_EQ(cases(w, role::leader), 1) << "the leader protects";
    EXPECT_EQ(cases(w, role::village_cadre), 1);
}

// Null: with shares c of the county and pi of the leader, (1 - c)(1 - pi) of the cases land on who failed: here 0.7 x 0.8.
// 20,000 cases; size 1e-6; eight standard errors, 0.03, are seen with probability 0.999. Twin: a leader who protects more.
double p_of_passed_down(double protectiveness) {
    accountability_params p = strict();
    p.county_keeps = 0.3;
    p.protectiveness = protectiveness;
    small_world w(punishing(p));
    for (w->now.today = 0; w->now.today < 20000; ++w->now.today) {
        accountability::failed(*w, accountability::failure_of(*w, 0, cadre_1, leader, failure_kind::incident));
    }
    return share_p_value(static_cast<double>(cases(w, role::village_cadre)), 20000, 0.7 * 0.8);
}
TEST(accountability, the_share_passed_down_is_what_nobody_above_keeps) {
    EXPECT_GT(p_of_passed_down(0.2), 1e-6);
    EXPECT_LT(p_of_passed_down(0.25), 1e-6);
}

TEST(accountability, precaution_halves_in_three_weeks_so_that_it_lasts_for_weeks) {
    small_world w(punishing());
    accountability::failed(*w, by(first_staff));
    for (int day = 0; day < 14; ++day) accountability::begin_day(*w);
    EXPECT_GT(accountability::caution(w.of(first_staff).precaution), 0.4);  // two weeks
    for (int day = 14; day < 21; ++day) accountability::begin_day(*w);
    EXPECT_NEAR(w.of(first_staff).precaution, 0.5, 1e-12);
    for (int day = 21; day < 42; ++day) accountability::begin_day(*w);
    EXPECT_NEAR(w.of(first_staff).precaution, 0.25, 1e-12);  // six weeks
}

TEST(accountability, the_cautious_stand_by_in_proportion_to_the_work) {
    small_world w(punishing());
    w.of(first_staff).precaution = 1.0;
    for (const std::int32_t who : {first_staff, second_staff}) {
        const std::int32_t id =
            assign_task(*w, put_task(*w, safety, task_kind::form, 9 * 3600), who, assignment_stage::execute, 9 * 3600);
        w.job(id).total_work = 3600.0F;
        w.of(who).clock = 10 * 3600;
        accountability::work_starts(*w, id, 10 * 3600);
    }
    const auto expected = static_cast<seconds>(0.5 * (1.0 - std::exp(-1.0)) * 3600.0);
    EXPECT_EQ(w.of(first_staff).clock, 10 * 3600 + expected);
    EXPECT_EQ(w->now.book.time_use(1, index_of(role::office_staff), index_of(activity::standby)), expected);
    EXPECT_EQ(w->now.book.time_by_cause(index_of(role::office_staff), safety, index_of(activity::standby)), expected);
    EXPECT_EQ(w.of(second_staff).clock, 10 * 3600);
}

TEST(accountability, the_cautious_prove_more_than_is_asked) {
    small_world w(punishing());
    double items = 0;
    for (std::uint32_t key = 1; key <= 400; ++key) {
        const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::form, 9 * 3600, key), first_staff,
                                            assignment_stage::execute, 9 * 3600);
        assignment& a = w.job(id);
        a.evidence_items = 2;
        a.evidence = 600.0F;
        w.of(first_staff).precaution = 1.0;
        handover h{w->now.tasks[static_cast<std::size_t>(a.task)], a, day_length};
        accountability::task_assigned(*w, h);
        EXPECT_FLOAT_EQ(a.evidence, 300.0F * static_cast<float>(a.evidence_items));
        items += a.evidence_items;
        w.of(first_staff).precaution = 0.0;
    }
    const double extra = 2.0 * (1.0 - std::exp(-1.0));
    EXPECT_NEAR(items / 400.0, 2.0 + extra, 0.1);  // of 1 or 2 more: standard error 0.022
}

TEST(accountability, a_cautious_leader_has_notices_confirmed_by_telephone) {
    small_world w(punishing());
    EXPECT_DOUBLE_EQ(accountability::p_call(*w, safety), 0.0);
    w.of(leader).precaution = 1.0;
    EXPECT_DOUBLE_EQ(accountability::p_call(*w, safety), 0.6 * (1.0 - std::exp(-1.0)));
}

TEST(accountability, a_vacant_post_protects_nobody_and_asks_for_no_calls) {
    accountability_params p = strict();
    p.protectiveness = 1.0;
    small_world w(punishing(p));
    accountability::failed(*w, by(first_staff));
    EXPECT_EQ(cases(w, role::leader), 1);
    EXPECT_GT(accountability::p_call(*w, safety), 0.0);
    w.of(leader).vacant = true;
    accountability::failed(*w, by(first_staff));
    EXPECT_EQ(cases(w, role::leader), 1);
    EXPECT_EQ(cases(w, role::office_staff), 1);
    EXPECT_EQ(accountability::p_call(*w, safety), 0.0);
}

TEST(accountability, another_holder_of_a_leaders_post_protects_otherwise) {
    accountability_params p = strict();
    p.protectiveness = 0.5;
    p.protectiveness_spread = 0.2;
    small_world w(punishing(p));
    const double first = accountability::protectiveness_of(*w, leader);
    w.of(leader).holders_before = 1;
    EXPECT_NE(accountability::protectiveness_of(*w, leader), first);
}

TEST(accountability, leaders_differ_around_the_mean_that_the_rule_sets) {
    accountability_params p = strict();
    p.protectiveness = 0.5;
    p.protectiveness_spread = 0.2;
    small_world w(punishing(p));
    const double of_leader = accountability::protectiveness_of(*w, leader);
    EXPECT_GT(of_leader, 0.3);
    EXPECT_LT(of_leader, 0.7);
    EXPECT_NE(of_leader, 0.5);
    w->in_force.protectiveness.move(1.0, 1.0);
    EXPECT_GT(accountability::protectiveness_of(*w, leader), of_leader);
    EXPECT_EQ(accountability::protectiveness_of(*w, none), 0.0);
}

TEST(accountability, levers_move_its_rules) {
    scenario plan = punishing();
    reform r;
    std::get<std::optional<protective_leadership>>(r.levers) = protective_leadership{0.6};
    std::get<std::optional<fault_tolerance>>(r.levers) = fault_tolerance{0.75};
    std::get<std::optional<public_clearing>>(r.levers) = public_clearing{1.0};
    std::get<std::optional<pay_and_honour>>(r.levers) = pay_and_honour{0.5};
    plan.reforms.push_back(r);
    const rules today = rules_on(plan, 0, 0);
    EXPECT_DOUBLE_EQ(today.protectiveness.value(), 0.6);
    EXPECT_DOUBLE_EQ(today.failures_punished.value(), 0.25);
    EXPECT_DOUBLE_EQ(today.public_clearing.value(), 1.0);
    EXPECT_DOUBLE_EQ(today.recognition.value(), 0.5);
}

TEST(accountability, forgiven_failures_are_no_cases) {
    small_world w(punishing());
    w->in_force.failures_punished.move(0.25, 1.0);
    accountability::failed(*w, by(first_staff, 0.26));
    EXPECT_EQ(cases(w, role::office_staff), 0);
    accountability::failed(*w, by(first_staff, 0.24));
    EXPECT_EQ(cases(w, role::office_staff), 1);
}

TEST(accountability, switched_off_nothing_is_held_against_anybody) {
    accountability_params p = strict();
    p.enabled = false;
    small_world w(punishing(p));
    w.of(first_staff).precaution = 1.0;
    happen(schedule::failed, *w, by(first_staff));
    EXPECT_EQ(w.of(first_staff).blame, 0.0);
    EXPECT_EQ(accountability::p_call(*w, safety), 0.0);
    EXPECT_EQ(w->now.book.staff(index_of(role::office_staff), index_of(staff_count::failures)), 0);
}

}  // namespace
}  // namespace sim
