#include <gtest/gtest.h>

#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

scenario knowing() {
    scenario plan = quiet_scenario();
    auto& p = section_of<familiarity>(plan);
    p.enabled = true;
    p.start_mean = 0.3;
    p.gain_per_round = 0.1;
    p.half_life_years = 2.0;
    p.rotation_years = 4.0;
    p.rotation_loss = 0.9;
    return plan;
}

void let_days_pass(small_world& w, int days) {
    for (int d = 0; d < days; ++d) familiarity::begin_day(*w);
}

// P41. Two years of 365.25 days are 730.5 days; after 731 a little less than half is left.
TEST(familiarity, half_is_left_after_a_half_life_without_visits) {
    small_world w(knowing());
    person& p = w.of(cadre_1);
    p.familiarity = 0.8;
    p.rotation = never;
    let_days_pass(w, 731);
    EXPECT_NEAR(p.familiarity, 0.8 * std::exp2(-731 / 730.5), 1e-9);
    EXPECT_NEAR(p.familiarity, 0.4, 0.0005);
}

TEST(familiarity, every_round_of_visits_closes_the_same_share_of_the_rest) {
    small_world w(knowing());
    person& p = w.of(cadre_1);
    p.familiarity = 0.0;
    double expected = 0.0;
    for (int round = 0; round < 100; ++round) {
        familiarity::visited(*w, p);
        expected += 0.1 * (1 - expected);
        EXPECT_NEAR(p.familiarity, expected, 1e-12);
    }
    EXPECT_LT(p.familiarity, 1.0);
}

TEST(familiarity, the_new_holder_of_a_post_keeps_a_tenth_and_the_next_term_begins) {
    small_world w(knowing());
    person& p = w.of(cadre_1);
    p.familiarity = 0.5;
    p.rotation = 3600;
    const double keep = std::exp2(-1 / 730.5);
    let_days_pass(w, 1);
    EXPECT_NEAR(p.familiarity, 0.05 * keep, 1e-12);
    EXPECT_EQ(p.rotation, 3600 + static_cast<seconds>(4 * 365.25 * day_length));
    let_days_pass(w, 1);
    EXPECT_NEAR(p.familiarity, 0.05 * keep * keep, 1e-12);
}

/// Mean familiarity of 16000 persons at the start.
double mean_at_start(double start_mean) {
    scenario plan = knowing();
    section_of<familiarity>(plan).start_mean = start_mean;
    small_world w(plan);
    double sum = 0;
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        w->now.random = random_source(seed, 0, 0);
        familiarity::initialise(*w);
        for (const person& p : w->now.persons) sum += p.familiarity / 16000;
    }
    return sum;
}

// Null: uniform on [0, 0.6]: mean 0.3, variance 0.03. Size 1e-6; an error of 0.011 is seen with probability 0.999.
// Twin: a mean of 0.32.
TEST(familiarity, starts_at_its_mean) {
    EXPECT_GT(mean_p_value(mean_at_start(0.3), 16000, 0.3, 0.03), 1e-6);
    EXPECT_LT(mean_p_value(mean_at_start(0.32), 16000, 0.3, 0.03), 1e-6);
}

TEST(familiarity, rotation_dates_lie_within_a_term) {
    small_world w(knowing());
    const auto term = static_cast<seconds>(4 * 365.25 * day_length);
    for (const person& p : w->now.persons) {
        EXPECT_GE(p.rotation, 0);
        EXPECT_LE(p.rotation, term);
    }
}

TEST(familiarity, off_it_neither_grows_nor_fades) {
    scenario plan = knowing();
    section_of<familiarity>(plan).enabled = false;
    small_world w(plan);
    person& p = w.of(cadre_1);
    p.familiarity = 0.5;
    p.rotation = 3600;
    let_days_pass(w, 100);
    familiarity::visited(*w, p);
    EXPECT_EQ(p.familiarity, 0.5);
}

}  // namespace
}  // namespace sim
