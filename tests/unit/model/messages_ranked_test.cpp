// Notices where lines rank them by urgency.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/working_time.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;
constexpr seconds three = 15 * 3600;
constexpr seconds nights = day_length;

/// Lines rank notices on Monday; nothing is repeated and no chance calls anybody.
small_world ranking(double urgent_share) {
    scenario plan = quiet_scenario();
    auto& p = section_of<messages>(plan);
    p.enabled = true;
    p.duplicate_probability = 0.0;
    p.urgent_share = urgent_share;
    p.urgent_days = 1.0;
    p.collected_at = {three};
    section_of<attention>(plan).enabled = true;
    section_of<attention>(plan).page_probability = 0.0;
    small_world w(plan);
    urgency_classes::apply(w->in_force, urgency_classes{}, 1.0);
    return w;
}

/// A form of the safety line for its main handler, posted at nine.
std::int32_t announced(small_world& w, std::uint32_t key, seconds allowed) {
    const std::int32_t task = put_task(*w, safety, task_kind::form, nine, key);
    w->now.tasks[static_cast<std::size_t>(task)].deadline = nine + allowed;
    const std::int32_t id = assign_task(*w, task, first_staff, assignment_stage::execute, nine);
    messages::announce(*w, safety, w.job(id).key, {id}, false, nine);
    return id;
}

std::int64_t notices(small_world& w) {
    return w->now.book.messages(w->now.groups[safety_group].record_slot, index_of(message_kind::notice));
}

/// When the collected post is to come; never if none is.
seconds collection(small_world& w) {
    while (w->now.timers.size() > 0) {
        const auto next = w->now.timers.pop();
        if (next.kind == timer_kind::collected_post) return next.at;
    }
    return never;
}

TEST(urgency_classes, what_is_not_urgent_waits_for_one_post) {
    small_world w = ranking(0.0);
    for (std::uint32_t key = 1; key <= 3; ++key) announced(w, key, 3 * nights);
    EXPECT_EQ(notices(w), 0);
    EXPECT_TRUE(w.of(first_staff).pending.empty());
    EXPECT_EQ(collection(w), three);
    messages::arrive(*w, {safety, 0, three});
    EXPECT_EQ(notices(w), 1);
    EXPECT_EQ(w.of(first_staff).pending.size(), 3U);
    EXPECT_TRUE(std::ranges::none_of(w.of(first_staff).pending, &pending_notice::paged));
    EXPECT_EQ(collection(w), never);
}

TEST(urgency_classes, what_is_urgent_is_posted_at_once_and_calls_everybody) {
    small_world w = ranking(1.0);
    announced(w, 1, 3 * nights);
    EXPECT_EQ(notices(w), 1);
    ASSERT_EQ(w.of(first_staff).pending.size(), 1U);
    EXPECT_TRUE(w.of(first_staff).pending.front().paged);
}

TEST(urgency_classes, what_is_due_within_a_day_of_the_post_does_not_wait) {
    for (const auto& [due, posted] : {std::pair{three + nights, 1}, std::pair{three + nights + 1, 0}}) {
        small_world w = ranking(0.0);
        const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::form, nine, 2), first_staff,
                                            assignment_stage::execute, nine);
        w.job(id).deadline = due;
        messages::announce(*w, safety, w.job(id).key, {id}, false, nine);
        EXPECT_EQ(notices(w), posted);
    }
}

TEST(urgency_classes, after_the_hour_it_waits_for_the_next_working_day) {
    small_world w = ranking(0.0);
    const std::int32_t task = put_task(*w, safety, task_kind::form, three + 60, 1);
    w->now.tasks[static_cast<std::size_t>(task)].deadline = three + 9 * nights;
    const std::int32_t id = assign_task(*w, task, first_staff, assignment_stage::execute, three + 60);
    messages::announce(*w, safety, w.job(id).key, {id}, false, three + 60);
    EXPECT_EQ(collection(w), three + nights);
}

TEST(urgency_classes, what_is_over_by_then_is_not_posted) {
    small_world w = ranking(0.0);
    const std::int32_t id = announced(w, 1, 3 * nights);
    drop_assignment(*w, id, false);
    messages::arrive(*w, {safety, 0, three});
    EXPECT_EQ(notices(w), 0);
}

// Null: a notice is urgent with probability 0.12. 4,000 notices; size 1e-6, eight standard errors, 0.041, are seen with
// probability 0.999. Twin: a share of 0.18.
double p_of_urgent(double share) {
    small_world w = ranking(share);
    for (std::uint32_t key = 1; key <= 4000; ++key) announced(w, key, 3 * nights);
    return share_p_value(static_cast<double>(notices(w)), 4000.0, 0.12);
}
TEST(urgency_classes, give_the_urgent_their_share) {
    EXPECT_GT(p_of_urgent(0.12), 1e-6);
    EXPECT_LT(p_of_urgent(0.18), 1e-6);
}

}  // namespace
}  // namespace sim
