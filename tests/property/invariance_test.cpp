// Names do not matter, and two townships are twice one.
//
// Both tests compare the means of all outcomes over replicates of two studies that share their random numbers, so that
// what the county brings is the same in both.
// Null       all means are equal. 40 pairs of 14 days each; Student's t on the differences of every outcome, Bonferroni
//            over outcomes.
// Size       1e-6 for all outcomes together.
// Power      nine standard errors are seen with probability 0.99: for form, message and visiting minutes these are
//            differences of 6, 8 and 8 percent, for the wait for service 28 percent.
#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/outcome_samples.hpp"

namespace sim {
namespace {

constexpr double size = 1e-6;
constexpr std::int32_t replicates = 40;
constexpr std::int32_t days = 14;

plan study_of(const scenario& s, std::int32_t townships = 1) {
    plan study = support::study_of(s, days, replicates);
    study.townships = townships;
    study.period = record_period::run;
    return study;
}

/// Old index of every new one.
using relabelling = std::vector<std::size_t>;

std::vector<std::int32_t> inverse(const relabelling& old) {
    std::vector<std::int32_t> now(old.size());
    for (std::size_t i = 0; i < old.size(); ++i) now[old[i]] = static_cast<std::int32_t>(i);
    return now;
}

/// Villages in reverse order, each with its people; offices and leadership stay where they are.
relabelling reversed_villages(const roster& base) {
    relabelling units(base.units.size());
    std::iota(units.begin(), units.end(), std::size_t{0});
    const auto first = std::ranges::find(base.units, unit_kind::village, &unit::kind) - base.units.begin();
    std::reverse(units.begin() + first, units.end());
    return units;
}

/// The same township under other names. `forget` plants an error: chat groups keep the old indices of their members.
roster relabelled(const roster& base, bool forget = false) {
    const relabelling units = reversed_villages(base);
    const std::vector<std::int32_t> unit_now = inverse(units);
    relabelling persons(base.persons.size());
    std::iota(persons.begin(), persons.end(), std::size_t{0});
    std::ranges::stable_sort(persons, {},
                             [&](std::size_t i) { return unit_now[static_cast<std::size_t>(base.persons[i].unit)]; });
    const std::vector<std::int32_t> person_now = inverse(persons);
    roster out = base;
    for (std::size_t u = 0; u < units.size(); ++u) out.units[u] = base.units[units[u]];
    for (std::size_t i = 0; i < persons.size(); ++i) {
        roster_person& p = out.persons[i] = base.persons[persons[i]];
        p.unit = unit_now[static_cast<std::size_t>(p.unit)];
        if (p.serves_village >= 0) p.serves_village = unit_now[static_cast<std::size_t>(p.serves_village)];
    }
    for (roster_group& g : out.groups) {
        if (forget) continue;
        for (std::int32_t& who : g.members) who = person_now[static_cast<std::size_t>(who)];
        std::ranges::sort(g.members);
    }
    return out;
}

/// People who are pulled into groups very unequally, so that names cannot be mixed up without a trace.
scenario uneven_township() {
    scenario s = support::small_scenario();
    s.par.of<township_params>().pull_in_spread = 1.0;
    s.imported = support::generated(s);
    return s;
}

scenario under_other_names(bool forget) {
    scenario s = uneven_township();
    s.imported = relabelled(*s.imported, forget);
    return s;
}

const std::vector<support::real_data>& as_it_is() {
    static const auto samples = support::outcomes_over_replicates(study_of(uneven_township()));
    return samples;
}

TEST(relabelling_villages_and_their_people, is_undone_by_doing_it_again) {
    const roster base = support::generated(support::small_scenario());
    EXPECT_EQ(relabelled(relabelled(base)), base);
    EXPECT_NE(relabelled(base), base);
}

TEST(relabelling_villages_and_their_people, changes_no_mean_of_any_outcome) {
    const auto other = support::outcomes_over_replicates(study_of(under_other_names(false)));
    EXPECT_GT(support::same_means_p_value(as_it_is(), other), size);
}

// Twin: the groups forget to follow their members.
TEST(relabelling_villages_and_their_people, is_noticed_when_groups_keep_old_names) {
    const auto other = support::outcomes_over_replicates(study_of(under_other_names(true)));
    EXPECT_LT(support::same_means_p_value(as_it_is(), other), size);
}

/// Ranks of townships depend on how many there are, so the county does not rank here.
scenario unranked(double form_rate) {
    scenario s = uneven_township();
    s.par.of<ranking>().enabled = false;
    s.par.of<task_issue>().rate[task_kind::form] = form_rate;
    return s;
}

TEST(twice_as_many_identical_townships, leave_every_outcome_per_head_unchanged) {
    const auto one = support::outcomes_over_replicates(study_of(unranked(26), 1));
    const auto two = support::outcomes_over_replicates(study_of(unranked(26), 2));
    EXPECT_GT(support::same_means_p_value(one, two), size);
}

// Twin: a fifth more forms in the doubled county.
TEST(twice_as_many_identical_townships, are_noticed_when_they_get_a_fifth_more_forms) {
    const auto one = support::outcomes_over_replicates(study_of(unranked(26), 1));
    const auto two = support::outcomes_over_replicates(study_of(unranked(1.2 * 26), 2));
    EXPECT_LT(support::same_means_p_value(one, two), size);
}

}  // namespace
}  // namespace sim
