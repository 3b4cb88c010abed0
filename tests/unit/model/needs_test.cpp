#include <gtest/gtest.h>

#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/mechanisms/visits.hpp"
#include "sim/model/working_time.hpp"
#include "tests/support/two_level.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

needs_params yearly(double rate) {
    needs_params p;
    p.enabled = true;
    p.rate = rate;
    p.voiced_share = 0.5;
    p.service_minutes = 30.0;
    p.service_sigma = 0.8;
    p.exponential_service = false;
    p.township_share = 0.25;
    p.patience_days = 10.0;
    p.latent_patience_days = 180.0;
    p.office_hours_only = true;
    return p;
}

scenario needy(double rate) {
    scenario plan = quiet_scenario();
    section_of<needs>(plan) = yearly(rate);
    section_of<trust>(plan).start_mean = 0.4;
    section_of<trust>(plan).start_sd = 0.0;
    return plan;
}

void clear_needs(small_world& w) {
    w->now.needs.clear();
    w->now.free_needs.clear();
    w->now.timers = {};
    for (village& v : w->now.villages) v.latent.clear();
}

/// p-values over 200 seeds of the number of needs in 30 days against its Poisson mean.
std::vector<double> arrival_p_values(double rate, double expected_rate) {
    small_world w(needy(rate));
    std::vector<double> p;
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        w->now.random = random_source(seed, 0, 0);
        double n = 0;
        for (w->now.today = 0; w->now.today < 30; ++w->now.today) {
            w->now.midnight = day_start(w->now.today + 1);
            clear_needs(w);
            needs::begin_day(*w);
            n += static_cast<double>(w->now.needs.size());
        }
        const double mean = expected_rate * 200 / 365.25 * 30;
        p.push_back(normal_cdf((n - mean) / std::sqrt(mean)));
    }
    return p;
}

// Null: needs of 200 households in 30 days are Poisson with mean rate x 200 x 30 / 365.25 = 329 at 20 a year. Two
// levels over 200 seeds, size 1e-6; one standard error, 5.5 %, is seen with probability 0.999. Twin: 6 % more.
TEST(needs, arise_as_a_poisson_stream_of_the_given_rate) {
    EXPECT_GT(uniformity(arrival_p_values(20.0, 20.0), level_one_tolerance), 1e-6);
    EXPECT_LT(uniformity(arrival_p_values(21.2, 20.0), level_one_tolerance), 1e-6);
}

/// Needs drawn until there are 20000, all on days of their own.
template <class Count>
double counted(const scenario& plan, Count&& hit) {
    small_world w(plan);
    double hits = 0;
    int n = 0;
    for (w->now.today = 0; n < 20000; ++w->now.today) {
        w->now.midnight = day_start(w->now.today + 1);
        clear_needs(w);
        needs::begin_day(*w);
        for (const need& one : w->now.needs) {
            if (n++ < 20000) hits += hit(*w, one);
        }
    }
    return hits;
}

bool is_latent(const world& w, const need& n) {
    const auto& latent = w.now.villages[static_cast<std::size_t>(n.village)].latent;
    return std::ranges::find(latent, &n - w.now.needs.data()) != latent.end();
}

// Null: voiced with probability 0.5 (0.5 + 0.4) = 0.45. 20000 needs, size 1e-6; an error of 0.028 is seen with
// probability 0.999. Twin: trust of 0.5 instead of 0.4.
TEST(needs, are_voiced_by_trust) {
    const auto voiced = [](const world& w, const need& n) { return is_latent(w, n) ? 0.0 : 1.0; };
    scenario plan = needy(20.0);
    EXPECT_GT(share_p_value(counted(plan, voiced), 20000, 0.45), 1e-6);
    section_of<trust>(plan).start_mean = 0.5;
    EXPECT_LT(share_p_value(counted(plan, voiced), 20000, 0.45), 1e-6);
}

// Null: mean 30 minutes; variance 900 (e^0.64 - 1) log-normal, 900 exponential. 20000 needs, size 1e-6; an error of 1.6
// minutes is seen with probability 0.999. Twin: held against 33 minutes.
TEST(needs, take_their_mean_time_under_either_law) {
    const auto minutes = [](const world&, const need& n) { return static_cast<double>(n.service) / 60; };
    scenario plan = needy(20.0);
    const double lognormal_mean = counted(plan, minutes) / 20000;
    EXPECT_GT(mean_p_value(lognormal_mean, 20000, 30.0, 900 * std::expm1(0.64)), 1e-6);
    EXPECT_LT(mean_p_value(lognormal_mean, 20000, 33.0, 900 * std::expm1(0.64)), 1e-6);
    section_of<needs>(plan).exponential_service = true;
    EXPECT_GT(mean_p_value(counted(plan, minutes) / 20000, 20000, 30.0, 900.0), 1e-6);
}

TEST(needs, bring_villagers_in_office_hours_of_working_days) {
    scenario plan = needy(20.0);
    const double outside = counted(plan, [](const world& w, const need& n) {
        const auto& c = w.par<calendar_params>();
        const std::int32_t day = day_of(n.arisen);
        return is_workday(c, {c.start.days + day}) && in_shift(c, n.arisen - day_start(day)) ? 0.0 : 1.0;
    });
    EXPECT_EQ(outside, 0.0);
}

/// A need of the first village, voiced at nine.
std::int32_t voiced(small_world& w, bool at_township) {
    need n;
    n.village = 0;
    n.household = 0;
    n.service = 1800.0F;
    n.at_township = at_township;
    n.state = need_state::latent;
    w->now.needs.push_back(n);
    const auto id = static_cast<std::int32_t>(w->now.needs.size()) - 1;
    needs::voice(*w, id, nine);
    return id;
}

void lose_patience(small_world& w, std::int32_t need, std::uint32_t generation) {
    needs::arrive(*w, arrival<timer_kind::patience>{need, generation, nine});
}

std::int32_t server_of(small_world& w, std::int32_t need) {
    return w.job(w->now.needs[static_cast<std::size_t>(need)].assignment).person;
}

TEST(needs, go_to_the_cadre_of_the_village_with_the_shortest_queue) {
    scenario plan = needy(0.0);
    section_of<service>(plan).enabled = true;
    small_world w(plan);
    EXPECT_EQ(server_of(w, voiced(w, false)), secretary_1);
    EXPECT_EQ(server_of(w, voiced(w, false)), cadre_1);
    EXPECT_EQ(server_of(w, voiced(w, false)), secretary_1);
}

TEST(needs, that_only_the_township_can_meet_go_to_its_staff_for_that_village) {
    scenario plan = needy(0.0);
    section_of<service>(plan).enabled = true;
    small_world w(plan);
    EXPECT_EQ(server_of(w, voiced(w, true)), first_staff);
    w->now.villages[0].contacts.clear();
    EXPECT_EQ(server_of(w, voiced(w, true)), secretary_1);
}

TEST(needs, given_up_are_abandoned_once_and_cost_trust) {
    scenario plan = needy(0.0);
    section_of<service>(plan).enabled = true;
    section_of<trust>(plan).enabled = true;
    section_of<trust>(plan).abandoned_loss = 0.1;
    small_world w(plan);
    const std::int32_t id = voiced(w, false);
    const std::uint32_t generation = w->now.needs[0].generation;
    lose_patience(w, id, generation);
    lose_patience(w, id, generation);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::abandoned)), 1);
    EXPECT_FLOAT_EQ(w->now.household_trust[0], 0.36F);
    EXPECT_TRUE(w.of(secretary_1).queue.empty());
    EXPECT_EQ(w->now.free_needs, std::vector<std::int32_t>{0});
}

TEST(needs, in_service_are_not_given_up) {
    scenario plan = needy(0.0);
    section_of<service>(plan).enabled = true;
    small_world w(plan);
    const std::int32_t id = voiced(w, false);
    w->now.needs[0].state = need_state::in_service;
    lose_patience(w, id, w->now.needs[0].generation);
    EXPECT_EQ(w->now.book.service(0, index_of(service_count::abandoned)), 0);
}

TEST(needs, are_conserved_over_a_run) {
    scenario plan = needy(20.0);
    section_of<needs>(plan).patience_days = 1.0;
    section_of<needs>(plan).latent_patience_days = 5.0;
    section_of<service>(plan).enabled = true;
    section_of<visits>(plan).enabled = true;
    small_run run(plan, 60);
    std::int64_t open = 0;
    for (const need& n : run.state().now.needs) open += n.state == need_state::free ? 0 : 1;
    EXPECT_GT(run.service(service_count::met), 0);
    EXPECT_GT(run.service(service_count::abandoned), 0);
    EXPECT_EQ(run.service(service_count::arisen),
              run.service(service_count::met) + run.service(service_count::abandoned) + open);
}

TEST(needs, off_none_arises) {
    scenario plan = needy(20.0);
    section_of<needs>(plan).enabled = false;
    section_of<service>(plan).enabled = true;
    small_run run(plan, 7);
    EXPECT_EQ(run.service(service_count::arisen), 0);
    EXPECT_EQ(run.seconds_of(activity::serving_villagers), 0);
}

}  // namespace
}  // namespace sim
