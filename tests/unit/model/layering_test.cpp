#include <gtest/gtest.h>

#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/working_time.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

layering_params with(double amplification, double cut = 0.2) {
    layering_params p;
    p.enabled = true;
    p.amplification = amplification;
    p.deadline_cut = cut;
    p.evidence_item_probability = 1.0;
    p.centre_share = 0.1;
    p.province_share = 0.25;
    p.city_share = 0.3;
    return p;
}

task arriving(int tiers, bool to_villages) {
    task t;
    t.key = work_key{1};
    t.issued = 1000;
    t.deadline = 1000 + 10 * day_length;
    t.tiers = static_cast<std::int8_t>(tiers);
    t.to_villages = to_villages;
    t.work = t.asked_work = 1000.0F;
    t.evidence_items = 1;
    return t;
}

// P31: growth targets rise by a factor of 1.1 to 1.4 per tier.
TEST(layering, every_tier_multiplies_the_quota_by_the_same_factor) {
    for (const double a : {0.1, 0.25, 0.4}) {
        const layering_params p = with(a);
        EXPECT_DOUBLE_EQ(layering::quota_factor(p, 0), 1.0);
        for (int tier = 0; tier < 4; ++tier) {
            EXPECT_NEAR(layering::quota_factor(p, tier + 1) / layering::quota_factor(p, tier), 1.0 + a, 1e-12);
        }
    }
    EXPECT_NEAR(layering::quota_factor(with(0.4), 4), 3.8416, 1e-12);
}

TEST(layering, the_quota_never_falls_with_tiers_or_amplification) {
    for (int tier = 0; tier < 4; ++tier) {
        double previous = 0.0;
        for (double a = 0.0; a <= 0.5; a += 0.05) {
            EXPECT_GE(layering::quota_factor(with(a), tier), previous);
            EXPECT_GE(layering::quota_factor(with(a), tier + 1), layering::quota_factor(with(a), tier));
            previous = layering::quota_factor(with(a), tier);
        }
    }
}

TEST(layering, every_tier_keeps_back_the_same_share_of_the_time_left) {
    EXPECT_DOUBLE_EQ(layering::time_factor(with(0.1, 0.2), 0), 1.0);
    EXPECT_NEAR(layering::time_factor(with(0.1, 0.2), 3), 0.512, 1e-12);
    EXPECT_DOUBLE_EQ(layering::time_factor(with(0.1, 0.0), 3), 1.0);
}

TEST(layering, tasks_of_the_centre_pass_three_tiers_those_of_the_county_none) {
    const layering_params p = with(0.1);
    EXPECT_EQ(layering::tiers_passed(p, 0.05), 3);
    EXPECT_EQ(layering::tiers_passed(p, 0.11), 2);
    EXPECT_EQ(layering::tiers_passed(p, 0.34), 2);
    EXPECT_EQ(layering::tiers_passed(p, 0.36), 1);
    EXPECT_EQ(layering::tiers_passed(p, 0.66), 0);
}

TEST(layering, a_task_arrives_raised_by_the_tiers_it_passed) {
    scenario plan = quiet_scenario();
    section_of<layering>(plan) = with(0.2, 0.1);
    small_world w(plan);
    task t = arriving(2, false);
    layering::task_issued(*w, t);
    EXPECT_FLOAT_EQ(t.work, 1440.0F);
    EXPECT_FLOAT_EQ(t.asked_work, 1000.0F);
    EXPECT_NEAR(t.deadline, 1000 + 0.81 * 10 * day_length, 1);
    EXPECT_EQ(t.evidence_items, 3);
}

TEST(layering, the_township_raises_once_more_what_it_passes_to_the_villages) {
    scenario plan = quiet_scenario();
    section_of<layering>(plan) = with(0.2, 0.1);
    small_world w(plan);
    task t = arriving(0, true);
    layering::task_issued(*w, t);
    EXPECT_FLOAT_EQ(t.work, 1200.0F);
    EXPECT_EQ(t.evidence_items, 2);
    EXPECT_EQ(t.deadline, 1000 + 10 * day_length);
    // the village's own deadline is shorter, that of the office is not
    const std::int32_t id = open_task(*w, t);
    const std::int32_t village = assign_task(*w, id, cadre_1, assignment_stage::execute, 1000);
    const std::int32_t office = assign_task(*w, id, first_staff, assignment_stage::execute, 1000);
    EXPECT_EQ(w.job(village).deadline, close_of_business(*w, 1000 + 9 * day_length));
    EXPECT_EQ(w.job(office).deadline, close_of_business(*w, 1000 + 10 * day_length));
}

TEST(layering, tiers_that_add_no_item_leave_the_items_alone) {
    scenario plan = quiet_scenario();
    section_of<layering>(plan) = with(0.2);
    section_of<layering>(plan).evidence_item_probability = 0.0;
    small_world w(plan);
    task t = arriving(3, true);
    layering::task_issued(*w, t);
    EXPECT_EQ(t.evidence_items, 1);
}

TEST(layering, off_a_task_arrives_as_it_was_issued) {
    layering_params p = with(0.4, 0.4);
    p.enabled = false;
    EXPECT_DOUBLE_EQ(layering::quota_factor(p, 4), 1.0);
    EXPECT_DOUBLE_EQ(layering::time_factor(p, 4), 1.0);
    scenario plan = quiet_scenario();
    section_of<layering>(plan) = p;
    small_world w(plan);
    task t = arriving(3, true);
    layering::task_issued(*w, t);
    EXPECT_FLOAT_EQ(t.work, 1000.0F);
    EXPECT_EQ(t.deadline, 1000 + 10 * day_length);
    EXPECT_EQ(t.evidence_items, 1);
}

TEST(layering, off_demanded_work_is_what_was_asked_for) {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::notice, 50.0, 10.0, 3.0);
    section_of<task_issue>(plan).village_share[task_kind::notice] = 1.0;
    section_of<task_issue>(plan).collation_minutes = 0.0;  // what the office collates is nobody's quota
    small_run off(plan, 7);
    EXPECT_GT(off.tasks(task_count::asked_work), 0);
    EXPECT_EQ(off.tasks(task_count::demanded_work), off.tasks(task_count::asked_work));
    section_of<layering>(plan) = with(0.2);
    small_run on(plan, 7);
    EXPECT_GT(on.tasks(task_count::demanded_work), 1.15 * static_cast<double>(on.tasks(task_count::asked_work)));
}

}  // namespace
}  // namespace sim
