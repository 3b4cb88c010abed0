#include "sim/core/distributions.hpp"

#include <gtest/gtest.h>

#include <boost/math/distributions/lognormal.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>

#include "tests/support/two_level.hpp"

// Every law is judged by the two-level test of tests/support/two_level.hpp against theory: mean, variance and shape.
// Null          the draws follow the stated law
// Size          1e-6 per law; 200 seeds of 10000 draws
// Power         the smallest errors seen with probability 0.999 are 1.0 % of a standard deviation in the mean,
//               sqrt(mu4 / sigma^4 - 1) % of the variance and a Kolmogorov distance of 0.006; so 1.0 % in the rate of
//               an exponential
// Twins         each law has some with a planted error of at most 5 %, which must be rejected

namespace sim {
namespace {

using support::continuous_shape;
using support::discrete_shape;
using support::judge;
using support::law;
using support::verdict;

void expect_agreement(const verdict& v) {
    EXPECT_GT(v.mean, support::size) << "mean";
    EXPECT_GT(v.variance, support::size) << "variance";
    EXPECT_GT(v.shape, support::size) << "shape";
}

law uniform_law() {
    return {0.5, 1.0 / 12, 1.0 / 80, continuous_shape([](double x) { return x; })};
}

TEST(uniform, follows_its_law) {
    expect_agreement(judge(uniform_law(), [](double u) { return u; }));
}

TEST(uniform, the_test_rejects_a_mean_off_by_two_percent_of_a_standard_deviation) {
    const verdict v = judge(uniform_law(), [](double u) { return std::pow(u, 1.02); });  // mean 1 / 2.02
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.shape, support::size);
}

TEST(uniform, the_test_rejects_a_spread_off_by_two_percent) {
    const verdict v = judge(uniform_law(), [](double u) { return 0.5 + 0.98 * (u - 0.5); });
    EXPECT_LT(v.variance, support::size);
    EXPECT_GT(v.mean, support::size) << "the mean is right and must pass";
}

law exponential_law(double mean) {
    return {mean, mean * mean, 9 * std::pow(mean, 4),
            continuous_shape([mean](double x) { return -std::expm1(-x / mean); })};
}

TEST(exponential, follows_its_law) {
    expect_agreement(judge(exponential_law(7.5), [](double u) { return exponential(u, 7.5); }));
}

TEST(exponential, the_test_rejects_a_rate_off_by_two_percent) {
    const verdict v = judge(exponential_law(7.5), [](double u) { return exponential(u, 7.5 / 1.02); });
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.variance, support::size);
    EXPECT_LT(v.shape, support::size);
}

law normal_law() {
    return {0, 1, 3, continuous_shape([](double x) { return support::normal_cdf(x); })};
}

TEST(normal_quantile, of_uniforms_follows_the_normal_law) {
    expect_agreement(judge(normal_law(), normal_quantile));
}

TEST(normal_quantile, the_test_rejects_a_shift_of_two_percent_of_a_standard_deviation) {
    const verdict v = judge(normal_law(), [](double u) { return normal_quantile(u) + 0.02; });
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.shape, support::size);
}

TEST(normal_quantile, the_test_rejects_a_standard_deviation_off_by_two_percent) {
    const verdict v = judge(normal_law(), [](double u) { return normal_quantile(u) * 1.02; });
    EXPECT_LT(v.variance, support::size);
    EXPECT_GT(v.mean, support::size) << "the mean is right and must pass";
}

// Moments of a log-normal of mean m with w = exp(sigma^2): variance m^2 (w - 1), fourth m^4 (w - 1)^2 (w^4 + 2 w^3 + 3
// w^2
// - 3). The limit theorem for the variance needs a modest sigma.
law lognormal_law(double mean, double sigma) {
    const double w = std::exp(sigma * sigma);
    const double square = w * w;
    const double variance = mean * mean * (w - 1);
    const boost::math::lognormal reference(std::log(mean) - sigma * sigma / 2, sigma);
    return {mean, variance, variance * variance * (square * square + 2 * w * square + 3 * square - 3),
            continuous_shape([reference](double x) { return boost::math::cdf(reference, x); })};
}

TEST(lognormal, is_given_by_its_mean_not_by_its_median) {
    expect_agreement(judge(lognormal_law(12, 0.4), [](double u) { return lognormal(u, 12, 0.4); }));
}

TEST(lognormal, the_test_rejects_a_mean_off_by_two_percent) {
    const verdict v = judge(lognormal_law(12, 0.4), [](double u) { return lognormal(u, 12 * 1.02, 0.4); });
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.shape, support::size);
}

TEST(lognormal, the_test_rejects_a_sigma_off_by_three_percent) {
    const verdict v = judge(lognormal_law(12, 0.4), [](double u) { return lognormal(u, 12, 0.4 * 1.03); });
    EXPECT_LT(v.variance, support::size);
}

law bernoulli_law(double p) {
    const double pq = p * (1 - p);
    return {p, pq, pq * (1 - 3 * pq), discrete_shape([p](int k) { return k == 0 ? 1 - p : p; }, 2)};
}

TEST(bernoulli, follows_its_law) {
    expect_agreement(judge(bernoulli_law(0.3), [](double u) { return bernoulli(u, 0.3) ? 1 : 0; }));
}

TEST(bernoulli, the_test_rejects_a_probability_off_by_four_percent) {
    const verdict v = judge(bernoulli_law(0.3), [](double u) { return bernoulli(u, 0.3 * 1.04) ? 1 : 0; });
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.variance, support::size);
    EXPECT_LT(v.shape, support::size);
}

TEST(bernoulli, probability_zero_never_happens_and_one_always_does) {
    for (const double u : {0x1.0p-53, 0.5, 1 - 0x1.0p-53}) {
        EXPECT_FALSE(bernoulli(u, 0));
        EXPECT_FALSE(bernoulli(u, -1));
        EXPECT_TRUE(bernoulli(u, 1));
        EXPECT_TRUE(bernoulli(u, 2));
    }
}

law index_law() {  // uniform on 0 … 6
    return {3, 4, 28, discrete_shape([](int) { return 1.0 / 7; }, 7)};
}

TEST(uniform_index, follows_its_law) {
    expect_agreement(judge(index_law(), [](double u) { return uniform_index(u, 7); }));
}

TEST(uniform_index, the_test_rejects_an_index_that_is_drawn_five_percent_too_often) {
    // one draw in 140 of the others goes to index 6, at the far end
    const verdict v = judge(index_law(), [](double u) {
        const double v7 = u * 7 * 20;
        return v7 - std::floor(v7) < 1.0 / 140 ? 6 : uniform_index(u, 7);
    });
    EXPECT_LT(v.mean, support::size);
    EXPECT_LT(v.shape, support::size);
}

TEST(uniform_index, stays_below_n_at_the_largest_uniform) {
    for (const std::int32_t n : {1, 2, 3, 1000, 1 << 30, std::numeric_limits<std::int32_t>::max()}) {
        EXPECT_EQ(uniform_index(1 - 0x1.0p-53, n), n - 1);
        EXPECT_EQ(uniform_index(0x1.0p-53, n), 0);
    }
}

law poisson_law(double mean) {
    return {mean, mean, mean + 3 * mean * mean,
            discrete_shape([mean](int k) { return boost::math::pdf(boost::math::poisson(mean), k); },
                           static_cast<int>(4 * mean + 20))};
}

TEST(poisson, follows_its_law_at_small_middling_and_large_means) {
    for (const double mean : {0.5, 3.0, 40.0}) {
        SCOPED_TRACE(mean);
        const auto draw = [mean](double u) { return poisson(u, mean); };
        expect_agreement(judge(poisson_law(mean), draw, mean > 10 ? 2500 : 10000));
    }
}

TEST(poisson, the_test_rejects_a_rate_off_by_three_percent) {
    for (const double mean : {0.5, 3.0, 40.0}) {
        SCOPED_TRACE(mean);
        const auto draw = [mean](double u) { return poisson(u, mean * 1.03); };
        const verdict v = judge(poisson_law(mean), draw, mean > 10 ? 2500 : 10000);
        EXPECT_LT(v.mean, support::size);
        EXPECT_LT(v.variance, support::size);
    }
}

TEST(distributions, rise_with_their_draw) {
    double e = 0, z = -100, l = 0;
    std::int32_t index = 0;
    for (double u = 0x1.0p-53; u < 1; u += 1e-5) {
        ASSERT_GE(exponential(u, 3), e);
        ASSERT_GE(normal_quantile(u), z);
        ASSERT_GE(lognormal(u, 3, 0.7), l);
        ASSERT_GE(uniform_index(u, 9), index);
        e = exponential(u, 3), z = normal_quantile(u), l = lognormal(u, 3, 0.7), index = uniform_index(u, 9);
    }
}

TEST(distributions, are_finite_at_the_extreme_uniforms) {
    for (const double u : {0x1.0p-53, 1 - 0x1.0p-53}) {
        EXPECT_TRUE(std::isfinite(exponential(u, 1e6)) && exponential(u, 1e6) > 0);
        EXPECT_TRUE(std::isfinite(lognormal(u, 1e6, 2)) && lognormal(u, 1e6, 2) > 0);
    }
}

TEST(logistic, is_the_inverse_of_the_logit_and_saturates_without_overflow) {
    for (const double p : {1e-9, 0.1, 0.5, 0.9}) EXPECT_NEAR(logistic(std::log(p / (1 - p))), p, 1e-15);
    EXPECT_EQ(logistic(-1000), 0.0);
    EXPECT_EQ(logistic(1000), 1.0);
}

}  // namespace
}  // namespace sim
