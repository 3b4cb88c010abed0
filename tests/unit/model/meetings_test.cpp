#include <gtest/gtest.h>

#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds hour = 3600;

meetings_params monthly(double n) {
    meetings_params p;
    p.enabled = true;
    p.plenary_per_month = n;
    p.plenary_minutes = 120.0;
    p.kept_share = 0.25;
    p.village_attendance = 1.0;
    p.county_minutes = 90.0;
    return p;
}

scenario meeting(double n) {
    scenario plan = quiet_scenario();
    section_of<meetings>(plan) = monthly(n);
    return plan;
}

std::int32_t in_month(double n, std::int32_t days, double luck) {
    std::int32_t sum = 0;
    for (std::int32_t d = 1; d <= days; ++d) sum += meetings::held_on(n, d, days, luck);
    return sum;
}

TEST(meetings, a_month_has_its_number_within_one_whatever_the_luck) {
    for (const std::int32_t days : {28, 29, 30, 31}) {
        for (const double n : {0.0, 0.3, 1.0, 3.5, 12.0}) {
            for (double luck = 0.01; luck < 1; luck += 0.07) {
                EXPECT_NEAR(in_month(n, days, luck), n, 1.0) << n << ' ' << days << ' ' << luck;
            }
        }
    }
}

TEST(meetings, a_month_has_its_number_exactly_on_average_over_luck) {
    for (const std::int32_t days : {28, 31}) {
        for (const double n : {0.0, 0.3, 1.0, 3.5, 12.0}) {
            std::int32_t sum = 0;
            for (int i = 0; i < 1000; ++i) sum += in_month(n, days, (i + 0.5) / 1000);
            EXPECT_EQ(sum, static_cast<std::int32_t>(n * 1000 + 0.5)) << n << ' ' << days;
        }
    }
}

TEST(meetings, of_a_month_are_spread_evenly) {
    std::int32_t last = 0;
    for (std::int32_t d = 1; d <= 30; ++d) {
        if (meetings::held_on(3.0, d, 30, 0.5) == 0) continue;
        if (last > 0) {
            EXPECT_EQ(d - last, 10);
        }
        last = d;
    }
    EXPECT_GT(last, 20);
}

// One meeting for four of two hours: the share of a quarter of the three others is still said.
TEST(meetings, merged_last_longer_by_what_is_still_said) {
    const meetings_params p = monthly(4.0);
    EXPECT_DOUBLE_EQ(meetings::minutes(p, 4.0, 4.0), 120.0);
    EXPECT_DOUBLE_EQ(meetings::minutes(p, 4.0, 1.0), 120.0 * 1.75);
    EXPECT_DOUBLE_EQ(meetings::minutes(p, 4.0, 2.0), 120.0 * 1.25);
    EXPECT_DOUBLE_EQ(meetings::minutes(p, 4.0, 6.0), 120.0);
}

TEST(meetings, merging_never_adds_to_the_minutes_of_a_month) {
    for (const double kept : {0.0, 0.25, 1.0}) {
        meetings_params p = monthly(4.0);
        p.kept_share = kept;
        double previous = 0.0;
        for (double held = 0.5; held <= 4.0; held += 0.5) {
            const double month = held * meetings::minutes(p, 4.0, held);
            EXPECT_NEAR(month, 120.0 * (held + kept * (4.0 - held)), 1e-9);
            EXPECT_GE(month, previous - 1e-9);
            previous = month;
        }
        EXPECT_DOUBLE_EQ(previous, 480.0);
    }
}

/// First day from the start on which a plenary meeting is called.
void go_to_a_meeting_day(small_world& w) {
    for (int d = 0; d < 40 && w.of(head).appointments.empty(); ++d) {
        if (d > 0) {
            ++w->now.today;
            w->now.midnight += day_length;
        }
        meetings::begin_day(*w);
    }
}

TEST(meetings, everybody_leaves_in_time_for_half_an_hour_after_the_morning_begins) {
    small_world w(meeting(2.0));
    go_to_a_meeting_day(w);
    const seconds start = w->now.midnight - day_length;
    for (std::int32_t who = 0; who < 8; ++who) {
        ASSERT_EQ(w.of(who).appointments.size(), 1U) << who;
        const appointment& a = w.of(who).appointments[0];
        EXPECT_EQ(a.depart + a.travel, start + 9 * hour);
        EXPECT_EQ(a.travel, who >= secretary_1 ? 1800 : 0);
        EXPECT_EQ(a.duration, 2 * hour);
        EXPECT_TRUE(w.of(who).on_duty_today);
    }
}

TEST(meetings, cadres_who_need_not_attend_stay_in_their_villages) {
    scenario plan = meeting(2.0);
    section_of<meetings>(plan).village_attendance = 0.0;
    small_world w(plan);
    go_to_a_meeting_day(w);
    EXPECT_TRUE(w.of(cadre_1).appointments.empty());
    EXPECT_TRUE(w.of(cadre_2).appointments.empty());
    EXPECT_FALSE(w.of(secretary_1).appointments.empty());
}

TEST(meetings, going_takes_the_way_there_the_meeting_and_the_way_back) {
    small_world w(meeting(2.0));
    person& p = w.of(secretary_1);
    p.clock = 8 * hour;
    p.appointments = {{8 * hour, 1800, 2 * hour, w->now.cause_of(cause::block)}};
    EXPECT_FALSE(meetings::attempt(*w, secretary_1, 8 * hour - 1));
    EXPECT_TRUE(meetings::attempt(*w, secretary_1, 8 * hour));
    EXPECT_EQ(p.clock, 11 * hour);
    const auto spent = [&](activity a) { return w->now.book.time_use(2, index_of(p.post), index_of(a)); };
    EXPECT_EQ(spent(activity::travel), hour);
    EXPECT_EQ(spent(activity::meetings), 2 * hour);
    EXPECT_TRUE(p.appointments.empty());
}

// Noticed at ten in the morning: the next shift begins at two, the meeting half an hour later, an hour's way away.
TEST(meetings, a_leader_goes_to_the_county_in_the_next_shift) {
    small_world w(meeting(0.0));
    meetings::convene_county(*w, leader, safety, 10 * hour);
    ASSERT_EQ(w.of(leader).appointments.size(), 1U);
    EXPECT_EQ(w.of(leader).appointments[0].depart, 13 * hour + 1800);
    EXPECT_EQ(w.of(leader).appointments[0].travel, hour);
    EXPECT_EQ(w.of(leader).appointments[0].duration, 5400);
    EXPECT_EQ(w.of(leader).appointments[0].cause, safety);
}

// 91 days from 6 January: twelve meetings at four a month, one more or fewer by the luck of the first and last month.
TEST(meetings, of_days_off_are_held_on_the_next_working_day) {
    small_world w(meeting(4.0));
    std::size_t held = 0;
    for (int day = 0; day < 91; ++day) {
        w->now.today = day;
        w->now.midnight = day_start(day + 1);
        w.of(head).appointments.clear();
        meetings::begin_day(*w);
        held += w.of(head).appointments.size();
        if (day % 7 >= 5) {
            EXPECT_TRUE(w.of(head).appointments.empty());
        }
    }
    EXPECT_NEAR(static_cast<double>(held), 12.0, 1.0);
}

TEST(meetings, off_nobody_meets) {
    scenario plan = meeting(4.0);
    issue_only(plan, task_kind::meeting_call, 10.0, 0.0, 3.0);
    small_run on(plan, 28);
    EXPECT_GT(on.seconds_of(activity::meetings), 0);
    section_of<meetings>(plan).enabled = false;
    small_run off(plan, 28);
    EXPECT_EQ(off.seconds_of(activity::meetings), 0);
    EXPECT_EQ(off.seconds_of(activity::travel), 0);
}

}  // namespace
}  // namespace sim
