#include "sim/model/mechanisms/substitution.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/model/mechanisms/endogenous_issue.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/world.hpp"
#include "tests/support/small_county.hpp"

namespace sim {
namespace {

using namespace support;
using channels = per<control_channel, double>;

substitution_params answering() {
    substitution_params p;
    p.enabled = true;
    p.elasticity = 0.5;
    p.half_life_months = 6.0;
    p.visibility = {{0.25, 0.25, 0.1, 0.15, 0.15, 0.05, 0.025, 0.025}};
    p.price = {{0.0, 0.0, 1.0, 1.0, 1.0}};
    return p;
}

double rise(const substitution_params& p, const per<control_channel, double>& open, substitute through, double regained,
            double new_apps = 1.0) {
    return substitution::rise(p, open, new_apps, through, regained);
}

channels all_open() {
    channels open;
    open.fill(1.0);
    return open;
}

scenario controlled() {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, 100.0, 60.0, 10.0);
    section_of<task_issue>(plan).evidence_items[task_kind::form] = 10.0;
    section_of<substitution>(plan) = answering();
    section_of<endogenous_issue>(plan).grading_mean = 0.5;
    section_of<endogenous_issue>(plan).grading_spread = 0.0;
    return plan;
}

template <class Lever>
reform of(const Lever& lever) {
    reform r;
    std::get<std::optional<Lever>>(r.levers) = lever;
    return r;
}

TEST(substitution, without_a_reform_no_control_is_lost) {
    const rules untouched = scenario_rules(controlled().par);
    const channels open = substitution::open_channels(untouched, untouched, 34);
    for (const double o : open) EXPECT_DOUBLE_EQ(o, 1.0);
    EXPECT_DOUBLE_EQ(substitution::lost(answering(), open), 0.0);
}

TEST(substitution, each_lever_closes_its_channel) {
    const auto channel_after = [](const reform& r, control_channel c, const scenario& base) {
        scenario plan = base;
        plan.reforms.push_back(r);
        return substitution::open_channels(scenario_rules(plan.par), rules_on(plan, 0, 0), 34)[c];
    };
    scenario plan = controlled();
    plan.par.of<evidence>().enabled = true;
    plan.par.of<ranking>().enabled = true;
    EXPECT_DOUBLE_EQ(channel_after(of(no_photos{}), control_channel::uploads, plan), 0.0);
    EXPECT_DOUBLE_EQ(channel_after(of(assignment_only{}), control_channel::uploads, plan), 0.0);
    EXPECT_DOUBLE_EQ(channel_after(of(merge_groups{.n_groups = 17}), control_channel::groups, plan), 0.5);
    EXPECT_DOUBLE_EQ(channel_after(of(ranking_off{}), control_channel::ranking, plan), 0.0);
    EXPECT_DOUBLE_EQ(channel_after(of(rarer_ranking{.period_days = 70}), control_channel::ranking, plan), 0.1);
    EXPECT_DOUBLE_EQ(channel_after(of(cap_documents{.share_left = 0.4}), control_channel::documents, plan), 0.4);
    EXPECT_DOUBLE_EQ(channel_after(of(no_photos{}), control_channel::documents, plan), 1.0);
}

TEST(substitution, control_lost_is_the_weight_of_what_is_closed) {
    channels open = all_open();
    open[control_channel::uploads] = 0.0;
    open[control_channel::groups] = 0.5;
    EXPECT_DOUBLE_EQ(substitution::lost(answering(), open), 0.15 + 0.075);
    substitution_params doubled = answering();
    for (double& v : doubled.visibility) v *= 0.5;
    EXPECT_DOUBLE_EQ(substitution::lost(doubled, open), 0.15 + 0.075) << "only ratios count";
}

TEST(substitution, what_the_channels_gain_is_what_has_returned) {
    const substitution_params p = answering();
    channels open = all_open();
    open[control_channel::evidence] = 0.2;
    const double regained = 0.07;
    double supplied = 0.0;
    for (const auto& [s, c] :
         {std::pair{substitute::documents, control_channel::documents},
          std::pair{substitute::evidence, control_channel::evidence},
          std::pair{substitute::calls, control_channel::calls}, std::pair{substitute::apps, control_channel::apps},
          std::pair{substitute::inspections, control_channel::inspections}}) {
        supplied += rise(p, open, s, regained) * p.visibility[c] * open[c];
    }
    EXPECT_NEAR(supplied, regained, 1e-15);
}

TEST(substitution, a_closed_channel_gains_nothing_and_without_any_nothing_returns) {
    const substitution_params p = answering();
    channels open = all_open();
    open[control_channel::evidence] = 0.0;
    EXPECT_DOUBLE_EQ(rise(p, open, substitute::evidence, 0.1), 0.0);
    open[control_channel::documents] = 0.0;
    EXPECT_GT(rise(p, open, substitute::calls, 0.1), 0.0);
    open[control_channel::calls] = 0.0;
    EXPECT_DOUBLE_EQ(rise(p, open, substitute::calls, 0.1), 0.0);
}

TEST(substitution, without_new_apps_the_others_supply_what_apps_would) {
    const substitution_params p = answering();
    EXPECT_GT(rise(p, all_open(), substitute::apps, 0.1), 0.0);
    EXPECT_DOUBLE_EQ(rise(p, all_open(), substitute::apps, 0.1, 0.0), 0.0);
    EXPECT_GT(rise(p, all_open(), substitute::inspections, 0.1, 0.0),
              rise(p, all_open(), substitute::inspections, 0.1));
}

TEST(substitution, a_township_hears_every_week_what_apps_are_wanted) {
    scenario plan = controlled();
    plan.reforms.push_back(of(no_photos{}));
    lone_county c(plan);
    double wanted = 0.0;
    for (std::int32_t day = 0; day < 7 * 26 + 1; ++day) {
        for (const auto& [to, l] : c.day<apps_letter>()) wanted = l.demanded;
    }
    const double regained = c.state().departments[0].regained[0];
    EXPECT_NEAR(wanted, rise(answering(), all_open(), substitute::apps, regained), 1e-12);
    EXPECT_TRUE(lone_county(controlled()).day<apps_letter>().empty()) << "no reform, no letter";
}

TEST(substitution, a_dearer_channel_is_used_less) {
    substitution_params p = answering();
    const double cheap = rise(p, all_open(), substitute::calls, 0.1);
    p.price[substitute::calls] += 1.0;
    EXPECT_LT(rise(p, all_open(), substitute::calls, 0.1), cheap);
}

/// Control regained after so many weeks under a reform.
double regained(const reform& r, std::int32_t weeks, const scenario& base = controlled()) {
    scenario plan = base;
    plan.reforms.push_back(r);
    lone_county c(plan);
    c.days(7 * weeks + 1);
    return c.state().departments[0].regained[0];
}

// y after n weeks is epsilon lost (1 - 2^(-n / h)), h = 6 months = 26.09 weeks.
TEST(substitution, half_of_what_returns_has_returned_after_the_half_life) {
    const double in_the_end = 0.5 * 0.15;
    EXPECT_NEAR(regained(of(no_photos{}), 26), in_the_end * (1.0 - std::exp2(-26.0 / (365.25 / 7 / 2))), 1e-12);
    EXPECT_NEAR(regained(of(no_photos{}), 700), in_the_end, 1e-9);
}

TEST(substitution, what_returned_fades_when_the_reform_ends) {
    scenario plan = controlled();
    reform passing = of(no_photos{});
    passing.end = {section_of<calendar_params>(plan).start.days + 7 * 60};
    const double at_the_end = regained(passing, 60, plan);
    EXPECT_GT(at_the_end, 0.05);
    EXPECT_LT(regained(passing, 60 + 27, plan), 0.55 * at_the_end);
}

TEST(substitution, grading_by_results_removes_the_demand) {
    reform both = of(no_photos{});
    std::get<std::optional<grade_by_results>>(both.levers) = grade_by_results{.weight = 0.75};
    EXPECT_NEAR(regained(both, 700), 0.25 * 0.5 * 0.15, 1e-9);
}

TEST(substitution, departments_answer_in_the_township_of_the_reform_alone) {
    scenario plan = controlled();
    reform here = of(no_photos{});
    here.townships = {1};
    plan.reforms.push_back(here);
    lone_county c(plan, 3);
    c.days(7 * 52 + 1);
    const department_state& d = c.state().departments[0];
    EXPECT_DOUBLE_EQ(d.regained[0], 0.0);
    EXPECT_GT(d.regained[1], 0.05);
    EXPECT_DOUBLE_EQ(d.regained[2], 0.0);
    double items[3]{};
    double n[3]{};
    std::size_t beyond[3]{};
    for (const auto& [to, l] : c.days(28)) {
        items[to] += l.evidence_items;
        n[to] += 1;
        beyond[to] += l.beyond_base ? 1 : 0;
        EXPECT_EQ(l.calls > 0.0F, to == 1);
    }
    EXPECT_DOUBLE_EQ(items[0] / n[0], 10.0);
    EXPECT_NEAR(items[1] / n[1], 10.0 * (1.0 + rise(answering(), all_open(), substitute::evidence, d.regained[1])),
                0.2);
    EXPECT_EQ(beyond[0], 0U);
    EXPECT_GT(beyond[1], 5U);
}

TEST(substitution, switched_off_nothing_returns) {
    scenario plan = controlled();
    section_of<substitution>(plan).enabled = false;
    EXPECT_DOUBLE_EQ(regained(of(no_photos{}), 60, plan), 0.0);
}

}  // namespace
}  // namespace sim
