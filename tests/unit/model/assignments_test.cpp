#include "sim/model/assignments.hpp"

#include <gtest/gtest.h>

#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/schedule.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

std::int32_t handed(small_world& w, std::int32_t who, task_kind kind = task_kind::form, std::uint32_t key = 1) {
    return assign_task(*w, put_task(*w, safety, kind, nine, key), who, assignment_stage::execute, nine);
}

std::int64_t counted(small_world& w, task_count c, task_kind kind = task_kind::form) {
    return w->now.book.tasks(safety, index_of(kind), index_of(c));
}

TEST(assignments, handed_out_are_counted_and_not_yet_known) {
    small_world w;
    const std::int32_t id = handed(w, first_staff);
    EXPECT_EQ(counted(w, task_count::assigned), 1);
    EXPECT_EQ(counted(w, task_count::noticed), 0);
    EXPECT_TRUE(w.job(id).in_use);
    EXPECT_FALSE(w.job(id).noticed);
    EXPECT_TRUE(w.of(first_staff).queue.empty());
    EXPECT_EQ(w.of(first_staff).total_assigned, 1);
}

TEST(assignments, noticed_once_join_the_queue_once) {
    small_world w;
    const std::int32_t id = handed(w, first_staff);
    notice_assignment(*w, id, nine + 100);
    notice_assignment(*w, id, nine + 200);
    EXPECT_EQ(w.of(first_staff).queue, std::vector{id});
    EXPECT_EQ(counted(w, task_count::noticed), 1);
    EXPECT_EQ(counted(w, task_count::notice_delay), 100);
}

TEST(assignments, noticed_in_one_group_are_no_longer_pending_in_another) {
    small_world w;
    const std::int32_t id = handed(w, first_staff);
    const std::int32_t other = handed(w, first_staff, task_kind::form, 2);
    w.of(first_staff).pending = {{id}, {other}, {id}};
    notice_assignment(*w, id, nine);
    ASSERT_EQ(w.of(first_staff).pending.size(), 1U);
    EXPECT_EQ(w.of(first_staff).pending[0].assignment, other);
}

TEST(assignments, completed_are_reported_and_leave_every_list) {
    small_world w;
    const std::int32_t id = handed(w, first_staff);
    notice_assignment(*w, id, nine);
    w.of(first_staff).current = id;
    complete_assignment(*w, id, nine + 60);
    EXPECT_EQ(counted(w, task_count::done_true), 1);
    EXPECT_EQ(counted(w, task_count::done_reported), 1);
    EXPECT_EQ(counted(w, task_count::late), 0);
    EXPECT_EQ(w.of(first_staff).current, none);
    EXPECT_TRUE(w.of(first_staff).queue.empty());
    EXPECT_FALSE(w.job(id).in_use);
}

TEST(assignments, reported_after_their_deadline_are_late) {
    small_world w;
    const std::int32_t on_time = handed(w, first_staff);
    const std::int32_t late = handed(w, first_staff, task_kind::form, 2);
    complete_assignment(*w, on_time, w.job(on_time).deadline);
    complete_assignment(*w, late, w.job(late).deadline + 1);
    EXPECT_EQ(counted(w, task_count::late), 1);
}

TEST(assignments, a_task_is_freed_with_its_last_assignment) {
    small_world w;
    const std::int32_t task = put_task(*w, safety, task_kind::form, nine);
    const std::int32_t one = assign_task(*w, task, cadre_1, assignment_stage::execute, nine);
    const std::int32_t two = assign_task(*w, task, cadre_2, assignment_stage::execute, nine);
    complete_assignment(*w, one, nine);
    EXPECT_TRUE(w->now.tasks[0].in_use);
    EXPECT_TRUE(w->now.free_tasks.empty());
    drop_assignment(*w, two, true);
    EXPECT_FALSE(w->now.tasks[0].in_use);
    EXPECT_EQ(w->now.free_tasks, std::vector{task});
    EXPECT_EQ(counted(w, task_count::expired), 1);
}

TEST(assignments, a_slot_used_again_carries_nothing_over_but_its_generation) {
    small_world w;
    const std::int32_t id = handed(w, first_staff);
    w.job(id).interruptions = 7;
    w.job(id).fabricated = true;
    const std::uint32_t generation = w.job(id).generation;
    drop_assignment(*w, id, true);
    EXPECT_EQ(handed(w, cadre_1, task_kind::form, 2), id);
    EXPECT_EQ(w.job(id).generation, generation + 1);
    EXPECT_EQ(w.job(id).interruptions, 0);
    EXPECT_FALSE(w.job(id).fabricated);
    EXPECT_EQ(w.job(id).person, cadre_1);
}

TEST(assignments, the_office_collates_what_each_village_does) {
    small_world w;
    w.par<task_issue>().collation_minutes = 20.0;
    const std::int32_t task = put_task(*w, safety, task_kind::field_check, nine);
    w->now.tasks[0].to_villages = true;
    const std::int32_t office = assign_task(*w, task, first_staff, assignment_stage::oversee, nine);
    const std::int32_t village = assign_task(*w, task, cadre_1, assignment_stage::execute, nine);
    EXPECT_FLOAT_EQ(w.job(office).work, 2 * 1200.0F);
    EXPECT_FLOAT_EQ(w.job(village).work, 3600.0F);
    EXPECT_FALSE(w.job(office).field);
    EXPECT_TRUE(w.job(village).field);
    EXPECT_TRUE(w.job(village).village_level);
    EXPECT_EQ(counted(w, task_count::assigned, task_kind::field_check), 2);
    EXPECT_EQ(counted(w, task_count::asked_work, task_kind::field_check), 6000);
}

TEST(assignments, the_same_task_brings_the_same_person_the_same_luck_in_every_arm) {
    small_world here;
    small_world there;
    there->in_force.digest.move(true, 1.0);
    handed(there, cadre_1, task_kind::form, 9);  // another history
    for (small_world* w : {&here, &there}) w->par<task_issue>().work_sigma = 0.6;
    const std::int32_t a = handed(here, first_staff, task_kind::form, 4);
    const std::int32_t b = handed(there, first_staff, task_kind::form, 4);
    EXPECT_EQ(here.job(a).work, there.job(b).work);
    EXPECT_NE(here.job(a).work, 3600.0F);
    EXPECT_EQ(luck(*here, here.job(a), purpose::fabricate), luck(*there, there.job(b), purpose::fabricate));
}

void pass_deadline(small_world& w, std::int32_t id, seconds t) {
    happen(schedule::deadline, *w, arrival<timer_kind::deadline>{id, w.job(id).generation, t});
}

TEST(assignments, past_their_grace_are_given_up) {
    small_world w;
    w.par<missed_notices>().grace_days = 5.0;
    const std::int32_t id = handed(w, first_staff);
    notice_assignment(*w, id, nine);
    const seconds deadline = w.job(id).deadline;
    pass_deadline(w, id, deadline);
    EXPECT_TRUE(w.job(id).in_use);
    pass_deadline(w, id, deadline + 5 * day_length);
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(counted(w, task_count::expired), 1);
}

TEST(assignments, in_hand_are_not_given_up) {
    small_world w;
    w.par<missed_notices>().grace_days = 5.0;
    const std::int32_t id = handed(w, first_staff);
    notice_assignment(*w, id, nine);
    w.of(first_staff).current = id;
    pass_deadline(w, id, w.job(id).deadline + 5 * day_length);
    EXPECT_TRUE(w.job(id).in_use);
}

TEST(assignments, a_call_to_a_meeting_is_done_when_it_is_known) {
    small_world w;
    w.par<meetings>().enabled = true;
    const std::int32_t id = handed(w, leader, task_kind::meeting_call);
    notice_assignment(*w, id, nine);
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(counted(w, task_count::done_true, task_kind::meeting_call), 1);
    EXPECT_EQ(w.of(leader).appointments.size(), 1U);
}

TEST(assignments, of_villages_count_for_their_ranking_by_what_was_reported_and_what_was_true) {
    small_world w;
    const std::int32_t honest = handed(w, cadre_1);
    const std::int32_t invented = handed(w, cadre_1, task_kind::form, 2);
    w.job(honest).evidence_items = 2;
    w.job(invented).evidence_items = 3;
    w.job(invented).fabricated = true;
    w.par<fabrication>().desk_detection = 0.0;
    w.par<fabrication>().doorstep_share = 0.0;
    w.par<fabrication>().followup_probability = 0.0;
    complete_assignment(*w, honest, nine);
    complete_assignment(*w, invented, nine);
    complete_assignment(*w, handed(w, first_staff, task_kind::form, 3), nine);  // the office is not ranked
    const ranking_counts& c = w->ranking.since_bulletin[0];
    EXPECT_EQ(c.activity_reported, 2);
    EXPECT_EQ(c.activity_true, 1);
    EXPECT_EQ(c.evidence_reported, 5);
    EXPECT_EQ(c.evidence_true, 2);
}

TEST(assignments, only_the_idle_are_woken) {
    small_world w;
    person& p = w.of(first_staff);
    p.clock = nine;
    w->now.events.set(first_staff, nine + 500);
    p.doing = activity::forms_reports;
    wake(*w, first_staff, nine);
    EXPECT_EQ(w->now.events.time(first_staff), nine + 500);
    p.doing = activity::idle_on_duty;
    wake(*w, first_staff, nine);
    EXPECT_EQ(w->now.events.time(first_staff), nine);
}

// assigned = done_true + done_on_paper + expired + open, under pressure, with missed notices and invented records.
TEST(assignments, are_conserved_over_a_run) {
    scenario plan = quiet_scenario();
    for (const parameter& p : all_parameters()) {
        if (p.key.ends_with(".enabled")) p.assign(plan.par, 1.0);
    }
    issue_only(plan, task_kind::form, 100.0, 90.0, 1.0);
    section_of<task_issue>(plan).village_share[task_kind::form] = 0.5;
    section_of<task_issue>(plan).evidence_items[task_kind::form] = 1.0;
    section_of<missed_notices>(plan).grace_days = 1.0;
    section_of<fabrication>(plan).followup_probability = 1.0;
    section_of<fabrication>(plan).base_logit = 0.0;
    small_run run(plan, 42);
    std::int64_t open = 0;
    for (const assignment& a : run.state().now.assignments) {
        open += a.in_use && is_counted(a) ? 1 : 0;
    }
    EXPECT_GT(run.tasks(task_count::expired), 0);
    EXPECT_GT(run.tasks(task_count::done_on_paper), 0);
    EXPECT_GT(run.evidence(evidence_count::followup_work), 0);
    EXPECT_EQ(run.tasks(task_count::assigned), run.tasks(task_count::done_true) + run.tasks(task_count::done_on_paper) +
                                                   run.tasks(task_count::expired) + open);
    EXPECT_EQ(run.tasks(task_count::done_reported),
              run.tasks(task_count::done_true) + run.tasks(task_count::done_on_paper));
}

}  // namespace
}  // namespace sim
