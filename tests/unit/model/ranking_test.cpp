#include <gtest/gtest.h>

#include <numeric>

#include "sim/model/mechanisms/ranking.hpp"
#include "tests/support/two_level.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

ranking_params weekly() {
    ranking_params p;
    p.enabled = true;
    p.period_days = 7;
    p.published = true;
    p.weight_evidence = 0.5;
    p.weight_activity = 0.5;
    p.weight_outcome = 0.0;
    p.weight_voice = 0.0;
    p.named_share = 0.5;
    p.cutoff_gain = 1.0;
    p.cutoff_width = 2.0;
    p.unpublished_factor = 0.5;
    p.pressure_half_life_days = 10.0;
    p.summons_minutes = 60.0;
    p.recognition = 0.05;
    return p;
}

scenario ranked() {
    scenario plan = quiet_scenario();
    section_of<ranking>(plan) = weekly();
    return plan;
}

TEST(ranking, the_highest_score_ranks_first) {
    EXPECT_EQ(ranking::rank({0.3, 2.0, -1.0, 1.0}, {0.1, 0.2, 0.3, 0.4}), (std::vector<std::int32_t>{3, 1, 4, 2}));
}

TEST(ranking, luck_breaks_ties_and_nothing_else) {
    EXPECT_EQ(ranking::rank({1.0, 1.0, 5.0, 1.0}, {0.2, 0.9, 0.0, 0.5}), (std::vector<std::int32_t>{4, 2, 1, 3}));
}

/// p-values over 200 seeds of how often the first of ten equal contestants is among the last two, out of 2000
/// bulletins.
std::vector<double> bottom_p_values(double handicap) {
    std::vector<double> p;
    const std::vector<double> score(10, 0.0);
    std::vector<double> luck(10);
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const random_source random(seed, 0, 0);
        double n = 0;
        for (std::uint32_t day = 0; day < 500; ++day) {
            for (std::uint32_t v = 0; v < 10; ++v) luck[v] = random.uniform(purpose::ranking_noise, v, day);
            luck[0] -= handicap;
            n += ranking::rank(score, luck)[0] > 8 ? 1 : 0;
        }
        p.push_back(normal_cdf((n - 100) / std::sqrt(500 * 0.2 * 0.8)));
    }
    return p;
}

// Null: an equal contestant is among the bottom k of n with probability k / n = 0.2. Two levels over 200 seeds of 500
// bulletins, size 1e-6; one standard error, 0.018 in the probability, is seen with probability 0.999. Twin: luck worse
// by 0.02 for the first contestant.
TEST(ranking, equal_contestants_are_among_the_bottom_k_of_n_with_probability_k_over_n) {
    EXPECT_GT(uniformity(bottom_p_values(0.0), level_one_tolerance), 1e-6);
    EXPECT_LT(uniformity(bottom_p_values(0.02), level_one_tolerance), 1e-6);
}

TEST(ranking, pressure_peaks_at_the_cut_off) {
    ranking_params p = weekly();
    p.named_share = 0.2;
    const auto at = [&](std::int32_t rank) { return ranking::pressure(p, rank, 20, true); };
    EXPECT_DOUBLE_EQ(at(16), 2.0);
    EXPECT_DOUBLE_EQ(at(18), 1.0 + std::exp(-1.0));
    EXPECT_DOUBLE_EQ(at(14), at(18));
    for (std::int32_t rank = 1; rank < 5; ++rank) EXPECT_LE(at(rank), at(rank + 1));  // too far off to tell in a double
    for (std::int32_t rank = 5; rank < 16; ++rank) EXPECT_LT(at(rank), at(rank + 1));
    for (std::int32_t rank = 16; rank < 20; ++rank) EXPECT_GT(at(rank), at(rank + 1));
    EXPECT_NEAR(at(1), 1.0, 1e-12);
}

TEST(ranking, pressure_is_less_where_nothing_is_published) {
    const ranking_params p = weekly();
    for (std::int32_t rank = 1; rank <= 10; ++rank) {
        EXPECT_DOUBLE_EQ(ranking::pressure(p, rank, 10, false), 0.5 * ranking::pressure(p, rank, 10, true));
    }
}

TEST(ranking, weights_are_divided_between_paper_and_villagers) {
    rules r = scenario_rules({});
    r.ranking_weights.move({0.5, 0.3, 0.15, 0.05}, 1.0);
    EXPECT_DOUBLE_EQ(ranking::weight_of(r, false), 0.8);
    EXPECT_DOUBLE_EQ(ranking::weight_of(r, true), 0.2);
    r.ranking_weights.move({0.0, 0.0, 0.0, 0.0}, 1.0);
    EXPECT_EQ(ranking::weight_of(r, true), 0.0);
}

void go_to_day(small_world& w, std::int32_t day) {
    while (w->now.today < day) {
        ++w->now.today;
        w->now.midnight += day_length;
        for (person& p : w->now.persons) p.on_duty_today = true;
        ranking::begin_day(*w);
    }
}

TEST(ranking, a_bulletin_comes_every_period) {
    small_world w(ranked());
    go_to_day(w, 30);
    ASSERT_EQ(w->ranking.bulletins.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_EQ(w->ranking.bulletins[i].day, 7 * (static_cast<int>(i) + 1));
}

// Two villages: standard scores are one and minus one, or equal.
TEST(ranking, the_reported_score_acts_and_the_true_one_is_kept_beside_it) {
    small_world w(ranked());
    ranking_counts& paper = w->ranking.since_bulletin[0];
    paper.evidence_reported = paper.activity_reported = 10;
    ranking_counts& deeds = w->ranking.since_bulletin[1];
    deeds.evidence_reported = deeds.activity_reported = deeds.evidence_true = deeds.activity_true = 5;
    go_to_day(w, 7);
    ASSERT_EQ(w->ranking.bulletins.size(), 1U);
    const bulletin& b = w->ranking.bulletins[0];
    EXPECT_EQ(b.score_reported, (std::vector{1.0, -1.0}));
    EXPECT_EQ(b.score_true, (std::vector{-1.0, 1.0}));
    EXPECT_EQ(b.rank, (std::vector<std::int32_t>{1, 2}));
    EXPECT_EQ(b.mark, (std::vector<std::int8_t>{1, -1}));
    ASSERT_EQ(w->outbox.size(), 1U);
    EXPECT_DOUBLE_EQ(std::get<score_letter>(w->outbox[0]).score, 30.0);
    EXPECT_EQ(w->ranking.since_bulletin[0].evidence_reported, 0.0);
}

TEST(ranking, scores_weigh_needs_met_and_the_villagers_voice_where_the_rules_say_so) {
    small_world w(ranked());
    w->in_force.ranking_weights.move({0.0, 0.0, 0.75, 0.25}, 1.0);
    w->ranking.since_bulletin[0].needs_arisen = w->ranking.since_bulletin[1].needs_arisen = 10;
    w->ranking.since_bulletin[1].needs_met = 5;
    std::fill_n(w->now.household_trust.begin(), 100, 0.9F);
    std::fill_n(w->now.household_trust.begin() + 100, 100, 0.1F);
    go_to_day(w, 7);
    EXPECT_NEAR(w->ranking.bulletins.at(0).score_reported[0], -0.5, 1e-6);
    EXPECT_NEAR(w->ranking.bulletins.at(0).score_reported[1], 0.5, 1e-6);
}

TEST(ranking, the_praised_are_lifted_the_named_are_let_down_and_summoned) {
    small_world w(ranked());
    w->ranking.since_bulletin[0].evidence_reported = 10;
    go_to_day(w, 7);
    EXPECT_NEAR(w.of(cadre_1).motivation, 0.05, 1e-12);
    EXPECT_NEAR(w.of(cadre_2).motivation, -0.05, 1e-12);
    ASSERT_EQ(w.of(secretary_2).appointments.size(), 1U);
    EXPECT_EQ(w.of(secretary_2).appointments[0].depart, 7 * day_length + 14 * 3600);
    EXPECT_EQ(w.of(secretary_2).appointments[0].duration, 3600);
    EXPECT_TRUE(w.of(secretary_1).appointments.empty());
    EXPECT_TRUE(w.of(cadre_2).appointments.empty());
}

TEST(ranking, unpublished_nobody_is_praised_named_or_summoned) {
    small_world w(ranked());
    w->in_force.ranking_published.move(false, 1.0);
    w->ranking.since_bulletin[0].evidence_reported = 10;
    go_to_day(w, 7);
    for (const person& p : w->now.persons) {
        EXPECT_EQ(p.motivation, 0.0);
        EXPECT_TRUE(p.appointments.empty());
    }
    EXPECT_DOUBLE_EQ(w->now.villages[0].rank_pressure, ranking::pressure(weekly(), 1, 2, false));
}

/// Luck of the two villages in a rule being phased in, as found by raising the share.
std::array<double, 2> luck_in(const small_world& w, const rule<bool>& r) {
    std::array<double, 2> luck{};
    for (std::uint32_t v = 0; v < 2; ++v) {
        rule<bool> raised = r;
        while (raised.share < 1.0 && w.state().value_for(raised, v) == r.before) raised.share += 0.01;
        luck[v] = raised.share;
    }
    return luck;
}

TEST(ranking, a_village_that_is_ranked_no_more_is_neither_pressed_nor_named) {
    small_world w(ranked());
    rule<bool>& r = w->in_force.ranking;
    r.move(false, 0.0);
    const auto luck = luck_in(w, r);
    ASSERT_NE(luck[0], luck[1]);
    r.share = std::min(luck[0], luck[1]) + 0.005;
    const std::size_t freed = luck[0] < luck[1] ? 0 : 1;
    w->ranking.since_bulletin[1 - freed].evidence_reported = 10;  // the village that is ranked no more would be named
    go_to_day(w, 7);
    ASSERT_EQ(w->ranking.bulletins.size(), 1U);
    EXPECT_EQ(w->now.villages[freed].rank_pressure, 0.0);
    EXPECT_GT(w->now.villages[1 - freed].rank_pressure, 0.0);
    EXPECT_EQ(w.of(freed == 0 ? cadre_1 : cadre_2).motivation, 0.0);
    EXPECT_GT(w.of(freed == 0 ? cadre_2 : cadre_1).motivation, 0.0);
}

TEST(ranking, pressure_halves_in_its_half_life) {
    small_world w(ranked());
    w->in_force.ranking.move(false, 1.0);
    w->now.villages[0].rank_pressure = 2.0;
    go_to_day(w, 10);
    EXPECT_NEAR(w->now.villages[0].rank_pressure, 1.0, 1e-9);
}

TEST(ranking, the_pressure_on_the_township_is_passed_on) {
    small_world w(ranked());
    w->ranking.township_pressure = 1.5;
    w->ranking.since_bulletin[0].evidence_reported = 10;
    go_to_day(w, 7);
    EXPECT_DOUBLE_EQ(w->now.villages[0].rank_pressure, 1.5 * ranking::pressure(weekly(), 1, 2, true));
}

/// Pressures that the county sends to its townships on a day.
std::vector<double> pressures(county_island& seat, std::int32_t day) {
    seat.begin_day(day);
    std::vector<double> all;
    for (const envelope& e : seat.take_letters(day)) {
        EXPECT_EQ(e.to, static_cast<std::int32_t>(all.size()));
        all.push_back(std::get<pressure_letter>(e.content).pressure);
    }
    return all;
}

TEST(ranking, the_county_ranks_its_townships_by_what_they_reported_last) {
    const scenario plan = ranked();
    county_island seat(plan, small_roster(), random_source(1, 0, 0), 3);
    EXPECT_TRUE(pressures(seat, 0).empty());  // nobody has reported yet
    seat.receive({0, county_seat, 0, score_letter{10.0}});
    seat.receive({2, county_seat, 0, score_letter{20.0}});
    const ranking_params par = weekly();
    const auto at = [&](std::int32_t rank) {
        return 1.0 - par.county_weight + par.county_weight * ranking::pressure(par, rank, 3, true);
    };
    EXPECT_EQ(pressures(seat, 1), (std::vector{at(2), at(3), at(1)}));
    EXPECT_EQ(pressures(seat, 2), (std::vector{at(2), at(3), at(1)}));
    seat.receive({1, county_seat, 0, score_letter{30.0}});
    EXPECT_EQ(pressures(seat, 3), (std::vector{at(3), at(1), at(2)}));
}

TEST(ranking, a_lone_township_is_not_ranked) {
    const scenario plan = ranked();
    county_island seat(plan, small_roster(), random_source(1, 0, 0), 1);
    seat.receive({0, county_seat, 0, score_letter{10.0}});
    EXPECT_TRUE(pressures(seat, 1).empty());
}

TEST(ranking, a_letter_sets_the_pressure_on_the_township) {
    small_world w(ranked());
    ranking::receive(*w, pressure_letter{1.5});
    EXPECT_EQ(w->ranking.township_pressure, 1.5);
}

TEST(ranking, off_there_is_no_bulletin_and_no_pressure) {
    scenario plan = ranked();
    issue_only(plan, task_kind::form, 50.0, 10.0, 3.0);
    small_run on(plan, 28);
    EXPECT_FALSE(on.state().ranking.bulletins.empty());
    EXPECT_GT(on.state().now.villages[0].rank_pressure, 0.0);
    section_of<ranking>(plan).enabled = false;
    small_run off(plan, 28);
    EXPECT_TRUE(off.state().ranking.bulletins.empty());
    for (const village& v : off.state().now.villages) EXPECT_EQ(v.rank_pressure, 0.0);
    EXPECT_EQ(off.seconds_of(activity::meetings), 0);
}

}  // namespace
}  // namespace sim
