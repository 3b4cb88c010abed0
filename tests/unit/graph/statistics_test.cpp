/// Summaries against numbers worked out by hand, and independence of labels.
#include "sim/graph/statistics.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <sstream>

#include "sim/graph/generate.hpp"
#include "tests/unit/graph/small_township.hpp"

namespace sim {
namespace {

const summary& row(const std::vector<statistics_row>& rows, structure_quantity what, std::optional<role> who = {}) {
    const auto found =
        std::ranges::find_if(rows, [&](const statistics_row& r) { return r.what == what && r.who == who; });
    if (found == rows.end()) throw std::out_of_range("no such row");
    return found->value;
}

/// The same township with its departments, persons and groups listed in another order.
roster relabelled(const roster& town) {
    const auto shuffled = [](std::size_t n) {  // new position of each old one; 7 has no factor in common with n
        std::vector<std::int32_t> position(n);
        for (std::size_t i = 0; i < n; ++i) position[i] = static_cast<std::int32_t>((7 * i + 3) % n);
        return position;
    };
    const auto lines = shuffled(town.departments.size());
    const auto people = shuffled(town.persons.size());
    const auto renamed = [](std::vector<std::int32_t> list, const std::vector<std::int32_t>& position) {
        for (std::int32_t& i : list) i = position[static_cast<std::size_t>(i)];
        std::ranges::sort(list);
        return list;
    };
    roster other = town;
    for (std::size_t d = 0; d < lines.size(); ++d) {
        other.departments[static_cast<std::size_t>(lines[d])] = town.departments[d];
    }
    for (std::size_t p = 0; p < people.size(); ++p) {
        roster_person person = town.persons[p];
        person.lines = renamed(person.lines, lines);
        other.persons[static_cast<std::size_t>(people[p])] = person;
    }
    for (auto& g : other.groups) {
        g.lines = renamed(g.lines, lines);
        g.members = renamed(g.members, people);
    }
    std::ranges::reverse(other.groups);
    return other;
}

TEST(summarise, interpolates_between_order_statistics) {
    const summary s = summarise({40.0, 10.0, 20.0, 30.0});
    EXPECT_EQ(s.n, 4U);
    EXPECT_DOUBLE_EQ(s.mean, 25.0);
    EXPECT_DOUBLE_EQ(s.median, 25.0);
    EXPECT_DOUBLE_EQ(s.p10, 13.0);
    EXPECT_DOUBLE_EQ(s.p90, 37.0);
    EXPECT_DOUBLE_EQ(s.max, 40.0);
}

TEST(summarise, single_value_is_every_quantile) {
    EXPECT_EQ(summarise({7.0}), (summary{1, 7.0, 7.0, 7.0, 7.0, 7.0}));
}

TEST(statistics, of_the_small_township_are_those_worked_out_by_hand) {
    const auto rows = structure_statistics(small_township());
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::lines_per_person).mean, 1.0);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::lines_per_person, role::village_cadre).mean, 1.5);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::groups_per_person).mean, 2.0);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::task_paths).max, 6.0);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::task_paths).mean, 2.2);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::members_per_group).median, 7.0);
    EXPECT_DOUBLE_EQ(row(rows, structure_quantity::duty_members_per_group).mean, 16.0 / 3.0);
}

TEST(statistics, span_of_control_counts_only_those_who_lead) {
    const summary s = row(structure_statistics(small_township()), structure_quantity::span_of_control);
    EXPECT_EQ(s.n, 5U);
    EXPECT_DOUBLE_EQ(s.mean, 1.4);
}

TEST(statistics, roles_that_nobody_has_are_left_out) {
    const auto rows = structure_statistics(small_township());
    EXPECT_TRUE(std::ranges::none_of(rows, [](const auto& r) { return r.who == role::first_secretary; }));
}

TEST(statistics, do_not_depend_on_labels) {
    const roster town = generate_roster({.n_departments = 26}, 4, 0);
    ASSERT_NE(relabelled(town), town);
    EXPECT_EQ(structure_statistics(relabelled(town)), structure_statistics(town));
}

TEST(statistics_table, has_a_heading_and_a_line_per_row_of_equal_width) {
    const auto rows = structure_statistics(small_township());
    std::istringstream lines(statistics_table(rows, language::en));
    std::size_t n = 0, width = 0;
    for (std::string line; std::getline(lines, line); ++n) {
        if (n == 0) width = line.size();
        EXPECT_EQ(line.size(), width) << line;
    }
    EXPECT_EQ(n, rows.size() + 1);
}

TEST(statistics_table, gives_a_chinese_character_two_columns) {
    const std::vector<statistics_row> rows{{structure_quantity::lines_per_person, role::leader, summarise({2.0})},
                                           {structure_quantity::task_paths, std::nullopt, summarise({13.0})}};
    EXPECT_EQ(statistics_table(rows, language::zh),
              "指标              对象      数量  均值  中位数  10%分位  90%分位  最大值\n"
              "每人承担条线数    乡镇领导     1   2.0     2.0      2.0      2.0     2.0\n"
              "任务到人的路径数  全部         1  13.0    13.0     13.0     13.0    13.0\n");
}

}  // namespace
}  // namespace sim
