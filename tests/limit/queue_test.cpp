// With everything else switched off, serving villagers is a textbook queue: one server, Poisson arrivals, first come
// first served.
//
// Null       the mean wait is the formula's. 40 independent half years per load, between 3000 and 9000 needs each;
//            Student's t.
// Size       1e-6 for each test; three loads, Bonferroni.
// Power      the standard errors are 0.9, 0.9 and 2 percent of the wait at loads 0.3, 0.6 and 0.8, so that errors of 8,
//            8 and 18 percent of the wait are seen with probability 0.99. Five percent more service time makes the wait
//            12, 19 and 38 percent longer.
// The clock counts whole seconds, so a service lasts half a second longer than its draw on average: 0.04 percent here.
#include <gtest/gtest.h>

#include <array>
#include <cmath>

#include "tests/support/desk.hpp"
#include "tests/support/outcome_samples.hpp"
#include "tests/support/queueing.hpp"

namespace sim {
namespace {

constexpr std::array loads{0.3, 0.6, 0.8};
constexpr double size = 1e-6 / loads.size();
constexpr std::int32_t replicates = 40;

double service_seconds(const support::desk& d) {
    return 60.0 * d.service_minutes;
}

/// Mean wait of the formula, if service took `factor` times as long at the same arrivals.
double theory(const support::desk& d, double factor = 1.0) {
    const double mean = factor * service_seconds(d);
    const double rate = d.load / service_seconds(d);
    if (d.exponential) return support::mm1_mean_wait(rate, mean);
    return support::mg1_mean_wait(rate, mean, mean * mean * std::exp(d.sigma * d.sigma));
}

/// Simulated once, for the test and its twin.
const support::real_data& waits(std::size_t load, bool exponential) {
    static std::array<std::array<support::real_data, 2>, loads.size()> known;
    support::real_data& here = known[load][exponential ? 1 : 0];
    if (here.empty()) here = support::mean_waits({.load = loads[load], .exponential = exponential}, replicates);
    return here;
}

double p_value(std::size_t load, bool exponential, double factor = 1.0) {
    return support::agreement_p_value(waits(load, exponential),
                                      theory({.load = loads[load], .exponential = exponential}, factor));
}

TEST(a_desk_with_exponential_service, has_the_mean_wait_of_mm1) {
    for (std::size_t i = 0; i < loads.size(); ++i) EXPECT_GT(p_value(i, true), size) << loads[i];
}

TEST(a_desk_with_exponential_service, is_told_from_one_five_percent_slower) {
    for (std::size_t i = 0; i < loads.size(); ++i) EXPECT_LT(p_value(i, true, 1.05), size) << loads[i];
}

TEST(a_desk_with_lognormal_service, has_the_mean_wait_of_pollaczek_and_khinchine) {
    for (std::size_t i = 0; i < loads.size(); ++i) EXPECT_GT(p_value(i, false), size) << loads[i];
}

TEST(a_desk_with_lognormal_service, is_told_from_one_five_percent_slower) {
    for (std::size_t i = 0; i < loads.size(); ++i) EXPECT_LT(p_value(i, false, 1.05), size) << loads[i];
}

// Exact: who is served is served once, in whole seconds, and nothing else is ever done but waiting for villagers.
TEST(a_desk, spends_its_time_on_those_it_serves_and_on_nothing_else) {
    const replicate_record r = run_replicate(support::study_of(support::village_desk({.load = 0.6}), 28), 0, 0);
    support::int_data by_activity(count_of<activity>, 0);
    const auto& cells = support::ints(r, "time_use", "person_seconds");
    for (std::size_t i = 0; i < cells.size(); ++i) by_activity[i % count_of<activity>] += cells[i];
    const std::int64_t serving = by_activity[index_of(activity::serving_villagers)];
    EXPECT_EQ(serving + by_activity[index_of(activity::idle_on_duty)], 28 * day_length);
    const std::int64_t met = support::total(r, "service", "met");
    const std::int64_t asked = support::total(r, "service", "service_seconds");
    const std::int64_t longest = 10 * 20 * 60;  // the service still going on at the end
    EXPECT_GE(serving, asked);
    EXPECT_LE(serving, asked + 2 * met + longest);
}

}  // namespace
}  // namespace sim
