// Reading takes the time that opening groups and skimming messages takes, until attention runs out.
#include <gtest/gtest.h>

#include "sim/model/mechanisms/attention.hpp"
#include "tests/support/one_reader.hpp"

namespace sim {
namespace {

attention_params four_checks_a_day() {
    attention_params p;
    p.enabled = true;
    p.push_share = 0.0;
    p.batch_share = 1.0;
    p.mute_share = 0.0;
    p.batch_checks = 4;
    p.open_seconds = 5.0;
    p.skim_seconds = 3.0;
    p.budget_per_check_minutes = 10.0;
    p.budget_per_day_minutes = 60.0;
    return p;
}

TEST(reading, takes_opening_and_skimming_where_attention_suffices) {
    for (const std::int32_t groups : {1, 3, 8}) {
        for (const std::int32_t messages : {1, 7, 20}) {
            support::one_reader reader(four_checks_a_day(), groups);
            for (std::int32_t day = 0; day < 3; ++day) {
                EXPECT_EQ(reader.seconds_reading(day, messages), 4 * groups * (5 + messages * 3));
            }
        }
    }
}

TEST(reading, stops_within_one_message_of_the_budget_of_a_check) {
    support::one_reader reader(four_checks_a_day(), 4);
    for (std::int32_t day = 0; day < 3; ++day) {
        const std::int64_t spent = reader.seconds_reading(day, 100);
        EXPECT_LE(spent, 4 * 600);
        EXPECT_GT(spent, 4 * (600 - 5 - 3));
    }
}

TEST(reading, stops_within_one_message_of_the_budget_of_the_day) {
    attention_params par = four_checks_a_day();
    par.budget_per_day_minutes = 25.0;  // two checks and a half
    support::one_reader reader(par, 4);
    for (std::int32_t day = 0; day < 3; ++day) {
        const std::int64_t spent = reader.seconds_reading(day, 100);
        EXPECT_LE(spent, 25 * 60 + 2);  // the last check finds no attention left and is a glance of two seconds
        EXPECT_GT(spent, 25 * 60 - 5 - 3);
    }
}

// What was left unread under the budget is read later, when less arrives: nothing is lost and nothing read twice.
TEST(reading, of_what_was_left_unread_is_made_up_for_when_less_arrives) {
    attention_params par = four_checks_a_day();
    par.budget_per_check_minutes = 2.0;
    support::one_reader reader(par, 1);
    constexpr std::int32_t read_per_check = (120 - 5) / 3;
    EXPECT_EQ(reader.seconds_reading(0, 50), 4 * (5 + read_per_check * 3));
    const std::int32_t left = 4 * (50 - read_per_check);
    std::int64_t later = 0;
    for (std::int32_t day = 1; day < 4; ++day) later += reader.seconds_reading(day, 1);
    EXPECT_EQ(later, (left + 12) * 3 + 12 * 5);
}

}  // namespace
}  // namespace sim
