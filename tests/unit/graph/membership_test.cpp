/// Who is in which group of a generated township: duty, pull-in, and the numbers of the seed facts.
#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>

#include "sim/graph/generate.hpp"
#include "sim/graph/hierarchy.hpp"
#include "sim/graph/township_params.hpp"

namespace sim {
namespace {

roster generated(const township_params& par = {}) {
    return generate_roster(par, 1, 0);
}

/// Mean number of groups of a role over 40 townships.
double mean_groups(role who) {
    double groups = 0.0, persons = 0.0;
    for (std::uint32_t township = 0; township < 40; ++township) {
        const roster town = generate_roster({}, 1, township);
        const auto each = hierarchy(town).groups_per_person();
        for (std::size_t p = 0; p < each.size(); ++p) {
            if (town.persons[p].post != who) continue;
            groups += each[p];
            persons += 1.0;
        }
    }
    return groups / persons;
}

TEST(membership, higher_pull_in_only_adds_members) {
    township_params more;
    for (double& p : more.pull_in) p *= 1.3;
    const roster few = generated(), many = generated(more);
    std::size_t added = 0;
    for (std::size_t g = 0; g < few.groups.size(); ++g) {
        EXPECT_TRUE(std::ranges::includes(many.groups[g].members, few.groups[g].members)) << few.groups[g].id;
        added += many.groups[g].members.size() - few.groups[g].members.size();
    }
    EXPECT_GT(added, 0U);
}

TEST(membership, without_pull_in_only_duty_makes_members) {
    township_params par;
    for (double& p : par.pull_in) p = 0.0;
    for (const auto& g : generated(par).groups) {
        if (g.kind == group_kind::line || g.kind == group_kind::special) {
            EXPECT_LE(g.members.size(), 1U + 1U + 4U + 15U) << g.id;  // leader, head, handlers, one per village
        }
    }
}

TEST(membership, small_groups_hold_only_those_who_carry_the_line) {
    const roster town = generated({.n_extra_groups = 3});
    EXPECT_EQ(town.groups.size(), 37U);
    for (const auto& g : town.groups) {
        if (g.kind != group_kind::small) continue;
        for (const std::int32_t p : g.members) {
            EXPECT_TRUE(std::ranges::binary_search(town.persons[static_cast<std::size_t>(p)].lines, g.lines.front()));
        }
    }
}

// Seed fact S007: groups per cadre. 600 village secretaries, 280 heads, 2120 staff; a standard error is at most 0.3, so
// half a group either way is not noise, and pull_in wrong by 0.05 shifts the means by 1.3 groups or more.
TEST(membership, village_secretary_is_in_14_groups_on_average) {
    EXPECT_NEAR(mean_groups(role::village_secretary), 14.0, 0.5);
}

TEST(membership, office_head_is_in_13_groups_on_average) {
    EXPECT_NEAR(mean_groups(role::office_head), 13.0, 0.75);
}

TEST(membership, several_staff_are_in_ten_groups_or_more) {
    const roster town = generated();
    const auto groups = hierarchy(town).groups_per_person();
    int busy = 0;
    for (std::size_t p = 0; p < groups.size(); ++p) {
        if (town.persons[p].post == role::office_staff && groups[p] >= 10) ++busy;
    }
    EXPECT_GE(busy, 10);
}

/// z value of the frequency with which village cadres are pulled into line groups where they have no duty, against
/// probability p, over 20 townships without spread between persons.
double pull_in_z(double p) {
    township_params par;
    par.pull_in_spread = 0.0;
    double trials = 0.0, hits = 0.0;
    for (std::uint32_t township = 0; township < 20; ++township) {
        const roster town = generate_roster(par, 1, township);
        for (const auto& g : town.groups) {
            if (g.kind != group_kind::line) continue;
            for (std::size_t i = 0; i < town.persons.size(); ++i) {
                const auto& person = town.persons[i];
                if (person.post != role::village_cadre) continue;
                if (std::ranges::binary_search(person.lines, g.lines.front())) continue;
                trials += 1.0;
                if (std::ranges::binary_search(g.members, static_cast<std::int32_t>(i))) hits += 1.0;
            }
        }
    }
    return (hits - trials * p) / std::sqrt(trials * p * (1.0 - p));
}

// Null: each is a member with probability pull_in, independently. 21,300 trials; |z| > 5 has probability 6e-7. Detects
// an error of 0.0125 in the probability (5 standard errors).
TEST(membership, pulled_in_share_is_the_parameter) {
    EXPECT_LT(std::abs(pull_in_z(township_params{}.pull_in[role::village_cadre])), 5.0);
}

TEST(membership, pulled_in_share_would_be_rejected_if_off_by_0_02) {
    EXPECT_GT(std::abs(pull_in_z(township_params{}.pull_in[role::village_cadre] + 0.02)), 5.0);
}

}  // namespace
}  // namespace sim
