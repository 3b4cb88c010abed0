#include "sim/model/mechanisms/campaigns.hpp"

#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "sim/model/county_world.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds hour = 3600;

/// A campaign in which everybody is at home at once and nobody has to wait.
campaigns_params swift() {
    campaigns_params p;
    p.enabled = true;
    p.per_year.fill(0.0);
    p.starts_hour.fill(8.5);
    p.hours.fill(10.0);
    p.contact_minutes.fill(2.0);
    p.team_size.fill(2.0);
    p.ready_rate.fill(1e6);
    p.hard_share.fill(0.0);
    p.hard_rate.fill(0.0);
    p.coverage_target = 1.0;
    p.disturbance_loss = 0.005;
    p.night_factor = 6.0;
    p.calls_to_stop = 3.0;
    p.filtered_share = 0.0;
    p.helper_hours = 12.0;
    return p;
}

scenario ordered(campaigns_params p = swift()) {
    scenario plan = quiet_scenario();
    section_of<campaigns>(plan) = p;
    return plan;
}

campaign_letter order(campaign_kind kind, seconds starts, seconds ends) {
    return {keys::campaign(static_cast<std::int32_t>(kind), 0), kind, safety, starts, ends, false};
}

/// Everybody at a desk from the start of the campaign on.
small_world at_work(scenario plan) {
    small_world w(std::move(plan));
    for (person& p : w->now.persons) {
        p.on_duty_today = true;
        p.next_check = never;
        p.clock = 9 * hour;
        p.doing = activity::idle_on_duty;
    }
    return w;
}

/// Rings for the next hour; where it stands then.
void ring(small_world& w, seconds t) {
    campaigns::arrive(*w, arrival<timer_kind::campaign_round>{0, 0, t});
}

std::int64_t count(small_world& w, service_count c, std::int32_t village = 0) {
    return w->now.book.service(village, index_of(c));
}

TEST(campaigns, a_household_is_reached_after_an_exponential_time) {
    campaigns_params p = swift();
    p.ready_rate[campaign_kind::full_coverage] = 2.0;
    p.hard_share[campaign_kind::full_coverage] = 0.01;
    p.hard_rate[campaign_kind::full_coverage] = 0.25;
    const double median = 0.5;
    const double ordinary = campaigns::ready_after(p, campaign_kind::full_coverage, 0.02, median);
    const double hard = campaigns::ready_after(p, campaign_kind::full_coverage, 0.005, median);
    EXPECT_NEAR(ordinary, std::log(2.0) / 2.0, 1e-12);
    EXPECT_NEAR(hard, std::log(2.0) / 0.25, 1e-12);
    p.hard_rate[campaign_kind::full_coverage] = 0.0;
    EXPECT_TRUE(std::isinf(campaigns::ready_after(p, campaign_kind::full_coverage, 0.005, median)));
}

TEST(campaigns, who_is_disturbed_at_night_loses_more_trust) {
    const campaigns_params p = swift();
    EXPECT_DOUBLE_EQ(campaigns::loss_at(p, 9 * hour), 0.005);
    EXPECT_DOUBLE_EQ(campaigns::loss_at(p, 18 * hour), 0.005);
    EXPECT_DOUBLE_EQ(campaigns::loss_at(p, 20 * hour), 0.005 * 3.5);
    EXPECT_DOUBLE_EQ(campaigns::loss_at(p, 23 * hour), 0.03);
    EXPECT_DOUBLE_EQ(campaigns::loss_at(p, 2 * hour), 0.03);
}

// 100 households of two minutes and a team of two: 60 a round, then 40, which take 40 minutes.
TEST(campaigns, a_team_is_called_away_hour_by_hour_until_all_are_covered) {
    small_world w = at_work(ordered());
    campaigns::receive(*w, order(campaign_kind::full_coverage, 9 * hour, 19 * hour));
    ring(w, 9 * hour);
    EXPECT_EQ(w.of(cadre_1).clock, 10 * hour);
    EXPECT_EQ(w.of(first_staff).clock, 9 * hour);  // two suffice
    ring(w, 10 * hour);
    EXPECT_EQ(w.of(cadre_1).clock, 10 * hour + 2400);
    EXPECT_EQ(count(w, service_count::campaigns), 1);
    EXPECT_EQ(count(w, service_count::campaigns_stopped), 0);
    EXPECT_EQ(count(w, service_count::campaign_covered), 100);
    EXPECT_EQ(count(w, service_count::campaign_households), 100);
    EXPECT_EQ(count(w, service_count::campaign_length), hour + 2400);
    EXPECT_EQ(count(w, service_count::campaign_seconds), 2 * (hour + 2400));
    EXPECT_TRUE(w->now.campaigns[0].over);
    EXPECT_TRUE(w->now.campaigns[0].covered.empty());
}

TEST(campaigns, what_cannot_be_reached_is_waited_for_until_the_end) {
    campaigns_params p = swift();
    p.hard_share.fill(1.0);
    small_world w = at_work(ordered(p));
    campaigns::receive(*w, order(campaign_kind::full_coverage, 9 * hour, 11 * hour));
    for (const seconds t : {9 * hour, 10 * hour, 11 * hour}) ring(w, t);
    EXPECT_EQ(w->now.book.time_use(2, index_of(role::village_cadre), index_of(activity::standby)), 2 * hour);
    EXPECT_EQ(count(w, service_count::campaign_covered), 0);
    EXPECT_EQ(count(w, service_count::campaign_length), 2 * hour);
}

TEST(campaigns, less_than_all_is_over_sooner) {
    campaigns_params p = swift();
    p.coverage_target = 0.6;
    small_world w = at_work(ordered(p));
    campaigns::receive(*w, order(campaign_kind::full_coverage, 9 * hour, 19 * hour));
    ring(w, 9 * hour);
    EXPECT_EQ(count(w, service_count::campaign_covered), 60);
    EXPECT_EQ(count(w, service_count::campaigns), 1);
}

// P39: with the rates that S049 gives, 99 of 100 households of 300 are reached after 2.3 hours, and the last of three hard ones
// after 1.83 / 0.25 = 7.3 hours; a round is an hour. Over 40 campaigns of two villages the share has a standard error of 0.02.
TEST(campaigns, the_last_of_a_hundred_take_most_of_the_time) {
    campaigns_params p = swift();
    p.contact_minutes.fill(0.0);
    p.ready_rate.fill(2.0);
    p.hard_share.fill(0.01);
    p.hard_rate.fill(0.25);
    scenario plan = ordered(p);
    section_of<township_params>(plan).households_per_village = 300;
    small_world w = at_work(std::move(plan));
    for (std::int32_t n = 0; n < 40; ++n) {
        campaign_letter l = order(campaign_kind::full_coverage, 9 * hour, 200 * hour);
        l.key = keys::campaign(1, n);
        w->now.today = 0;
        w->now.midnight = day_start(1);
        for (person& x : w->now.persons) x.clock = 9 * hour;
        campaigns::receive(*w, l);
        for (seconds t = 9 * hour; !w->now.campaigns.back().over; t += hour) {
            w->now.midnight = day_start(day_of(t) + 1);
            campaigns::arrive(*w, arrival<timer_kind::campaign_round>{n, 0, t});
        }
    }
    const auto of_both = [&](service_count c) { return static_cast<double>(count(w, c, 0) + count(w, c, 1)); };
    const double last = of_both(service_count::campaign_last_seconds) / of_both(service_count::campaign_seconds);
    EXPECT_GT(last, 0.5);
    EXPECT_LT(last, 0.7);
}

TEST(campaigns, noise_that_reaches_the_leadership_stops_it) {
    lone_county seat(ordered());
    county_world c = seat.seat().state();
    c.now.orders.push_back({keys::campaign(0, 0), campaign_kind::night_check, safety, 42 * hour, 0, false});
    for (int i = 0; i < 2; ++i) campaigns::receive(c, 0, call_letter{});
    campaigns::county_ends_window(c);
    EXPECT_TRUE(c.outbox.empty());
    EXPECT_TRUE(campaigns::may_stop_one(c));
    campaigns::receive(c, 0, call_letter{});
    campaigns::county_ends_window(c);
    ASSERT_EQ(c.outbox.size(), 1U);
    EXPECT_TRUE(std::get<campaign_letter>(c.outbox.front().second).stop);
    EXPECT_FALSE(campaigns::may_stop_one(c));
}

TEST(campaigns, a_filtered_signal_stops_nothing) {
    campaigns_params p = swift();
    p.filtered_share = 1.0;
    const scenario plan = ordered(p);
    lone_county seat(plan);
    county_world c = seat.seat().state();
    c.now.orders.push_back({keys::campaign(0, 0), campaign_kind::night_check, safety, 42 * hour, 100, false});
    campaigns::county_ends_window(c);
    EXPECT_TRUE(c.outbox.empty());
}

TEST(campaigns, who_is_told_to_stop_finishes_the_hour) {
    small_world w = at_work(ordered());
    campaign_letter l = order(campaign_kind::night_check, 9 * hour, 33 * hour);
    campaigns::receive(*w, l);
    ring(w, 9 * hour);
    l.stop = true;
    campaigns::receive(*w, l);
    ring(w, 10 * hour);
    EXPECT_EQ(count(w, service_count::campaigns_stopped), 1);
    EXPECT_EQ(count(w, service_count::campaign_covered), 60);
    EXPECT_EQ(count(w, service_count::campaign_length), hour);
}

TEST(campaigns, a_household_disturbed_at_night_may_call_at_once_and_not_again_tomorrow) {
    scenario plan = ordered();
    section_of<hotline>(plan).enabled = true;
    section_of<hotline>(plan).call_propensity = 50.0;
    section_of<hotline>(plan).call_threshold = 0.02;
    section_of<trust>(plan).start_mean = 0.3;
    small_world w = at_work(std::move(plan));
    for (person& p : w->now.persons) p.clock = 22 * hour;
    campaigns::receive(*w, order(campaign_kind::night_check, 22 * hour, 46 * hour));
    ring(w, 22 * hour);
    const std::int64_t at_once = count(w, service_count::hotline_calls);
    EXPECT_GT(at_once, 0);
    EXPECT_EQ(w->outbox.size(), static_cast<std::size_t>(at_once + count(w, service_count::hotline_calls, 1)));
    ++w->now.today;
    hotline::begin_day(*w);
    EXPECT_EQ(count(w, service_count::hotline_calls), at_once);
}

TEST(campaigns, helpers_tie_up_locals_on_days_off) {
    small_world w = at_work(ordered());
    campaigns::receive(*w, order(campaign_kind::helpers, 9 * hour, 60 * day_length));
    ring(w, 9 * hour);  // a Monday
    EXPECT_EQ(w.of(first_staff).clock, 9 * hour);
    w->now.today = 5;
    w->now.midnight = day_start(6);
    for (person& p : w->now.persons) p.clock = day_start(5) + 9 * hour;
    ring(w, day_start(5) + 9 * hour);
    const std::size_t office = 1;
    EXPECT_EQ(w->now.book.time_use(office, index_of(role::office_staff), index_of(activity::coordinating)), 24 * hour);
    EXPECT_EQ(count(w, service_count::campaigns), 0);
}

// Null: orders of a kind are a Poisson stream, here 26 a year of days with one or none. Four years; size 1e-6, eight standard
// errors are seen with probability 0.999. Twin: 60 a year.
double p_of_orders(double per_year) {
    campaigns_params p = swift();
    p.per_year[campaign_kind::night_check] = per_year;
    lone_county seat(ordered(p));
    double n = 0;
    for (int day = 0; day < 1461; ++day) n += static_cast<double>(seat.day<campaign_letter>().size());
    return share_p_value(n, 1461, 1.0 - std::exp(-26.0 / days_per_year));
}
TEST(campaigns, are_ordered_at_their_rate) {
    EXPECT_GT(p_of_orders(26.0), 1e-6);
    EXPECT_LT(p_of_orders(60.0), 1e-6);
}

}  // namespace
}  // namespace sim
