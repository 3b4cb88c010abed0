#include <gtest/gtest.h>

#include <boost/math/distributions/poisson.hpp>

#include "sim/core/distributions.hpp"

namespace sim {
namespace {

constexpr std::array means{0.01, 0.1,  0.5,  1.0,   3.7,   12.0,   15.999, 16.0,
                           16.5, 40.0, 99.9, 700.0, 745.5, 1000.0, 2000.0};

/// Cumulative probability of k as poisson() sees it: the u at which the result steps from k to k + 1, by bisection.
double cumulative_by_bisection(std::int32_t k, double mean) {
    double below = 0x1.0p-53;
    double above = 1 - 0x1.0p-53;
    for (int i = 0; i < 60; ++i) {
        const double middle = 0.5 * (below + above);
        (poisson(middle, mean) <= k ? below : above) = middle;
    }
    return 0.5 * (below + above);
}

TEST(poisson, steps_where_the_cumulative_probability_of_the_reference_does) {
    for (const double mean : means) {
        const boost::math::poisson law(mean);
        for (const double spread : {-4.0, -2.0, -0.5, 0.0, 1.0, 3.0, 5.0}) {
            const auto k = static_cast<std::int32_t>(mean + spread * std::sqrt(mean));
            if (k < 0) continue;
            ASSERT_NEAR(cumulative_by_bisection(k, mean), boost::math::cdf(law, k), 2e-13) << mean << ' ' << k;
        }
    }
}

TEST(poisson, has_the_probabilities_of_the_reference) {
    for (const double mean : means) {
        const boost::math::poisson law(mean);
        const auto k = static_cast<std::int32_t>(mean + std::sqrt(mean));
        const double p = cumulative_by_bisection(k + 1, mean) - cumulative_by_bisection(k, mean);
        ASSERT_NEAR(p, boost::math::pdf(law, k + 1), 2e-14) << mean;
    }
}

// Twin of the two tests above: their tolerance is a hundred thousand times finer than a rate error of one in a million.
TEST(poisson, the_comparison_with_the_reference_rejects_a_rate_error_of_one_in_a_million) {
    for (const double mean : means) {
        const auto k = static_cast<std::int32_t>(mean);
        const double wrong = cumulative_by_bisection(k, mean * (1 + 1e-6));
        EXPECT_GT(std::abs(wrong - boost::math::cdf(boost::math::poisson(mean), k)), 2e-13) << mean;
    }
}

TEST(poisson, never_falls_as_the_draw_rises) {
    for (const double mean : means) {
        std::int32_t previous = 0;
        for (double u = 0x1.0p-53; u < 1; u += 0.0005) {
            const std::int32_t k = poisson(u, mean);
            ASSERT_GE(k, previous) << mean << ' ' << u;
            previous = k;
        }
    }
}

// A reform that raises a rate adds events and removes none.
TEST(poisson, never_falls_as_the_mean_rises) {
    for (const double u : {0x1.0p-53, 1e-9, 0.01, 0.3, 0.5, 0.9, 0.999, 1 - 1e-9}) {
        std::int32_t previous = 0;
        for (double mean = 0; mean < 60; mean += 0.01) {
            const std::int32_t k = poisson(u, mean);
            ASSERT_GE(k, previous) << u << ' ' << mean;
            previous = k;
        }
    }
}

TEST(poisson, of_mean_zero_is_zero) {
    EXPECT_EQ(poisson(0x1.0p-53, 0), 0);
    EXPECT_EQ(poisson(1 - 0x1.0p-53, 0), 0);
}

TEST(poisson, ends_at_the_extreme_uniforms) {
    for (const double mean : {1e-300, 0.01, 1.0, 20.0, 745.5, 2000.0, 1e6}) {
        const double reach = 12 * std::sqrt(mean) + 20;
        EXPECT_GE(poisson(0x1.0p-53, mean), mean - reach) << mean;
        EXPECT_LE(poisson(1 - 0x1.0p-53, mean), mean + reach) << mean;
    }
}

TEST(poisson, takes_means_far_beyond_the_range_of_the_exponential) {
    for (const double mean : {750.0, 1e4, 1e6, 1e9}) {
        const double median = poisson(0.5, mean);
        EXPECT_LE(std::abs(median - mean), 1.0) << mean;  // the median lies in [mean - log 2, mean + 1/3]
    }
}

}  // namespace
}  // namespace sim
