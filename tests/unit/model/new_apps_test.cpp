// Apps that come, and followers that must be brought.
#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "sim/model/mechanisms/apps.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

/// Five apps of two minutes, and nothing else.
apps_params bare() {
    apps_params p;
    p.enabled = true;
    p.apps_per_person = 5.0;
    p.checkin_minutes = 2.0;
    p.study_minutes = 0.0;
    p.slowness_spread = 0.0;
    p.quiz_per_week = 0.0;
    p.gaming_share = 0.0;
    p.counter_measures_per_year = 0.0;
    p.posts_per_week = 0.0;
    p.new_apps_per_year = 0.0;
    p.followers_per_week = 0.0;
    return p;
}

small_world with(const apps_params& p) {
    scenario plan = quiet_scenario();
    section_of<apps>(plan) = p;
    section_of<trust>(plan).enabled = true;
    return small_world(plan);
}

void days(small_world& w, std::int32_t n) {
    for (const std::int32_t end = w->now.today + n; w->now.today < end; ++w->now.today) {
        w->now.midnight = day_start(w->now.today + 1);
        apps::begin_day(*w);
    }
}

TEST(new_apps, come_at_their_rate_and_are_merged_like_the_others) {
    apps_params p = bare();
    p.new_apps_per_year = 4.0;
    small_world w = with(p);
    days(w, 366);
    EXPECT_NEAR(apps::apps_now(*w), 9.0, 0.01);
    merge_apps::apply(w->in_force, merge_apps{0.5}, 1.0);
    EXPECT_NEAR(apps::apps_now(*w), 4.5, 0.01);
}

TEST(adoption_test, lets_its_share_of_new_apps_in_and_closes_none) {
    apps_params p = bare();
    p.new_apps_per_year = 4.0;
    small_world w = with(p);
    days(w, 366);
    adoption_test::apply(w->in_force, adoption_test{0.25}, 1.0);
    days(w, 366);
    EXPECT_NEAR(apps::apps_now(*w), 10.0, 0.02);
}

TEST(new_apps, that_departments_want_in_place_of_lost_control_are_there_at_once) {
    small_world w = with(bare());
    apps::receive(*w, apps_letter{0.3});
    EXPECT_DOUBLE_EQ(apps::apps_now(*w), 6.5);
    days(w, 1);
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, whole_seconds(13.0));
}

/// The cadre serves the apps of this morning.
void serve(small_world& w) {
    person& p = w.of(cadre_1);
    p.on_duty_today = true;
    p.clock = w->now.midnight - day_length + 9 * 3600;
    p.next_check = never;
    apps::attempt(*w, cadre_1, p.clock);
}

double trust_lost(small_world& w) {
    double sum = 0.0;
    for (const float t : w->now.household_trust) sum += static_cast<double>(t);
    return sum;
}

TEST(followers, cost_village_cadres_time_and_households_trust) {
    apps_params p = bare();
    p.followers_per_week = 10.0;
    p.follower_minutes = 6.0;
    p.asked_loss = 0.01;
    small_world w = with(p);
    days(w, 1);
    EXPECT_EQ(w.of(first_staff).app_seconds_due, whole_seconds(10.0));
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, whole_seconds(22.0));
    w->now.today = 0;
    const double before = trust_lost(w);
    serve(w);
    EXPECT_LT(trust_lost(w), before);
}

TEST(followers, are_asked_for_on_working_days_alone) {
    apps_params p = bare();
    p.followers_per_week = 10.0;
    p.follower_minutes = 6.0;
    small_world w = with(p);
    days(w, 6);  // the last is a Saturday
    EXPECT_EQ(w.of(cadre_1).app_seconds_due, whole_seconds(10.0));
}

// Null: five followers a week less four fifths are 0.2 a day. 500 weeks of 5 days; size 1e-6, eight standard errors,
// 0.064, are seen with probability 0.999. Twin: a share of 0.3 left.
double p_of_asking(double left) {
    apps_params p = bare();
    p.apps_per_person = 0.0;
    p.followers_per_week = 5.0;
    p.follower_minutes = 1.0;
    small_world w = with(p);
    ban_forced_following::apply(w->in_force, ban_forced_following{left}, 1.0);
    double asked = 0.0;
    for (std::int32_t day = 0; day < 3500; ++day) {
        days(w, 1);
        asked += w.of(cadre_1).app_seconds_due / 60.0;
    }
    return share_p_value(asked, 2500.0, 0.2);
}
TEST(ban_forced_following, leaves_its_share) {
    EXPECT_GT(p_of_asking(0.2), 1e-6);
    EXPECT_LT(p_of_asking(0.3), 1e-6);
}

}  // namespace
}  // namespace sim
