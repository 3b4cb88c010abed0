#include "sim/model/mechanisms/apps.hpp"

#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds hour = 3600;

/// Ten minutes of check-ins and twenty of study a day, for everybody alike.
apps_params plain() {
    apps_params p;
    p.enabled = true;
    p.apps_per_person = 5.0;
    p.checkin_minutes = 2.0;
    p.study_minutes = 20.0;
    p.slowness_spread = 0.0;
    p.quiz_per_week = 0.0;
    p.gaming_share = 0.0;
    p.gamed_share_left = 0.1;
    p.counter_measures_per_year = 0.0;
    p.workround_weeks = 4.0;
    p.posts_per_week = 0.0;
    p.post_minutes = 150.0;
    p.evening_start = {20 * 3600};
    p.new_apps_per_year = 0.0;
    p.followers_per_week = 0.0;
    return p;
}

scenario with_apps(apps_params p = plain()) {
    scenario plan = quiet_scenario();
    section_of<apps>(plan) = p;
    return plan;
}

std::int64_t count(small_world& w, attention_count c, role post = role::village_cadre) {
    return w->now.book.attention(index_of(post), index_of(c));
}
std::int64_t spent(small_world& w, activity a) {
    return w->now.book.time_use(2, index_of(role::village_cadre), index_of(a));
}

/// The cadre is free at t; true if the apps take the time.
bool serves(small_world& w, seconds t) {
    person& p = w.of(cadre_1);
    p.on_duty_today = true;
    p.clock = t;
    p.next_check = never;
    return apps::attempt(*w, cadre_1, t);
}

/// P(Bin(30, q) >= 27), from a table of the binomial distribution.
TEST(apps, a_quiz_is_passed_with_27_of_30) {
    EXPECT_NEAR(apps::p_pass(plain(), 0.9), 0.6474, 1e-4);
    EXPECT_NEAR(apps::p_pass(plain(), 0.8), 0.1227, 1e-4);
    EXPECT_DOUBLE_EQ(apps::p_pass(plain(), 1.0), 1.0);
    EXPECT_DOUBLE_EQ(apps::p_pass(plain(), 0.0), 0.0);
}

TEST(apps, a_quiz_is_repeated_until_it_is_passed) {
    apps_params p = plain();
    p.quiz_minutes = 8.0;
    p.quiz_knowledge = 1.0;
    small_world w(with_apps(p));
    EXPECT_DOUBLE_EQ(apps::quiz_minutes(*w, cadre_1, 0, 0), 8.0);
    w.par<apps>().quiz_knowledge = 0.0;
    w.par<apps>().quiz_learning = 1.0;  // after one attempt all is known
    EXPECT_DOUBLE_EQ(apps::quiz_minutes(*w, cadre_1, 0, 0), 16.0);
}

// Null: attempts until a pass at 0.9 without learning are geometric with p = 0.6474: mean 1.545, variance 0.841. 4000 weeks;
// size 1e-6, eight standard errors, 0.116, are seen with probability 0.999. Twin: with learning.
double p_of_attempts(double learning) {
    apps_params p = plain();
    p.quiz_minutes = 1.0;
    p.quiz_knowledge = 0.9;
    p.quiz_learning = learning;
    small_world w(with_apps(p));
    double sum = 0;
    for (std::int32_t week = 0; week < 4000; ++week) sum += apps::quiz_minutes(*w, cadre_1, week, 0);
    const double pass = apps::p_pass(plain(), 0.9);
    return mean_p_value(sum / 4000, 4000, 1 / pass, (1 - pass) / (pass * pass));
}
TEST(apps, attempts_at_a_quiz_are_geometric_without_learning) {
    EXPECT_GT(p_of_attempts(0.0), 1e-6);
    EXPECT_LT(p_of_attempts(0.5), 1e-6);
}

TEST(apps, free_time_on_duty_goes_to_the_apps) {
    small_world w(with_apps());
    apps::begin_day(*w);
    EXPECT_TRUE(serves(w, 9 * hour));
    EXPECT_EQ(spent(w, activity::app_duties), 30 * 60);
    EXPECT_EQ(count(w, attention_count::study_reported), 20 * 60);
    EXPECT_EQ(count(w, attention_count::study_true), 20 * 60);
    EXPECT_FALSE(serves(w, 10 * hour));
}

TEST(apps, what_is_left_is_done_in_the_evening) {
    small_world w(with_apps());
    apps::begin_day(*w);
    EXPECT_FALSE(serves(w, 19 * hour));
    person& p = w.of(cadre_1);
    EXPECT_EQ(next_due(*w, p, 19 * hour), 20 * hour);
    EXPECT_TRUE(serves(w, 20 * hour));
    EXPECT_EQ(p.outside_hours_seconds_today, 30 * 60);
}

TEST(apps, what_was_never_done_is_missed) {
    small_world w(with_apps());
    apps::begin_day(*w);
    apps::end_day(*w);
    EXPECT_EQ(count(w, attention_count::app_days_missed), 2);  // of both cadres
    EXPECT_EQ(count(w, attention_count::study_reported), 0);
}

TEST(apps, who_games_reports_the_minutes_and_does_not_sit_them) {
    apps_params p = plain();
    p.gaming_share = 1.0;
    small_world w(with_apps(p));
    apps::begin_day(*w);
    EXPECT_TRUE(serves(w, 9 * hour));
    EXPECT_EQ(spent(w, activity::app_duties), 12 * 60);
    EXPECT_EQ(count(w, attention_count::study_reported), 20 * 60);
    EXPECT_EQ(count(w, attention_count::study_true), 2 * 60);
}

// P22, null: after a counter-measure the share that games again after 8 weeks is 1 - exp(-2). 200 counter-measures of 8 persons;
// size 1e-6, eight standard errors, 0.068, are seen with probability 0.999. Twin: with a mean of six weeks.
double p_of_workround(double weeks) {
    apps_params p = plain();
    p.gaming_share = 1.0;
    p.counter_measures_per_year = 12.0;
    p.workround_weeks = weeks;
    small_world w(with_apps(p));
    double again = 0;
    double all = 0;
    for (std::int32_t before = 0; w->now.counter_measures < 200; ++w->now.today) {
        apps::begin_day(*w);
        if (w->now.counter_measures == before) continue;
        before = w->now.counter_measures;
        for (const person& x : w->now.persons) {
            again += x.gaming_again <= w->now.today + 8 * 7 ? 1 : 0;
            all += 1;
        }
    }
    return share_p_value(again, all, 1 - std::exp(-2.0));
}
TEST(apps, gaming_comes_back_within_weeks_of_a_counter_measure) {
    EXPECT_GT(p_of_workround(4.0), 1e-6);
    EXPECT_LT(p_of_workround(6.0), 1e-6);
}

TEST(apps, a_ban_leaves_part_of_the_duties_and_merging_part_of_the_check_ins) {
    small_world w(with_apps());
    w->in_force.app_duties_left.move(0.5, 1.0);
    apps::begin_day(*w);
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, 15 * 60);
    w->in_force.apps_left.move(0.2, 1.0);
    apps::begin_day(*w);
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, 11 * 60);
}

// Null: a unit owes 2.5 posts in 5 working days. 2000 Mondays; size 1e-6, eight standard errors, 0.09, are seen with probability
// 0.999. Twin: 3 posts.
double p_of_posts(double per_week) {
    apps_params p = plain();
    p.apps_per_person = p.study_minutes = 0.0;
    p.posts_per_week = per_week;
    small_world w(with_apps(p));
    double posts = 0;
    for (std::int32_t week = 0; week < 2000; ++week) {
        w->now.today = 7 * week;
        apps::begin_day(*w);
        for (const std::int32_t who : {first_staff, second_staff}) posts += w.of(who).app_seconds_due / 9000.0;
    }
    return share_p_value(posts, 2000, 0.5);
}
TEST(apps, each_unit_writes_for_its_account) {
    EXPECT_GT(p_of_posts(2.5), 1e-6);
    EXPECT_LT(p_of_posts(3.0), 1e-6);
}

}  // namespace
}  // namespace sim
