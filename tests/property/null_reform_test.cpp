// A reform that changes no rule changes no bit.
#include <gmock/gmock.h>

#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::comparison_of;
using support::differences;
using support::reform_with;
using support::small_scenario;
using ::testing::IsEmpty;
using ::testing::Not;

constexpr std::int32_t days = 28;

/// What differs between the scenario and the reform.
std::vector<std::string> effect(const scenario& s, const reform& change, std::int32_t n_days = days) {
    const plan study = comparison_of(s, change, n_days);
    return differences(run_replicate(study, 0, 0), run_replicate(study, 1, 0));
}

/// Groups are founded all the time, so that what a reform does to them shows.
scenario founding_scenario() {
    scenario s = small_scenario();
    s.par.of<groups>().creation_probability = 0.05;
    return s;
}

TEST(null_reform, that_is_empty_changes_no_bit) {
    EXPECT_THAT(effect(small_scenario(), reform{}), IsEmpty());
}

TEST(null_reform, that_merges_to_the_present_number_of_groups_changes_no_bit) {
    scenario s = small_scenario();
    s.par.of<groups>().enabled = false;
    const auto present = static_cast<std::int32_t>(support::generated(s).groups.size());
    EXPECT_THAT(effect(s, reform_with(merge_groups{present})), IsEmpty());
    EXPECT_THAT(effect(s, reform_with(merge_groups{present - 1})), Not(IsEmpty()));
}

TEST(null_reform, that_merges_to_more_groups_than_are_ever_founded_changes_no_bit) {
    EXPECT_THAT(effect(founding_scenario(), reform_with(merge_groups{200})), IsEmpty());
}

TEST(null_reform, that_sets_the_ranking_weights_in_force_changes_no_bit) {
    const scenario s = small_scenario();
    const auto& r = s.par.of<ranking>();
    const outcome_ranking same{r.weight_evidence, r.weight_activity, r.weight_outcome, r.weight_voice};
    EXPECT_THAT(effect(s, reform_with(same)), IsEmpty());
    outcome_ranking other = same;
    other.weight_outcome += 0.1;
    EXPECT_THAT(effect(s, reform_with(other)), Not(IsEmpty()));
}

TEST(null_reform, that_demands_evidence_everywhere_where_it_is_changes_no_bit) {
    reform universal = reform_with(evidence_demand{evidence_rule::universal, 0.1});
    EXPECT_THAT(effect(small_scenario(), universal), IsEmpty());
    universal.phase_in_days = 20;
    EXPECT_THAT(effect(small_scenario(), universal), IsEmpty());
}

TEST(null_reform, that_merges_meetings_to_their_present_number_changes_no_bit) {
    const scenario s = small_scenario();
    const merge_meetings same{s.par.of<meetings>().plenary_per_month};
    EXPECT_THAT(effect(s, reform_with(same)), IsEmpty());
}

TEST(null_reform, that_starts_after_the_run_changes_no_bit) {
    const scenario s = founding_scenario();
    reform late = support::strong_reform();
    late.start = support::date_of(s, days);
    EXPECT_THAT(effect(s, late), IsEmpty());
    EXPECT_THAT(effect(s, late, days + 1), Not(IsEmpty()));
}

TEST(null_reform, that_ended_before_the_run_changes_no_bit) {
    const scenario s = founding_scenario();
    reform past = support::strong_reform();
    past.end = support::date_of(s, 0);
    EXPECT_THAT(effect(s, past), IsEmpty());
}

TEST(null_reform, of_another_township_changes_no_bit) {
    reform elsewhere = support::strong_reform();
    elsewhere.townships = {1};
    EXPECT_THAT(effect(founding_scenario(), elsewhere), IsEmpty());
    elsewhere.townships = {0};
    EXPECT_THAT(effect(founding_scenario(), elsewhere), Not(IsEmpty()));
}

TEST(reform_dated_mid_run, changes_no_bit_before_its_date_and_something_from_it_on) {
    const scenario s = founding_scenario();
    reform dated = support::strong_reform();
    dated.start = support::date_of(s, 17);
    const plan study = comparison_of(s, dated, days);
    const replicate_record as_is = run_replicate(study, 0, 0);
    const replicate_record reformed = run_replicate(study, 1, 0);
    EXPECT_THAT(differences(as_is, reformed, 17), IsEmpty());
    EXPECT_THAT(differences(as_is, reformed, 18), Not(IsEmpty()));
}

}  // namespace
}  // namespace sim
