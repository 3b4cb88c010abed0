/// Division of labour, over every number of departments, offices and staff that a scenario may ask for.
#include "sim/graph/division.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <set>

#include "sim/graph/catalogue.hpp"

namespace sim {
namespace {

std::vector<department> departments(std::int32_t n) {
    std::vector<department> list;
    for (const auto& d : department_catalogue().first(static_cast<std::size_t>(n))) {
        list.push_back({std::string(d.id), "", "", d.field});
    }
    return list;
}

template <class F>
void for_all_sizes(F&& check) {
    for (std::int32_t n_departments = 10; n_departments <= 60; n_departments += 5) {
        for (std::int32_t n_offices = 4; n_offices <= 9; ++n_offices) {
            for (const std::int32_t n_staff : {25, 60, 150}) check(n_departments, n_offices, n_staff);
        }
    }
}

TEST(division, every_line_has_one_office_and_every_office_has_lines) {
    for_all_sizes([](std::int32_t n_departments, std::int32_t n_offices, std::int32_t n_staff) {
        const auto d = divide_labour(departments(n_departments), 9, n_offices, n_staff);
        std::multiset<std::int32_t> dealt;
        for (const auto& lines : d.office_lines) {
            EXPECT_FALSE(lines.empty());
            EXPECT_TRUE(std::ranges::is_sorted(lines));
            dealt.insert(lines.begin(), lines.end());
        }
        EXPECT_EQ(dealt.size(), static_cast<std::size_t>(n_departments));
        EXPECT_EQ(std::set(dealt.begin(), dealt.end()).size(), dealt.size());
    });
}

TEST(division, lines_stay_with_their_function_where_it_has_an_office) {
    const auto list = departments(60);
    const auto d = divide_labour(list, 9, 9, 60);
    for (std::size_t o = 0; o < d.office_lines.size(); ++o) {
        for (const std::int32_t line : d.office_lines[o]) {
            EXPECT_EQ(list[static_cast<std::size_t>(line)].field, office_catalogue()[o].field);
        }
    }
}

TEST(division, staff_and_heads_add_up_to_the_staff_asked_for) {
    for_all_sizes([](std::int32_t n_departments, std::int32_t n_offices, std::int32_t n_staff) {
        const auto d = divide_labour(departments(n_departments), 9, n_offices, n_staff);
        EXPECT_EQ(std::accumulate(d.office_staff.begin(), d.office_staff.end(), n_offices), n_staff);
        EXPECT_GE(std::ranges::min(d.office_staff), 1);
    });
}

TEST(division, charge_is_spread_evenly_over_leaders) {
    const auto d = divide_labour(departments(25), 9, 7, 60);
    std::vector<int> lines(9, 0);
    for (const std::int32_t leader : d.leader_of_line) ++lines[static_cast<std::size_t>(leader)];
    EXPECT_GE(std::ranges::min(lines), 2);
    EXPECT_LE(std::ranges::max(lines), 3);
}

TEST(division, every_line_has_two_handlers_as_soon_as_an_office_has_two_people) {
    for (std::int32_t n_lines = 1; n_lines <= 12; ++n_lines) {
        std::vector<std::int32_t> lines(static_cast<std::size_t>(n_lines));
        std::iota(lines.begin(), lines.end(), 0);
        for (std::int32_t people = 1; people <= 30; ++people) {
            std::vector<int> handlers(lines.size(), 0);
            for (const auto& own : handlers_of_office(lines, people)) {
                EXPECT_FALSE(own.empty());
                for (const std::int32_t line : own) ++handlers[static_cast<std::size_t>(line)];
            }
            EXPECT_GE(std::ranges::min(handlers), std::min(people, 2)) << n_lines << " lines, " << people << " people";
        }
    }
}

TEST(division, handling_is_spread_evenly_over_staff) {
    for (const std::int32_t people : {2, 3, 5, 7}) {
        std::size_t fewest = 99, most = 0;
        for (const auto& own : handlers_of_office({0, 1, 2, 3, 4}, people)) {
            fewest = std::min(fewest, own.size());
            most = std::max(most, own.size());
        }
        EXPECT_LE(most - fewest, 1U) << people;
    }
}

TEST(division, every_line_has_one_cadre_and_the_secretary_has_the_party_lines) {
    const auto list = departments(25);
    for (std::int32_t cadres = 3; cadres <= 8; ++cadres) {
        const auto carried = lines_of_village(list, cadres);
        std::vector<int> carriers(list.size(), 0);
        for (std::size_t c = 0; c < carried.size(); ++c) {
            for (const std::int32_t line : carried[c]) {
                ++carriers[static_cast<std::size_t>(line)];
                EXPECT_EQ(list[static_cast<std::size_t>(line)].field == function::party, c == 0);
            }
        }
        EXPECT_EQ(carriers, std::vector<int>(list.size(), 1));
    }
}

}  // namespace
}  // namespace sim
