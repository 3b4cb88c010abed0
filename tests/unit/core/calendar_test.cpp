#include "sim/core/calendar.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

TEST(calendar, known_dates_have_their_weekdays) {
    EXPECT_EQ(weekday(make_date(1970, 1, 1)), 3);    // Thursday
    EXPECT_EQ(weekday(make_date(2000, 2, 29)), 1);   // Tuesday
    EXPECT_EQ(weekday(make_date(2020, 1, 6)), 0);    // Monday
    EXPECT_EQ(weekday(make_date(2020, 3, 18)), 2);   // Wednesday
    EXPECT_EQ(weekday(make_date(2024, 12, 29)), 6);  // Sunday
}

TEST(calendar, days_are_counted_from_1970) {
    EXPECT_EQ(make_date(1970, 1, 1).days, 0);
    EXPECT_EQ(make_date(1969, 12, 31).days, -1);
    EXPECT_EQ(make_date(2001, 9, 9).days, 11574);   // 1e9 s after the epoch
    EXPECT_EQ(make_date(2038, 1, 19).days, 24855);  // 2^31 s after the epoch
}

// Reference: count the days of 1900 to 2100 one by one under the Gregorian rule.
TEST(calendar, every_day_of_two_centuries_follows_the_gregorian_rule) {
    std::int32_t days = make_date(1900, 1, 1).days;
    for (int year = 1900; year <= 2100; ++year) {
        const bool leap = (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
        const std::array<int, 12> lengths{31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
        for (int month = 1; month <= 12; ++month) {
            for (int day = 1; day <= lengths[static_cast<std::size_t>(month - 1)]; ++day, ++days) {
                const civil_date d{days};
                ASSERT_EQ(static_cast<int>(to_ymd(d).year()), year) << days;
                ASSERT_EQ(month_of(d), month) << days;
                ASSERT_EQ(day_of_month(d), day) << days;
                ASSERT_EQ(make_date(year, static_cast<unsigned>(month), static_cast<unsigned>(day)).days, days);
                ASSERT_EQ(weekday({days + 1}), (weekday(d) + 1) % 7) << days;
            }
        }
    }
    EXPECT_EQ(days, make_date(2101, 1, 1).days);
}

TEST(calendar, dates_print_as_iso_8601) {
    EXPECT_EQ(iso(make_date(2020, 3, 18)), "2020-03-18");
    EXPECT_EQ(iso(make_date(2024, 2, 29)), "2024-02-29");
    EXPECT_EQ(iso(make_date(1999, 12, 31)), "1999-12-31");
    EXPECT_EQ(iso(make_date(987, 1, 2)), "0987-01-02");
}

TEST(calendar, a_day_runs_from_its_first_to_its_last_second) {
    EXPECT_EQ(day_of(day_start(5)), 5);
    EXPECT_EQ(day_of(day_start(5) - 1), 4);
    EXPECT_EQ(day_of(day_start(5) + day_length - 1), 5);
}

TEST(calendar, sixty_years_of_seconds_fit_the_clock) {
    constexpr std::int32_t days = 60 * 366;
    EXPECT_LT(static_cast<std::int64_t>(days) * day_length, static_cast<std::int64_t>(never));
}

}  // namespace
}  // namespace sim
