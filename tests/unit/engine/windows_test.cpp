#include "sim/engine/windows.hpp"

#include <gmock/gmock.h>

namespace sim {
namespace {

using ::testing::ElementsAre;

calendar_params hours(seconds from, seconds until, std::int32_t minutes) {
    calendar_params c;
    c.morning_start = {from};
    c.phone_until = {until};
    c.window_minutes = minutes;
    return c;
}

TEST(windows, are_one_at_night_and_equal_ones_while_phones_are_looked_at) {
    EXPECT_THAT(window_ends(hours(8 * 3600, 12 * 3600, 60)),
                ElementsAre(8 * 3600, 9 * 3600, 10 * 3600, 11 * 3600, 12 * 3600, day_length));
}

TEST(windows, end_with_the_phones_even_if_that_makes_the_last_one_shorter) {
    EXPECT_THAT(window_ends(hours(8 * 3600, 11 * 3600 + 1800, 120)),
                ElementsAre(8 * 3600, 10 * 3600, 11 * 3600 + 1800, day_length));
}

TEST(windows, are_three_where_one_is_longer_than_the_day) {
    EXPECT_THAT(window_ends(hours(8 * 3600, 22 * 3600, 1440)), ElementsAre(8 * 3600, 22 * 3600, day_length));
}

TEST(windows, of_phones_that_are_never_put_away_have_no_night) {
    EXPECT_THAT(window_ends(hours(0, day_length, 480)), ElementsAre(8 * 3600, 16 * 3600, day_length));
}

}  // namespace
}  // namespace sim
