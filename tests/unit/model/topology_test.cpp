#include "sim/model/topology.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/graph/generate.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

scenario merging_to(std::int32_t n, std::int32_t phase_in_days = 0) {
    scenario plan = quiet_scenario();
    reform merge;
    merge.start = make_date(2020, 1, 7);
    merge.phase_in_days = phase_in_days;
    std::get<std::optional<merge_groups>>(merge.levers) = merge_groups{n};
    plan.reforms.push_back(merge);
    return plan;
}

/// 25 lines, some 40 groups.
roster larger_roster() {
    township_params p;
    p.n_leaders = 5;
    p.n_offices = 5;
    p.n_staff = 25;
    p.n_villages = 8;
    p.cadres_per_village = 3;
    p.n_departments = 25;
    p.n_extra_groups = 4;
    p.pull_in.fill(0.3);
    return generate_roster(p, 1, 0);
}

/// The groups under a merger that is fully in force.
std::vector<group> merged_to(small_world& w, std::int32_t n) {
    w->in_force.groups_left.move(n, 1.0);
    return topology(*w);
}

std::size_t count(const std::vector<group>& all, group_kind kind) {
    return static_cast<std::size_t>(std::ranges::count(all, kind, &group::kind));
}

bool is_member(const group& g, std::int32_t who) {
    return std::ranges::binary_search(g.members, who);
}

TEST(topology, without_rules_is_the_rosters) {
    small_world w;
    const roster base = small_roster();
    const auto all = topology(*w);
    ASSERT_EQ(all.size(), base.groups.size());
    for (std::size_t g = 0; g < all.size(); ++g) {
        EXPECT_EQ(all[g].id, base.groups[g].id);
        EXPECT_EQ(all[g].members, base.groups[g].members);
        EXPECT_TRUE(all[g].discussion_allowed && all[g].photos_allowed);
    }
}

TEST(topology, merging_to_n_leaves_exactly_n_with_the_whole_township_group_and_special_ones) {
    for (std::int32_t n = 3; n <= 8; ++n) {
        small_world w(merging_to(n));
        const auto all = merged_to(w, n);
        EXPECT_EQ(all.size(), static_cast<std::size_t>(n));
        EXPECT_EQ(count(all, group_kind::plenary), 1U);
        EXPECT_EQ(count(all, group_kind::special), 1U);
    }
}

TEST(topology, merging_a_larger_township_to_n_leaves_exactly_n) {
    const roster base = larger_roster();
    for (const std::int32_t n : {5, 8, 12, 20}) {
        small_world w(merging_to(n), base);
        EXPECT_EQ(merged_to(w, n).size(), static_cast<std::size_t>(n));
    }
}

TEST(topology, merging_keeps_at_least_one_group_for_business) {
    small_world w(merging_to(1));
    const auto all = merged_to(w, 1);
    EXPECT_EQ(count(all, group_kind::business), 1U);
    EXPECT_EQ(all.size(), 3U);
}

TEST(topology, merging_to_the_present_number_or_more_changes_nothing) {
    for (const std::int32_t n : {8, 9, 50}) {
        small_world w(merging_to(n));
        const auto before = topology(*w);
        const auto after = merged_to(w, n);
        ASSERT_EQ(after.size(), before.size());
        for (std::size_t g = 0; g < after.size(); ++g) {
            EXPECT_EQ(after[g].id, before[g].id);
            EXPECT_EQ(after[g].kind, before[g].kind);
            EXPECT_EQ(after[g].members, before[g].members);
            EXPECT_EQ(after[g].lines, before[g].lines);
        }
    }
}

TEST(topology, members_and_lines_of_every_part_are_in_a_group_that_took_it_over) {
    const roster base = larger_roster();
    small_world w(merging_to(8), base);
    const auto before = topology(*w);
    const auto after = merged_to(w, 8);
    for (const group& part : before) {
        const bool found = std::ranges::any_of(after, [&](const group& whole) {
            return (part.lines & ~whole.lines) == 0 && std::ranges::includes(whole.members, part.members);
        });
        EXPECT_TRUE(found) << part.id;
    }
}

TEST(topology, merging_pulls_nobody_in_who_was_in_no_part) {
    const roster base = larger_roster();
    small_world w(merging_to(8), base);
    const auto before = topology(*w);
    for (const group& whole : merged_to(w, 8)) {
        if (whole.kind != group_kind::business) continue;
        for (const std::int32_t who : whole.members) {
            EXPECT_TRUE(std::ranges::any_of(
                before,
                [&](const group& part) {
                    const bool absorbed = part.kind == group_kind::secretaries || (part.lines & ~whole.lines) == 0;
                    return part.kind != group_kind::plenary && absorbed && is_member(part, who);
                }))
                << whole.id << ' ' << who;
        }
    }
}

TEST(topology, what_is_founded_after_a_merger_stands_beside_it) {
    small_world w(merging_to(4));  // on the second day
    w->in_force.groups_left.move(4, 1.0);
    group young;
    young.id = "young";
    young.kind = group_kind::small;
    young.members = {first_staff};
    for (const std::int32_t founded : {1, 2}) {
        young.founded_on = founded;
        w->now.created_groups = {young};
        w->now.today = 30;
        const auto all = topology(*w);
        EXPECT_EQ(all.size(), founded == 1 ? 4U : 5U);
        EXPECT_EQ(std::ranges::count(all, "young", &group::id), founded == 1 ? 0 : 1);
    }
}

TEST(topology, a_merger_half_phased_in_is_halfway) {
    small_world w(merging_to(4, 10));
    w->in_force.groups_left.move(4, 0.5);
    EXPECT_EQ(topology(*w).size(), 6U);
}

TEST(topology, every_group_has_a_row_of_the_record_on_every_day_of_a_phase_in) {
    const roster base = larger_roster();
    small_world w(merging_to(4, 10), base);
    const auto rows = static_cast<std::int32_t>(record_slots(*w).size());
    for (double share = 0.1; share <= 1.0; share += 0.1) {
        w->in_force.groups_left.move(4, share);
        for (const group& g : topology(*w)) {
            EXPECT_GE(g.record_slot, 0);
            EXPECT_LT(g.record_slot, rows) << share << ' ' << g.id;
        }
    }
}

TEST(topology, membership_by_duty_keeps_exactly_those_with_a_line_of_the_group) {
    small_world w;
    w->in_force.membership_by_duty.move(true, 1.0);
    const auto all = topology(*w);
    EXPECT_EQ(all[safety_group].members, (std::vector<std::int32_t>{leader, head, first_staff, cadre_1, cadre_2}));
    EXPECT_EQ(all[welfare_group].members, (std::vector<std::int32_t>{leader, head, second_staff, cadre_1, cadre_2}));
    EXPECT_EQ(all[plenary].members.size(), 8U);
    EXPECT_EQ(all[secretaries].members.size(), 3U);
}

TEST(topology, a_cap_is_respected_and_the_whole_township_group_kept) {
    const roster base = larger_roster();
    for (const std::int32_t cap : {1, 2, 3, 6}) {
        small_world w(quiet_scenario(), base);
        w->in_force.groups_per_person.move(cap, 1.0);
        std::vector<std::int32_t> groups_of(w->now.persons.size(), 0);
        for (const group& g : topology(*w)) {
            for (const std::int32_t who : g.members) ++groups_of[static_cast<std::size_t>(who)];
            if (g.kind == group_kind::plenary) {
                EXPECT_EQ(g.members.size(), w->now.persons.size());
            }
        }
        EXPECT_LE(*std::ranges::max_element(groups_of), cap);
        EXPECT_GE(*std::ranges::min_element(groups_of), 1);
    }
}

TEST(topology, a_cap_spares_the_groups_with_the_most_own_lines) {
    small_world w;
    w->in_force.groups_per_person.move(2, 1.0);
    const auto all = topology(*w);
    EXPECT_TRUE(is_member(all[plenary], second_staff));
    EXPECT_TRUE(is_member(all[office_group], second_staff));
    EXPECT_FALSE(is_member(all[safety_group], second_staff));
    EXPECT_FALSE(is_member(all[welfare_group], second_staff));
}

TEST(topology, assignment_only_silences_the_whole_township_group_alone) {
    small_world w;
    w->in_force.assignment_only.move(true, 1.0);
    for (const group& g : topology(*w)) {
        EXPECT_EQ(g.discussion_allowed, g.kind != group_kind::plenary) << g.id;
        EXPECT_EQ(g.photos_allowed, g.kind != group_kind::plenary) << g.id;
    }
}

TEST(topology, without_photos_people_may_still_talk) {
    small_world w;
    w->in_force.no_photos.move(true, 1.0);
    for (const group& g : topology(*w)) EXPECT_TRUE(g.discussion_allowed && !g.photos_allowed) << g.id;
}

TEST(topology, lines_post_in_their_own_group_and_after_a_merger_in_the_one_that_took_it_over) {
    small_world w(merging_to(3));
    EXPECT_EQ(w->now.lines[fire].group, fire_group);
    EXPECT_EQ(w->now.lines[fire].office_group, office_group);
    EXPECT_EQ(w->now.lines[discipline].group, special);
    adopt_topology(*w, merged_to(w, 3));
    const group& home = w->now.groups[static_cast<std::size_t>(w->now.lines[fire].group)];
    EXPECT_EQ(home.kind, group_kind::business);
    EXPECT_NE(home.lines & line_bit(fire), 0U);
}

TEST(topology, own_duties_come_first_among_a_persons_groups) {
    small_world w;
    for (std::size_t i = 0; i < w->now.persons.size(); ++i) {
        const person& p = w->now.persons[i];
        bool duty_before = true;
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const auto at = w->now.memberships[static_cast<std::size_t>(p.first_membership + s)].group;
            const group& g = w->now.groups[static_cast<std::size_t>(at)];
            const bool duty =
                g.kind != group_kind::plenary && g.kind != group_kind::secretaries && (g.lines & p.lines) != 0;
            EXPECT_TRUE(duty_before || !duty) << i << ' ' << g.id;
            duty_before = duty;
        }
    }
}

TEST(topology, notices_not_yet_seen_survive_a_merger_and_can_still_be_found) {
    scenario plan = merging_to(3);
    auto& a = section_of<attention>(plan);
    a.enabled = true;
    a.displacement_depth = 1e9;
    a.miss_at_half = 0.0;
    a.budget_per_check_minutes = 60.0;
    a.budget_per_day_minutes = 480.0;
    small_world w(plan);
    constexpr seconds nine = 9 * 3600;
    const std::int32_t id =
        assign_task(*w, put_task(*w, fire, task_kind::form, nine), first_staff, assignment_stage::execute, nine);
    messages::announce(*w, fire, work_key{1}, {id}, false, nine);
    ASSERT_EQ(w.of(first_staff).pending.size(), 1U);
    adopt_topology(*w, merged_to(w, 3));
    ASSERT_EQ(w.of(first_staff).pending.size(), 1U);
    const pending_notice n = w.of(first_staff).pending[0];
    const membership& m = w->now.memberships[static_cast<std::size_t>(w.of(first_staff).first_membership + n.slot)];
    EXPECT_EQ(m.group, w->now.lines[fire].group);
    w->now.counters.total[static_cast<std::size_t>(m.group)] += 3;
    w.of(first_staff).clock = nine + 60;
    w.of(first_staff).next_check = nine + 60;
    attention::attempt(*w, first_staff, nine + 60);
    EXPECT_TRUE(w.job(id).noticed);
}

}  // namespace
}  // namespace sim
