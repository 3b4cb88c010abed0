#include "sim/model/mechanisms/department_learning.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"

namespace sim {
namespace {

using namespace support;

department_learning_params learning() {
    department_learning_params p;
    p.enabled = true;
    p.start_trust = 0.5;
    p.recovery = 0.05;
    p.loss = 0.35;
    p.weight_false = 5.0;
    p.evidence_gain = 1.0;
    p.haste_gain = 0.4;
    return p;
}

scenario proving() {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, 100.0, 60.0, 10.0);
    section_of<task_issue>(plan).evidence_items[task_kind::form] = 10.0;
    section_of<department_learning>(plan) = learning();
    return plan;
}

TEST(department_learning, trust_settles_where_recovery_and_loss_balance) {
    const department_learning_params p = learning();
    for (const double share : {0.0, 0.1, 0.5}) {
        double trust = 0.9;
        const line_conduct week{.handed_out = 100, .missed = static_cast<std::int32_t>(100 * share), .found_out = 0};
        for (int i = 0; i < 2000; ++i) trust = department_learning::next_trust(p, trust, week);
        EXPECT_NEAR(trust, 0.05 / (0.05 + 0.35 * share), 1e-9) << share;
    }
}

TEST(department_learning, a_false_record_found_out_weighs_like_five_misses) {
    const department_learning_params p = learning();
    EXPECT_DOUBLE_EQ(department_learning::next_trust(p, 0.6, {.handed_out = 40, .missed = 5, .found_out = 0}),
                     department_learning::next_trust(p, 0.6, {.handed_out = 40, .missed = 0, .found_out = 1}));
}

TEST(department_learning, a_week_without_assignments_only_heals) {
    const department_learning_params p = learning();
    EXPECT_DOUBLE_EQ(department_learning::next_trust(p, 0.6, {}), 0.62);
    EXPECT_DOUBLE_EQ(department_learning::next_trust(p, 1.0, {}), 1.0);
}

TEST(department_learning, trust_stays_within_zero_and_one) {
    department_learning_params p = learning();
    p.loss = 2.0;
    EXPECT_DOUBLE_EQ(department_learning::next_trust(p, 0.9, {.handed_out = 1, .missed = 1, .found_out = 1}), 0.0);
}

/// Evidence items and days allowed of the first task to each of two townships.
struct demand {
    std::int16_t items;
    double days;
};
std::array<demand, 2> demands(double trust_in_second, bool enabled = true) {
    scenario plan = proving();
    section_of<department_learning>(plan).enabled = enabled;
    lone_county c(plan, 2);
    const line_conduct bad{.handed_out = 1, .missed = 0, .found_out = 0};
    for (std::int32_t line = 0; line < 5; ++line) {
        c.seat().receive({1, county_seat, 0, conduct_letter{static_cast<std::int16_t>(line), bad}});
    }
    county_world w(plan, c.state());
    for (department_state& d : w.now.departments) d.trust = {0.5, trust_in_second};
    task_issue::issue_beyond_base(w, 0, {20.0, 20.0});
    std::array<demand, 2> found{};
    for (const auto& [to, l] : w.outbox) {
        const auto& task = std::get<task_letter>(l);
        found[static_cast<std::size_t>(to)] = {task.evidence_items,
                                               static_cast<double>(task.deadline - task.issued) / day_length};
    }
    return found;
}

TEST(department_learning, less_trust_asks_for_more_evidence_and_gives_less_time) {
    const auto [trusted, distrusted] = demands(0.1);
    EXPECT_EQ(trusted.items, 10);
    EXPECT_DOUBLE_EQ(trusted.days, 10.0);
    EXPECT_EQ(distrusted.items, 14);
    EXPECT_NEAR(distrusted.days, 10.0 * (1.0 - 0.4 * 0.4), 1e-4);
}

TEST(department_learning, good_conduct_saves_evidence) {
    EXPECT_EQ(demands(1.0)[1].items, 5);
}

TEST(department_learning, switched_off_it_asks_the_same_of_everybody) {
    const auto [one, other] = demands(0.1, false);
    EXPECT_EQ(one.items, other.items);
    EXPECT_DOUBLE_EQ(one.days, other.days);
}

TEST(department_learning, the_county_hears_of_each_line_on_sundays_and_the_week_starts_afresh) {
    small_world w(proving());
    w.par<missed_notices>().enabled = true;
    const std::int32_t job = assign_task(*w, put_task(*w, safety, task_kind::form, 9 * 3600, 1), first_staff,
                                         assignment_stage::execute, 9 * 3600);
    missed_notices::ask(*w, job, 10 * 3600);
    happen(schedule::end_week, *w);
    line_conduct heard;
    for (const letter& l : w->outbox) {
        const auto* told = std::get_if<conduct_letter>(&l);
        if (told != nullptr && told->line == safety) heard = told->week;
    }
    EXPECT_EQ(heard.handed_out, 1);
    EXPECT_EQ(heard.missed, 1);
    EXPECT_EQ(heard.found_out, 0);
    EXPECT_EQ(w->now.lines[safety].conduct.handed_out, 0);
}

TEST(department_learning, trust_falls_in_the_township_that_failed_and_nowhere_else) {
    lone_county c(proving(), 2);
    const line_conduct week{.handed_out = 10, .missed = 5, .found_out = 0};
    c.seat().receive({1, county_seat, 0, conduct_letter{2, week}});
    EXPECT_DOUBLE_EQ(c.state().departments[2].trust[0], 0.5);
    EXPECT_DOUBLE_EQ(c.state().departments[2].trust[1], 0.5 + 0.025 - 0.35 * 0.5 * 0.5);
    EXPECT_DOUBLE_EQ(c.state().departments[1].trust[1], 0.5);
}

}  // namespace
}  // namespace sim
