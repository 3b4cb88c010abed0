#include "sim/results/record/compare.hpp"

#include <gtest/gtest.h>

#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

using testing::synthetic_plan;
using testing::synthetic_record;

const replicate_record sound = synthetic_record(synthetic_plan(1), 0, 0);

TEST(first_difference, equal_records_have_none_although_they_hold_nan) {
    EXPECT_FALSE(first_difference(sound, synthetic_record(synthetic_plan(1), 0, 0)).has_value());
}

TEST(first_difference, names_table_variable_place_and_both_values) {
    replicate_record other = sound;
    auto& spent = std::get<std::vector<std::int64_t>>(other.tables[0].variables[0].data);
    // day 1, unit village_01 (2), activity meetings (1) of 3 × 3 × 3
    const std::size_t place = (1 * 3 + 2) * 3 + 1;
    const std::int64_t before = spent[place];
    spent[place] += 60;
    spent.back() += 1;
    const auto found = first_difference(sound, other);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->table, "time_use");
    EXPECT_EQ(found->variable, "person_seconds");
    EXPECT_EQ(found->index, "day=1, unit=village_01, activity=meetings");
    EXPECT_EQ(found->left, std::to_string(before));
    EXPECT_EQ(found->right, std::to_string(before + 60));
}

TEST(first_difference, one_bit_of_a_double_is_a_difference) {
    replicate_record other = sound;
    auto& trust = std::get<std::vector<double>>(other.tables[2].variables[0].data)[0];
    trust = std::nextafter(trust, 1.0);
    const auto found = first_difference(sound, other);
    ASSERT_TRUE(found.has_value());
    EXPECT_EQ(found->variable, "trust");
    EXPECT_NE(found->left, found->right);
}

TEST(first_difference, zero_differs_from_minus_zero) {
    replicate_record zero = sound;
    replicate_record minus = sound;
    std::get<std::vector<double>>(zero.tables[2].variables[0].data)[0] = 0.0;
    std::get<std::vector<double>>(minus.tables[2].variables[0].data)[0] = -0.0;
    EXPECT_TRUE(first_difference(zero, minus).has_value());
}

TEST(shape_difference, says_what_differs) {
    replicate_record other = sound;
    other.tables[0].dimensions[1].names[0] = "renamed";
    EXPECT_EQ(shape_difference(sound, other), "time_use: dimension unit");
    other = sound;
    other.tables[1].variables.pop_back();
    EXPECT_EQ(shape_difference(sound, other), "tasks: variables (done_true, done_reported) != (done_true)");
    other = sound;
    other.tables.pop_back();
    EXPECT_EQ(shape_difference(sound, other), "tables (time_use, tasks, summary) != (time_use, tasks)");
    EXPECT_EQ(shape_difference(sound, sound), "");
}

}  // namespace
}  // namespace sim
