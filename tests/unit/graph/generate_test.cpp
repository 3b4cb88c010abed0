/// A generated township has the structure that the evidence describes, and every part of it stands by itself.
#include "sim/graph/generate.hpp"
#include "sim/graph/township_params.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <map>
#include <set>

namespace sim {
namespace {

roster generated(township_params par = {}, std::uint32_t seed = 1) {
    return generate_roster(par, seed, 0);
}

bool of_village(const roster& town, const roster_person& p) {
    return town.units[static_cast<std::size_t>(p.unit)].kind == unit_kind::village;
}

/// What a person is, apart from where in the lists it stands.
struct identity {
    role post;
    std::string unit;
    std::string village;
    std::vector<std::int32_t> lines;
    std::set<std::string> groups;

    friend bool operator==(const identity&, const identity&) = default;
};

std::map<std::string, identity> people(const roster& town) {
    std::map<std::string, identity> all;
    for (const auto& p : town.persons) {
        const std::string village =
            p.serves_village < 0 ? "" : town.units[static_cast<std::size_t>(p.serves_village)].id;
        all[p.id] = {p.post, town.units[static_cast<std::size_t>(p.unit)].id, village, p.lines, {}};
    }
    for (const auto& g : town.groups) {
        for (const std::int32_t p : g.members) all.at(town.persons[static_cast<std::size_t>(p)].id).groups.insert(g.id);
    }
    return all;
}

TEST(generate, township_of_the_baseline_has_34_groups) {
    std::map<group_kind, int> kinds;
    for (const auto& g : generated().groups) ++kinds[g.kind];
    const std::map<group_kind, int> expected{{group_kind::plenary, 1},
                                             {group_kind::office, 7},
                                             {group_kind::line, 23},
                                             {group_kind::special, 2},
                                             {group_kind::secretaries, 1}};
    EXPECT_EQ(kinds, expected);
}

TEST(generate, counts_are_the_parameters) {
    const roster town = generated();
    const township_params par;
    std::map<role, std::int32_t> posts;
    for (const auto& p : town.persons) ++posts[p.post];
    EXPECT_EQ(posts[role::leader], par.n_leaders);
    EXPECT_EQ(posts[role::office_head], par.n_offices);
    EXPECT_EQ(posts[role::office_head] + posts[role::office_staff], par.n_staff);
    EXPECT_EQ(posts[role::village_secretary], par.n_villages);
    EXPECT_EQ(posts[role::village_secretary] + posts[role::village_cadre], par.n_villages * par.cadres_per_village);
    EXPECT_EQ(posts[role::first_secretary], par.n_villages);
}

TEST(generate, every_line_reaches_every_village_exactly_once) {
    const roster town = generated();
    std::map<std::pair<std::int32_t, std::int32_t>, int> carriers;
    for (const auto& p : town.persons) {
        if (!of_village(town, p)) continue;
        for (const std::int32_t line : p.lines) ++carriers[{p.unit, line}];
    }
    EXPECT_EQ(carriers.size(), 15U * 25U);
    EXPECT_TRUE(std::ranges::all_of(carriers, [](const auto& c) { return c.second == 1; }));
}

TEST(generate, every_line_has_one_leader_in_charge_one_head_and_two_handlers) {
    const roster town = generated();
    std::vector<std::map<role, int>> carriers(town.departments.size());
    for (const auto& p : town.persons) {
        for (const std::int32_t line : p.lines) ++carriers[static_cast<std::size_t>(line)][p.post];
    }
    for (auto& line : carriers) {
        EXPECT_EQ(line[role::leader], 1);
        EXPECT_EQ(line[role::office_head], 1);
        EXPECT_GE(line[role::office_staff], 2);
    }
}

TEST(generate, ids_are_unique) {
    const roster town = generated({.n_extra_groups = 30});
    std::set<std::string> ids;
    for (const auto& d : town.departments) ids.insert(d.id);
    for (const auto& u : town.units) ids.insert(u.id);
    for (const auto& p : town.persons) ids.insert(p.id);
    for (const auto& g : town.groups) ids.insert(g.id);
    EXPECT_EQ(ids.size(), town.departments.size() + town.units.size() + town.persons.size() + town.groups.size());
}

TEST(generate, lists_are_ascending_and_units_in_their_order) {
    const roster town = generated();
    EXPECT_TRUE(std::ranges::is_sorted(town.units, {}, &unit::kind));
    EXPECT_TRUE(std::ranges::is_sorted(town.persons, {}, &roster_person::unit));
    for (const auto& p : town.persons) EXPECT_TRUE(std::ranges::is_sorted(p.lines)) << p.id;
    for (const auto& g : town.groups) {
        EXPECT_TRUE(std::ranges::is_sorted(g.members)) << g.id;
        EXPECT_EQ(std::ranges::adjacent_find(g.members), g.members.end()) << g.id;
        EXPECT_TRUE(std::ranges::is_sorted(g.lines)) << g.id;
    }
}

TEST(generate, whoever_carries_a_line_is_in_its_group) {
    const roster town = generated();
    for (const auto& g : town.groups) {
        if (g.kind != group_kind::line && g.kind != group_kind::special) continue;
        for (std::size_t p = 0; p < town.persons.size(); ++p) {
            if (!std::ranges::binary_search(town.persons[p].lines, g.lines.front())) continue;
            EXPECT_TRUE(std::ranges::binary_search(g.members, static_cast<std::int32_t>(p))) << g.id;
        }
    }
}

TEST(generate, every_village_has_somebody_of_the_township_in_contact) {
    const roster town = generated();
    std::set<std::int32_t> visited;
    for (const auto& p : town.persons) {
        ASSERT_GE(p.serves_village, 0) << p.id;
        if (!of_village(town, p)) visited.insert(p.serves_village);
    }
    EXPECT_EQ(visited.size(), 15U);
}

TEST(generate, village_people_serve_their_own_village) {
    const roster town = generated();
    for (const auto& p : town.persons) {
        if (!of_village(town, p)) continue;
        EXPECT_EQ(p.serves_village, p.unit) << p.id;
    }
}

TEST(generate, same_seed_gives_the_same_township) {
    EXPECT_EQ(generate_roster({}, 5, 3), generate_roster({}, 5, 3));
}

TEST(generate, seed_and_township_change_who_is_in_which_group) {
    EXPECT_NE(generate_roster({}, 5, 3), generate_roster({}, 6, 3));
    EXPECT_NE(generate_roster({}, 5, 3), generate_roster({}, 5, 4));
}

TEST(generate, one_more_village_changes_nobody_but_those_who_now_serve_it) {
    const auto before = people(generated({.n_villages = 15}));
    const auto after = people(generated({.n_villages = 16}));
    for (const auto& [id, was] : before) {
        identity is = after.at(id);
        if (is.village == "village-16") is.village = was.village;
        EXPECT_EQ(is, was) << id;
    }
}

TEST(generate, one_more_department_changes_nothing_in_the_groups_of_the_others) {
    // offices get other staff and cadres other lines, so only those without a duty in either township can be compared
    const roster before = generated({.n_departments = 25}), after = generated({.n_departments = 26});
    const auto carries = [](const roster_person& p, std::int32_t line) {
        return std::ranges::binary_search(p.lines, line);
    };
    std::map<std::string, std::size_t> index;
    for (std::size_t p = 0; p < after.persons.size(); ++p) index[after.persons[p].id] = p;
    int compared = 0;
    for (std::int32_t line = 0; line < 25; ++line) {
        const auto of_line = [&](const roster_group& g) {
            return g.id == "group-" + before.departments[static_cast<std::size_t>(line)].id;
        };
        const auto& g = *std::ranges::find_if(before.groups, of_line);
        const auto& h = *std::ranges::find_if(after.groups, of_line);
        for (std::size_t p = 0; p < before.persons.size(); ++p) {
            const auto same = index.find(before.persons[p].id);
            if (same == index.end()) continue;
            const std::size_t q = same->second;
            if (carries(before.persons[p], line) || carries(after.persons[q], line)) continue;
            EXPECT_EQ(std::ranges::binary_search(g.members, static_cast<std::int32_t>(p)),
                      std::ranges::binary_search(h.members, static_cast<std::int32_t>(q)));
            ++compared;
        }
    }
    EXPECT_GT(compared, 3000);
}

TEST(generate, first_secretaries_are_the_share_asked_for) {
    const roster none = generated({.first_secretary_share = 0.0});
    EXPECT_EQ(std::ranges::count(none.persons, role::first_secretary, &roster_person::post), 0);
    const roster some = generated({.n_villages = 40, .first_secretary_share = 0.5});
    const auto n = std::ranges::count(some.persons, role::first_secretary, &roster_person::post);
    EXPECT_GT(n, 4);  // binomial(40, 1/2) is outside [5, 35] with probability below 1e-6
    EXPECT_LT(n, 36);
}

}  // namespace
}  // namespace sim
