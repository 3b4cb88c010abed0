// Levers on service: a library of cases, and the channel by audience.
#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

small_world serving() {
    scenario plan = quiet_scenario();
    auto& s = section_of<service>(plan);
    s.enabled = true;
    s.familiarity_speedup = 0.3;
    s.precedent_speedup = 0.2;
    s.lookup_minutes = 2.0;
    auto& n = section_of<needs>(plan);
    n.patience_days = 1000.0;
    n.online_share = 0.6;
    n.hollow_offline = 0.5;
    n.online_matters = 0.5;
    n.online_time = 0.7;
    auto& e = section_of<evidence>(plan);
    e.enabled = true;
    e.service_items = 2.0;
    e.item_minutes = 10.0;
    return small_world(plan);
}

/// A need of 60 minutes that has waited for the first village's cadre.
std::int32_t waiting(small_world& w, std::int32_t number = 0) {
    need n;
    n.household = number % 100;
    n.village = 0;
    n.key = keys::need(0, number / 60000, number % 60000);
    n.service = 3600.0F;
    w->now.needs.push_back(n);
    return assign_need(*w, static_cast<std::int32_t>(w->now.needs.size()) - 1, cadre_1, nine);
}

double minutes(small_world& w, double familiarity) {
    const std::int32_t id = waiting(w);
    w.of(cadre_1).familiarity = familiarity;
    service::work_starts(*w, id, nine);
    return static_cast<double>(w.job(id).work) / 60.0;
}

TEST(case_library, helps_those_who_know_little_and_nobody_twice) {
    small_world without = serving();
    small_world with = serving();
    case_library::apply(with->in_force, case_library{1.0}, 1.0);
    EXPECT_FLOAT_EQ(static_cast<float>(minutes(without, 0.0)), 60.0F);
    EXPECT_FLOAT_EQ(static_cast<float>(minutes(with, 0.0)), 60.0F * 0.8F + 2.0F);
    EXPECT_FLOAT_EQ(static_cast<float>(minutes(without, 1.0)), 60.0F * 0.7F);
    EXPECT_FLOAT_EQ(static_cast<float>(minutes(with, 1.0)), 60.0F * 0.7F);
}

TEST(channel_by_audience, fewer_can_go_online_where_many_have_left) {
    const needs_params p{.online_share = 0.6, .hollow_offline = 0.5};
    EXPECT_DOUBLE_EQ(needs::p_online(p, 0.0), 0.6);
    EXPECT_DOUBLE_EQ(needs::p_online(p, 1.0), 0.3);
}

/// Share of 4,000 needs of 100 households that are handled online.
double online(double matters) {
    small_world w = serving();
    w->now.villages[0].hollowness = 0.0;
    w.par<needs>().online_share = 1.0;
    w.par<needs>().online_matters = matters;
    channel_by_audience::apply(w->in_force, channel_by_audience{}, 1.0);
    double n = 0.0;
    for (std::int32_t i = 0; i < 4000; ++i) {
        const need made{.household = i % 100, .village = 0, .key = keys::need(0, 0, i)};
        n += needs::is_handled_online(*w, made) ? 1.0 : 0.0;
    }
    return n;
}
// Null: where every household can, a matter is handled online with probability 0.5. 4,000 needs; size 1e-6, eight
// standard errors, 0.063, are seen with probability 0.999. Twin: a share of 0.6.
TEST(channel_by_audience, simple_matters_go_online) {
    EXPECT_GT(share_p_value(online(0.5), 4000.0, 0.5), 1e-6);
    EXPECT_LT(share_p_value(online(0.6), 4000.0, 0.5), 1e-6);
}

TEST(channel_by_audience, nothing_is_entered_again) {
    for (const bool chosen : {false, true}) {
        small_world w = serving();
        w->in_force.evidence.before = w->in_force.evidence.after = {evidence_rule::universal, 0.1};
        if (chosen) channel_by_audience::apply(w->in_force, channel_by_audience{}, 1.0);
        const std::int32_t id = waiting(w);
        evidence::need_met(*w, id, nine);
        EXPECT_EQ(w.job(id).evidence > 0.0F, !chosen);
    }
}

TEST(channel_by_audience, online_takes_less_time_and_nobody_is_told_to_come_again) {
    small_world w = serving();
    w->now.villages[0].hollowness = 0.0;
    w.par<needs>().online_share = 1.0;
    w.par<needs>().online_matters = 1.0;
    w.par<service>().coping = true;
    w.par<service>().away_bias = 50.0;
    const std::int32_t in_person = waiting(w);
    EXPECT_FALSE(service::work_starts(*w, in_person, nine));
    channel_by_audience::apply(w->in_force, channel_by_audience{}, 1.0);
    const std::int32_t id = waiting(w, 1);
    w.of(cadre_1).familiarity = 0.0;
    EXPECT_TRUE(service::work_starts(*w, id, nine));
    EXPECT_FLOAT_EQ(w.job(id).work, 3600.0F * 0.7F);
}

}  // namespace
}  // namespace sim
