// A minimally different world: one person is told less, and everybody whom no letter, group, queue, line, village or
// rank connects to that person lives the same life to the second.
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/engine/diary.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/exhaustion.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/inspections.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

constexpr std::int32_t persons_of_a_half = 5;
constexpr std::int32_t changed = 2;  // the first half's office staff

/// A leader, an office with its head and one member of staff, and a village with its secretary and one cadre, for one
/// line and with one group of their own.
void add_half(roster& town, const std::string& name) {
    using enum role;
    const auto line = static_cast<std::int32_t>(town.departments.size());
    const auto office = static_cast<std::int32_t>(town.units.size());
    const auto village = office + 1;
    const auto first = static_cast<std::int32_t>(town.persons.size());
    town.departments.push_back({"line-" + name, "Line " + name, "条线" + name, function::general});
    town.units.push_back({"office-" + name, unit_kind::office, "Office " + name, "办公室" + name});
    town.units.push_back({"village-" + name, unit_kind::village, "Village " + name, "村" + name});
    town.persons.push_back({"leader-" + name, role::leader, 0, -1, {line}});
    town.persons.push_back({"head-" + name, office_head, office, -1, {line}});
    town.persons.push_back({"staff-" + name, office_staff, office, village, {line}});
    town.persons.push_back({"secretary-" + name, village_secretary, village, village, {line}});
    town.persons.push_back({"cadre-" + name, village_cadre, village, village, {line}});
    town.groups.push_back({"group-" + name,
                           "Group " + name,
                           "群" + name,
                           group_kind::line,
                           function::general,
                           {line},
                           {first, first + 1, first + 2, first + 3, first + 4}});
}

roster two_halves() {
    roster town;
    town.units.push_back({"leadership", unit_kind::leadership, "Leadership", "领导班子"});
    add_half(town, "a");
    add_half(town, "b");
    return town;
}

/// Arm 0 as it is; in arm 1 the changed person is not in the group in which tasks are announced.
plan two_worlds(const scenario& base) {
    plan study = support::comparison_of(base, {}, 28, 1);
    study.arms[0].world.imported = two_halves();
    study.arms[1].world = study.arms[0].world;
    std::erase(study.arms[1].world.imported->groups[0].members, changed);
    return study;
}

/// Seven ties of everybody with everybody are off: the ranking of villages, norms that the false records of colleagues
/// erode, people who are pulled into a group that a job founds, tasks of one line for all (a line phones all of them
/// more often after one has missed its notice), and, as both leaders are of one unit, what onlookers feel at a case and who
/// stands in for a vacant post, and inspections of one line that show the village of the other.
scenario unconnected() {
    scenario s = support::small_scenario();
    s.par.of<ranking>().enabled = false;
    s.par.of<fabrication>().contagion = 0.0;
    s.par.of<township_params>().pull_in.fill(0.0);
    s.par.of<accountability>().onlooker_share = 0.0;
    s.par.of<exhaustion>().exit_rate = 0.0;
    s.par.of<inspections>().visit_share = 0.0;
    s.par.of<task_issue>().rate[task_kind::study] = 0.0;
    s.par.of<task_issue>().rate[task_kind::account_quota] = 0.0;
    return s;
}

bool same_life(const plan& study, std::int32_t person) {
    return keep_diary(study, 0, 0, {0, person}) == keep_diary(study, 1, 0, {0, person});
}

TEST(a_minimally_different_world, leaves_those_alone_whom_nothing_connects_to_the_change) {
    const plan study = two_worlds(unconnected());
    EXPECT_FALSE(same_life(study, changed));
    for (std::int32_t p = persons_of_a_half; p < 2 * persons_of_a_half; ++p) EXPECT_TRUE(same_life(study, p)) << p;
}

TEST(a_minimally_different_world, reaches_others_through_one_common_group) {
    plan study = two_worlds(unconnected());
    for (arm& a : study.arms) {
        for (std::int32_t p = 0; p < 2 * persons_of_a_half; ++p) {
            if (p != changed) a.world.imported->groups[1].members.push_back(p);
        }
        std::ranges::sort(a.world.imported->groups[1].members);
        const auto twice = std::ranges::unique(a.world.imported->groups[1].members);
        a.world.imported->groups[1].members.erase(twice.begin(), twice.end());
    }
    std::int32_t touched = 0;
    for (std::int32_t p = persons_of_a_half; p < 2 * persons_of_a_half; ++p) touched += same_life(study, p) ? 0 : 1;
    EXPECT_GT(touched, 0);
}

TEST(a_minimally_different_world, ends_at_the_border_of_the_township_that_is_reformed) {
    reform merging = support::strong_reform();
    merging.townships = {0};
    plan study = support::comparison_of(unconnected(), merging, 14, 1);
    study.townships = 2;
    for (std::int32_t p = 0; p < 40; p += 3) {
        EXPECT_TRUE(keep_diary(study, 0, 0, {1, p}) == keep_diary(study, 1, 0, {1, p})) << p;
    }
    EXPECT_FALSE(keep_diary(study, 0, 0, {0, 0}) == keep_diary(study, 1, 0, {0, 0}));
}

}  // namespace
}  // namespace sim
