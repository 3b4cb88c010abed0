#include "sim/model/mechanisms/village_team.hpp"

#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "sim/model/working_time.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds half_past_eight = 8 * 3600 + 1800;
constexpr seconds two = 14 * 3600;

scenario with_teams() {
    scenario plan = quiet_scenario();
    village_team_params& p = section_of<village_team>(plan);
    p.enabled = true;
    p.actions_per_month = 0.0;
    p.members_needed = 1;
    p.action_minutes = 180.0;
    p.gather_minutes = 15.0;
    p.wait_minutes = 20.0;
    p.half_days_ahead = 10;
    p.give_up_days = 30.0;
    p.excuse = 0.0;
    section_of<visits>(plan).visit_minutes = 20.0;
    return plan;
}

std::int64_t count(small_world& w, service_count c, std::int32_t village = 0) {
    return w->now.book.service(village, index_of(c));
}
std::int64_t spent(small_world& w, role post, activity a) {
    return w->now.book.time_use(2, index_of(post), index_of(a));
}

/// Everybody is on duty and has nothing to do.
small_world free_town(scenario plan = with_teams()) {
    small_world w(std::move(plan));
    for (person& p : w->now.persons) {
        p.on_duty_today = true;
        p.next_check = never;
        p.clock = half_past_eight;
        p.doing = activity::idle_on_duty;
    }
    return w;
}

/// The team of village 0 is to meet at t.
void meet(small_world& w, seconds t = half_past_eight) {
    w->now.villages[0].action = {0, t};
    village_team::arrive(*w, arrival<timer_kind::team_meets>{0, 0, t});
}

/// Gives somebody so many seconds of line work, due today.
std::int32_t give_work(small_world& w, std::int32_t who, float work, bool direct = false, std::uint32_t key = 7) {
    const std::int32_t task = put_task(*w, safety, task_kind::form, 0, key);
    const std::int32_t id = assign_task(*w, task, who, assignment_stage::execute, 0);
    assignment& a = w.job(id);
    a.work = work;
    a.evidence = 0;
    a.deadline = close_of_business(*w, half_past_eight);
    a.direct = direct;
    notice_assignment(*w, id, 0);
    return id;
}

TEST(village_team, who_is_free_walks_together) {
    small_world w = free_town();
    w.of(cadre_1).travel = 600;
    meet(w);
    EXPECT_EQ(count(w, service_count::team_held), 1);
    EXPECT_EQ(count(w, service_count::team_called_off), 0);
    EXPECT_EQ(count(w, service_count::visits), 2 * 9);
    EXPECT_EQ(spent(w, role::village_cadre, activity::visiting_households), 180 * 60);
    EXPECT_EQ(spent(w, role::village_cadre, activity::travel), 2 * 600);
    EXPECT_EQ(spent(w, role::village_secretary, activity::coordinating), 15 * 60);
    EXPECT_EQ(w->now.villages[0].action.wanted, none);
    EXPECT_EQ(count(w, service_count::team_delay), half_past_eight);
}

TEST(village_team, one_who_is_missing_calls_it_off_and_the_others_wait) {
    small_world w = free_town();
    w.of(cadre_1).clock = half_past_eight + 1;  // on the telephone
    meet(w);
    EXPECT_EQ(count(w, service_count::team_held), 0);
    EXPECT_EQ(count(w, service_count::team_called_off), 1);
    EXPECT_EQ(spent(w, role::village_secretary, activity::coordinating), 15 * 60);
    EXPECT_EQ(w->now.villages[0].action.wanted, 0);
    EXPECT_EQ(w->now.villages[0].action.meets, never);
}

TEST(village_team, those_who_came_wait_in_vain) {
    scenario plan = with_teams();
    section_of<village_team>(plan).members_needed = 2;
    roster town = small_roster();
    town.persons.push_back({"cadre-3", role::village_cadre, 2, 2, {0, 1, 2, 3}});
    small_world w(std::move(plan), town);
    for (person& p : w->now.persons) {
        p.on_duty_today = true;
        p.clock = half_past_eight;
    }
    w.of(cadre_1).clock = half_past_eight + 1;
    meet(w);
    EXPECT_EQ(spent(w, role::village_cadre, activity::coordinating), 20 * 60);
    EXPECT_EQ(count(w, service_count::team_called_off), 1);
}

TEST(village_team, without_a_secretary_nobody_goes) {
    small_world w = free_town();
    w.of(secretary_1).vacant = true;
    meet(w);
    EXPECT_EQ(count(w, service_count::team_held), 0);
    EXPECT_EQ(spent(w, role::village_cadre, activity::coordinating), 0);
}

// A half-day of three hours fits beside line work that leaves it: up to the close of the next working day there are 14 hours
// of duty, of which the action takes three.
TEST(village_team, line_work_that_leaves_no_time_pulls_away) {
    small_world w = free_town();
    const float all_that_fits = (2 * 7 - 3) * 3600.0F;
    const std::int32_t id = give_work(w, cadre_1, all_that_fits);
    EXPECT_FALSE(village_team::is_pulled_away(*w, w.of(cadre_1), half_past_eight));
    w.job(id).work += 1.0F;
    EXPECT_TRUE(village_team::is_pulled_away(*w, w.of(cadre_1), half_past_eight));
    w.job(id).deadline += 2 * day_length;
    EXPECT_FALSE(village_team::is_pulled_away(*w, w.of(cadre_1), half_past_eight));
}

TEST(village_team, the_secretary_avoids_what_came_through_the_township) {
    small_world w = free_town();
    village& v = w->now.villages[0];
    EXPECT_EQ(village_team::pick(*w, v, 0), half_past_eight);
    const std::int32_t id = give_work(w, cadre_1, 3600.0F);
    EXPECT_EQ(village_team::pick(*w, v, 0), day_length + half_past_eight);
    w.job(id).direct = true;
    EXPECT_EQ(village_team::pick(*w, v, 0), half_past_eight);
    w.of(cadre_1).appointments.push_back({half_past_eight, 0, 3600, 0});
    EXPECT_EQ(village_team::pick(*w, v, 0), two);
}

TEST(village_team, what_came_past_the_township_is_a_share_of_the_desk) {
    small_world w = free_town();
    EXPECT_DOUBLE_EQ(village_team::unseen_share(*w, w.of(cadre_1)), 0.0);
    give_work(w, cadre_1, 60.0F, true, 7);
    EXPECT_DOUBLE_EQ(village_team::unseen_share(*w, w.of(cadre_1)), 1.0);
    give_work(w, cadre_1, 60.0F, false, 8);
    EXPECT_DOUBLE_EQ(village_team::unseen_share(*w, w.of(cadre_1)), 0.5);
}

// Null: who has only work that came past the township stays away with probability 0.3. 2000 days; size 1e-6, and eight
// standard errors, 0.08, are seen with probability 0.999. Twin: 0.4.
double p_of_staying_away(double excuse) {
    scenario plan = with_teams();
    section_of<village_team>(plan).excuse = excuse;
    small_world w = free_town(std::move(plan));
    give_work(w, cadre_1, 60.0F, true);
    for (w->now.today = 0; w->now.today < 2000; ++w->now.today) {
        for (const std::int32_t who : {secretary_1, cadre_1}) w.of(who).clock = half_past_eight;
        meet(w);
    }
    return share_p_value(static_cast<double>(count(w, service_count::team_called_off)), 2000, 0.3);
}
TEST(village_team, work_that_nobody_can_check_is_pleaded_at_its_rate) {
    EXPECT_GT(p_of_staying_away(0.3), 1e-6);
    EXPECT_LT(p_of_staying_away(0.4), 1e-6);
}

// Null: a village without an action comes to want one with 2 a month. Four years of two villages whose actions are held the
// day they arise; size 1e-6, eight standard errors are seen with probability 0.999.
TEST(village_team, villages_want_actions_at_their_rate) {
    scenario plan = with_teams();
    section_of<village_team>(plan).actions_per_month = 2.0;
    small_world w(std::move(plan));
    for (w->now.today = 0; w->now.today < 1461; ++w->now.today) {
        for (village& v : w->now.villages) v.action = {};
        village_team::begin_day(*w);
    }
    const double a_day = 2.0 * months_per_year / days_per_year;
    const double p = 1.0 - std::exp(-a_day);
    const double wanted =
        static_cast<double>(count(w, service_count::team_wanted, 0) + count(w, service_count::team_wanted, 1));
    EXPECT_GT(share_p_value(wanted, 2 * 1461, p), 1e-6);
}

TEST(village_team, what_could_not_be_held_is_given_up) {
    small_world w = free_town();
    w->now.villages[0].action = {0, never};
    w->now.today = 29;
    village_team::begin_day(*w);
    EXPECT_EQ(count(w, service_count::team_abandoned), 0);
    w->now.villages[0].action.meets = never;
    w->now.today = 30;
    village_team::begin_day(*w);
    EXPECT_EQ(count(w, service_count::team_abandoned), 1);
    EXPECT_EQ(w->now.villages[0].action.wanted, none);
}

}  // namespace
}  // namespace sim
