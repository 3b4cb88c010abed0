#include "sim/results/record/shape.hpp"

#include <gtest/gtest.h>

#include "sim/results/record/compare.hpp"

namespace sim {
namespace {

replicate_record sample() {
    table t{"time", "Time", "时间", {}, {}};
    t.dimensions.push_back(
        {"role", "Post", "职务", "1", {"leader", "staff"}, {"Leader", "Staff"}, {"领导", "干部"}, {}});
    t.dimensions.push_back({"day", "Day", "日", "days since 2020-01-06", {}, {}, {}, {0, 7}});
    t.variables.push_back(
        {"seconds", "s", "Time", "时间", "true", {"day", "role"}, std::vector<std::int64_t>{1, 2, 3, 4}});
    t.variables.push_back({"place", "1", "Place", "名次", "", {"role"}, std::vector<std::int32_t>{1, 2}});
    t.variables.push_back({"trust", "1", "Trust", "信任", "reported", {"day"}, std::vector<double>{0.5, 0.25}});
    return {"as_is", 3, {t, {"empty", "Nothing", "无", {}, {}}}};
}

TEST(record_shape, tables_come_back_with_everything_but_their_numbers) {
    const replicate_record record = sample();
    const replicate_record again{"as_is", 3, tables_of(shape_text(record))};
    EXPECT_EQ(shape_difference(record, again), "");
    for (std::size_t v = 0; v < 3; ++v) {
        const variable& column = again.tables[0].variables[v];
        EXPECT_EQ(column.data.index(), record.tables[0].variables[v].data.index());
        EXPECT_TRUE(std::visit([](const auto& all) { return all.empty(); }, column.data));
    }
}

TEST(record_shape, numbers_are_no_part_of_the_text_and_every_label_is) {
    const std::string text = shape_text(sample());
    replicate_record other = sample();
    other.tables[0].variables[0].data = std::vector<std::int64_t>{9, 9, 9, 9};
    EXPECT_EQ(shape_text(other), text);
    other.tables[0].dimensions[1].values[1] = 8;
    EXPECT_NE(shape_text(other), text);
    other = sample();
    other.tables[0].variables[2].layer = "true";
    EXPECT_NE(shape_text(other), text);
    other = sample();
    other.tables[0].dimensions[0].titles_zh[1] = "职工";
    EXPECT_NE(shape_text(other), text);
}

}  // namespace
}  // namespace sim
