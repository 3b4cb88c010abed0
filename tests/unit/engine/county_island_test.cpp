#include "sim/engine/county_island.hpp"

#include <gmock/gmock.h>

#include <algorithm>

#include "sim/engine/island.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using ::testing::Each;
using ::testing::Field;
using ::testing::IsEmpty;

struct three_townships {
    scenario plan = support::small_scenario();
    roster base = support::generated(plan);
    county_island seat{plan, base, random_source(20, 0, 0), 3};
};

TEST(the_county, writes_each_task_to_every_township_in_turn) {
    three_townships c;
    c.seat.begin_day(0);
    std::vector<envelope> letters = c.seat.take_letters(5);
    std::erase_if(letters, [](const envelope& e) { return !std::holds_alternative<task_letter>(e.content); });
    ASSERT_GT(letters.size(), 30U);
    for (std::size_t i = 0; i < letters.size(); ++i) {
        EXPECT_EQ(letters[i].to, static_cast<std::int32_t>(i % 3));
        EXPECT_EQ(std::get<task_letter>(letters[i].content).key, std::get<task_letter>(letters[i / 3 * 3].content).key);
    }
    EXPECT_THAT(letters, Each(Field(&envelope::from, county_seat)));
    EXPECT_THAT(letters, Each(Field(&envelope::window, 5)));
    EXPECT_THAT(c.seat.take_letters(6), IsEmpty());
}

TEST(a_letter_to_a_township, is_a_task_posted_at_its_time) {
    three_townships c;
    island town(c.plan, c.base, random_source(20, 0, 0));
    task_letter l;
    l.key = work_key{7};
    l.issued = 9 * 3600;
    l.line = 2;
    l.kind = task_kind::form;
    town.receive({county_seat, 0, 0, l});
    ASSERT_EQ(town.state().now.tasks.size(), 1U);
    EXPECT_EQ(town.state().now.tasks[0].key, work_key{7});
    EXPECT_EQ(town.state().now.timers.next_time(), 9 * 3600);
    EXPECT_EQ(town.book().tasks(2, index_of(task_kind::form), index_of(task_count::issued)), 1);
}

TEST(a_township, writes_to_the_county_in_its_own_name) {
    three_townships c;
    island town(c.plan, c.base, random_source(20, 0, 2));
    for (std::int32_t day = 0; day < 8; ++day) {  // the first bulletin is held after a week
        town.begin_day(day);
        town.run_until(day_start(day + 1));
        town.end_day();
    }
    const std::vector<envelope> letters = town.take_letters(8);
    EXPECT_THAT(letters, Each(Field(&envelope::from, 2)));
    EXPECT_THAT(letters, Each(Field(&envelope::to, county_seat)));
    const auto score = std::ranges::find_if(
        letters, [](const envelope& e) { return std::holds_alternative<score_letter>(e.content); });
    ASSERT_NE(score, letters.end());
    c.seat.receive(*score);
    EXPECT_EQ(c.seat.state().now.scores[2], std::get<score_letter>(score->content).score);
}

}  // namespace
}  // namespace sim
