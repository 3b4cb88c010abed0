// What departments do can be read from the record, and a reform leaves its trace there alone.
#include <gmock/gmock.h>

#include "sim/engine/replicate.hpp"
#include "sim/model/mechanisms/department_learning.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::reals;
using ::testing::AllOf;
using ::testing::Each;
using ::testing::Ge;
using ::testing::Le;

struct two_arms {
    explicit two_arms(scenario s = support::small_scenario())
        : study(support::comparison_of(s, support::strong_reform(), 56)),
          as_is(run_replicate(study, 0, 0)),
          reformed(run_replicate(study, 1, 0)) {}
    plan study;
    replicate_record as_is;
    replicate_record reformed;
};

TEST(departments_table, shows_control_that_returns_under_a_reform_and_none_without) {
    const two_arms run;
    EXPECT_THAT(reals(run.as_is, "departments", "regained"), Each(0.0));
    const auto& regained = reals(run.reformed, "departments", "regained");
    const std::size_t lines = run.reformed.at("departments").axis("line").size();
    const std::vector<double> at_the_end(regained.end() - static_cast<std::ptrdiff_t>(lines), regained.end());
    EXPECT_THAT(at_the_end, Each(AllOf(Ge(1e-6), Le(0.5))));
}

TEST(departments_table, holds_trust_within_bounds_that_moves_with_conduct) {
    const two_arms run;
    const auto& trust = reals(run.as_is, "departments", "trust");
    EXPECT_THAT(trust, Each(AllOf(Ge(0.0), Le(1.0))));
    EXPECT_GT(*std::ranges::max_element(trust), *std::ranges::min_element(trust));
    EXPECT_NE(trust, reals(run.reformed, "departments", "trust"));
}

TEST(departments_table, holds_the_same_trust_every_day_where_nobody_learns) {
    scenario s = support::small_scenario();
    s.par.of<department_learning>().enabled = false;
    EXPECT_THAT(reals(two_arms(s).reformed, "departments", "trust"), Each(s.par.of<department_learning>().start_trust));
}

}  // namespace
}  // namespace sim
