#include <gtest/gtest.h>

#include <set>

#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/two_level.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

scenario issuing(task_kind kind, double per_week) {
    scenario plan = quiet_scenario();
    issue_only(plan, kind, per_week, 60.0, 3.0);
    return plan;
}

/// A county of one and the township that hears from it.
struct small_county {
    explicit small_county(scenario plan, std::uint32_t township = 0)
        : town(plan), here(std::move(plan)), seat(here, small_roster(), random_source(1, 0, township), 1) {
        town->now.random = random_source(1, 0, township);
    }
    small_world town;
    scenario here;
    county_island seat;
};

void clear_tasks(small_world& w) {
    w->now.tasks.clear();
    w->now.free_tasks.clear();
    w->now.timers = {};
}

/// Calls visit(task) for every task issued on these days, as it stands in the township.
template <class Visit>
void issue(small_world& town, county_island& seat, std::int32_t days, Visit&& visit) {
    for (std::int32_t day = 0; day < days; ++day) {
        clear_tasks(town);
        seat.begin_day(day);
        for (const envelope& e : seat.take_letters(day)) task_issue::receive(*town, std::get<task_letter>(e.content));
        for (const task& t : town->now.tasks) visit(t);
    }
}

template <class Visit>
void issue(small_county& c, std::int32_t days, Visit&& visit) {
    issue(c.town, c.seat, days, visit);
}

TEST(task_issue, season_is_one_on_a_working_day_and_less_on_days_off) {
    task_issue_params p;
    p.weekend_factor = 0.3;
    p.year_end_factor = 2.5;
    EXPECT_DOUBLE_EQ(task_issue::season(p, task_kind::form, make_date(2020, 1, 6), 5), 1.0);
    EXPECT_DOUBLE_EQ(task_issue::season(p, task_kind::form, make_date(2020, 1, 11), 5), 0.3);
    EXPECT_DOUBLE_EQ(task_issue::season(p, task_kind::form, make_date(2020, 1, 11), 6), 1.0);
}

TEST(task_issue, the_last_six_weeks_of_the_year_bring_more_forms_and_evaluations) {
    task_issue_params p;
    p.weekend_factor = 0.3;
    p.year_end_factor = 2.5;
    const civil_date friday = make_date(2020, 11, 20);
    for (const task_kind k : {task_kind::form, task_kind::evaluation}) {
        EXPECT_DOUBLE_EQ(task_issue::season(p, k, {friday.days - 1}, 5), 1.0);
        EXPECT_DOUBLE_EQ(task_issue::season(p, k, friday, 5), 2.5);
        EXPECT_DOUBLE_EQ(task_issue::season(p, k, make_date(2020, 12, 31), 5), 2.5);
        EXPECT_DOUBLE_EQ(task_issue::season(p, k, make_date(2021, 1, 1), 5), 1.0);
    }
    EXPECT_DOUBLE_EQ(task_issue::season(p, task_kind::notice, friday, 5), 1.0);
}

/// p-values over 200 seeds of the tasks issued in four ordinary weeks against their Poisson mean.
std::vector<double> issue_p_values(double per_week, double expected_per_week, double weekend_factor) {
    scenario plan = issuing(task_kind::form, per_week);
    section_of<task_issue>(plan).weekend_factor = weekend_factor;
    section_of<task_issue>(plan).line_spread = 0.5;
    small_world town(plan);
    std::vector<double> p;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        county_island seat(plan, small_roster(), random_source(seed, 0, 0), 1);
        double n = 0;
        issue(town, seat, 28, [&](const task&) { n += 1; });
        const double mean = 4 * expected_per_week;
        p.push_back(normal_cdf((n - mean) / std::sqrt(mean)));
    }
    return p;
}

// Null: four ordinary weeks bring a Poisson number of tasks with mean 4 x 100, whatever the spread of lines and the
// share of days off. Two levels over 200 seeds, size 1e-6; one standard error, 5 %, is seen with probability 0.999.
// Twin: a rate of 106.
TEST(task_issue, an_ordinary_week_brings_the_weekly_rate) {
    EXPECT_GT(uniformity(issue_p_values(100.0, 100.0, 0.3), level_one_tolerance), 1e-6);
    EXPECT_GT(uniformity(issue_p_values(100.0, 100.0, 0.0), level_one_tolerance), 1e-6);
    EXPECT_LT(uniformity(issue_p_values(106.0, 100.0, 0.3), level_one_tolerance), 1e-6);
}

TEST(task_issue, shares_of_lines_sum_to_one_and_are_equal_without_spread) {
    scenario plan = issuing(task_kind::form, 10.0);
    const small_county equal(plan);
    for (const department_state& d : equal.seat.state().now.departments) EXPECT_DOUBLE_EQ(d.weight, 0.2);
    section_of<task_issue>(plan).line_spread = 1.0;
    const small_county spread(plan);
    const std::vector<department_state>& lines = spread.seat.state().now.departments;
    double sum = 0.0;
    for (const department_state& d : lines) sum += d.weight;
    EXPECT_NEAR(sum, 1.0, 1e-12);
    EXPECT_NE(lines[0].weight, lines[1].weight);
}

TEST(task_issue, tasks_have_their_kinds_work_and_deadline) {
    scenario plan = issuing(task_kind::field_check, 100.0);
    section_of<task_issue>(plan).evidence_items[task_kind::field_check] = 4.0;
    section_of<task_issue>(plan).village_share[task_kind::field_check] = 1.0;
    small_county w(plan);
    int n = 0;
    issue(w, 5, [&](const task& t) {
        ++n;
        EXPECT_EQ(t.kind, task_kind::field_check);
        EXPECT_FLOAT_EQ(t.asked_work, 3600.0F);
        EXPECT_EQ(t.deadline - t.issued, 3 * day_length);
        EXPECT_EQ(t.evidence_items, 4);
        EXPECT_TRUE(t.to_villages);
    });
    EXPECT_GT(n, 50);
}

TEST(task_issue, every_task_has_a_key_of_its_own) {
    small_county w(issuing(task_kind::form, 400.0));
    std::set<work_key> keys;
    int n = 0;
    issue(w, 28, [&](const task& t) {
        keys.insert(t.key);
        ++n;
    });
    EXPECT_EQ(keys.size(), static_cast<std::size_t>(n));
}

double posted_late(double share) {
    scenario plan = issuing(task_kind::form, 500.0);
    section_of<task_issue>(plan).after_hours_share = share;
    small_county w(plan);
    double late = 0;
    int n = 0;
    issue(w, 5 * 7, [&](const task& t) {
        if (++n > 2000) return;
        const seconds of_day = t.issued % day_length;
        EXPECT_GE(of_day, 8 * 3600 + 1800);
        EXPECT_LT(of_day, 23 * 3600 + 1800);
        late += of_day >= 17 * 3600 + 1800 ? 1 : 0;
    });
    EXPECT_GE(n, 2000);
    return late;
}

// Null: posted after hours with probability 0.3. 2000 tasks, size 1e-6; an error of 0.082 is seen with probability
// 0.999. Twin: 0.4.
TEST(task_issue, its_share_of_tasks_is_posted_after_hours) {
    EXPECT_GT(share_p_value(posted_late(0.3), 2000, 0.3), 1e-6);
    EXPECT_LT(share_p_value(posted_late(0.4), 2000, 0.3), 1e-6);
}

// The stream belongs to the county and not to the place of its seat; only complaints are about one's own villages.
TEST(task_issue, is_the_same_in_every_township_of_a_county) {
    small_county here(issuing(task_kind::form, 100.0));
    small_county there(issuing(task_kind::form, 100.0), 7);
    const auto stream = [](small_county& w) {
        std::vector<std::pair<work_key, seconds>> all;
        issue(w, 14, [&](const task& t) { all.emplace_back(t.key, t.issued); });
        return all;
    };
    const auto tasks = stream(here);
    EXPECT_GT(tasks.size(), 100U);
    EXPECT_EQ(tasks, stream(there));
}

TEST(task_issue, a_complaint_is_about_one_village) {
    scenario plan = issuing(task_kind::complaint_ticket, 100.0);
    small_county w(plan);
    std::set<std::int16_t> villages;
    issue(w, 5, [&](const task& t) { villages.insert(t.village); });
    EXPECT_EQ(villages, (std::set<std::int16_t>{0, 1}));
}

TEST(task_issue, off_no_task_arrives) {
    scenario plan = issuing(task_kind::form, 100.0);
    small_run on(plan, 7);
    EXPECT_GT(on.tasks(task_count::issued), 0);
    section_of<task_issue>(plan).enabled = false;
    small_run off(plan, 7);
    EXPECT_EQ(off.tasks(task_count::issued), 0);
    EXPECT_EQ(off.tasks(task_count::assigned), 0);
    EXPECT_EQ(off.seconds_of(activity::forms_reports), 0);
}

}  // namespace
}  // namespace sim
