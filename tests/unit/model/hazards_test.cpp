#include "sim/model/mechanisms/hazards.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

hazards_params dangerous() {
    hazards_params p;
    p.enabled = true;
    p.premises_per_village = 20.0;
    p.hazard_rate = 0.0;
    p.hazard_life_years = 50.0;
    p.incident_rate = 0.0;
    p.p_find = 1.0;
    p.unfamiliar_factor = 1.0;
    p.p_fixed_with_power = 1.0;
    p.effect_without_power = 0.1;
    p.power_share = 0.0;
    return p;
}

scenario unsafe(hazards_params p = dangerous()) {
    scenario plan = quiet_scenario();
    section_of<hazards>(plan) = p;
    return plan;
}

std::int64_t count(small_world& w, service_count c, std::int32_t village = 0) {
    return w->now.book.service(village, index_of(c));
}

/// A field check of village 0 by its first cadre.
void check(small_world& w, std::uint32_t key, bool fabricated = false) {
    const std::int32_t who = w->now.villages[0].cadres.front();
    const std::int32_t job = assign_task(*w, put_task(*w, safety, task_kind::field_check, 9 * 3600, key), who,
                                         keys::seat_of_village(0), assignment_stage::execute, 9 * 3600);
    w.job(job).fabricated = fabricated;
    complete_assignment(*w, job, 10 * 3600);
}

TEST(hazards, a_stranger_finds_less) {
    hazards_params p = dangerous();
    p.p_find = 0.4;
    p.unfamiliar_factor = 0.5;
    EXPECT_DOUBLE_EQ(hazards::p_found(p, 1.0), 0.4);
    EXPECT_DOUBLE_EQ(hazards::p_found(p, 0.0), 0.2);
    EXPECT_DOUBLE_EQ(hazards::p_found(p, 0.5), 0.3);
}

// Null: hazards arise as a Poisson stream of 20 x 0.5 a village and year, here over four years in each village. Size 1e-6;
// eight standard errors are seen with probability 0.999.
TEST(hazards, arise_at_their_rate) {
    hazards_params p = dangerous();
    p.hazard_rate = 0.5;
    small_world w(unsafe(p));
    for (w->now.today = 0; w->now.today < 1461; ++w->now.today) hazards::begin_day(*w);
    double arisen = 0;
    const std::size_t villages = w->now.villages.size();
    for (std::size_t v = 0; v < villages; ++v) {
        arisen += static_cast<double>(count(w, service_count::hazards_arisen, static_cast<std::int32_t>(v)));
    }
    const double expected = 40.0 * static_cast<double>(villages);
    EXPECT_GT(two_sided_p_value((arisen - expected) / std::sqrt(expected)), 1e-6);
}

TEST(hazards, a_check_with_power_puts_right_what_it_finds_and_what_was_known) {
    hazards_params p = dangerous();
    p.power_share = 1.0;
    small_world w(unsafe(p));
    w->now.villages[0].hazards_unknown = 5;
    w->now.villages[0].hazards_known = 3;
    check(w, 1);
    EXPECT_EQ(w->now.villages[0].hazards_unknown, 0);
    EXPECT_EQ(w->now.villages[0].hazards_known, 0);
    EXPECT_EQ(count(w, service_count::hazards_found), 5);
    EXPECT_EQ(count(w, service_count::hazards_fixed), 8);
}

TEST(hazards, without_power_what_is_found_is_known_and_stays) {
    hazards_params p = dangerous();
    p.effect_without_power = 0.0;
    small_world w(unsafe(p));
    w->now.villages[0].hazards_unknown = 5;
    check(w, 1);
    check(w, 2);
    EXPECT_EQ(w->now.villages[0].hazards_unknown, 0);
    EXPECT_EQ(w->now.villages[0].hazards_known, 5);
    EXPECT_EQ(count(w, service_count::hazards_found), 5);
    EXPECT_EQ(count(w, service_count::hazards_fixed), 0);
}

// Null: without power a hazard found is put right with probability 1 x 0.1. 4000 hazards; size 1e-6, and eight standard
// errors, 0.038, are seen with probability 0.999. Twin: 0.15.
double p_of_fixed(double effect) {
    hazards_params p = dangerous();
    p.effect_without_power = effect;
    small_world w(unsafe(p));
    for (std::uint32_t i = 1; i <= 40; ++i) {
        w->now.villages[0].hazards_unknown = 100;
        check(w, i);
    }
    return share_p_value(static_cast<double>(count(w, service_count::hazards_fixed)), 4000, 0.1);
}
TEST(hazards, without_power_a_share_of_the_effect_is_left) {
    EXPECT_GT(p_of_fixed(0.1), 1e-6);
    EXPECT_LT(p_of_fixed(0.15), 1e-6);
}

TEST(hazards, an_invented_check_finds_nothing) {
    hazards_params p = dangerous();
    p.power_share = 1.0;
    small_world w(unsafe(p));
    w->now.villages[0].hazards_unknown = 5;
    check(w, 1, true);
    EXPECT_EQ(w->now.villages[0].hazards_unknown, 5);
    EXPECT_EQ(count(w, service_count::hazards_found), 0);
}

TEST(hazards, power_with_the_task_is_a_lever) {
    scenario plan = unsafe();
    reform r;
    std::get<std::optional<power_with_task>>(r.levers) = power_with_task{};
    plan.reforms.push_back(r);
    EXPECT_DOUBLE_EQ(rules_on(plan, 0, 0).check_power.value(), 1.0);
    EXPECT_DOUBLE_EQ(scenario_rules(plan.par).check_power.value(), 0.0);
}

TEST(hazards, an_incident_weighs_on_the_village_and_reaches_a_department_of_safety) {
    hazards_params p = dangerous();
    p.incident_rate = 2.0;
    scenario plan = unsafe(p);
    section_of<accountability>(plan) = blame_all();
    section_of<accountability>(plan).blame_per_case = 0.5;
    small_world w(plan);
    w->now.villages[0].hazards_unknown = 1;
    for (w->now.today = 0; count(w, service_count::incidents) == 0 && w->now.today < 4000; ++w->now.today) {
        hazards::begin_day(*w);
    }
    EXPECT_EQ(count(w, service_count::incidents), 1);
    EXPECT_EQ(w->now.villages[0].hazards_unknown, 0);
    for (std::int32_t who = 0; who < 8; ++who) {
        EXPECT_DOUBLE_EQ(w.of(who).blame, who == cadre_1 ? 0.5 : 0.0) << "who carries safety in the village";
    }
    ASSERT_EQ(w->outbox.size(), 1U);
    const auto& told = std::get<incident_letter>(w->outbox[0]);
    EXPECT_EQ(told.incidents, 1);
    EXPECT_EQ(w->now.base.departments[static_cast<std::size_t>(told.line)].field, function::safety);
}

TEST(hazards, an_incident_costs_the_department_its_trust_at_once) {
    scenario plan = unsafe();
    section_of<department_learning>(plan).enabled = true;
    section_of<department_learning>(plan).start_trust = 0.5;
    section_of<department_learning>(plan).incident_loss = 0.3;
    lone_county c(plan, 2);
    c.seat().receive({1, county_seat, 0, incident_letter{safety, 2}});
    EXPECT_DOUBLE_EQ(c.state().departments[safety].trust[1], 0.5 * 0.7 * 0.7);
    EXPECT_DOUBLE_EQ(c.state().departments[safety].trust[0], 0.5);
}

// Null: with rate 1 / L a hazard lives L years on average; of 1000 hazards exp(-1) are left after L. Size 1e-6; eight
// standard errors, 0.12, are seen with probability 0.999. Twin: L of 1.5 years.
double p_of_left(double life) {
    hazards_params p = dangerous();
    p.hazard_life_years = life;
    small_world w(unsafe(p));
    w->now.villages[0].hazards_unknown = 1000;
    for (w->now.today = 0; w->now.today < 365; ++w->now.today) hazards::begin_day(*w);
    return share_p_value(w->now.villages[0].hazards_unknown, 1000, std::exp(-365.0 / 365.25));
}
TEST(hazards, end_by_themselves_after_their_life) {
    EXPECT_GT(p_of_left(1.0), 1e-6);
    EXPECT_LT(p_of_left(1.5), 1e-6);
}

}  // namespace
}  // namespace sim
