#include "sim/core/keys.hpp"

#include <gtest/gtest.h>

#include <set>

namespace sim {
namespace {

TEST(keys, of_tasks_and_needs_are_all_different) {
    std::set<work_key> all;
    std::size_t n = 0;
    for (const std::int32_t day : {0, 1, 8191, 8192, 32768, 65535}) {  // earlier keys wrapped at some of these
        for (const std::int32_t number : {0, 1, 63, 64, 255, 256, 65535}) {
            for (const std::int32_t line : {0, 1, 59, 4095}) {
                for (const std::int32_t kind : {0, 9, 15}) {
                    const work_key task = keys::task(line, kind, day, number);
                    all.insert({task, keys::follow_up(task), keys::follow_up(keys::follow_up(task))});
                    n += 3;
                }
                all.insert(keys::need(line, day, number));
                ++n;
            }
        }
    }
    EXPECT_EQ(all.size(), n);
}

TEST(keys, tell_apart_seats_stages_and_events_of_an_assignment) {
    std::set<std::pair<std::uint32_t, std::uint64_t>> all;
    std::size_t n = 0;
    for (const std::int32_t seat : {keys::seat_of_person(0), keys::seat_of_person(215), keys::seat_of_village(0),
                                    keys::seat_of_village(215), keys::seat_of_village((1 << 23) - 1)}) {
        for (std::uint32_t stage = 0; stage < 8; ++stage) {
            for (const std::int32_t index : {0, 1, 4095, 4096, (1 << 17) - 1}) {
                const draw_key k = keys::share_of(seat, stage, keys::task(3, 2, 100, 5), index);
                all.insert({k.entity, k.object});
                ++n;
            }
        }
    }
    EXPECT_EQ(all.size(), n);
}

TEST(keys, of_groups_do_not_depend_on_their_row_and_are_all_different) {
    const std::set<std::uint32_t> all{keys::present_group(0),    keys::present_group(1),    keys::founded_group(0, 0),
                                      keys::founded_group(0, 1), keys::founded_group(1, 0), keys::merged_group(0),
                                      keys::merged_group(1),     keys::county_group(0)};
    EXPECT_EQ(all.size(), 8U);
}

TEST(keys, refuse_what_they_cannot_tell_apart) {
    EXPECT_THROW(keys::task(0, 0, 0, 65536), error);
    EXPECT_THROW(keys::task(4096, 0, 0, 0), error);
    EXPECT_THROW(keys::task(0, 0, 65536, 0), error);
    EXPECT_THROW(keys::task(-1, 0, 0, 0), error);
    EXPECT_THROW(keys::need(65536, 0, 0), error);
    EXPECT_THROW(keys::seat_of_person(1 << 23), error);
    work_key chain = keys::task(1, 1, 1, 1);
    for (int i = 0; i < 7; ++i) chain = keys::follow_up(chain);
    EXPECT_THROW(keys::follow_up(chain), error);
}

TEST(keys, say_what_there_is_too_much_of) {
    try {
        keys::task(0, 0, 0, 70000);
        FAIL();
    } catch (const error& e) {
        EXPECT_STREQ(e.what(), "more tasks or needs of one kind in a day than a run can tell apart: 70000 of 65536");
    }
}

}  // namespace
}  // namespace sim
