// The instruments of the statistical tests, held against published values.
#include <gtest/gtest.h>

#include "sim/core/random.hpp"
#include "tests/support/statistics.hpp"

namespace sim {
namespace {

using namespace support;

std::vector<double> uniforms(std::uint32_t seed, std::uint32_t n) {
    std::vector<double> u;
    for (std::uint32_t i = 0; i < n; ++i) u.push_back(random_source(seed, 0, 0).uniform(purpose::roster, i, 0));
    return u;
}

TEST(ks_distance, of_a_perfect_grid_is_half_a_step) {
    EXPECT_NEAR(ks_distance({0.125, 0.375, 0.625, 0.875}, [](double x) { return x; }), 0.125, 1e-15);
    EXPECT_NEAR(ks_distance({0.9, 0.95}, [](double x) { return x; }), 0.9, 1e-15);
}

// Critical values of the Kolmogorov distribution: 1.2238, 1.3581, 1.6276 at 10, 5 and 1 %.
TEST(ks_p_value, gives_the_tabulated_critical_values) {
    constexpr std::size_t n = 100000000;
    EXPECT_NEAR(ks_p_value(1.2238e-4, n), 0.10, 1e-4);
    EXPECT_NEAR(ks_p_value(1.3581e-4, n), 0.05, 1e-4);
    EXPECT_NEAR(ks_p_value(1.6276e-4, n), 0.01, 1e-5);
}

// Exact small-sample table: the 5 % point of D for n = 100 is 0.13403.
TEST(ks_p_value, is_close_to_exact_from_a_hundred_values_on) {
    EXPECT_NEAR(ks_p_value(0.13403, 100), 0.05, 1e-3);
}

TEST(ks_p_value, is_one_at_a_distance_of_zero_and_never_rises) {
    double previous = 1.0;
    for (double d = 0.0; d < 0.3; d += 1e-4) {
        const double p = ks_p_value(d, 1000);
        ASSERT_LE(p, previous + 1e-9) << d;
        previous = p;
    }
    EXPECT_EQ(ks_p_value(0, 1000), 1.0);
}

TEST(ks_bound, is_never_below_the_limit_law) {
    for (double t = 0.3; t < 4; t += 0.05) {
        const double d = t / 1e4;
        ASSERT_GE(ks_bound(d, 100000000) * (1 + 1e-6), ks_p_value(d, 100000000)) << t;
    }
}

// 5 % points: 3.8415 with one degree of freedom, 18.307 with ten.
TEST(chi_square, gives_the_tabulated_critical_values) {
    const double gap = std::sqrt(3.841458820694124 * 50 / 2);  // two cells of 50, both off by the same
    EXPECT_NEAR(chi_square(std::vector<std::int64_t>{60, 40}, std::vector<double>{50, 50}), 4.0, 1e-12);
    EXPECT_NEAR(gap * gap / 50 * 2, 3.841458820694124, 1e-12);
    EXPECT_NEAR(chi_square_p_value(std::vector<std::int64_t>{60, 40}, std::vector<double>{50, 50}), 0.04550026389635842,
                1e-12);
}

TEST(normal_p_values, give_the_tabulated_points) {
    EXPECT_NEAR(two_sided_p_value(1.959963984540054), 0.05, 1e-14);
    EXPECT_NEAR(two_sided_p_value(-4.891638475698590), 1e-6, 1e-14);
    EXPECT_NEAR(normal_cdf(-1.644853626951473), 0.05, 1e-14);
}

// Null: the level-one p-value is uniform over samples. 400 samples of 500; size 1e-6 by Massart's bound; smallest
// distance seen about 0.23.
TEST(ks_p_value, is_uniform_over_samples_of_its_null) {
    std::vector<double> p_values;
    for (std::uint32_t seed = 0; seed < 400; ++seed) {
        p_values.push_back(ks_p_value(ks_distance(uniforms(seed, 500), [](double x) { return x; }), 500));
    }
    EXPECT_GT(uniformity(p_values, 0.005), 1e-6);
}

TEST(uniformity, rejects_p_values_that_are_too_good) {
    std::vector<double> p_values = uniforms(1, 400);
    for (double& p : p_values) p = 0.5 + 0.5 * (p - 0.5);  // all in the middle: a spread that is too small
    EXPECT_LT(uniformity(p_values), 1e-6);
}

TEST(uniformity, gives_its_tolerance_away) {
    std::vector<double> p_values = uniforms(1, 4000);
    for (double& p : p_values) p *= 0.9;
    EXPECT_LT(uniformity(p_values), 1e-6);
    EXPECT_GT(uniformity(p_values, 0.11), 1e-6);
}

}  // namespace
}  // namespace sim
