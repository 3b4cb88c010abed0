#include <gtest/gtest.h>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

attention_params sharp() {
    attention_params p;
    p.enabled = true;
    p.push_share = 1.0;
    p.batch_share = 0.0;
    p.mute_share = 0.0;
    p.reaction_minutes = 5.0;
    p.longest_gap_minutes = 90.0;
    p.evening_factor = 1.0;
    p.batch_checks = 4;
    p.self_checks_per_day = 60.0;
    p.fear_of_missing_out = 1.0;
    p.open_seconds = 4.0;
    p.skim_seconds = 4.0;
    p.read_seconds = 20.0;
    p.budget_per_check_minutes = 60.0;
    p.budget_per_day_minutes = 480.0;
    p.displacement_depth = 60.0;
    p.miss_at_half = 0.07;
    p.miss_exponent = 0.4;
    p.miss_cap = 0.6;
    p.prior_relevance = 0.1;
    p.page_probability = 0.0;
    p.page_boost = 3.0;
    p.page_half_life = 30.0;
    return p;
}

scenario watching() {
    scenario plan = quiet_scenario();
    section_of<attention>(plan) = sharp();
    return plan;
}

/// The person looks at the phone at this time.
void look(small_world& w, std::int32_t who, seconds t) {
    person& p = w.of(who);
    p.clock = t;
    p.next_check = t;
    EXPECT_TRUE(attention::attempt(*w, who, t));
}

std::int64_t attended(small_world& w, role r, attention_count c) {
    return w->now.book.attention(index_of(r), index_of(c));
}

TEST(attention, the_chance_of_reading_falls_to_1_over_e_at_the_displacement_depth) {
    const attention_params p = sharp();
    EXPECT_DOUBLE_EQ(attention::p_read(p, 0, 1), 1.0);
    EXPECT_DOUBLE_EQ(attention::p_read(p, 60, 1), std::exp(-1.0));
    EXPECT_DOUBLE_EQ(attention::p_read(p, 120, 1), std::exp(-2.0));
    EXPECT_DOUBLE_EQ(attention::p_read(p, 180, 3), std::exp(-1.0));
}

TEST(attention, a_reader_recognises_by_the_relevant_share_down_to_a_floor) {
    const attention_params p = sharp();
    EXPECT_DOUBLE_EQ(attention::p_recognise(p, 0.5, 1), 0.93);
    EXPECT_NEAR(attention::p_recognise(p, 0.05, 1), 1 - 0.07 * 2.5118864315, 1e-10);
    EXPECT_DOUBLE_EQ(attention::p_recognise(p, 1e-6, 1), 0.4);
    EXPECT_DOUBLE_EQ(attention::p_recognise(p, 0.5, 2), 0.965);
}

TEST(attention, the_boost_of_at_all_halves_with_every_half_life_of_uses) {
    const attention_params p = sharp();
    EXPECT_DOUBLE_EQ(attention::boost(p, 0), 3.0);
    EXPECT_DOUBLE_EQ(attention::boost(p, 30), 2.0);
    EXPECT_DOUBLE_EQ(attention::boost(p, 60), 1.5);
    EXPECT_NEAR(attention::boost(p, 3000), 1.0, 1e-12);
}

// One group opened (4 s) and ten messages skimmed (4 s each).
TEST(attention, a_check_costs_the_opening_of_groups_with_news_and_the_skimming_of_messages) {
    small_world w(watching());
    w->now.counters.total[safety_group] += 10;
    look(w, first_staff, nine);
    EXPECT_EQ(w.of(first_staff).clock, nine + 44);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::read), 10);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::checks), 1);
    look(w, first_staff, nine + 1000);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::read), 10);  // nothing is read twice
}

// A notice of an own line and a leader's post are read for 20 s instead of being skimmed for 4; first_staff has the
// safety group's only line, and no duty in the welfare group.
TEST(attention, what_concerns_the_reader_is_read_and_the_rest_skimmed) {
    small_world w(watching());
    w->now.counters.total[safety_group] += 10;
    w->now.counters.notices[safety_group] += 2;
    w->now.counters.total[welfare_group] += 10;
    w->now.counters.notices[welfare_group] += 2;
    w->now.counters.total[plenary] += 1;
    w->now.counters.leader_posts[plenary] += 1;
    look(w, first_staff, nine);
    EXPECT_EQ(w.of(first_staff).clock, nine + 3 * 4 + 21 * 4 + 3 * 16);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::read_relevant), 3);
}

// 60 s: opening 4 s, then 14 messages of 4 s; 86 stay below and are read later, newest first.
TEST(attention, the_budget_of_a_check_leaves_the_older_messages_unread) {
    scenario plan = watching();
    section_of<attention>(plan).budget_per_check_minutes = 1.0;
    small_world w(plan);
    w->now.counters.total[safety_group] += 100;
    look(w, first_staff, nine);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::read), 14);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::unread_dropped), 86);
    look(w, first_staff, nine + 1000);
    EXPECT_EQ(attended(w, role::office_staff, attention_count::read), 28);
}

TEST(attention, a_check_begins_with_the_groups_in_which_there_is_a_duty) {
    scenario plan = watching();
    section_of<attention>(plan).budget_per_check_minutes = 1.0;
    small_world w(plan);
    w->now.counters.total[plenary] += 14;
    w->now.counters.total[safety_group] += 14;
    look(w, first_staff, nine);
    const auto unread = [&](std::int32_t group) {
        const person& p = w.of(first_staff);
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const membership& m = w->now.memberships[static_cast<std::size_t>(p.first_membership + s)];
            if (m.group == group) return w->now.counters.total[static_cast<std::size_t>(group)] - m.seen_total;
        }
        return -1;
    };
    EXPECT_EQ(unread(safety_group), 0);
    EXPECT_EQ(unread(plenary), 14);
}

TEST(attention, the_budget_of_a_day_is_not_exceeded_by_many_checks) {
    scenario plan = watching();
    section_of<attention>(plan).budget_per_day_minutes = 10.0;
    small_world w(plan);
    for (int i = 0; i < 50; ++i) {
        w->now.counters.total[safety_group] += 30;
        look(w, first_staff, nine + i * 300);
    }
    EXPECT_LE(w->now.book.time_use(1, index_of(role::office_staff), index_of(activity::reading_messages)), 600 + 100);
    EXPECT_GT(attended(w, role::office_staff, attention_count::read), 100);
}

/// Share of notices that are noticed when 60 messages lie above each; miss probability 0.1.
double noticed_share(std::uint32_t n, double depth) {
    scenario plan = watching();
    auto& p = section_of<attention>(plan);
    p.displacement_depth = depth;
    p.miss_at_half = 0.1;
    p.miss_exponent = 0.0;
    p.budget_per_day_minutes = 1e9;
    small_world w(plan);
    double noticed = 0;
    for (std::uint32_t key = 1; key <= n; ++key) {
        const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::form, nine, key), first_staff,
                                            assignment_stage::execute, nine);
        messages::announce(*w, safety, key, {id}, false, nine);
        w->now.counters.total[safety_group] += 60;
        look(w, first_staff, nine);
        noticed += w.job(id).noticed ? 1 : 0;
        w.of(first_staff).pending.clear();
        drop_assignment(*w, id, false);
    }
    return noticed / n;
}

// Null: a notice below 60 messages is noticed with probability exp(-60 / 60) 0.9. 20000 notices, size 1e-6; an error of
// 0.027 in the probability of 0.331 is seen with probability 0.999.
TEST(attention, notices_are_found_with_the_probability_of_reading_times_that_of_recognising) {
    const double expected = std::exp(-1.0) * 0.9;
    EXPECT_GT(share_p_value(20000 * noticed_share(20000, 60.0), 20000, expected), 1e-6);
}

// Twin: a depth of 70 instead of 60 raises the probability by 0.051.
TEST(attention, the_test_of_that_probability_rejects_a_depth_of_70_for_60) {
    const double expected = std::exp(-1.0) * 0.9;
    EXPECT_LT(share_p_value(20000 * noticed_share(20000, 70.0), 20000, expected), 1e-6);
}

std::array<std::int64_t, 4> drawn_policies() {
    scenario plan = watching();
    auto& p = section_of<attention>(plan);
    p.push_share = 0.4;
    p.batch_share = 0.3;
    p.mute_share = 0.2;
    small_world w(plan);
    std::array<std::int64_t, 4> n{};
    for (std::uint32_t seed = 1; seed <= 2000; ++seed) {
        w->now.random = random_source(seed, 0, 0);
        attention::initialise(*w);
        for (const person& one : w->now.persons) ++n[index_of(one.policy)];
    }
    return n;
}

// Null: policies have the shares of the parameters. 16000 draws, Pearson with three degrees of freedom, size 1e-6; a
// share moved by 0.03 from one policy to another is seen with probability 0.999.
TEST(attention, policies_have_the_shares_of_the_parameters) {
    const auto n = drawn_policies();
    EXPECT_GT(chi_square_p_value(n, std::array{6400.0, 4800.0, 3200.0, 1600.0}), 1e-6);
    EXPECT_LT(chi_square_p_value(n, std::array{5920.0, 5280.0, 3200.0, 1600.0}), 1e-6);  // twin
}

TEST(attention, batches_are_spread_evenly_over_the_working_day) {
    small_world w(watching());
    w.of(leader).policy = attention_policy::batch;
    attention::begin_day(*w);
    constexpr seconds gap = 9 * 3600 / 4;
    EXPECT_EQ(w.of(leader).next_check, 8 * 3600 + 1800 + gap / 2);
    look(w, leader, w.of(leader).next_check);
    EXPECT_EQ(w.of(leader).next_check, 8 * 3600 + 1800 + gap + gap / 2);
}

TEST(attention, blame_makes_a_muted_phone_be_looked_at_more_often) {
    small_world w(watching());
    person& p = w.of(leader);
    p.policy = attention_policy::mute;
    p.on_duty_today = true;
    attention::begin_day(*w);
    const seconds calm = p.next_check - (8 * 3600 + 1800);
    p.blame = 1.0;
    attention::begin_day(*w);
    const seconds uneasy = p.next_check - (8 * 3600 + 1800);
    ASSERT_GT(uneasy, 30);
    EXPECT_NEAR(uneasy, calm / 2.0, 1.0);
}

TEST(attention, at_all_reaches_a_muted_phone_within_a_minute_but_not_one_that_has_quit) {
    small_world w(watching());
    for (const auto& [policy, reached] :
         {std::pair{attention_policy::mute, true}, std::pair{attention_policy::quit, false}}) {
        w.of(leader).policy = policy;
        w.of(leader).next_check = nine + 7200;
        attention::page(*w, leader, nine);
        EXPECT_EQ(w.of(leader).next_check, reached ? nine + 60 : nine + 7200);
    }
}

TEST(attention, who_looks_at_the_phone_off_duty_rests_on_until_something_is_due) {
    small_world w(watching());
    person& p = w.of(first_staff);
    begin_segment(p, activity::off_duty, w->now.cause_of(cause::person));
    look(w, first_staff, 20 * 3600);
    EXPECT_EQ(p.doing, activity::off_duty);
    EXPECT_GT(p.clock, 20 * 3600);
    EXPECT_EQ(w->now.events.time(first_staff), next_due(*w, p, p.clock));
    // whoever was not resting decides anew at the end of the check
    w->now.events.set(first_staff, 21 * 3600);
    begin_segment(p, activity::idle_on_duty, w->now.cause_of(cause::person));
    look(w, first_staff, 21 * 3600);
    EXPECT_EQ(w->now.events.time(first_staff), 21 * 3600);
}

TEST(attention, off_notices_are_known_at_once_and_nobody_reads) {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, 50.0, 10.0, 3.0);
    small_run off(plan, 7);
    EXPECT_EQ(off.seconds_of(activity::reading_messages), 0);
    EXPECT_EQ(off.attention(attention_count::checks), 0);
    EXPECT_EQ(off.tasks(task_count::notice_delay), 0);
    EXPECT_GT(off.tasks(task_count::assigned), 0);
    EXPECT_EQ(off.tasks(task_count::noticed), off.tasks(task_count::assigned));
    section_of<attention>(plan) = sharp();
    small_run on(plan, 7);
    EXPECT_GT(on.seconds_of(activity::reading_messages), 0);
    EXPECT_GT(on.tasks(task_count::notice_delay), 0);
}

}  // namespace
}  // namespace sim
