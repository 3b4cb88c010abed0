#include "sim/model/mechanisms/quotas.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

/// 250 registered residents in a village, of whom 30 come to the first event.
quotas_params plain() {
    quotas_params p;
    p.enabled = true;
    p.heads_small = 40.0;
    p.heads_large = 80.0;
    p.large_share = 0.0;
    p.residents_per_household = 2.5;
    p.turnout = 0.12;
    p.wear = 0.0;
    p.wear_half_life_days = 30.0;
    p.lent_share = 0.0;
    p.lend_minutes = 4.0;
    return p;
}

scenario with_quotas(quotas_params p = plain()) {
    scenario plan = quiet_scenario();
    section_of<quotas>(plan) = p;
    return plan;
}

std::int64_t count(small_world& w, evidence_count c) {
    return w->now.book.evidence(welfare, index_of(c));
}

std::int32_t event(small_world& w, std::uint32_t key = 1) {
    w->now.villages[0].hollowness = 0.0;
    return assign_task(*w, put_task(*w, welfare, task_kind::event_quota, 0, key), cadre_1, keys::seat_of_village(0),
                       assignment_stage::execute, 0);
}

TEST(quotas, who_has_left_does_not_come_and_who_is_tired_comes_less) {
    quotas_params p = plain();
    village v;
    v.n_households = 100;
    EXPECT_DOUBLE_EQ(quotas::who_come(p, v), 30.0);
    v.hollowness = 0.5;
    EXPECT_DOUBLE_EQ(quotas::who_come(p, v), 15.0);
    p.wear = 0.1;
    v.events_recent = 3.0;
    EXPECT_DOUBLE_EQ(quotas::who_come(p, v), 15.0 * math::exp(-0.3));
}

TEST(quotas, the_gap_is_the_share_that_does_not_come) {
    small_world w(with_quotas());
    const std::int32_t id = event(w);
    EXPECT_EQ(w.job(id).heads, 40);
    EXPECT_DOUBLE_EQ(quotas::gap(*w, w.job(id)), 0.25);
    w.par<quotas>().turnout = 0.5;
    EXPECT_DOUBLE_EQ(quotas::gap(*w, w.job(id)), 0.0);
    w.par<quotas>().enabled = false;
    w.par<quotas>().turnout = 0.0;
    EXPECT_DOUBLE_EQ(quotas::gap(*w, w.job(id)), 0.0);
}

TEST(quotas, an_event_that_was_held_reports_what_was_asked) {
    small_world w(with_quotas());
    const std::int32_t id = event(w);
    quotas::work_starts(*w, id, 0);
    complete_assignment(*w, id, 3600);
    EXPECT_EQ(count(w, evidence_count::heads_asked), 40);
    EXPECT_EQ(count(w, evidence_count::heads_come), 30);
    EXPECT_EQ(count(w, evidence_count::heads_reported), 40);
    EXPECT_DOUBLE_EQ(w->now.villages[0].events_recent, 1.0);
}

TEST(quotas, nobody_comes_to_an_invented_event) {
    small_world w(with_quotas());
    const std::int32_t id = event(w);
    w.job(id).fabricated = true;
    quotas::work_starts(*w, id, 0);
    complete_assignment(*w, id, 3600);
    EXPECT_EQ(count(w, evidence_count::heads_come), 0);
    EXPECT_EQ(count(w, evidence_count::heads_reported), 40);
    EXPECT_DOUBLE_EQ(w->now.villages[0].events_recent, 0.0);
}

TEST(quotas, neighbours_lend_what_is_short_at_the_cost_of_work) {
    quotas_params p = plain();
    p.lent_share = 0.2;
    small_world w(with_quotas(p));
    const std::int32_t id = event(w);
    const float before = w.job(id).work;
    quotas::work_starts(*w, id, 0);
    EXPECT_EQ(count(w, evidence_count::heads_lent), 8);  // ten are short, eight are lent at most
    EXPECT_FLOAT_EQ(w.job(id).work - before, 8 * 4 * 60.0F);
}

TEST(quotas, events_are_forgotten_by_half_in_a_month) {
    small_world w(with_quotas());
    w->now.villages[0].events_recent = 4.0;
    for (int day = 0; day < 30; ++day) quotas::begin_day(*w);
    EXPECT_NEAR(w->now.villages[0].events_recent, 2.0, 1e-12);
}

// Null: three of ten events are large. 4000 events; size 1e-6, eight standard errors, 0.058, are seen with probability 0.999.
// Twin: 0.36.
double p_of_large(double share) {
    quotas_params p = plain();
    p.large_share = share;
    small_world w(with_quotas(p));
    double large = 0;
    for (std::uint32_t i = 1; i <= 4000; ++i) {
        const std::int32_t id = event(w, i);
        large += w.job(id).heads == 80 ? 1 : 0;
        drop_assignment(*w, id, false);
    }
    return share_p_value(large, 4000, 0.3);
}
TEST(quotas, some_events_are_large) {
    EXPECT_GT(p_of_large(0.3), 1e-6);
    EXPECT_LT(p_of_large(0.36), 1e-6);
}

TEST(standards_from_below, a_village_offers_less_than_it_can_bring_and_never_more_than_is_asked) {
    quotas_params p = plain();
    p.kept_back = 0.1;
    small_world w(with_quotas(p));
    standards_from_below::apply(w->in_force, standards_from_below{1.0}, 1.0);
    EXPECT_EQ(w.job(event(w, 1)).heads, 27);
    EXPECT_DOUBLE_EQ(quotas::gap(*w, w.job(event(w, 2))), 0.0);
    w.par<quotas>().turnout = 0.9;
    EXPECT_EQ(w.job(event(w, 3)).heads, 40);
    w.par<quotas>().turnout = 0.0;
    EXPECT_EQ(w.job(event(w, 4)).heads, 1);
}

// Null: the village sets a quota with probability 0.4. 4,000 events; size 1e-6, eight standard errors, 0.062, are seen
// with probability 0.999. Twin: a share of 0.5.
double p_of_own_quota(double share) {
    small_world w(with_quotas());
    standards_from_below::apply(w->in_force, standards_from_below{share}, 1.0);
    double own = 0.0;
    for (std::uint32_t key = 1; key <= 4000; ++key) own += w.job(event(w, key)).heads < 40 ? 1.0 : 0.0;
    return share_p_value(own, 4000.0, 0.4);
}
TEST(standards_from_below, reach_their_share_of_events) {
    EXPECT_GT(p_of_own_quota(0.4), 1e-6);
    EXPECT_LT(p_of_own_quota(0.5), 1e-6);
}

}  // namespace
}  // namespace sim
