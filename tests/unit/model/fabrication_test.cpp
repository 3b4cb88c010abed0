#include <gtest/gtest.h>

#include <numeric>

#include "sim/core/distributions.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/quotas.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;
using temptation = fabrication::temptation;

constexpr seconds nine = 9 * 3600;
constexpr double certain = 100.0;  // log-odds

fabrication_params weak_flesh() {
    fabrication_params p;
    p.enabled = true;
    p.base_logit = -3.2;
    p.gap_effect = 5.8;
    p.ranking_effect = 0.4;
    p.fatigue_effect = 0.15;
    p.detection_effect = 1.0;
    p.norm_effect = 1.0;
    p.unproved_effect = 0.3;
    p.norm_spread = 0.0;
    p.contagion = 0.2;
    p.norm_weeks = 10.0;
    p.cheapness = 10.0;
    p.desk_detection = 0.0;
    p.doorstep_detection = 0.5;
    p.doorstep_share = 0.0;
    p.outcome_check_share = 0.0;
    p.deterrence_half_life_days = 90.0;
    p.followup_probability = 0.0;
    p.followup_minutes = 45.0;
    return p;
}

scenario tempting(double base_logit) {
    scenario plan = quiet_scenario();
    section_of<fabrication>(plan) = weak_flesh();
    section_of<fabrication>(plan).base_logit = base_logit;
    section_of<missed_notices>(plan).blame_per_miss = 0.1;
    return plan;
}

std::int32_t proved_job(small_world& w, std::uint32_t key = 1) {
    const std::int32_t id =
        assign_task(*w, put_task(*w, safety, task_kind::form, nine, key), first_staff, assignment_stage::execute, nine);
    notice_assignment(*w, id, nine);
    w.job(id).evidence_items = 2;
    w.job(id).evidence = 1200.0F;
    return id;
}

TEST(fabrication, the_temptation_is_a_logit_of_its_causes) {
    const fabrication_params p = weak_flesh();
    EXPECT_DOUBLE_EQ(fabrication::p_attempt(p, {0, 0, 0, 0, 1, false}), logistic(-3.2));
    EXPECT_DOUBLE_EQ(fabrication::p_attempt(p, {0.5, 2, 1, 0.5, 1.5, true}),
                     logistic(-3.2 + 2.9 + 0.8 + 0.15 - 0.5 - 0.5 + 0.3));
}

TEST(fabrication, gap_ranking_fatigue_and_lack_of_proof_tempt_deterrence_and_norm_hold_back) {
    const fabrication_params p = weak_flesh();
    const temptation x{0.3, 0.5, 0.5, 0.5, 1.0, false};
    const double base = fabrication::p_attempt(p, x);
    for (double temptation::*more : {&temptation::gap, &temptation::rank_pressure, &temptation::fatigue}) {
        temptation y = x;
        y.*more += 0.1;
        EXPECT_GT(fabrication::p_attempt(p, y), base);
    }
    for (double temptation::*less : {&temptation::deterrence, &temptation::norm}) {
        temptation y = x;
        y.*less += 0.1;
        EXPECT_LT(fabrication::p_attempt(p, y), base);
    }
    temptation unproved = x;
    unproved.unproved = true;
    EXPECT_GT(fabrication::p_attempt(p, unproved), base);
}

// E65: about one record in twenty where the quota can be met. E61: about half where it asks for twice what is feasible,
// a gap of one half. Averaged over a normal norm with the spread of the parameters, by quadrature.
TEST(fabrication, base_rates_are_one_in_twenty_without_a_gap_and_a_half_at_twice_the_feasible) {
    const fabrication_params p = weak_flesh();
    const auto mean_over_norms = [&](double gap) {
        constexpr double spread = 1.2;
        double sum = 0;
        constexpr int points = 10000;
        for (int i = 0; i < points; ++i) {
            const double norm = 1 + spread * normal_quantile((i + 0.5) / points) + spread * spread / 2;
            sum += fabrication::p_attempt(p, {gap, 0, 0, 0, norm, false}) / points;
        }
        return sum;
    };
    EXPECT_NEAR(mean_over_norms(0.0), 0.05, 0.025);
    EXPECT_NEAR(mean_over_norms(0.5), 0.5, 0.2);
}

TEST(fabrication, an_invented_record_takes_no_work_and_cheap_evidence) {
    small_world w(tempting(certain));
    const std::int32_t id = proved_job(w);
    fabrication::work_starts(*w, id, nine);
    EXPECT_TRUE(w.job(id).fabricated);
    EXPECT_EQ(w.job(id).work, 0.0F);
    EXPECT_FLOAT_EQ(w.job(id).evidence, 120.0F);
}

TEST(fabrication, what_was_found_out_once_is_not_invented_again) {
    small_world w(tempting(certain));
    const std::int32_t id = proved_job(w);
    w.job(id).must_be_real = true;
    fabrication::work_starts(*w, id, nine);
    EXPECT_FALSE(w.job(id).fabricated);
}

TEST(fabrication, a_quota_of_heads_tempts_where_the_villagers_are_away) {
    small_world w(tempting(-50.0));
    w.par<fabrication>().gap_effect = 2 * certain;
    w.par<quotas>() = {.enabled = true, .heads_small = 40.0, .large_share = 0.0, .turnout = 0.5, .wear = 0.0};
    w->now.villages[0].hollowness = 0.95;
    w->now.villages[1].hollowness = 0.0;
    for (const auto& [who, tempted] : {std::pair{cadre_1, true}, std::pair{cadre_2, false}}) {
        const std::int32_t id =
            assign_task(*w, put_task(*w, safety, task_kind::event_quota, nine), who, assignment_stage::execute, nine);
        w.job(id).work = 60.0F;
        fabrication::work_starts(*w, id, nine);
        EXPECT_EQ(w.job(id).fabricated, tempted) << who;
    }
}

TEST(fabrication, too_much_work_before_the_deadline_tempts_and_enough_time_does_not) {
    for (const auto& [hours, tempted] : {std::pair{2.0F, false}, std::pair{60.0F, true}}) {
        small_world w(tempting(-50.0));
        w.par<fabrication>().gap_effect = 2 * certain;
        const std::int32_t id = proved_job(w);  // due in two days: fourteen hours on shift
        w.job(id).work = hours * 3600.0F;
        fabrication::work_starts(*w, id, nine);
        EXPECT_EQ(w.job(id).fabricated, tempted) << hours;
    }
}

TEST(fabrication, a_record_found_out_is_not_counted_and_must_be_done_after_all) {
    small_world w(tempting(certain));
    w.par<fabrication>().desk_detection = 1.0;
    const std::int32_t id = proved_job(w);
    fabrication::work_starts(*w, id, nine);
    complete_assignment(*w, id, nine);
    const assignment& a = w.job(id);
    EXPECT_TRUE(a.in_use);
    EXPECT_TRUE(a.must_be_real);
    EXPECT_FALSE(a.fabricated);
    EXPECT_FLOAT_EQ(a.work, a.total_work);
    EXPECT_EQ(w.of(first_staff).deterrence, 1.0);
    EXPECT_NEAR(w.of(first_staff).blame, 0.1, 1e-12);
    EXPECT_EQ(w->now.book.tasks(safety, index_of(task_kind::form), index_of(task_count::done_reported)), 0);
    EXPECT_EQ(w->now.book.evidence(safety, index_of(evidence_count::records_detected)), 1);
    complete_assignment(*w, id, nine);
    EXPECT_EQ(w->now.book.tasks(safety, index_of(task_kind::form), index_of(task_count::done_true)), 1);
}

// Null: detection is 1 - (1 - 0.3) (1 - 0.4 x 0.5) = 0.44 with desk and doorstep together. 10000 records, size 1e-6; an
// error of 0.040 is seen with probability 0.999. Twin: held against 0.5, the sum of the two.
TEST(fabrication, desk_and_doorstep_detect_independently) {
    small_world w(tempting(certain));
    w.par<fabrication>().desk_detection = 0.3;
    w.par<fabrication>().doorstep_share = 0.4;
    double found = 0;
    for (std::uint32_t key = 1; key <= 10000; ++key) {
        const std::int32_t id = proved_job(w, key);
        w.job(id).fabricated = true;
        found += fabrication::work_reported(*w, id, nine) ? 0 : 1;
        drop_assignment(*w, id, false);
    }
    EXPECT_GT(share_p_value(found, 10000, 0.44), 1e-6);
    EXPECT_LT(share_p_value(found, 10000, 0.5), 1e-6);
}

// The pools of tasks and assignments are made to grow while the record is being completed.
TEST(fabrication, a_false_record_that_makes_real_work_is_still_counted_as_what_it_was) {
    small_world w(tempting(certain));
    w.par<fabrication>().followup_probability = 1.0;
    const std::int32_t id = proved_job(w);
    fabrication::work_starts(*w, id, nine);
    w->now.assignments.shrink_to_fit();
    w->now.tasks.shrink_to_fit();
    complete_assignment(*w, id, nine);
    auto& book = w->now.book;
    EXPECT_EQ(book.tasks(safety, index_of(task_kind::form), index_of(task_count::done_on_paper)), 1);
    EXPECT_EQ(book.evidence(safety, index_of(evidence_count::items_fabricated)), 2);
    EXPECT_EQ(book.evidence(safety, index_of(evidence_count::records_false)), 1);
    EXPECT_EQ(book.evidence(safety, index_of(evidence_count::followup_work)), 1);
    ASSERT_EQ(w.of(first_staff).queue.size(), 1U);
    const assignment& more = w.job(w.of(first_staff).queue[0]);
    EXPECT_EQ(more.kind, task_kind::field_check);
    EXPECT_TRUE(more.must_be_real);
    EXPECT_FLOAT_EQ(more.work, 45 * 60.0F);
}

TEST(fabrication, false_records_of_peers_wear_the_norm_down) {
    small_world w(tempting(0.0));
    person& sinner = w.of(first_staff);
    sinner.total_records = 10;
    sinner.total_false_records = 5;
    w.of(second_staff).total_records = 10;
    fabrication::end_week(*w);
    // a quarter of the office's records is false: the target is 1 - 10 x 0.2 x 0.25, a tenth of the way per week
    EXPECT_NEAR(w.of(second_staff).norm, 1.0 - 0.05, 1e-12);
    EXPECT_NEAR(w.of(cadre_1).norm, 1.0, 1e-12);
}

TEST(fabrication, deterrence_halves_in_its_half_life) {
    small_world w(tempting(0.0));
    w.of(leader).deterrence = 1.0;
    for (int day = 0; day < 90; ++day) fabrication::begin_day(*w);
    EXPECT_NEAR(w.of(leader).deterrence, 0.5, 1e-9);
}

/// Mean of exp(-(norm - 1)) over 40000 persons with a spread of 0.5.
double mean_frailty(double shift) {
    scenario plan = tempting(0.0);
    section_of<fabrication>(plan).norm_spread = 0.5;
    small_world w(plan);
    double sum = 0;
    for (std::uint32_t seed = 1; seed <= 5000; ++seed) {
        w->now.random = random_source(seed, 0, 0);
        fabrication::initialise(*w);
        for (const person& p : w->now.persons) sum += std::exp(-(p.norm - 1.0 - shift)) / 40000;
    }
    return sum;
}

// Null: spread leaves the mean of exp(-(norm - 1)) at one; its variance is e^0.25 - 1. Size 1e-6; an error of 0.021 is
// seen with probability 0.999. Twin: norms higher by 0.04.
TEST(fabrication, spread_of_the_norm_makes_saints_and_sinners_not_more_of_both) {
    EXPECT_GT(mean_p_value(mean_frailty(0.0), 40000, 1.0, std::expm1(0.25)), 1e-6);
    EXPECT_LT(mean_p_value(mean_frailty(0.04), 40000, 1.0, std::expm1(0.25)), 1e-6);
}

TEST(fabrication, off_nothing_is_invented) {
    scenario plan = tempting(certain);
    issue_only(plan, task_kind::form, 20.0, 30.0, 5.0);
    section_of<task_issue>(plan).evidence_items[task_kind::form] = 2.0;
    section_of<evidence>(plan).enabled = true;
    small_run on(plan, 7);
    EXPECT_GT(on.evidence(evidence_count::records_false), 0);
    EXPECT_EQ(on.tasks(task_count::done_true), 0);
    section_of<fabrication>(plan).enabled = false;
    small_run off(plan, 7);
    EXPECT_EQ(off.evidence(evidence_count::records_false), 0);
    EXPECT_EQ(off.seconds_of(activity::fabricating_evidence), 0);
    EXPECT_GT(off.tasks(task_count::done_true), 0);
}

}  // namespace
}  // namespace sim
