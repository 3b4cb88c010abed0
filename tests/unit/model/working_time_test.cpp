#include "sim/model/working_time.hpp"

#include <gtest/gtest.h>

#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

// Shifts 08:30-12:00 and 14:00-17:30, seven hours; day 0 is a Monday.
constexpr seconds at(int day, int hour, int minute = 0) {
    return day * day_length + hour * 3600 + minute * 60;
}
constexpr seconds hours(double n) {
    return static_cast<seconds>(n * 3600);
}

TEST(working_time, the_first_workdays_per_week_are_workdays) {
    calendar_params c;
    c.workdays_per_week = 5;
    const civil_date monday = make_date(2020, 1, 6);
    for (int d = 0; d < 14; ++d) EXPECT_EQ(is_workday(c, {monday.days + d}), d % 7 < 5) << d;
    c.workdays_per_week = 7;
    for (int d = 0; d < 7; ++d) EXPECT_TRUE(is_workday(c, {monday.days + d})) << d;
}

TEST(working_time, shifts_include_their_first_second_and_not_their_last) {
    small_world w;
    const auto& c = w->par<calendar_params>();
    EXPECT_FALSE(in_shift(c, hours(8.5) - 1));
    EXPECT_TRUE(in_shift(c, hours(8.5)));
    EXPECT_TRUE(in_shift(c, hours(12) - 1));
    EXPECT_FALSE(in_shift(c, hours(12)));
    EXPECT_FALSE(in_shift(c, hours(14) - 1));
    EXPECT_TRUE(in_shift(c, hours(14)));
    EXPECT_FALSE(in_shift(c, hours(17.5)));
}

TEST(working_time, nobody_is_on_shift_who_is_not_on_duty) {
    small_world w;
    person& p = w.of(leader);
    p.on_duty_today = false;
    EXPECT_FALSE(on_shift(*w, p, hours(10)));
    p.on_duty_today = true;
    EXPECT_TRUE(on_shift(*w, p, hours(10)));
}

TEST(working_time, the_next_change_of_shift_is_the_next_edge_or_midnight) {
    small_world w;
    person& p = w.of(leader);
    p.on_duty_today = true;
    EXPECT_EQ(next_shift_change(*w, p, hours(3)), hours(8.5));
    EXPECT_EQ(next_shift_change(*w, p, hours(8.5)), hours(12));
    EXPECT_EQ(next_shift_change(*w, p, hours(13)), hours(14));
    EXPECT_EQ(next_shift_change(*w, p, hours(17)), hours(17.5));
    EXPECT_EQ(next_shift_change(*w, p, hours(17.5)), day_length);
    p.on_duty_today = false;
    EXPECT_EQ(next_shift_change(*w, p, hours(3)), day_length);
}

TEST(working_time, the_next_shift_starts_at_noon_in_the_morning_or_after_the_weekend) {
    small_world w;
    EXPECT_EQ(next_shift_start(*w, at(0, 3)), at(0, 8, 30));
    EXPECT_EQ(next_shift_start(*w, at(0, 9)), at(0, 14));
    EXPECT_EQ(next_shift_start(*w, at(0, 16)), at(1, 8, 30));
    EXPECT_EQ(next_shift_start(*w, at(4, 15)), at(7, 8, 30));  // Friday afternoon
    EXPECT_EQ(next_shift_start(*w, at(5, 9)), at(7, 8, 30));   // Saturday
}

TEST(working_time, duty_between_two_times_counts_shifts_of_working_days_only) {
    small_world w;
    EXPECT_EQ(duty_seconds_between(*w, at(0, 9), at(0, 11)), hours(2));
    EXPECT_EQ(duty_seconds_between(*w, at(0, 11), at(0, 15)), hours(2));
    EXPECT_EQ(duty_seconds_between(*w, at(0, 0), at(1, 0)), hours(7));
    EXPECT_EQ(duty_seconds_between(*w, at(0, 16), at(1, 9, 30)), hours(2.5));
    EXPECT_EQ(duty_seconds_between(*w, at(4, 16), at(7, 9, 30)), hours(2.5));
    EXPECT_EQ(duty_seconds_between(*w, at(0, 0), at(14, 0)), hours(70));
    EXPECT_EQ(duty_seconds_between(*w, at(5, 0), at(7, 0)), 0);
    EXPECT_EQ(duty_seconds_between(*w, at(1, 0), at(0, 0)), 0);
}

TEST(working_time, business_closes_in_the_evening_of_the_day_or_of_the_next_working_day) {
    small_world w;
    EXPECT_EQ(close_of_business(*w, at(0, 3)), at(0, 17, 30));
    EXPECT_EQ(close_of_business(*w, at(0, 17, 30)), at(0, 17, 30));
    EXPECT_EQ(close_of_business(*w, at(0, 17, 30) + 1), at(1, 17, 30));
    EXPECT_EQ(close_of_business(*w, at(4, 20)), at(7, 17, 30));
    EXPECT_EQ(close_of_business(*w, at(5, 9)), at(7, 17, 30));
}

TEST(working_time, duty_adds_up_over_adjoining_intervals) {
    small_world w;
    const std::array times{at(0, 1), at(0, 10), at(0, 13), at(2, 9), at(4, 17), at(6, 12), at(9, 23)};
    for (const seconds a : times) {
        for (const seconds b : times) {
            for (const seconds c : times) {
                if (a <= b && b <= c) {
                    EXPECT_EQ(duty_seconds_between(*w, a, b) + duty_seconds_between(*w, b, c),
                              duty_seconds_between(*w, a, c));
                }
            }
        }
    }
}

}  // namespace
}  // namespace sim
