#include <gtest/gtest.h>

#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;
constexpr double certain = 50.0;  // log-odds

visits_params diligent(double effort) {
    visits_params p;
    p.enabled = true;
    p.effort_base = effort;
    p.motivation_effect = 0.8;
    p.outcome_effect = 2.0;
    p.fatigue_effect = 0.4;
    p.households_per_round = 3.0;
    p.visit_minutes = 20.0;
    p.idle_minutes = 25.0;
    p.find_probability = 1.0;
    return p;
}

scenario with_slack(double effort) {
    scenario plan = quiet_scenario();
    section_of<visits>(plan) = diligent(effort);
    section_of<familiarity>(plan).enabled = true;
    section_of<familiarity>(plan).gain_per_round = 0.1;
    section_of<trust>(plan).enabled = true;
    section_of<trust>(plan).start_mean = 0.4;
    section_of<trust>(plan).start_sd = 0.0;
    section_of<trust>(plan).visit_gain = 0.05;
    return plan;
}

/// The cadre has nothing to do at this time of a working day.
bool has_slack(small_world& w, seconds t, std::int32_t who = cadre_1) {
    w.of(who).on_duty_today = true;
    w.of(who).clock = t;
    w.of(who).next_check = never;
    return visits::attempt(*w, who, t);
}

std::int64_t spent(small_world& w, activity a) {
    return w->now.book.time_use(2, index_of(role::village_cadre), index_of(a));
}

TEST(visits, slack_goes_into_visits_by_a_logit_of_motivation_pressure_and_fatigue) {
    const visits_params p = diligent(-0.5);
    EXPECT_DOUBLE_EQ(visits::p_visit(p, 0, 0, 0), logistic(-0.5));
    EXPECT_DOUBLE_EQ(visits::p_visit(p, 1.0, 0.5, 2.0), logistic(-0.5 + 0.8 + 1.0 - 0.8));
    EXPECT_GT(visits::p_visit(p, 0.1, 0, 0), visits::p_visit(p, 0, 0, 0));
    EXPECT_GT(visits::p_visit(p, 0, 0.1, 0), visits::p_visit(p, 0, 0, 0));
    EXPECT_LT(visits::p_visit(p, 0, 0, 0.1), visits::p_visit(p, 0, 0, 0));
}

// From the village office ten minutes each way, three households of twenty minutes.
TEST(visits, a_round_takes_the_way_and_the_households) {
    small_world w(with_slack(certain));
    EXPECT_TRUE(has_slack(w, nine));
    EXPECT_EQ(w.of(cadre_1).clock, nine + 1200 + 3600);
    EXPECT_EQ(spent(w, activity::travel), 1200);
    EXPECT_EQ(spent(w, activity::visiting_households), 3600);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::visits)), 3);
}

TEST(visits, a_round_makes_the_village_familiar_and_the_visited_trust) {
    small_world w(with_slack(certain));
    w.of(cadre_1).familiarity = 0.5;
    has_slack(w, nine);
    EXPECT_NEAR(w.of(cadre_1).familiarity, 0.55, 1e-12);
    const auto& trust = w->now.household_trust;
    const auto risen = std::count_if(trust.begin(), trust.end(), [](float t) { return t > 0.4001F; });
    EXPECT_GE(risen, 1);
    EXPECT_LE(risen, 3);
    EXPECT_EQ(std::count_if(trust.begin() + 100, trust.end(), [](float t) { return t > 0.4001F; }), 0);
}

TEST(visits, who_does_not_bother_idles_for_a_while) {
    small_world w(with_slack(-certain));
    EXPECT_TRUE(has_slack(w, nine));
    EXPECT_EQ(w.of(cadre_1).doing, activity::idle_on_duty);
    EXPECT_EQ(w->now.events.time(cadre_1), nine + 25 * 60);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::visits)), 0);
}

TEST(visits, a_round_is_not_begun_that_would_not_end_before_the_shift_or_an_appointment) {
    small_world w(with_slack(certain));
    has_slack(w, 11 * 3600);  // an hour is left, a round takes eighty minutes
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::visits)), 0);
    w.of(cadre_1).appointments = {{nine + 3600, 0, 600, 0}};
    has_slack(w, nine);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::visits)), 0);
}

TEST(visits, nobody_visits_or_idles_off_duty) {
    small_world w(with_slack(certain));
    EXPECT_FALSE(has_slack(w, 19 * 3600));
}

TEST(visits, who_serves_no_village_idles) {
    small_world w(with_slack(certain));
    has_slack(w, nine, leader);
    EXPECT_EQ(w.of(leader).doing, activity::idle_on_duty);
}

double rounds(double effort) {
    small_world w(with_slack(effort));
    double n = 0;
    for (int i = 0; i < 10000; ++i) {
        has_slack(w, nine);
        n += w.of(cadre_1).clock > nine ? 1 : 0;
    }
    return n;
}

// Null: logistic(-0.5) of slack goes into visits. 10000 times, size 1e-6; an error of 0.039 is seen with probability
// 0.999. Twin: log-odds of -0.25.
TEST(visits, slack_is_used_with_its_probability) {
    EXPECT_GT(share_p_value(rounds(-0.5), 10000, logistic(-0.5)), 1e-6);
    EXPECT_LT(share_p_value(rounds(-0.25), 10000, logistic(-0.5)), 1e-6);
}

/// Latent needs, at most three a round, that a round through a village of this familiarity brings to light.
double found(double familiarity, std::int32_t trials) {
    small_world w(with_slack(certain));
    double n = 0;
    for (std::int32_t i = 0; i < trials; ++i) {
        w->now.needs.assign(3, {});
        for (need& one : w->now.needs) {
            one.village = one.household = 0;
            one.state = need_state::latent;
        }
        w->now.villages[0].latent = {0, 1, 2};
        w->now.today = i;  // new luck
        w->now.midnight = day_start(i + 1);
        w->now.timers = {};
        w.of(cadre_1).familiarity = familiarity;
        has_slack(w, w->now.midnight - day_length + nine);
        n += static_cast<double>(3 - w->now.villages[0].latent.size());
    }
    return n;
}

// Null: found with probability 0.2 + 0.8 f at certainty to find in a well-known village: 0.6 at f = 0.5, 1 at f = 1.
// 6000 households, size 1e-6; an error of 0.05 is seen with probability 0.999. Twin: a familiarity of 0.6.
TEST(visits, bring_latent_needs_to_light_the_more_the_better_the_village_is_known) {
    EXPECT_GT(share_p_value(found(0.5, 2000), 6000, 0.6), 1e-6);
    EXPECT_LT(share_p_value(found(0.6, 2000), 6000, 0.6), 1e-6);
    EXPECT_EQ(found(1.0, 100), 300);
}

TEST(visits, off_slack_is_idled_away) {
    small_run on(with_slack(certain), 5);
    EXPECT_GT(on.seconds_of(activity::visiting_households), 0);
    scenario plan = with_slack(certain);
    section_of<visits>(plan).enabled = false;
    small_run off(plan, 5);
    EXPECT_EQ(off.seconds_of(activity::visiting_households), 0);
    EXPECT_EQ(off.seconds_of(activity::idle_on_duty), 5 * 8 * 7 * 3600);
}

}  // namespace
}  // namespace sim
