#include "sim/model/time_use.hpp"

#include <gtest/gtest.h>

#include <numeric>

#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds noon = 12 * 3600;

std::int64_t booked(world& w, const person& p, activity a) {
    return w.now.book.time_use(p.unit, index_of(p.post), index_of(a));
}

TEST(time_use, a_booking_lands_once_in_its_activity_and_once_in_its_cause) {
    small_world w;
    person& p = w.of(first_staff);
    book(*w, p, noon, noon + 600, activity::forms_reports, safety);
    EXPECT_EQ(booked(*w, p, activity::forms_reports), 600);
    EXPECT_EQ(w->now.book.time_by_cause(index_of(p.post), safety, index_of(activity::forms_reports)), 600);
    const auto& all = w->now.book.time_use.cells();
    EXPECT_EQ(std::accumulate(all.begin(), all.end(), std::int64_t{0}), 600);
    const auto& causes = w->now.book.time_by_cause.cells();
    EXPECT_EQ(std::accumulate(causes.begin(), causes.end(), std::int64_t{0}), 600);
}

TEST(time_use, an_empty_or_reversed_interval_books_nothing) {
    small_world w;
    book(*w, w.of(leader), noon, noon, activity::meetings, safety);
    book(*w, w.of(leader), noon, noon - 1, activity::meetings, safety);
    EXPECT_EQ(booked(*w, w.of(leader), activity::meetings), 0);
}

// 11:00 to 15:00 on a working day: one hour and one hour on shift, two hours of the noon break outside.
TEST(time_use, time_outside_shifts_is_told_from_time_inside) {
    small_world w;
    person& p = w.of(first_staff);
    p.on_duty_today = true;
    book(*w, p, 11 * 3600, 15 * 3600, activity::meetings, safety);
    EXPECT_EQ(p.duty_seconds_today, 4 * 3600);
    EXPECT_EQ(p.outside_hours_seconds_today, 2 * 3600);
}

TEST(time_use, all_work_on_a_day_off_lies_outside_hours) {
    small_world w;
    person& p = w.of(first_staff);
    p.on_duty_today = false;
    book(*w, p, 10 * 3600, 11 * 3600, activity::forms_reports, safety);
    EXPECT_EQ(p.outside_hours_seconds_today, 3600);
}

TEST(time_use, rest_is_no_duty) {
    small_world w;
    person& p = w.of(first_staff);
    book(*w, p, 0, 3600, activity::off_duty, w->now.cause_of(cause::person));
    EXPECT_EQ(p.duty_seconds_today, 0);
    EXPECT_EQ(p.outside_hours_seconds_today, 0);
}

TEST(time_use, message_work_is_everything_up_to_resuming_and_nothing_beyond) {
    small_world w;
    person& p = w.of(first_staff);
    for (std::size_t a = 0; a < count_of<activity>; ++a) {
        const auto at = static_cast<seconds>(a) * 100;
        book(*w, p, at, at + 100, static_cast<activity>(a), safety);
    }
    EXPECT_EQ(p.message_seconds_today, 500);
}

TEST(time_use, spending_moves_the_clock_and_books_the_block) {
    small_world w;
    person& p = w.of(leader);
    p.clock = noon;
    spend(*w, p, 300, activity::coordinating, fire);
    EXPECT_EQ(p.clock, noon + 300);
    EXPECT_EQ(booked(*w, p, activity::coordinating), 300);
    spend(*w, p, 0, activity::coordinating, fire);
    EXPECT_EQ(p.clock, noon + 300);
}

TEST(time_use, a_block_over_midnight_is_split_between_the_two_days) {
    small_world w;
    person& p = w.of(leader);
    p.clock = day_length - 600;
    spend(*w, p, 1000, activity::travel, safety);
    EXPECT_EQ(booked(*w, p, activity::travel), 600);
    EXPECT_EQ(p.carried, 400);
    spend(*w, p, 50, activity::travel, safety);  // a further block that lies in tomorrow altogether
    EXPECT_EQ(booked(*w, p, activity::travel), 600);
    EXPECT_EQ(p.carried, 450);
    w->now.today = 1;
    w->now.midnight = 2 * day_length;
    time_use::begin_day(*w);
    EXPECT_EQ(booked(*w, p, activity::travel), 1050);
    EXPECT_EQ(p.carried, 0);
    EXPECT_EQ(p.clock, day_length + 450);
}

TEST(time_use, a_block_of_parts_is_booked_once_for_the_person_and_by_part_for_the_causes) {
    small_world w;
    person& p = w.of(leader);
    p.clock = noon;
    stretch_of_time reading(*w, p, activity::reading_messages);
    reading.add(40, safety);
    reading.add(60, fire);
    reading.close();
    reading.close();
    EXPECT_EQ(p.clock, noon + 100);
    EXPECT_EQ(booked(*w, p, activity::reading_messages), 100);
    const auto caused = [&](int line) {
        return w->now.book.time_by_cause(index_of(p.post), line, index_of(activity::reading_messages));
    };
    EXPECT_EQ(caused(safety), 40);
    EXPECT_EQ(caused(fire), 60);
}

TEST(time_use, a_block_of_more_than_a_day_is_booked_day_by_day) {
    small_world w;
    person& p = w.of(leader);
    p.clock = w->now.midnight - 3600;
    spend(*w, p, 31 * 3600, activity::phone_confirmation, safety);
    const auto booked = [&] {
        return w->now.book.time_use(p.unit, index_of(p.post), index_of(activity::phone_confirmation));
    };
    EXPECT_EQ(booked(), 3600);
    for (const std::int64_t total : {25 * 3600, 31 * 3600}) {
        w->now.midnight += day_length;
        time_use::begin_day(*w);
        EXPECT_EQ(booked(), total);
    }
    EXPECT_EQ(p.carried, 0);
}

TEST(time_use, a_block_of_parts_that_reaches_over_midnight_is_carried_over) {
    small_world w;
    person& p = w.of(leader);
    p.clock = day_length - 100;
    stretch_of_time reading(*w, p, activity::reading_messages);
    reading.add(60, safety);
    reading.add(60, fire);
    reading.add(60, welfare);
    reading.close();
    EXPECT_EQ(p.clock, day_length + 80);
    EXPECT_EQ(booked(*w, p, activity::reading_messages), 100);
    EXPECT_EQ(p.carried, 80);
}

TEST(time_use, closing_a_segment_books_it_once) {
    small_world w;
    person& p = w.of(leader);
    p.clock = noon;
    begin_segment(p, activity::idle_on_duty, w->now.cause_of(cause::person));
    EXPECT_EQ(close_segment(*w, p, noon + 120), 120);
    EXPECT_EQ(close_segment(*w, p, noon + 120), 0);
    EXPECT_EQ(booked(*w, p, activity::idle_on_duty), 120);
}

TEST(time_use, a_day_begins_with_one_person_day_each_and_no_duty) {
    small_world w;
    person& p = w.of(leader);
    p.duty_seconds_today = p.outside_hours_seconds_today = p.message_seconds_today = 99;
    time_use::begin_day(*w);
    const auto& persons = w->now.book.persons.cells();
    EXPECT_EQ(std::accumulate(persons.begin(), persons.end(), std::int64_t{0}), 8);
    EXPECT_EQ(p.duty_seconds_today, 0);
    EXPECT_EQ(p.outside_hours_seconds_today, 0);
    EXPECT_EQ(p.message_seconds_today, 0);
}

TEST(time_use, a_day_that_ends_is_added_to_the_week_and_to_the_run) {
    small_world w;
    person& p = w.of(first_staff);
    p.on_duty_today = true;
    book(*w, p, 11 * 3600, 15 * 3600, activity::meetings, safety);
    book(*w, p, 15 * 3600, 16 * 3600, activity::reading_messages, safety);
    EXPECT_EQ(p.total_duty_seconds, 0);
    for (int day = 1; day <= 2; ++day) {
        time_use::end_day(*w);
        EXPECT_EQ(p.duty_seconds_week, day * 5 * 3600);
        EXPECT_EQ(p.total_duty_seconds, day * 5 * 3600);
        EXPECT_EQ(p.total_outside_hours_seconds, day * 2 * 3600);
        EXPECT_EQ(p.total_message_seconds, day * 3600);
    }
}

TEST(time_use, minutes_become_whole_seconds_by_rounding) {
    EXPECT_EQ(whole_seconds(0.0), 0);
    EXPECT_EQ(whole_seconds(1.0), 60);
    EXPECT_EQ(whole_seconds(0.0084), 1);
    EXPECT_EQ(whole_seconds(0.0083), 0);
}

// Everything that takes time is on, and meetings late in the day make blocks run over midnight.
TEST(time_use, every_person_has_86400_seconds_on_every_day) {
    scenario plan = quiet_scenario();
    for (const parameter& p : all_parameters()) {
        if (p.key.ends_with(".enabled")) p.assign(plan.par, 1.0);
    }
    issue_only(plan, task_kind::field_check, 60.0, 120.0, 3.0);
    section_of<task_issue>(plan).after_hours_share = 0.5;
    section_of<township_params>(plan).county_town_minutes = 300.0;
    auto& m = section_of<meetings>(plan);
    m.plenary_per_month = 8.0;
    m.plenary_minutes = 480.0;
    section_of<task_issue>(plan).rate[task_kind::meeting_call] = 10.0;
    m.county_minutes = 480.0;
    small_run run(plan, 21);
    const world& w = run.state();
    std::int64_t total = 0;
    for (const std::int64_t cell : w.now.book.time_use.cells()) total += cell;
    std::int64_t ahead = 0;  // what is carried into the next day has not been booked
    for (const person& p : w.now.persons) ahead += p.carried;
    EXPECT_EQ(total, 21 * 8 * std::int64_t{day_length});
    EXPECT_GE(ahead, 0);
    for (std::size_t unit = 0; unit < 4; ++unit) {
        for (std::size_t post = 0; post < count_of<role>; ++post) {
            counts use = w.now.book.time_use;
            counts persons = w.now.book.persons;
            std::int64_t spent = 0;
            for (std::size_t a = 0; a < count_of<activity>; ++a) spent += use(unit, post, a);
            EXPECT_EQ(spent, persons(unit, post) * day_length) << unit << ' ' << post;
        }
    }
}

}  // namespace
}  // namespace sim
