#include "sim/model/mechanisms/hotline.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"
#include "tests/support/two_level.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

hotline_params listening() {
    hotline_params p;
    p.enabled = true;
    p.call_propensity = 2.0;
    p.annoyance_half_life_days = 28.0;
    p.success_gain = 2.0;
    p.success_start = 0.25;
    p.learning = 0.2;
    p.unreasonable_rate = 0.0;
    p.unreasonable_satisfied = 0.1;
    p.filter = 0.0;
    p.hours_to_close = 72.0;
    p.coaching = 0.4;
    p.satisfaction_threshold = 0.9;
    return p;
}

scenario served() {
    scenario plan = quiet_scenario();
    section_of<hotline>(plan) = listening();
    return plan;
}

template <class Letter>
std::vector<Letter> letters(const small_world& w) {
    std::vector<Letter> found;
    for (const letter& l : w.state().outbox) {
        if (const auto* of = std::get_if<Letter>(&l)) found.push_back(*of);
    }
    return found;
}

TEST(hotline, who_trusts_calls_less_and_who_has_learnt_that_it_pays_calls_more) {
    const hotline_params p = listening();
    EXPECT_DOUBLE_EQ(hotline::p_call(p, 0.0, 0.4, 0.5), 0.0);
    EXPECT_DOUBLE_EQ(hotline::p_call(p, 0.1, 0.4, 0.0), 1.0 - std::exp(-0.12));
    EXPECT_DOUBLE_EQ(hotline::p_call(p, 0.1, 0.4, 1.0), 1.0 - std::exp(-0.36));
    EXPECT_DOUBLE_EQ(hotline::p_call(p, 0.1, 1.0, 1.0), 0.0);
}

TEST(hotline, a_household_that_is_let_down_and_sure_to_call_calls_on_the_next_day_once) {
    scenario plan = served();
    section_of<hotline>(plan).call_propensity = 50.0;
    section_of<trust>(plan).start_sd = 0.0;
    small_world w(plan);
    const std::int32_t household = w->now.villages[1].first_household + 3;
    for (int i = 0; i < 3; ++i) happen(schedule::experience, *w, household, -0.5);
    happen(schedule::experience, *w, household + 1, 0.5);
    EXPECT_TRUE(letters<call_letter>(w).empty());
    w->now.today = 1;
    hotline::begin_day(*w);
    const auto calls = letters<call_letter>(w);
    ASSERT_EQ(calls.size(), 1U);
    EXPECT_EQ(calls[0].household, household);
    EXPECT_EQ(calls[0].village, 1);
    EXPECT_FALSE(calls[0].unreasonable);
    EXPECT_EQ(w->now.household_annoyance[static_cast<std::size_t>(household)], 0.0F);
    EXPECT_EQ(w->now.book.service(1, index_of(service_count::hotline_calls)), 1);
    w->outbox.clear();
    w->now.today = 2;
    hotline::begin_day(*w);
    EXPECT_TRUE(letters<call_letter>(w).empty());
}

// Null: households call with probability 1 - exp(-c a (1 - trust)(1 + g s)), here 0.28. 200 households on 100 days; size
// 1e-6, and eight standard errors, 0.025, are seen with probability 0.999. Twin: trust of 0.36 instead of 0.5.
double p_of_calls(float trust_held, double expected) {
    scenario plan = served();
    section_of<hotline>(plan).success_gain = 0.0;
    small_world w(plan);
    double calls = 0;
    const std::size_t n = w->now.household_trust.size();
    for (std::int32_t day = 1; day <= 100; ++day) {
        w->now.today = day;
        w->outbox.clear();
        w->now.household_trust.assign(n, trust_held);
        w->now.household_annoyance.assign(n, 0.0F);
        for (std::size_t h = 0; h < n; ++h) hotline::experience(*w, static_cast<std::int32_t>(h), -0.33);
        hotline::begin_day(*w);
        calls += static_cast<double>(letters<call_letter>(w).size());
    }
    return share_p_value(calls, 100.0 * static_cast<double>(n), expected);
}
TEST(hotline, the_share_of_households_that_call_is_the_probability) {
    const double expected = 1.0 - std::exp(-2.0 * 0.33 * 0.5);
    EXPECT_GT(p_of_calls(0.5F, expected), 1e-6);
    EXPECT_LT(p_of_calls(0.36F, expected), 1e-6);
}

TEST(hotline, small_nuisances_annoy_but_only_an_occasion_makes_a_household_call) {
    scenario plan = served();
    section_of<hotline>(plan).call_propensity = 50.0;
    section_of<hotline>(plan).call_threshold = 0.02;
    small_world w(plan);
    for (int i = 0; i < 100; ++i) hotline::experience(*w, 0, -0.01);
    EXPECT_NEAR(w->now.household_annoyance[0], 1.0F, 1e-5F);
    hotline::begin_day(*w);
    EXPECT_TRUE(letters<call_letter>(w).empty());
    hotline::experience(*w, 0, -0.02);
    hotline::begin_day(*w);
    EXPECT_EQ(letters<call_letter>(w).size(), 1U);
}

TEST(hotline, annoyance_halves_and_experience_drifts_back) {
    small_world w(served());
    w->now.household_annoyance[0] = 0.8F;
    w->now.household_success[0] = 1.0F;
    for (int week = 0; week < 4; ++week) hotline::end_week(*w);
    EXPECT_NEAR(w->now.household_annoyance[0], 0.4F, 1e-6F);
    EXPECT_LT(w->now.household_success[0], 1.0F);
    EXPECT_GT(w->now.household_success[0], 0.95F);
}

TEST(hotline, unreasonable_calls_come_at_their_rate_and_more_where_complaining_pays) {
    const auto calls = [](float success) {
        scenario plan = served();
        section_of<hotline>(plan).unreasonable_rate = 0.1;
        small_world w(plan);
        w->now.household_success.assign(w->now.household_success.size(), success);
        double n = 0;
        for (w->now.today = 1; w->now.today <= 1461; ++w->now.today) hotline::begin_day(*w);
        for (const call_letter& l : letters<call_letter>(w)) n += l.unreasonable ? 1 : 0;
        return std::pair{n, static_cast<double>(w->now.household_success.size())};
    };
    const auto [always, households] = calls(1.0F);
    const double expected = 0.4 * households;
    EXPECT_GT(two_sided_p_value((always - expected) / std::sqrt(expected)), 1e-6);
    EXPECT_NEAR(calls(0.0F).first / always, 1.0 / 3.0, 0.15);
}

/// The township's part of a ticket that is closed so many days after its dispatch.
struct closing {
    explicit closing(bool fabricated, double days = 1.0, bool unreasonable = false, double coaching = 0.0,
                     std::uint32_t seed = 1)
        : w(
              [&] {
                  scenario plan = served();
                  section_of<hotline>(plan).coaching = coaching;
                  section_of<hotline>(plan).unreasonable_satisfied = 0.0;
                  section_of<service>(plan).satisfaction_base = 50.0;
                  section_of<trust>(plan).enabled = true;
                  return plan;
              }(),
              small_roster(), seed) {
        task_letter l;
        l.key = keys::ticket(5, 3);
        l.line = safety;
        l.kind = task_kind::complaint_ticket;
        l.issued = 9 * 3600;
        l.deadline = l.issued + 3 * day_length;
        l.to_villages = true;
        l.village = 0;
        l.household = 5;
        l.unreasonable = unreasonable;
        happen(schedule::receive_task, *w, l);
        const std::int32_t job = assign_task(*w, 0, first_staff, assignment_stage::execute, l.issued);
        w.job(job).fabricated = fabricated;
        complete_assignment(*w, job, l.issued + static_cast<seconds>(days * day_length));
    }
    std::int64_t count(service_count c) { return w->now.book.service(0, index_of(c)); }
    float success() { return w->now.household_success[5]; }
    small_world w;
};

TEST(hotline, a_ticket_that_was_truly_answered_satisfies_and_teaches_that_calling_pays) {
    closing c(false);
    EXPECT_EQ(c.count(service_count::tickets), 1);
    EXPECT_EQ(c.count(service_count::tickets_closed), 1);
    EXPECT_EQ(c.count(service_count::tickets_on_time), 1);
    EXPECT_EQ(c.count(service_count::tickets_satisfied), 1);
    EXPECT_FLOAT_EQ(c.success(), 0.25F + 0.2F * 0.75F);
    ASSERT_EQ(letters<closed_letter>(c.w).size(), 1U);
    EXPECT_TRUE(letters<closed_letter>(c.w)[0].satisfied);
}

TEST(hotline, an_invented_record_satisfies_nobody_and_the_household_is_annoyed_again) {
    closing c(true);
    EXPECT_EQ(c.count(service_count::tickets_closed), 1);
    EXPECT_EQ(c.count(service_count::tickets_satisfied), 0);
    EXPECT_EQ(c.count(service_count::tickets_satisfied_reported), 0);
    EXPECT_FLOAT_EQ(c.success(), 0.25F * 0.8F);
    EXPECT_EQ(c.w->now.annoyed_today, std::vector<std::int32_t>{5});
}

TEST(hotline, coaching_changes_what_is_reported_and_nothing_else) {
    closing c(true, 1.0, false, 1.0);
    EXPECT_EQ(c.count(service_count::tickets_satisfied), 0);
    EXPECT_EQ(c.count(service_count::tickets_satisfied_reported), 1);
    EXPECT_TRUE(letters<closed_letter>(c.w)[0].satisfied);
    EXPECT_FLOAT_EQ(c.success(), 0.25F * 0.8F);
}

TEST(hotline, an_unreasonable_caller_is_satisfied_by_nothing) {
    EXPECT_EQ(closing(false, 1.0, true).count(service_count::tickets_satisfied), 0);
}

TEST(hotline, on_time_means_by_the_close_of_business_when_the_clock_ends) {
    EXPECT_EQ(closing(false, 3.3).count(service_count::tickets_on_time), 1);
    EXPECT_EQ(closing(false, 3.4).count(service_count::tickets_on_time), 0);
}

TEST(hotline, a_call_comes_back_on_the_next_day_as_a_ticket_of_72_hours) {
    lone_county c(served(), 2);
    c.day<task_letter>();
    c.seat().receive({1, county_seat, 0, call_letter{7, 2, true}});
    const auto sent = c.day<task_letter>();
    ASSERT_EQ(sent.size(), 1U);
    const auto& [to, l] = sent[0];
    EXPECT_EQ(to, 1);
    EXPECT_EQ(l.kind, task_kind::complaint_ticket);
    EXPECT_EQ(l.household, 7);
    EXPECT_EQ(l.village, 2);
    EXPECT_TRUE(l.unreasonable);
    EXPECT_EQ(l.deadline - l.issued, 72 * 3600);
    EXPECT_GE(l.issued, day_start(1) + 8 * 3600 + 1800);
    EXPECT_LT(l.issued, day_start(1) + 17 * 3600 + 1800);
    EXPECT_TRUE(c.day<task_letter>().empty());
}

TEST(hotline, tickets_of_different_callers_and_days_have_keys_of_their_own) {
    EXPECT_NE(keys::ticket(1, 5), keys::ticket(2, 5));
    EXPECT_NE(keys::ticket(1, 5), keys::ticket(1, 6));
    EXPECT_NE(keys::ticket(70000, 5), keys::ticket(70000 - 65536, 5));
    EXPECT_NE(keys::ticket(0, 5), keys::task(0, 0, 5, 0));
}

TEST(hotline, a_filter_turns_unreasonable_calls_away_and_no_others) {
    scenario plan = served();
    reform filtered;
    std::get<std::optional<filter_complaints>>(filtered.levers) = filter_complaints{.share = 1.0};
    plan.reforms.push_back(filtered);
    lone_county c(plan);
    c.day<task_letter>();
    c.seat().receive({0, county_seat, 0, call_letter{7, 0, true}});
    c.seat().receive({0, county_seat, 0, call_letter{8, 0, false}});
    const auto sent = c.day<task_letter>();
    ASSERT_EQ(sent.size(), 1U);
    EXPECT_EQ(sent[0].second.household, 8);
}

TEST(hotline, on_the_first_of_a_month_townships_below_the_threshold_are_named) {
    scenario plan = served();
    section_of<calendar_params>(plan).start = make_date(2020, 1, 30);
    lone_county c(plan, 3);
    c.day<summons_letter>();
    for (int i = 0; i < 10; ++i) {
        c.seat().receive({0, county_seat, 0, closed_letter{i > 0}});
        c.seat().receive({1, county_seat, 0, closed_letter{i > 1}});
    }
    EXPECT_TRUE(c.day<summons_letter>().empty());
    const auto named = c.day<summons_letter>();
    ASSERT_EQ(named.size(), 1U) << "nine of ten is enough, eight is not, and a township without tickets is not named";
    EXPECT_EQ(named[0].first, 1);
    EXPECT_EQ(c.state().tickets_of_month[1].closed, 0);
}

TEST(hotline, a_summons_sends_a_leader_to_the_county_and_falls_on_the_village_with_most_unsatisfied_callers) {
    scenario plan = served();
    section_of<meetings>(plan).enabled = true;
    section_of<accountability>(plan) = blame_all();
    small_world w(plan);
    w->now.villages[0].tickets_unsatisfied = 1;
    w->now.villages[1].tickets_unsatisfied = 2;
    happen(schedule::receive_summons, *w, summons_letter{});
    for (std::int32_t who = 0; who < 8; ++who) {
        EXPECT_DOUBLE_EQ(w.of(who).blame, who == secretary_2 ? 1.0 : 0.0);
        EXPECT_EQ(w.of(who).appointments.empty(), who != leader);
    }
    EXPECT_EQ(w->now.villages[0].tickets_unsatisfied, 0);
}

TEST(hotline, switched_off_nobody_calls) {
    scenario plan = served();
    section_of<hotline>(plan).enabled = false;
    section_of<hotline>(plan).call_propensity = 50.0;
    section_of<hotline>(plan).unreasonable_rate = 0.1;
    small_world w(plan);
    for (w->now.today = 1; w->now.today < 400; ++w->now.today) {
        hotline::experience(*w, 0, -1.0);
        hotline::begin_day(*w);
    }
    EXPECT_TRUE(letters<call_letter>(w).empty());
}

}  // namespace
}  // namespace sim
