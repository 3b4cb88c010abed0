#include <gtest/gtest.h>

#include "sim/core/distributions.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/exhaustion.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;
using manner = service::manner;

constexpr seconds nine = 9 * 3600;

service_params humane() {
    service_params p;
    p.enabled = true;
    p.coping = true;
    p.toward_bias = -0.9;
    p.away_bias = -2.5;
    p.against_bias = -3.0;
    p.toward_time = 1.3;
    p.against_time = 0.6;
    p.familiarity_speedup = 0.3;
    p.satisfaction_base = 1.5;
    p.patience_scale_days = 2.0;
    p.reported_satisfaction_gap = 1.0;
    return p;
}

scenario serving() {
    scenario plan = quiet_scenario();
    section_of<service>(plan) = humane();
    section_of<trust>(plan).enabled = true;
    section_of<trust>(plan).start_mean = 0.4;
    section_of<trust>(plan).start_sd = 0.0;
    section_of<trust>(plan).met_gain = 0.1;
    section_of<trust>(plan).delay_loss = 0.2;
    section_of<trust>(plan).curt_loss = 0.3;
    return plan;
}

/// Shares of the four manners over a fine grid of draws.
std::array<double, 4> shares(const service_params& p, const service::pressure& x) {
    std::array<double, 4> n{};
    constexpr int points = 100000;
    for (int i = 0; i < points; ++i) n[index_of(service::cope(p, x, (i + 0.5) / points))] += 1.0 / points;
    return n;
}

// Multinomial logit: each manner as often as its odds are of the sum of odds. The grid is exact to 1e-5 per edge.
TEST(service, manners_have_the_probabilities_of_a_logit) {
    const service_params p = humane();
    for (const service::pressure& x : {service::pressure{0.0, 0.0, 0.0, 0.0}, service::pressure{1.5, 0.3, 0.6, 0.8}}) {
        const std::array odds{1.0, std::exp(-0.9 + x.motivation + x.familiarity - x.load),
                              std::exp(-2.5 + x.load - x.motivation), std::exp(-3.0 + x.load + x.fatigue)};
        const double all = odds[0] + odds[1] + odds[2] + odds[3];
        const auto found = shares(p, x);
        for (std::size_t m = 0; m < 4; ++m) EXPECT_NEAR(found[m], odds[m] / all, 3e-5) << m;
    }
}

TEST(service, load_drives_villagers_away_and_motivation_keeps_them) {
    const service_params p = humane();
    const auto base = shares(p, {0.5, 0.0, 0.2, 0.2});
    const auto loaded = shares(p, {1.5, 0.0, 0.2, 0.2});
    const auto motivated = shares(p, {0.5, 1.0, 0.2, 0.2});
    EXPECT_GT(loaded[index_of(manner::away)], base[index_of(manner::away)]);
    EXPECT_GT(loaded[index_of(manner::against)], base[index_of(manner::against)]);
    EXPECT_LT(loaded[index_of(manner::toward)], base[index_of(manner::toward)]);
    EXPECT_LT(motivated[index_of(manner::away)], base[index_of(manner::away)]);
    EXPECT_GT(motivated[index_of(manner::toward)], base[index_of(manner::toward)]);
}

TEST(service, satisfaction_falls_by_one_log_odd_per_patience_scale_of_waiting) {
    const service_params p = humane();
    EXPECT_DOUBLE_EQ(service::p_satisfied(p, 0.0, manner::routine), logistic(1.5));
    EXPECT_DOUBLE_EQ(service::p_satisfied(p, 2.0, manner::routine), logistic(0.5));
    EXPECT_DOUBLE_EQ(service::p_satisfied(p, 4.0, manner::toward), logistic(0.5));
    EXPECT_GT(service::p_satisfied(p, 1.0, manner::toward), service::p_satisfied(p, 1.0, manner::routine));
    EXPECT_LT(service::p_satisfied(p, 1.0, manner::against), service::p_satisfied(p, 1.0, manner::routine));
}

/// A need of the first village of half an hour, in the secretary's hands since nine.
std::int32_t asked(small_world& w) {
    need n;
    n.village = 0;
    n.household = 0;
    n.key = work_key{5};
    n.voiced = nine;
    n.service = 1800.0F;
    w->now.needs.push_back(n);
    const std::int32_t id = assign_need(*w, static_cast<std::int32_t>(w->now.needs.size()) - 1, secretary_1, nine);
    w.of(secretary_1).current = id;
    return id;
}

std::int64_t counted(small_world& w, service_count c) {
    return w->now.book.service(0, index_of(c));
}

/// Biases so strong that only one manner is left.
void only(small_world& w, manner m) {
    auto& p = w.par<service>();
    p.toward_bias = m == manner::toward ? 99.0 : -99.0;
    p.away_bias = m == manner::away ? 99.0 : -99.0;
    p.against_bias = m == manner::against ? 99.0 : -99.0;
}

TEST(service, each_manner_takes_its_time) {
    for (const auto& [m, factor] :
         {std::pair{manner::routine, 1.0F}, std::pair{manner::toward, 1.3F}, std::pair{manner::against, 0.6F}}) {
        small_world w(serving());
        w.of(secretary_1).familiarity = 0.5;
        only(w, m);
        const std::int32_t id = asked(w);
        EXPECT_TRUE(service::work_starts(*w, id, nine + 600));
        EXPECT_NEAR(w.job(id).work, 1800.0F * factor * 0.85F, 0.01F);
        EXPECT_EQ(counted(w, service_count::wait_seconds), 600);
        EXPECT_EQ(w->now.needs[0].state, need_state::in_service);
    }
}

TEST(service, who_is_told_to_come_again_comes_tomorrow_and_is_not_yet_served) {
    small_world w(serving());
    only(w, manner::away);
    const std::int32_t id = asked(w);
    EXPECT_FALSE(service::work_starts(*w, id, nine));
    EXPECT_TRUE(w.of(secretary_1).queue.empty());
    EXPECT_EQ(w.of(secretary_1).current, none);
    EXPECT_EQ(counted(w, service_count::deferred), 1);
    EXPECT_EQ(counted(w, service_count::wait_seconds), 0);
    EXPECT_FLOAT_EQ(w->now.household_trust[0], 0.4F * 0.7F);
    const auto timer = w->now.timers.pop();
    EXPECT_EQ(timer.kind, timer_kind::come_again);
    EXPECT_EQ(timer.at, nine + day_length);
    EXPECT_EQ(timer.object, id);
}

TEST(service, a_need_met_is_counted_once_and_frees_its_place) {
    small_world w(serving());
    only(w, manner::routine);
    w.par<service>().satisfaction_base = 99.0;
    const std::int32_t id = asked(w);
    ASSERT_TRUE(service::work_starts(*w, id, nine));
    happen(schedule::need_met, *w, id, nine + 1800);
    EXPECT_EQ(counted(w, service_count::met), 1);
    EXPECT_EQ(counted(w, service_count::satisfied), 1);
    EXPECT_EQ(counted(w, service_count::online_loops), 0);
    EXPECT_FLOAT_EQ(w->now.household_trust[0], 0.46F);
    EXPECT_EQ(w->now.needs[0].state, need_state::free);
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(w->ranking.since_bulletin[0].needs_met, 1.0);
}

TEST(service, the_dissatisfied_lose_trust_and_may_be_reported_satisfied) {
    for (const double gap : {0.0, 1.0}) {
        small_world w(serving());
        only(w, manner::against);
        w.par<service>().satisfaction_base = -99.0;
        w.par<service>().reported_satisfaction_gap = gap;
        const std::int32_t id = asked(w);
        ASSERT_TRUE(service::work_starts(*w, id, nine));
        happen(schedule::need_met, *w, id, nine + 1800);
        EXPECT_EQ(counted(w, service_count::satisfied), 0);
        EXPECT_EQ(counted(w, service_count::satisfied_reported), static_cast<int>(gap));
        EXPECT_FLOAT_EQ(w->now.household_trust[0], 0.4F * 0.8F * 0.7F);  // late, and curt besides
    }
}

TEST(service, a_served_need_goes_through_the_online_loop_where_it_must_be_proved) {
    small_world w(serving());
    only(w, manner::routine);
    auto& e = w.par<evidence>();
    e.enabled = true;
    e.service_items = 2.0;
    e.item_minutes = 10.0;
    e.item_sigma = 0.0;
    w->in_force = scenario_rules(w->plan->par);
    const std::int32_t id = asked(w);
    ASSERT_TRUE(service::work_starts(*w, id, nine));
    happen(schedule::need_met, *w, id, nine + 1800);
    EXPECT_EQ(counted(w, service_count::met), 1);
    EXPECT_EQ(counted(w, service_count::online_loops), 1);
    ASSERT_TRUE(w.job(id).in_use);
    EXPECT_FLOAT_EQ(w.job(id).evidence, 1200.0F);
    w.job(id).phase = assignment_phase::evidence;
    EXPECT_FALSE(service::work_finished(*w, id, nine + 3000));
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(counted(w, service_count::met), 1);
}

TEST(service, off_nobody_is_served_and_without_coping_nobody_is_sent_away) {
    scenario plan = serving();
    auto& n = section_of<needs>(plan);
    n.enabled = true;
    n.rate = 20.0;
    n.voiced_share = 1.0;
    n.service_minutes = 20.0;
    section_of<service>(plan).away_bias = 5.0;
    small_run on(plan, 14);
    EXPECT_GT(on.service(service_count::met), 0);
    EXPECT_GT(on.service(service_count::deferred), 0);
    section_of<service>(plan).coping = false;
    small_run plain(plan, 14);
    EXPECT_GT(plain.service(service_count::met), 0);
    EXPECT_EQ(plain.service(service_count::deferred), 0);
    section_of<service>(plan).enabled = false;
    small_run off(plan, 14);
    EXPECT_EQ(off.service(service_count::met), 0);
    EXPECT_EQ(off.seconds_of(activity::serving_villagers), 0);
}

}  // namespace
}  // namespace sim
