// Messages that exist because groups do: repeats of a notice, and posts by which a group is kept alive.
#include <gtest/gtest.h>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

scenario repeating() {
    scenario plan = quiet_scenario();
    auto& p = section_of<messages>(plan);
    p.enabled = true;
    p.leader_posts_per_day = 0.0;
    p.presence_per_day = 0.0;
    p.duplicate_probability = 1.0;
    p.chat_seconds = 15.0;
    section_of<attention>(plan).page_probability = 0.0;
    return plan;
}

std::int32_t job_for(small_world& w, std::int32_t who) {
    return assign_task(*w, put_task(*w, safety, task_kind::form, nine), who, assignment_stage::execute, nine);
}

TEST(group_traffic, a_notice_is_repeated_wherever_its_recipients_are) {
    small_world w(repeating());
    messages::announce(*w, safety, work_key{1}, {job_for(w, cadre_1)}, false, nine);
    EXPECT_EQ(w->now.counters.total, (std::vector<std::int32_t>{1, 0, 1, 1, 1, 1, 0, 0}));
    EXPECT_EQ(w.of(cadre_1).pending.size(), 5U);
}

// Null: a notice is repeated in a group with probability d times the share of its recipients there. Of first_staff and
// cadre_1 one is in the farming group, both in the fire group. 4,000 notices; size 1e-6; eight standard errors, 0.05, are
// seen with probability 0.999. Twin: held to be independent of the overlap.
TEST(group_traffic, repeats_are_in_proportion_to_the_overlap) {
    scenario plan = repeating();
    section_of<messages>(plan).duplicate_probability = 0.4;
    small_world w(plan);
    for (std::uint32_t key = 1; key <= 4000; ++key) {
        const std::int32_t a = job_for(w, first_staff);
        const std::int32_t b = job_for(w, cadre_1);
        messages::announce(*w, safety, work_key{key}, {a, b}, false, nine);
        drop_assignment(*w, a, false);
        drop_assignment(*w, b, false);
    }
    const auto repeats = [&](std::int32_t g) {
        return static_cast<double>(w->now.counters.total[static_cast<std::size_t>(g)]);
    };
    EXPECT_GT(share_p_value(repeats(fire_group), 4000, 0.4), 1e-6);
    EXPECT_GT(share_p_value(repeats(farming_group), 4000, 0.2), 1e-6);
    EXPECT_LT(share_p_value(repeats(farming_group), 4000, 0.4), 1e-6);
}

TEST(group_traffic, who_keeps_a_group_shows_every_day_that_it_is_at_work) {
    scenario plan = repeating();
    section_of<messages>(plan).presence_per_day = 4.0;
    small_world w(plan);
    EXPECT_EQ(w->now.groups[safety_group].keeper, first_staff);
    EXPECT_EQ(w->now.groups[welfare_group].keeper, second_staff);
    EXPECT_EQ(w->now.groups[plenary].keeper, leader);
    const std::int32_t kept = w.of(first_staff).groups_kept;  // safety, fire and the office's
    EXPECT_EQ(kept, 3);
    EXPECT_EQ(messages::speak(*w, w.of(first_staff), day_length), 4 * kept * 15);
    for (const std::int32_t g : {office_group, safety_group, fire_group}) {
        EXPECT_EQ(w->now.counters.total[static_cast<std::size_t>(g)], 4) << g;
        EXPECT_EQ(w->now.book.messages(g, index_of(message_kind::presence)), 4) << g;
    }
    EXPECT_EQ(w->now.counters.total[welfare_group], 0);
    EXPECT_EQ(messages::speak(*w, w.of(cadre_1), day_length), 0) << "keeps none";
}

TEST(group_traffic, nobody_keeps_alive_a_group_that_is_for_assignments_only) {
    scenario plan = repeating();
    section_of<messages>(plan).presence_per_day = 4.0;
    small_world w(plan);
    w->now.groups[plenary].discussion_allowed = false;
    messages::speak(*w, w.of(leader), day_length);
    EXPECT_EQ(w->now.counters.total[plenary], 0);
}

}  // namespace
}  // namespace sim
