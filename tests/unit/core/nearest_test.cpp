/// Which valid key a misspelt one is taken for.
#include "sim/core/nearest.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sim {
namespace {

const std::vector<std::string> keys{"weekend_duty", "morning_start", "morning_end"};

TEST(nearest_word, equal_words_are_at_distance_zero) {
    EXPECT_EQ(edit_distance("duty", "duty"), 0U);
}

TEST(nearest_word, each_single_edit_costs_one) {
    EXPECT_EQ(edit_distance("duty", "dutty"), 1U);
    EXPECT_EQ(edit_distance("duty", "dty"), 1U);
    EXPECT_EQ(edit_distance("duty", "dusty"), 1U);
    EXPECT_EQ(edit_distance("duty", "duly"), 1U);
}

TEST(nearest_word, swapped_neighbours_cost_one) {
    EXPECT_EQ(edit_distance("duty", "dtuy"), 1U);
}

TEST(nearest_word, distance_to_nothing_is_the_length) {
    EXPECT_EQ(edit_distance("", "duty"), 4U);
    EXPECT_EQ(edit_distance("duty", ""), 4U);
}

TEST(nearest_word, distance_is_symmetric) {
    EXPECT_EQ(edit_distance("morning_start", "mroning_strat"), edit_distance("mroning_strat", "morning_start"));
}

TEST(nearest_word, the_closest_candidate_wins) {
    EXPECT_EQ(nearest("morning_ent", keys), "morning_end");
}

TEST(nearest_word, of_equals_the_first_wins) {
    const std::vector<std::string> twins{"ab1", "ab2"};
    EXPECT_EQ(nearest("ab3", twins), "ab1");
}

TEST(nearest_word, a_word_far_from_all_has_none) {
    EXPECT_EQ(nearest("phone", keys), std::nullopt);
    EXPECT_EQ(nearest("x", {}), std::nullopt);
}

}  // namespace
}  // namespace sim
