// The closed forms of tests/support/queueing.hpp, held against each other, against published points and against a queue
// simulated by Lindley's recursion, which shares no line with the model.
#include <gtest/gtest.h>

#include <boost/math/distributions/students_t.hpp>

#include "sim/core/distributions.hpp"
#include "sim/core/random.hpp"
#include "sim/engine/comparison.hpp"
#include "tests/support/queueing.hpp"

namespace sim {
namespace {

using support::mg1_mean_wait;
using support::mm1_mean_wait;
using support::pencavel_effective_hours;

TEST(mean_wait, of_mm1_is_that_of_mg1_with_exponential_service) {
    for (const double rate : {0.1, 0.5, 0.9, 0.99}) {
        EXPECT_NEAR(mm1_mean_wait(rate, 1), mg1_mean_wait(rate, 1, 2), 1e-9 * mm1_mean_wait(rate, 1));
    }
}

// Textbook: at rho = 1/2 the mean wait in M/M/1 is one service time, at rho = 0.8 four.
TEST(mean_wait, of_mm1_gives_the_textbook_values) {
    EXPECT_DOUBLE_EQ(mm1_mean_wait(0.5, 1), 1);
    EXPECT_NEAR(mm1_mean_wait(0.8, 1), 4, 1e-12);
    EXPECT_NEAR(mm1_mean_wait(0.008, 100), 400, 1e-9);
}

TEST(mean_wait, with_constant_service_is_half_that_with_exponential) {
    EXPECT_NEAR(mg1_mean_wait(0.7, 1, 1), mm1_mean_wait(0.7, 1) / 2, 1e-15);
}

constexpr double rate = 0.7;
constexpr double mean_service = 1.0;
constexpr double sigma = 0.8;

/// Mean wait of 20000 customers after 2000 of warm-up, W' = max(0, W + S - A).
template <class Service>
double simulated_wait(std::uint32_t replicate, Service&& service) {
    const random_source random(1, replicate, 0);
    double wait = 0.0;
    double sum = 0.0;
    for (std::uint32_t i = 0; i < 22000; ++i) {
        if (i >= 2000) sum += wait;
        const auto [arrival, work] = random.uniforms(purpose::need_arrival, i, 0);
        wait = std::max(0.0, wait + service(work) - exponential(arrival, 1 / rate));
    }
    return sum / 20000;
}

/// Two-sided p-value of Student's t over 200 independent replicates against a formula.
template <class Service>
double agreement(double formula, Service&& service) {
    std::vector<double> waits;
    for (std::uint32_t r = 0; r < 200; ++r) waits.push_back(simulated_wait(r, service));
    const level_estimate e = estimate(waits);
    const double t = (e.mean - formula) / e.interval.standard_error;
    return 2 * boost::math::cdf(boost::math::complement(boost::math::students_t(199), std::abs(t)));
}

double lognormal_second_moment() {
    return mean_service * mean_service * std::exp(sigma * sigma);
}

// Null: the mean wait is the formula's. 200 replicates of 20000 customers at load 0.7; size 1e-6; the standard error is
// about 0.4 % of the wait, so an error of 3.3 % is seen with probability 0.999.
TEST(mean_wait, of_mm1_is_what_a_simulated_queue_has) {
    EXPECT_GT(agreement(mm1_mean_wait(rate, mean_service), [](double u) { return exponential(u, mean_service); }),
              1e-6);
}

TEST(mean_wait, of_mg1_is_what_a_simulated_queue_with_lognormal_service_has) {
    EXPECT_GT(agreement(mg1_mean_wait(rate, mean_service, lognormal_second_moment()),
                        [](double u) { return lognormal(u, mean_service, sigma); }),
              1e-6);
}

// Twin: one percent more arrivals in the formula, 3.4 % more wait at this load.
TEST(mean_wait, the_comparison_rejects_one_percent_more_arrivals) {
    EXPECT_LT(
        agreement(mm1_mean_wait(rate * 1.01, mean_service), [](double u) { return exponential(u, mean_service); }),
        1e-6);
}

// Pencavel (2015): proportional up to 49 h, largest at 63 h, and 70 h yield what 56 h yield.
TEST(pencavel, effective_hours_pass_through_the_published_points) {
    for (const double h : {0.0, 20.0, 40.0, 49.0}) EXPECT_DOUBLE_EQ(pencavel_effective_hours(h), h);
    EXPECT_DOUBLE_EQ(pencavel_effective_hours(63), 56);
    EXPECT_DOUBLE_EQ(pencavel_effective_hours(70), pencavel_effective_hours(56));
    EXPECT_DOUBLE_EQ(pencavel_effective_hours(70), 54.25);
}

TEST(pencavel, effective_hours_are_largest_at_63_and_smooth_at_49) {
    for (double h = 0; h < 120; h += 0.25) EXPECT_LE(pencavel_effective_hours(h), 56);
    const double slope = (pencavel_effective_hours(49.001) - pencavel_effective_hours(49)) / 0.001;
    EXPECT_NEAR(slope, 1, 1e-4);
}

TEST(pencavel, effective_hours_are_never_negative) {
    EXPECT_EQ(pencavel_effective_hours(168), 0);
}

}  // namespace
}  // namespace sim
