#include "sim/engine/comparison.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/binomial.hpp>
#include <boost/math/distributions/students_t.hpp>
#include <vector>

#include "sim/core/distributions.hpp"
#include "sim/core/error.hpp"
#include "sim/core/random.hpp"
#include "tests/support/statistics.hpp"

namespace sim {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
using values = std::vector<double>;

// By hand: differences 1, 2, 3 have mean 2 and standard error 1 / sqrt 3; t(2, 0.975) = 0.95 / sqrt(2 * 0.975 * 0.025).
TEST(compare_paired, agrees_with_a_case_worked_by_hand) {
    const auto c = compare_paired(values{10, 20, 30}, values{11, 22, 33});
    EXPECT_EQ(c.n, 3);
    EXPECT_EQ(c.dropped, 0);
    EXPECT_DOUBLE_EQ(c.baseline_mean, 20);
    EXPECT_DOUBLE_EQ(c.reform_mean, 22);
    EXPECT_DOUBLE_EQ(c.difference, 2);
    EXPECT_TRUE(c.interval.defined);
    EXPECT_NEAR(c.interval.standard_error, 1 / std::sqrt(3.0), 1e-15);
    EXPECT_NEAR(c.interval.lower, 2 - 4.302652729749462 / std::sqrt(3.0), 1e-12);
    EXPECT_NEAR(c.interval.upper, 2 + 4.302652729749462 / std::sqrt(3.0), 1e-12);
    EXPECT_NEAR(c.unpaired_error, std::sqrt((100 + 121) / 3.0), 1e-13);
    EXPECT_NEAR(c.ratio, std::sqrt(221.0), 1e-12);
    EXPECT_NEAR(c.correlation, 1, 1e-15);
    EXPECT_FALSE(c.exact_zero);
}

// By hand: 2, 4, 4, 4, 5, 5, 7, 9 has mean 5 and sum of squares 32; t(7, 0.975) = 2.364624251592784.
TEST(estimate, agrees_with_a_case_worked_by_hand) {
    const auto e = estimate(values{2, 4, 4, 4, 5, 5, 7, 9});
    const double error = std::sqrt(32.0 / 7 / 8);
    EXPECT_EQ(e.n, 8);
    EXPECT_DOUBLE_EQ(e.mean, 5);
    EXPECT_NEAR(e.interval.standard_error, error, 1e-15);
    EXPECT_NEAR(e.interval.lower, 5 - 2.364624251592784 * error, 1e-12);
    EXPECT_NEAR(e.interval.upper, 5 + 2.364624251592784 * error, 1e-12);
}

// The mean of 0, 0, 1 is a third, its standard error too: the interval reaches from -1.1 to 1.77.
TEST(within, a_share_lies_between_nought_and_one) {
    const values shares{0, 0, 1};
    const mean_interval whole = estimate(shares).interval;
    const mean_interval part = within(whole, shares, 0.0, 1.0);
    EXPECT_LT(whole.lower, -1.0);
    EXPECT_GT(whole.upper, 1.7);
    EXPECT_EQ(part.lower, 0.0);
    EXPECT_EQ(part.upper, 1.0);
    EXPECT_EQ(part.standard_error, whole.standard_error);
}

TEST(within, what_has_values_outside_is_left_alone) {
    const values over{0.9, 1.0, 1.2};
    const mean_interval whole = estimate(over).interval;
    EXPECT_EQ(within(whole, over, 0.0, 1.0).upper, whole.upper);
    EXPECT_FALSE(within({}, over, 0.0, 1.0).defined);
}

TEST(compare_paired, a_reform_that_changes_nothing_gives_exactly_zero) {
    const values same{0.1, 1e9 / 3, -7.7, 0.2};
    const auto c = compare_paired(same, same);
    EXPECT_TRUE(c.exact_zero);
    EXPECT_EQ(c.difference, 0.0);
    EXPECT_EQ(c.interval.standard_error, 0.0);
    EXPECT_EQ(c.interval.lower, 0.0);
    EXPECT_EQ(c.interval.upper, 0.0);
    EXPECT_EQ(c.ratio, infinite);
    EXPECT_NEAR(c.correlation, 1, 1e-15);
}

TEST(compare_paired, the_smallest_change_in_one_replicate_is_not_an_exact_zero) {
    values reform{1, 2, 3};
    reform[1] = std::nextafter(2.0, 3.0);
    EXPECT_FALSE(compare_paired(values{1, 2, 3}, reform).exact_zero);
}

TEST(compare_paired, differences_that_cancel_are_not_an_exact_zero) {
    const auto c = compare_paired(values{1, 2}, values{2, 1});
    EXPECT_EQ(c.difference, 0.0);
    EXPECT_FALSE(c.exact_zero);
    EXPECT_GT(c.interval.standard_error, 0.0);
}

TEST(compare_paired, one_replicate_has_a_difference_but_no_interval) {
    const auto c = compare_paired(values{3}, values{5});
    EXPECT_EQ(c.n, 1);
    EXPECT_EQ(c.difference, 2);
    EXPECT_FALSE(c.interval.defined);
    EXPECT_EQ(c.interval.lower, -infinite);
    EXPECT_EQ(c.interval.upper, infinite);
    EXPECT_EQ(c.ratio, 1.0);
}

TEST(compare_paired, no_replicates_claim_nothing) {
    for (const values& v : {values{}, values{undefined}}) {
        const auto c = compare_paired(v, v);
        EXPECT_EQ(c.n, 0);
        EXPECT_EQ(c.difference, 0.0);
        EXPECT_FALSE(c.interval.defined);
        EXPECT_FALSE(c.exact_zero);
        EXPECT_FALSE(estimate(v).interval.defined);
    }
}

TEST(compare_paired, an_undefined_outcome_drops_its_pair_and_is_counted) {
    const auto c =
        compare_paired(values{10, undefined, 20, 99, 30, infinite}, values{11, 50, 22, undefined, 33, infinite});
    EXPECT_EQ(c.n, 3);
    EXPECT_EQ(c.dropped, 3);
    EXPECT_DOUBLE_EQ(c.baseline_mean, 20);
    EXPECT_DOUBLE_EQ(c.difference, 2);
}

TEST(estimate, an_undefined_outcome_is_dropped_and_counted) {
    const auto e = estimate(values{1, undefined, 3, -infinite});
    EXPECT_EQ(e.n, 2);
    EXPECT_EQ(e.dropped, 2);
    EXPECT_DOUBLE_EQ(e.mean, 2);
}

TEST(compare_paired, arms_that_do_not_vary_are_compared_without_nan) {
    const auto shifted = compare_paired(values{4, 4, 4}, values{6, 6, 6});
    EXPECT_EQ(shifted.interval.lower, 2.0);
    EXPECT_EQ(shifted.interval.upper, 2.0);
    EXPECT_EQ(shifted.ratio, 1.0);
    EXPECT_EQ(shifted.correlation, 0.0);
    const auto half = compare_paired(values{4, 4, 4}, values{5, 6, 7});
    EXPECT_EQ(half.correlation, 0.0);
    EXPECT_NEAR(half.ratio, 1.0, 1e-15);
}

TEST(compare_paired, a_small_spread_survives_a_large_level) {
    const auto c = compare_paired(values{1e9, 1e9 + 1, 1e9 + 2}, values{1e9 + 1, 1e9 + 3, 1e9 + 5});
    EXPECT_DOUBLE_EQ(c.difference, 2);
    EXPECT_NEAR(c.interval.standard_error, 1 / std::sqrt(3.0), 1e-12);
}

TEST(compare_paired, arms_of_different_length_are_our_own_mistake) {
    EXPECT_THROW(compare_paired(values{1, 2}, values{1}), internal_error);
}

// With equal variances the gain of pairing is 1 / sqrt(1 - rho), an identity of the sample moments, whatever rho.
TEST(compare_paired, gains_one_over_root_one_minus_rho_at_equal_variances) {
    const values baseline{1, 2, 3, 4, 5, 6, 7, 8};
    for (const values& reform : {values{1, 2, 3, 4, 5, 6, 8, 7}, values{2, 1, 4, 3, 8, 5, 7, 6},
                                 values{5, 1, 8, 2, 7, 3, 6, 4}, values{8, 7, 6, 5, 4, 3, 2, 1}}) {
        const auto c = compare_paired(baseline, reform);
        EXPECT_NEAR(c.ratio, std::sqrt(1 / (1 - c.correlation)), 1e-12);
    }
}

constexpr std::uint32_t experiments = 2000;
constexpr std::uint32_t replicates = 6;
constexpr double true_difference = 0.7;

/// A synthetic experiment with a known difference: normal outcomes, correlation 0.8 between the arms.
paired_difference experiment(std::uint32_t id) {
    const random_source random(id, 0, 0);
    values baseline, reform;
    for (std::uint32_t i = 0; i < replicates; ++i) {
        const auto [shared, own] = random.uniforms(purpose::roster, i, 0);
        baseline.push_back(50 + normal_quantile(shared));
        reform.push_back(50 + true_difference + 0.8 * normal_quantile(shared) + 0.6 * normal_quantile(own));
    }
    return compare_paired(baseline, reform);
}

/// Two-sided binomial p-value (doubled tail) of the number of `experiments` whose interval holds the truth.
template <class Holds>
double coverage_p_value(Holds&& holds) {
    int held = 0;
    for (std::uint32_t id = 0; id < experiments; ++id) held += holds(experiment(id)) ? 1 : 0;
    const boost::math::binomial law(experiments, 0.95);
    const double low = boost::math::cdf(law, held);
    const double high = held == 0 ? 1.0 : boost::math::cdf(boost::math::complement(law, held - 1));
    return std::min(1.0, 2 * std::min(low, high));
}

// Null: the number of 2000 experiments whose interval holds the true difference is binomial(2000, 0.95). Size 1e-6.
// Smallest error seen with probability 0.999: a coverage off by 4.0 points (8 standard errors of 0.49).
TEST(compare_paired, the_interval_holds_the_truth_in_95_percent_of_experiments) {
    EXPECT_GT(coverage_p_value([](const paired_difference& c) {
                  return c.interval.lower <= true_difference && true_difference <= c.interval.upper;
              }),
              1e-6);
}

// Twin: the normal quantile in place of Student's, which at n = 6 covers 89 %.
TEST(compare_paired, the_coverage_test_rejects_the_normal_quantile) {
    EXPECT_LT(coverage_p_value([](const paired_difference& c) {
                  return std::abs(c.difference - true_difference) <= 1.959963984540054 * c.interval.standard_error;
              }),
              1e-6);
}

/// Uniformity over experiments of the t-statistic's cumulative probability, given the standard error to divide by.
template <class Error>
double t_uniformity(Error&& error) {
    const boost::math::students_t law(replicates - 1);
    std::vector<double> p_values;
    for (std::uint32_t id = 0; id < experiments; ++id) {
        const paired_difference c = experiment(id);
        p_values.push_back(boost::math::cdf(law, (c.difference - true_difference) / error(c)));
    }
    return support::uniformity(p_values);
}

// Null: (estimate - truth) / standard error is Student t with n - 1 degrees of freedom, at every level and not only at
// 95 %. Size 1e-6 by Massart's bound on 2000 values. Smallest error seen: a distance of 0.1, i.e. a standard error off
// by about 60 %, or a difference off by a quarter of its standard error.
TEST(compare_paired, the_studentised_difference_is_student_distributed) {
    EXPECT_GT(t_uniformity([](const paired_difference& c) { return c.interval.standard_error; }), 1e-6);
}

// Twin: the unpaired standard error, more than twice too large under this correlation.
TEST(compare_paired, the_student_test_rejects_the_unpaired_error) {
    EXPECT_LT(t_uniformity([](const paired_difference& c) { return c.unpaired_error; }), 1e-6);
}

}  // namespace
}  // namespace sim
