#include "sim/model/mechanisms/exhaustion.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "sim/model/posts.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

exhaustion_params demanding() {
    exhaustion_params p;
    p.enabled = true;
    p.recovery = 0.1;
    p.hindrance_effect = 0.25;
    p.blame_effect = 0.2;
    p.support_effect = 0.2;
    p.susceptibility_sd = 0.0;
    p.hindrance_hours = 20.0;
    p.hindrance_sd = 8.0;
    p.blame_sd = 2.0;
    p.support_mean = 0.1;
    p.support_sd = 0.2;
    p.burnt_out_from = 0.25;
    p.severe_from = 1.6;
    p.crowding_out = 0.1;
    p.numbing = 0.2;
    p.seen_results = 0.3;
    p.served_per_week = 2.0;
    p.exit_rate = 0.0;
    p.exit_gain = 0.4;
    p.vacancy_days = 14.0;
    return p;
}

scenario tiring(exhaustion_params p = demanding()) {
    scenario plan = quiet_scenario();
    section_of<exhaustion>(plan) = p;
    section_of<accountability>(plan).protectiveness = 0.1;
    section_of<accountability>(plan).protectiveness_spread = 0.0;
    section_of<ranking>(plan).recognition_days = 60.0;
    return plan;
}

std::int64_t count(small_world& w, role post, staff_count c) {
    return w->now.book.staff(index_of(post), index_of(c));
}

TEST(exhaustion, strain_is_standardised) {
    small_world w(tiring());
    person& p = w.of(first_staff);
    p.hindrance_seconds_week = 20 * 3600;
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.0, 1e-12);
    p.hindrance_seconds_week = 28 * 3600;
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.25, 1e-12);
    p.blame = 2.0;
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.45, 1e-12);
    w->in_force.protectiveness.move(0.3, 1.0);
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.25, 1e-12);
    w->in_force.recognition.move(0.5, 1.0);
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.15, 1e-12);
    p.motivation = 0.5;  // praised
    EXPECT_NEAR(exhaustion::strain(*w, p), 0.05, 1e-12);
}

TEST(exhaustion, approaches_what_a_lasting_strain_comes_to) {
    small_world w(tiring());
    person& p = w.of(first_staff);
    for (int week = 1; week <= 3; ++week) {
        p.hindrance_seconds_week = 28 * 3600;
        p.motivation = 0.0;
        exhaustion::end_week(*w);
        EXPECT_NEAR(p.exhaustion, 0.25 * (1.0 - std::pow(0.9, week)), 1e-9);
    }
    EXPECT_EQ(p.hindrance_seconds_week, 0);
}

TEST(exhaustion, motivation_settles_where_control_numbness_and_results_put_it) {
    small_world w(tiring());
    person& p = w.of(first_staff);
    for (int week = 0; week < 300; ++week) {
        for (int day = 0; day < 7; ++day) p.motivation *= ranking::kept_per_day(w->par<ranking>());
        p.hindrance_seconds_week = 28 * 3600;  // one standard deviation of control
        p.served_this_week = 1;
        p.exhaustion = p.susceptibility = 0.5;
        exhaustion::end_week(*w);
    }
    EXPECT_NEAR(p.motivation, 0.3 * 0.5 - 0.1 - 0.2 * p.exhaustion, 1e-3);
}

// Null: E ~ N(0, 0.9) at the start; P(E >= 0.25) = 0.3906 and P(E >= 1.6) = 0.0377. 6,000 persons in 750 townships; size
// 1e-6; eight standard errors, 0.05, are seen with probability 0.999. Twin: a standard deviation of 2.
double p_of_burnout(double sd) {
    exhaustion_params p = demanding();
    p.susceptibility_sd = sd;
    double burnt_out = 0;
    double persons = 0;
    for (std::uint32_t seed = 1; seed <= 750; ++seed) {
        small_world w(tiring(p), small_roster(), seed);
        for (const person& who : w->now.persons) burnt_out += who.exhaustion >= 0.25 ? 1 : 0;
        persons += static_cast<double>(w->now.persons.size());
    }
    return share_p_value(burnt_out, persons, 0.39059);
}
TEST(exhaustion, people_differ_in_what_exhausts_them) {
    EXPECT_GT(p_of_burnout(0.9), 1e-6);
    EXPECT_LT(p_of_burnout(2.0), 1e-6);
}

TEST(exhaustion, burnout_is_counted_by_the_week) {
    small_world w(tiring());
    w.of(first_staff).exhaustion = w.of(first_staff).susceptibility = 0.5;
    w.of(second_staff).exhaustion = w.of(second_staff).susceptibility = 3.0;
    for (person& p : w->now.persons) p.hindrance_seconds_week = 20 * 3600;
    exhaustion::end_week(*w);
    EXPECT_EQ(count(w, role::office_staff, staff_count::person_weeks), 2);
    EXPECT_EQ(count(w, role::office_staff, staff_count::burnt_out_weeks), 2);
    EXPECT_EQ(count(w, role::office_staff, staff_count::severely_burnt_out_weeks), 1);
    EXPECT_EQ(count(w, role::leader, staff_count::burnt_out_weeks), 0);
}

TEST(exhaustion, the_exhausted_leave_more_often) {
    exhaustion_params p = demanding();
    p.exit_rate = 0.05;
    EXPECT_NEAR(exhaustion::p_exit(p, 0.0), 0.05 / weeks_per_year, 1e-6);
    EXPECT_NEAR(exhaustion::p_exit(p, 2.0) / exhaustion::p_exit(p, 0.0), std::exp(0.8), 2e-3);
    p.exit_rate = 0.0;
    EXPECT_EQ(exhaustion::p_exit(p, 5.0), 0.0);
}

// Null: with rate 0.5 a year, a share 1 - exp(-0.5 / 52.18) of persons leaves in a week: 8 persons on 20,000 Sundays. Size
// 1e-6; eight standard errors are seen with probability 0.999. Twin: a rate of 0.6.
double p_of_exits(double rate) {
    exhaustion_params p = demanding();
    p.exit_rate = rate;
    p.exit_gain = 0.0;
    small_world w(tiring(p));
    double gone = 0;
    for (w->now.today = 0; w->now.today < 20000; ++w->now.today) {
        exhaustion::end_week(*w);
        for (person& who : w->now.persons) {
            gone += who.vacant ? 1 : 0;
            who.vacant = false;
        }
    }
    return share_p_value(gone, 160000, 1.0 - std::exp(-0.5 / weeks_per_year));
}
TEST(exhaustion, the_rate_of_exits_is_the_rate) {
    EXPECT_GT(p_of_exits(0.5), 1e-6);
    EXPECT_LT(p_of_exits(0.7), 1e-6);
}

TEST(exhaustion, a_successor_comes_after_the_vacancy_and_is_somebody_else) {
    exhaustion_params p = demanding();
    p.susceptibility_sd = 1.0;
    small_world w(tiring(p));
    person& post = w.of(first_staff);
    const double before = post.susceptibility;
    vacate(*w, first_staff, 14);
    w->now.today = 13;
    exhaustion::begin_day(*w);
    EXPECT_TRUE(post.vacant);
    w->now.today = 14;
    exhaustion::begin_day(*w);
    EXPECT_FALSE(post.vacant);
    EXPECT_NE(post.susceptibility, before);
    EXPECT_EQ(post.exhaustion, post.susceptibility);
}

TEST(exhaustion, who_serves_villagers_sees_results) {
    scenario plan = tiring();
    section_of<service>(plan).enabled = true;
    small_world w(plan);
    need n;
    n.household = 0;
    n.village = 0;
    w->now.needs.push_back(n);
    const std::int32_t id = assign_need(*w, 0, cadre_1, 9 * 3600);
    exhaustion::need_met(*w, id, 10 * 3600);
    EXPECT_EQ(w.of(cadre_1).served_this_week, 1);
}

TEST(exhaustion, switched_off_nobody_tires_and_nobody_leaves) {
    exhaustion_params p = demanding();
    p.enabled = false;
    p.exit_rate = 0.5;
    small_world w(tiring(p));
    for (w->now.today = 0; w->now.today < 500; ++w->now.today) {
        w.of(first_staff).hindrance_seconds_week = 60 * 3600;
        exhaustion::end_week(*w);
    }
    EXPECT_EQ(w.of(first_staff).exhaustion, 0.0);
    EXPECT_EQ(w.of(first_staff).motivation, 0.0);
    EXPECT_EQ(count(w, role::office_staff, staff_count::exits), 0);
    EXPECT_EQ(count(w, role::office_staff, staff_count::person_weeks), 0);
}

}  // namespace
}  // namespace sim
