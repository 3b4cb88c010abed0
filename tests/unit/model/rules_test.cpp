#include "sim/model/rules.hpp"

#include <gtest/gtest.h>

#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

scenario from_monday() {
    scenario plan;
    plan.par.of<calendar_params>().start = make_date(2020, 1, 6);
    return plan;
}

/// A reform of one lever whose share in force can be read off the rules.
reform readable() {
    reform r;
    std::get<std::optional<one_form>>(r.levers) = one_form{};
    return r;
}

double share_on(const scenario& plan, std::int32_t day, std::int32_t township = 0) {
    return rules_on(plan, township, day).one_form.share;
}

TEST(rules, without_reforms_are_the_scenarios) {
    const scenario plan = from_monday();
    for (const std::int32_t day : {0, 10, 400}) EXPECT_EQ(rules_on(plan, 3, day), scenario_rules(plan.par));
}

TEST(rules, a_reform_without_levers_changes_nothing) {
    scenario plan = from_monday();
    plan.reforms.push_back({});
    for (const std::int32_t day : {0, 10, 400}) EXPECT_EQ(rules_on(plan, 0, day), scenario_rules(plan.par));
}

TEST(rules, of_the_scenario_come_from_its_parameters) {
    parameters par;
    par.of<evidence>().enabled = false;
    par.of<evidence>().audit_sample = 0.37;
    auto& ranked = par.of<ranking>();
    ranked.enabled = false;
    ranked.period_days = 11;
    ranked.published = false;
    ranked.weight_evidence = 0.1;
    ranked.weight_activity = 0.2;
    ranked.weight_outcome = 0.3;
    ranked.weight_voice = 0.4;
    par.of<meetings>().plenary_per_month = 2.5;
    const rules r = scenario_rules(par);
    EXPECT_EQ(r.evidence.before, (evidence_standard{evidence_rule::not_demanded, 0.37}));
    EXPECT_FALSE(r.ranking.before);
    EXPECT_EQ(r.ranking_period_days.value(), 11);
    EXPECT_FALSE(r.ranking_published.before);
    EXPECT_EQ(r.ranking_weights.value(), (score_weights{0.1, 0.2, 0.3, 0.4}));
    EXPECT_EQ(r.plenary_per_month.value(), 2.5);
    par.of<evidence>().enabled = true;
    EXPECT_EQ(scenario_rules(par).evidence.before.rule, evidence_rule::universal);
}

TEST(rules, a_reform_without_dates_holds_from_the_first_day) {
    scenario plan = from_monday();
    plan.reforms.push_back(readable());
    for (const std::int32_t day : {0, 1, 1000}) EXPECT_EQ(share_on(plan, day), 1.0);
}

TEST(rules, a_reform_is_followed_as_far_as_compliance_goes_and_on_paper_in_full) {
    scenario plan = from_monday();
    reform r = readable();
    r.compliance = 0.4;
    r.phase_in_days = 4;
    plan.reforms.push_back(r);
    EXPECT_DOUBLE_EQ(share_on(plan, 1), 0.5 * 0.4);
    EXPECT_DOUBLE_EQ(share_on(plan, 3), 0.4);
    EXPECT_DOUBLE_EQ(rules_on_paper(plan, 0, 1).one_form.share, 0.5);
    EXPECT_DOUBLE_EQ(rules_on_paper(plan, 0, 3).one_form.share, 1.0);
    plan.reforms[0].compliance = 0.0;
    EXPECT_EQ(rules_on(plan, 0, 3), scenario_rules(plan.par));
    EXPECT_DOUBLE_EQ(rules_on_paper(plan, 0, 3).one_form.share, 1.0);
}

TEST(rules, merging_is_an_act_of_the_days_in_which_it_is_phased_in) {
    scenario plan = from_monday();
    EXPECT_EQ(last_day_of_merging(plan, 0, 50), none);
    reform r;
    r.start = make_date(2020, 1, 10);  // day 4
    r.end = make_date(2020, 3, 1);     // day 55
    r.phase_in_days = 10;
    std::get<std::optional<merge_groups>>(r.levers) = merge_groups{};
    plan.reforms.push_back(r);
    EXPECT_EQ(last_day_of_merging(plan, 0, 3), none);
    EXPECT_EQ(last_day_of_merging(plan, 0, 6), 6);
    EXPECT_EQ(last_day_of_merging(plan, 0, 40), 13);
    EXPECT_EQ(last_day_of_merging(plan, 0, 55), none) << "it is repealed";
    plan.reforms[0].townships = {1};
    EXPECT_EQ(last_day_of_merging(plan, 0, 40), none);
    EXPECT_EQ(last_day_of_merging(plan, 1, 40), 13);
}

TEST(rules, a_reform_holds_from_its_start_until_the_day_before_its_end) {
    scenario plan = from_monday();
    reform r = readable();
    r.start = make_date(2020, 1, 10);
    r.end = make_date(2020, 1, 20);
    plan.reforms.push_back(r);
    for (std::int32_t day = 0; day < 30; ++day) EXPECT_EQ(share_on(plan, day), day >= 4 && day < 14 ? 1.0 : 0.0) << day;
    EXPECT_EQ(rules_on(plan, 0, 3), scenario_rules(plan.par));
    EXPECT_EQ(rules_on(plan, 0, 14), scenario_rules(plan.par));
}

TEST(rules, the_share_in_force_rises_in_equal_steps_over_the_phase_in) {
    scenario plan = from_monday();
    reform r = readable();
    r.start = make_date(2020, 1, 10);
    r.phase_in_days = 5;
    plan.reforms.push_back(r);
    EXPECT_EQ(share_on(plan, 3), 0.0);
    for (std::int32_t k = 1; k <= 5; ++k) EXPECT_DOUBLE_EQ(share_on(plan, 3 + k), 0.2 * k);
    EXPECT_EQ(share_on(plan, 50), 1.0);
}

TEST(rules, a_reform_without_a_start_is_phased_in_from_the_first_day) {
    scenario plan = from_monday();
    reform r = readable();
    r.phase_in_days = 4;
    plan.reforms.push_back(r);
    for (std::int32_t day = 0; day < 4; ++day) EXPECT_DOUBLE_EQ(share_on(plan, day), 0.25 * (day + 1));
}

TEST(rules, a_reform_begun_before_the_run_is_as_far_in_force_as_it_had_come) {
    scenario plan = from_monday();
    reform r = readable();
    r.start = make_date(2020, 1, 1);
    r.phase_in_days = 10;
    plan.reforms.push_back(r);
    EXPECT_DOUBLE_EQ(share_on(plan, 0), 0.6);
}

TEST(rules, a_reform_of_some_townships_leaves_the_others_alone) {
    scenario plan = from_monday();
    reform r = readable();
    r.townships = {1, 3};
    plan.reforms.push_back(r);
    for (std::int32_t i = 0; i < 5; ++i) EXPECT_EQ(share_on(plan, 0, i), i == 1 || i == 3 ? 1.0 : 0.0) << i;
}

TEST(rules, reforms_act_in_their_order) {
    scenario plan = from_monday();
    for (const std::int32_t n : {12, 8}) {
        reform r;
        std::get<std::optional<merge_groups>>(r.levers) = merge_groups{n};
        plan.reforms.push_back(r);
    }
    EXPECT_EQ(rules_on(plan, 0, 0).groups_left.after, 8);
    std::swap(plan.reforms[0], plan.reforms[1]);
    EXPECT_EQ(rules_on(plan, 0, 0).groups_left.after, 12);
}

TEST(rules, levers_of_one_reform_act_together) {
    scenario plan = from_monday();
    reform r = readable();
    std::get<std::optional<no_photos>>(r.levers) = no_photos{};
    std::get<std::optional<cap_groups>>(r.levers) = cap_groups{3};
    plan.reforms.push_back(r);
    const rules in_force = rules_on(plan, 0, 0);
    EXPECT_EQ(in_force.one_form.share, 1.0);
    EXPECT_EQ(in_force.no_photos.share, 1.0);
    EXPECT_EQ(in_force.groups_per_person.after, 3);
    EXPECT_EQ(in_force.digest.share, 0.0);
}

TEST(rules, levers_of_two_reforms_are_the_same_as_of_one) {
    scenario together = from_monday();
    reform both = readable();
    std::get<std::optional<no_photos>>(both.levers) = no_photos{};
    together.reforms.push_back(both);
    scenario apart = from_monday();
    reform photos;
    std::get<std::optional<no_photos>>(photos.levers) = no_photos{};
    apart.reforms = {readable(), photos};
    EXPECT_EQ(rules_on(apart, 0, 5), rules_on(together, 0, 5));
}

TEST(rules, a_lever_before_its_phase_in_changes_nothing) {
    for_each_type(lever_list{}, []<class L>() {
        scenario plan = from_monday();
        reform r;
        std::get<std::optional<L>>(r.levers) = L{};
        r.start = make_date(2020, 2, 1);
        r.phase_in_days = 30;
        plan.reforms.push_back(r);
        EXPECT_EQ(rules_on(plan, 0, 25), scenario_rules(plan.par)) << L::name;
        EXPECT_NE(rules_on(plan, 0, 100), scenario_rules(plan.par)) << L::name;
    });
}

}  // namespace
}  // namespace sim
