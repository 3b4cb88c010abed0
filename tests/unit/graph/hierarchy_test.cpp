/// The hierarchy graph against a township whose numbers are known by hand, and laws that hold for every township.
#include "sim/graph/hierarchy.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/graph/generate.hpp"
#include "tests/unit/graph/small_township.hpp"

namespace sim {
namespace {

using int_list = std::vector<std::int32_t>;

TEST(hierarchy, lines_per_person_of_the_small_township) {
    EXPECT_EQ(hierarchy(small_township()).lines_per_person(), (int_list{2, 1, 1, 1, 1, 0, 0, 2, 1, 1}));
}

TEST(hierarchy, groups_per_person_of_the_small_township) {
    EXPECT_EQ(hierarchy(small_township()).groups_per_person(), (int_list{3, 2, 2, 2, 2, 2, 2, 2, 2, 1}));
}

// Health comes to its office from the department and through the leader: 2 ways to the head and to each of two
// handlers, 4 to those who carry it in the villages. Policing comes to the head in 2 ways and from there to the
// villages.
TEST(hierarchy, task_paths_of_the_small_township) {
    EXPECT_EQ(hierarchy(small_township()).task_paths(), (std::vector<std::int64_t>{2, 2, 2, 2, 2, 0, 0, 6, 4, 2}));
}

TEST(hierarchy, span_of_control_of_the_small_township) {
    EXPECT_EQ(hierarchy(small_township()).span_of_control(), (int_list{2, 2, 0, 0, 1, 0, 1, 0, 1, 0}));
}

TEST(hierarchy, members_and_members_with_a_duty_of_the_small_township) {
    EXPECT_EQ(hierarchy(small_township()).members_per_group(), (int_list{10, 7, 3}));
    EXPECT_EQ(hierarchy(small_township()).duty_members_per_group(), (int_list{8, 6, 2}));
}

TEST(hierarchy, cascade_goes_leader_head_handlers_village) {
    const hierarchy h(small_township());
    EXPECT_EQ(h.cascade(0), (int_list{0, 1, 2, 3, 7, 8}));
    EXPECT_EQ(h.cascade(1), (int_list{0, 4, 7, 9}));
}

TEST(hierarchy, vertices_and_edges_of_the_small_township) {
    const hierarchy h(small_township());
    EXPECT_EQ(h.vertex_count(), 1U + 2U + 5U + 10U + 3U);
    EXPECT_EQ(h.edge_count(edge_kind::line), 9U + 5U);
    EXPECT_EQ(h.edge_count(edge_kind::block), 2U + 1U + 2U + 2U + 10U + 2U);
    EXPECT_EQ(h.edge_count(edge_kind::member), 20U);
    EXPECT_EQ(h.edge_count(edge_kind::serves), 5U);
}

TEST(hierarchy, line_without_an_office_reaches_the_village_directly) {
    roster town = small_township();
    town.persons[4].lines.clear();  // the only one in an office who had policing
    const hierarchy h(town);
    EXPECT_EQ(h.cascade(1), (int_list{0, 7, 9}));
    EXPECT_EQ(h.task_paths()[9], 1);
}

TEST(hierarchy, memberships_counted_by_person_and_by_group_agree) {
    const roster town = generate_roster({}, 3, 0);
    const hierarchy h(town);
    const auto by_person = h.groups_per_person();
    const auto by_group = h.members_per_group();
    const auto total = std::accumulate(by_person.begin(), by_person.end(), 0);
    EXPECT_EQ(total, std::accumulate(by_group.begin(), by_group.end(), 0));
    EXPECT_EQ(static_cast<std::size_t>(total), h.edge_count(edge_kind::member));
}

TEST(hierarchy, lines_that_come_in_are_the_lines_that_are_carried) {
    const roster town = generate_roster({.n_departments = 40}, 3, 0);
    const auto lines = hierarchy(town).lines_per_person();
    for (std::size_t p = 0; p < lines.size(); ++p) {
        EXPECT_EQ(static_cast<std::size_t>(lines[p]), town.persons[p].lines.size()) << town.persons[p].id;
    }
}

TEST(hierarchy, cascade_holds_everybody_who_carries_the_line_once_and_in_order_of_station) {
    const roster town = generate_roster({}, 3, 0);
    const hierarchy h(town);
    for (std::int32_t line = 0; line < 25; ++line) {
        const auto order = h.cascade(line);
        std::set<std::int32_t> carriers;
        for (std::size_t p = 0; p < town.persons.size(); ++p) {
            if (std::ranges::binary_search(town.persons[p].lines, line)) carriers.insert(static_cast<std::int32_t>(p));
        }
        EXPECT_EQ(std::set(order.begin(), order.end()), carriers);
        EXPECT_EQ(order.size(), carriers.size());
        EXPECT_TRUE(std::ranges::is_sorted(order));  // a generated roster lists leaders, offices, villages
    }
}

TEST(hierarchy, people_of_the_village_are_reached_in_twice_as_many_ways_as_there_are_handlers) {
    const roster town = generate_roster({}, 3, 0);
    const auto paths = hierarchy(town).task_paths();
    std::vector<std::int64_t> handlers(town.departments.size(), 0);
    for (const auto& p : town.persons) {
        for (const std::int32_t line : p.lines) {
            if (p.post == role::office_staff) ++handlers[static_cast<std::size_t>(line)];
        }
    }
    for (std::size_t p = 0; p < paths.size(); ++p) {
        if (town.persons[p].post != role::village_cadre) continue;
        std::int64_t expected = 0;
        for (const std::int32_t line : town.persons[p].lines) expected += 2 * handlers[static_cast<std::size_t>(line)];
        EXPECT_EQ(paths[p], expected) << town.persons[p].id;
    }
}

TEST(hierarchy, everybody_serves_one_village) {
    const roster town = generate_roster({}, 3, 0);
    EXPECT_EQ(hierarchy(town).edge_count(edge_kind::serves), town.persons.size());
}

}  // namespace
}  // namespace sim
