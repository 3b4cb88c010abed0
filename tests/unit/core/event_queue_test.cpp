#include "sim/core/event_queue.hpp"

#include <gtest/gtest.h>

#include "sim/core/distributions.hpp"
#include "sim/core/random.hpp"

namespace sim {
namespace {

/// Entity with the earliest time, the lowest of equals: what the tree claims, by looking at everything.
std::int32_t earliest(const std::vector<seconds>& times) {
    return static_cast<std::int32_t>(std::ranges::min_element(times) - times.begin());
}

class next_event_tree_of : public ::testing::TestWithParam<std::int32_t> {};

TEST_P(next_event_tree_of, any_size_agrees_with_a_linear_search_over_random_operations) {
    const std::int32_t n = GetParam();
    next_event_tree tree(static_cast<std::size_t>(n));
    std::vector<seconds> times(static_cast<std::size_t>(n), never);
    const random_source random(1, 0, 0);
    for (std::uint32_t step = 0; step < 5000; ++step) {
        const auto [who, when] = random.uniforms(purpose::roster, step, static_cast<std::uint32_t>(n));
        const std::int32_t entity = uniform_index(who, n);
        const std::int32_t code = uniform_index(when, 12);
        const seconds t = code < 10 ? code : never;  // few distinct times: many ties
        tree.set(entity, t);
        times[static_cast<std::size_t>(entity)] = t;
        ASSERT_EQ(tree.next_entity(), earliest(times)) << "step " << step;
        ASSERT_EQ(tree.next_time(), *std::ranges::min_element(times));
        ASSERT_EQ(tree.time(entity), t);
    }
}

INSTANTIATE_TEST_SUITE_P(sizes, next_event_tree_of, ::testing::Values(1, 2, 3, 4, 5, 7, 8, 63, 64, 65, 250));

TEST(next_event_tree, starts_with_nothing_pending) {
    EXPECT_EQ(next_event_tree(0).next_time(), never);
    EXPECT_EQ(next_event_tree(5).next_time(), never);
}

TEST(next_event_tree, equal_times_go_to_the_lower_entity_whatever_came_first) {
    next_event_tree tree(6);
    for (const std::int32_t entity : {4, 1, 5, 2}) tree.set(entity, 100);
    for (const std::int32_t expected : {1, 2, 4, 5}) {
        EXPECT_EQ(tree.next_entity(), expected);
        tree.set(expected, never);
    }
    EXPECT_EQ(tree.next_time(), never);
}

enum class kind : std::uint8_t { first, second, third };

TEST(timer_queue, timers_come_out_by_time_then_kind_then_object) {
    timer_queue<kind> queue;
    std::vector<std::array<std::int32_t, 3>> expected;
    const random_source random(1, 0, 0);
    for (std::uint32_t i = 0; i < 2000; ++i) {
        const seconds at = uniform_index(random.uniform(purpose::roster, i, 0), 20);
        const std::int32_t k = uniform_index(random.uniform(purpose::roster, i, 1), 3);
        const auto object = static_cast<std::int32_t>(i * 7919 % 2000);
        queue.push({at, static_cast<kind>(k), object, 0});
        expected.push_back({at, k, object});
    }
    std::ranges::sort(expected);
    for (const auto& e : expected) {
        EXPECT_EQ(queue.next_time(), e[0]);
        const auto t = queue.pop();
        ASSERT_EQ((std::array<std::int32_t, 3>{t.at, static_cast<std::int32_t>(t.kind), t.object}), e);
    }
    EXPECT_EQ(queue.size(), 0U);
}

TEST(timer_queue, the_order_of_pushing_does_not_matter) {
    timer_queue<kind> forwards;
    timer_queue<kind> backwards;
    for (std::int32_t i = 0; i < 100; ++i) forwards.push({i % 5, static_cast<kind>(i % 3), i, 0});
    for (std::int32_t i = 99; i >= 0; --i) backwards.push({i % 5, static_cast<kind>(i % 3), i, 0});
    for (std::int32_t i = 0; i < 100; ++i) EXPECT_EQ(forwards.pop().object, backwards.pop().object);
}

TEST(timer_queue, an_empty_queue_has_no_next_time) {
    EXPECT_EQ(timer_queue<kind>().next_time(), never);
}

}  // namespace
}  // namespace sim
