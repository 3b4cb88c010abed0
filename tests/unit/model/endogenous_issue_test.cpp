#include "sim/model/mechanisms/endogenous_issue.hpp"

#include <gtest/gtest.h>

#include <map>

#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/small_county.hpp"
#include "tests/support/two_level.hpp"

namespace sim {
namespace {

using namespace support;

endogenous_issue_params rivals() {
    endogenous_issue_params p;
    p.enabled = true;
    p.rivalry = 0.02;
    p.decay = 0.04;
    p.visibility_memory = 0.9;
    p.grading_mean = 0.5;
    p.grading_spread = 0.0;
    return p;
}

scenario competing(double per_week = 100.0, double line_spread = 0.8) {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, per_week, 60.0, 3.0);
    section_of<task_issue>(plan).line_spread = line_spread;
    section_of<endogenous_issue>(plan) = rivals();
    return plan;
}

TEST(endogenous_issue, growth_settles_where_rivalry_and_decay_balance) {
    const endogenous_issue_params p = rivals();
    double growth = 0.0;
    for (int week = 0; week < 1000; ++week) growth = endogenous_issue::next_growth(p, growth, 0.5, 0.6);
    EXPECT_NEAR(growth, 0.02 * 0.5 * 0.6 / 0.04, 1e-12);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_growth(p, 0.1, 0.5, 0.6), 0.1 + 0.006 - 0.004);
}

TEST(endogenous_issue, who_is_ahead_or_not_graded_on_visible_work_does_not_grow) {
    const endogenous_issue_params p = rivals();
    EXPECT_DOUBLE_EQ(endogenous_issue::next_growth(p, 0.0, 0.5, -0.3), 0.0);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_growth(p, 0.0, 0.0, 2.0), 0.0);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_growth(p, 0.5, 0.0, 2.0), 0.48);
}

TEST(endogenous_issue, departments_are_graded_within_the_spread_and_within_bounds) {
    scenario plan = competing();
    section_of<endogenous_issue>(plan).grading_mean = 0.9;
    section_of<endogenous_issue>(plan).grading_spread = 0.3;
    bool differ = false;
    for (std::uint32_t seed = 1; seed <= 50; ++seed) {
        const lone_county c(plan, 1, seed);
        const auto& all = c.state().departments;
        for (const department_state& d : all) {
            EXPECT_GE(d.grading, 0.6);
            EXPECT_LE(d.grading, 1.0);
        }
        differ = differ || all[0].grading != all[1].grading;
    }
    EXPECT_TRUE(differ);
}

TEST(endogenous_issue, the_least_visible_department_grows_and_the_most_visible_does_not) {
    lone_county c(competing());
    c.days(365);
    const auto& all = c.state().departments;
    const auto [least, most] = std::ranges::minmax_element(all, {}, [](const department_state& d) { return d.weight; });
    EXPECT_GT(least->growth, 0.05);
    EXPECT_DOUBLE_EQ(most->growth, 0.0);
}

TEST(endogenous_issue, visibility_is_the_share_of_the_department_against_the_mean) {
    scenario plan = competing(2000.0);
    section_of<endogenous_issue>(plan).rivalry = 0.0;
    lone_county c(plan);
    c.days(7 * 60);
    for (const department_state& d : c.state().departments) {
        EXPECT_NEAR(d.visibility, d.weight * static_cast<double>(c.state().departments.size()), 0.06);
        EXPECT_DOUBLE_EQ(d.growth, 0.0);
    }
}

/// Tasks of the base and beyond it, by key.
std::map<work_key, bool> issued(const scenario& plan, std::int32_t days, std::uint32_t seed = 1) {
    std::map<work_key, bool> all;
    lone_county c(plan, 1, seed);
    for (const auto& [to, l] : c.days(days))
        EXPECT_TRUE(all.emplace(l.key, l.beyond_base).second) << "one key, one task";
    return all;
}

TEST(endogenous_issue, the_base_stays_what_it_is) {
    scenario still = competing();
    section_of<endogenous_issue>(still).enabled = false;
    std::map<work_key, bool> base;
    std::size_t beyond = 0;
    for (const auto& [key, is_beyond] : issued(competing(), 182)) {
        if (is_beyond) {
            ++beyond;
        } else {
            base.emplace(key, false);
        }
    }
    EXPECT_GT(beyond, 10U);
    EXPECT_EQ(base, issued(still, 182));
}

TEST(endogenous_issue, grading_by_results_ends_the_race) {
    scenario plan = competing();
    reform by_results;
    std::get<std::optional<grade_by_results>>(by_results.levers) = grade_by_results{};
    plan.reforms.push_back(by_results);
    for (const auto& [key, is_beyond] : issued(plan, 182)) EXPECT_FALSE(is_beyond);
}

/// p-values over 200 seeds of four weeks' tasks beyond the base, with growth held at 0.3 of the base.
std::vector<double> beyond_p_values(double over_base) {
    scenario plan = competing(100.0, 0.0);
    section_of<endogenous_issue>(plan).enabled = false;
    std::vector<double> p;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        county c;
        county_world w(plan, lone_county(plan, 1, seed).state());
        double n = 0;
        for (w.now.today = 0; w.now.today < 28; ++w.now.today) {
            for (std::size_t line = 0; line < w.now.departments.size(); ++line) {
                task_issue::issue_beyond_base(w, line, {over_base});
            }
        }
        for (const auto& [to, l] : w.outbox) n += std::get<task_letter>(l).beyond_base ? 1 : 0;
        p.push_back(normal_cdf((n - 120.0) / std::sqrt(120.0)));
    }
    return p;
}

// Null: tasks beyond the base are Poisson with 0.3 times the base mean, 120 in four weeks. Two levels over 200 seeds, size
// 1e-6; one standard error, 9 % of the mean, is seen with probability 0.999. Twin: 0.33 times.
TEST(endogenous_issue, tasks_beyond_the_base_are_a_multiple_of_its_mean) {
    EXPECT_GT(uniformity(beyond_p_values(0.3), level_one_tolerance), 1e-6);
    EXPECT_LT(uniformity(beyond_p_values(0.33), level_one_tolerance), 1e-6);
}

TEST(endogenous_issue, a_township_with_less_gets_part_of_what_one_with_more_gets) {
    const scenario plan = competing(300.0, 0.0);
    county_world w(plan, lone_county(plan, 2).state());
    for (w.now.today = 0; w.now.today < 28; ++w.now.today) task_issue::issue_beyond_base(w, 0, {0.4, 1.0});
    std::map<work_key, int> seen;
    std::size_t few = 0;
    for (const auto& [to, l] : w.outbox) {
        if (to == 1) seen.emplace(std::get<task_letter>(l).key, 1);
    }
    for (const auto& [to, l] : w.outbox) {
        if (to != 0) continue;
        ++few;
        EXPECT_TRUE(seen.contains(std::get<task_letter>(l).key));
    }
    EXPECT_GT(few, 20U);
    EXPECT_LT(few, seen.size());
}

TEST(graded_from_below, who_hands_down_more_than_others_gives_part_of_it_up) {
    endogenous_issue_params p = rivals();
    p.retreat = 0.02;
    double restraint = 0.0;
    for (int week = 0; week < 1000; ++week) restraint = endogenous_issue::next_restraint(p, restraint, 0.5, 2.0);
    EXPECT_NEAR(restraint, 0.02 * 0.5 / 0.04, 1e-12);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_restraint(p, 0.0, 0.5, 0.9), 0.0);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_restraint(p, 0.0, 0.0, 2.0), 0.0);
    EXPECT_DOUBLE_EQ(endogenous_issue::next_restraint(p, 0.9, 1.0, 100.0), 1.0);
}

TEST(graded_from_below, acts_on_the_department_of_which_townships_tell_most) {
    scenario plan = competing();
    section_of<endogenous_issue>(plan).retreat = 0.1;
    reform r;
    std::get<std::optional<graded_from_below>>(r.levers) = graded_from_below{1.0};
    plan.reforms.push_back(r);
    lone_county c(plan);
    std::map<std::int16_t, std::size_t> before;
    std::map<std::int16_t, std::size_t> after;
    for (const auto& [to, l] : c.days(7 * 20)) ++before[l.line];
    for (int week = 0; week < 20; ++week) {
        conduct_letter l;
        l.line = welfare;
        l.week.handed_out = 100;
        c.seat().receive({0, county_seat, 0, l});
        for (const auto& [to, task] : c.days(7)) ++after[task.line];
    }
    EXPECT_GT(c.state().departments[welfare].restraint, 0.5);
    EXPECT_EQ(c.state().departments[fire].restraint, 0.0);
    EXPECT_LT(2 * after[welfare], before[welfare]);
    EXPECT_GT(2 * after[fire], before[fire]);
}

}  // namespace
}  // namespace sim
