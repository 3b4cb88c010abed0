#include "sim/core/table.hpp"

#include <gtest/gtest.h>

#include "sim/core/error.hpp"

namespace sim {
namespace {

table example() {
    table t;
    t.id = "time_use";
    t.dimensions = {{"day", "Day", "日", "d", {}, {}, {}, {0, 1, 2}},
                    {"role", "Role", "岗位", "1", {"a", "b"}, {}, {}, {}}};
    t.variables = {{"persons", "1", "Persons", "人数", "", {"day", "role"}, std::vector<std::int32_t>(6, 1)}};
    return t;
}

TEST(table, variables_and_axes_are_found_by_identifier) {
    const table t = example();
    EXPECT_EQ(t.at("persons").long_name, "Persons");
    EXPECT_EQ(t.axis("role").names, (std::vector<std::string>{"a", "b"}));
}

TEST(table, an_unknown_identifier_is_our_own_mistake) {
    const table t = example();
    EXPECT_THROW(t.at("nobody"), internal_error);
    EXPECT_THROW(t.axis("nowhere"), internal_error);
    replicate_record record;
    record.tables = {t};
    EXPECT_EQ(record.at("time_use").id, "time_use");
    EXPECT_THROW(record.at("nothing"), internal_error);
}

TEST(dimension, has_as_many_entries_as_names_or_values) {
    EXPECT_EQ(example().axis("day").size(), 3U);
    EXPECT_EQ(example().axis("role").size(), 2U);
}

}  // namespace
}  // namespace sim
