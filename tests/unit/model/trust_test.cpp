#include <gtest/gtest.h>

#include <numeric>

#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

scenario trusting() {
    scenario plan = quiet_scenario();
    auto& p = section_of<trust>(plan);
    p.enabled = true;
    p.start_mean = 0.4;
    p.start_sd = 0.1;
    p.half_life_years = 2.0;
    return plan;
}

float& trust_of(small_world& w, std::size_t household) {
    return w->now.household_trust[household];
}

TEST(trust, gains_close_a_share_of_the_way_to_one_and_losses_of_the_way_to_zero) {
    small_world w(trusting());
    trust_of(w, 3) = 0.4F;
    trust::experience(*w, 3, 0.1);
    EXPECT_FLOAT_EQ(trust_of(w, 3), 0.46F);
    trust::experience(*w, 3, -0.5);
    EXPECT_FLOAT_EQ(trust_of(w, 3), 0.23F);
    trust::experience(*w, 3, 0.0);
    EXPECT_FLOAT_EQ(trust_of(w, 3), 0.23F);
}

TEST(trust, stays_between_zero_and_one_whatever_happens) {
    small_world w(trusting());
    const random_source random(1, 0, 0);
    for (std::uint32_t i = 0; i < 20000; ++i) {
        trust::experience(*w, 0, 2 * random.uniform(purpose::trust_noise, i, 0) - 1);
        ASSERT_GE(trust_of(w, 0), 0.0F);
        ASSERT_LE(trust_of(w, 0), 1.0F);
    }
}

TEST(trust, is_the_households_own) {
    small_world w(trusting());
    const std::vector<float> before = w->now.household_trust;
    trust::experience(*w, 7, 0.5);
    for (std::size_t h = 0; h < before.size(); ++h) EXPECT_EQ(trust_of(w, h) != before[h], h == 7) << h;
}

// Two years are 104.36 weeks; after 104 a little more than half of the distance is left.
TEST(trust, drifts_back_to_its_mean_by_half_in_a_half_life) {
    small_world w(trusting());
    trust_of(w, 0) = 0.8F;
    trust_of(w, 1) = 0.2F;
    for (int week = 0; week < 104; ++week) trust::end_week(*w);
    const double left = std::exp2(-104 / (2 * 365.25 / 7));
    EXPECT_NEAR(trust_of(w, 0), 0.4 + 0.4 * left, 1e-5);
    EXPECT_NEAR(trust_of(w, 1), 0.4 - 0.2 * left, 1e-5);
    EXPECT_NEAR(left, 0.5, 0.002);
}

double mean_at_start(double mean) {
    scenario plan = trusting();
    section_of<trust>(plan).start_mean = mean;
    section_of<township_params>(plan).households_per_village = 5000;
    small_world w(plan);
    return std::accumulate(w->now.household_trust.begin(), w->now.household_trust.end(), 0.0) / 10000;
}

// Null: normal with mean 0.4 and standard deviation 0.1, hardly ever clamped. 10000 households, size 1e-6; an error of
// 0.008 is seen with probability 0.999. Twin: a mean of 0.41.
TEST(trust, starts_at_its_mean) {
    EXPECT_GT(mean_p_value(mean_at_start(0.4), 10000, 0.4, 0.01), 1e-6);
    EXPECT_LT(mean_p_value(mean_at_start(0.41), 10000, 0.4, 0.01), 1e-6);
}

TEST(trust, starts_between_zero_and_one_however_wide_the_spread) {
    scenario plan = trusting();
    section_of<trust>(plan).start_sd = 5.0;
    small_world w(plan);
    for (const float t : w->now.household_trust) {
        EXPECT_GE(t, 0.0F);
        EXPECT_LE(t, 1.0F);
    }
}

TEST(trust, off_it_moves_neither_by_experience_nor_by_itself) {
    scenario plan = trusting();
    auto& n = section_of<needs>(plan);
    n.enabled = true;
    n.rate = 20.0;
    n.patience_days = 0.5;
    section_of<service>(plan).enabled = true;
    section_of<trust>(plan).abandoned_loss = 0.2;
    section_of<trust>(plan).enabled = false;
    small_run run(plan, 0);
    const std::vector<float> before = run.state().now.household_trust;
    run.go_on(28);
    EXPECT_GT(run.service(service_count::abandoned), 0);
    EXPECT_EQ(run.state().now.household_trust, before);
    section_of<trust>(plan).enabled = true;
    small_run on(plan, 28);
    EXPECT_NE(on.state().now.household_trust, before);
}

}  // namespace
}  // namespace sim
