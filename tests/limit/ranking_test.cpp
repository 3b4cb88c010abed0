// Among villages that do equally well the last places fall by lot: each is named with probability k / n.
//
// Null       P(named) = k / n for every village. 10 replicates of 364 daily bulletins of 8 villages, k = 2; z of each
//            village's count of naming, Bonferroni over villages.
// Size       1e-6 for all villages together.
// Power      a village named with probability off by 0.064 (a quarter) is seen with probability 0.99.
#include <gtest/gtest.h>

#include <cmath>
#include <numeric>

#include "tests/support/records.hpp"
#include "tests/support/statistics.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

constexpr double size = 1e-6;
constexpr std::int32_t bulletins_per_replicate = 364;
constexpr std::int32_t replicates = 10;
constexpr double villages = 8;
constexpr double named = 2;

/// Nothing happens but a bulletin a day. All villages have the same trust, so that all scores are zero.
scenario daily_bulletins(double trust_spread) {
    scenario s = support::silent_scenario();
    auto& r = s.par.of<ranking>();
    r.enabled = true;
    r.period_days = 1;
    r.named_share = named / villages;
    s.par.of<trust>().start_sd = trust_spread;
    return s;
}

/// How often each village was marked so.
support::int_data times_marked(double trust_spread, std::int64_t mark) {
    const plan study = support::study_of(daily_bulletins(trust_spread), bulletins_per_replicate + 1, replicates);
    support::int_data times(static_cast<std::size_t>(villages), 0);
    for (std::int32_t r = 0; r < replicates; ++r) {
        const support::int_data marks = support::ints(run_replicate(study, 0, r), "ranking", "mark");
        for (std::size_t i = 0; i < marks.size(); ++i) times[i % times.size()] += marks[i] == mark ? 1 : 0;
    }
    return times;
}

/// Bound on the p-value of all villages being marked with this probability.
double p_value(const support::int_data& times, double probability) {
    const double n = bulletins_per_replicate * replicates;
    double smallest = 1.0;
    for (const std::int64_t count : times) {
        const double z =
            (static_cast<double>(count) - n * probability) / std::sqrt(n * probability * (1 - probability));
        smallest = std::min(smallest, support::two_sided_p_value(z));
    }
    return smallest * static_cast<double>(times.size());
}

TEST(equal_villages, are_named_with_probability_k_in_n) {
    EXPECT_GT(p_value(times_marked(0.0, -1), named / villages), size);
}

TEST(equal_villages, are_praised_with_probability_k_in_n) {
    EXPECT_GT(p_value(times_marked(0.0, 1), named / villages), size);
}

TEST(each_bulletin, names_k_villages_and_praises_k) {
    for (const std::int64_t mark : {-1, 1}) {
        const support::int_data times = times_marked(0.0, mark);
        EXPECT_EQ(std::accumulate(times.begin(), times.end(), std::int64_t{0}),
                  static_cast<std::int64_t>(named) * bulletins_per_replicate * replicates);
    }
}

// Twin: villages whose people trust them a little more or less are not equal.
TEST(unequal_villages, are_not_named_with_probability_k_in_n) {
    EXPECT_LT(p_value(times_marked(0.001, -1), named / villages), size);
}

// Twin: a lot that is off by a quarter.
TEST(equal_villages, are_told_from_a_lot_that_is_off_by_a_quarter) {
    EXPECT_LT(p_value(times_marked(0.0, -1), 1.25 * named / villages), size);
}

}  // namespace
}  // namespace sim
