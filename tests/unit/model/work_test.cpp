#include "sim/model/work.hpp"

#include <gtest/gtest.h>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/time_use.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds hour = 3600;

/// On duty, nothing on the phone; overtime allowed.
scenario on_duty() {
    scenario plan = quiet_scenario();
    auto& p = section_of<fatigue>(plan);
    p.enabled = true;
    p.threshold_hours = 49.0;
    p.peak_hours = 63.0;
    p.rework_per_interruption = 0.0;
    p.overtime_horizon_hours = 4.0;
    p.overtime_until = {21 * 3600 + 1800};
    p.longest_day_hours = 24.0;
    return plan;
}

std::int32_t taken_up(small_world& w, std::int32_t who, task_kind kind, seconds t, std::uint32_t key = 1) {
    person& p = w.of(who);
    p.on_duty_today = true;
    p.clock = t;
    const std::int32_t id = assign_task(*w, put_task(*w, safety, kind, t, key), who, assignment_stage::execute, t);
    notice_assignment(*w, id, t);
    return id;
}

/// What the engine does with a person at time t.
void act(small_world& w, std::int32_t who, seconds t) {
    work::advance(*w, who, t);
    if (w.of(who).clock <= t && !work::attempt(*w, who, t)) rest::attempt(*w, who, t);
}

std::int64_t spent(small_world& w, std::int32_t who, activity a) {
    const person& p = w.of(who);
    return w->now.book.time_use(p.unit, index_of(p.post), index_of(a));
}

TEST(work, goes_on_until_it_is_done) {
    small_world w(on_duty());
    const std::int32_t id = taken_up(w, first_staff, task_kind::form, 9 * hour);
    act(w, first_staff, 9 * hour);
    EXPECT_EQ(w->now.events.time(first_staff), 10 * hour);
    act(w, first_staff, 10 * hour);
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(spent(w, first_staff, activity::forms_reports), hour);
}

TEST(work, stops_at_the_end_of_the_shift_and_keeps_what_is_done) {
    small_world w(on_duty());
    const std::int32_t id = taken_up(w, first_staff, task_kind::form, 11 * hour + 1800);
    act(w, first_staff, 11 * hour + 1800);
    EXPECT_EQ(w->now.events.time(first_staff), 12 * hour);
    act(w, first_staff, 12 * hour);
    EXPECT_FLOAT_EQ(w.job(id).work, 1800.0F);
    EXPECT_EQ(w.of(first_staff).doing, activity::off_duty);
    act(w, first_staff, 14 * hour);
    EXPECT_EQ(w->now.events.time(first_staff), 14 * hour + 1800);
}

TEST(work, takes_longer_when_an_hour_yields_less) {
    small_world w(on_duty());
    w.of(first_staff).efficiency = 0.8F;
    taken_up(w, first_staff, task_kind::form, 9 * hour);
    act(w, first_staff, 9 * hour);
    EXPECT_NEAR(w->now.events.time(first_staff), 9 * hour + 4500, 1);
}

TEST(work, in_the_field_begins_with_the_way_there_and_back) {
    small_world w(on_duty());
    taken_up(w, cadre_1, task_kind::field_check, 9 * hour);
    act(w, cadre_1, 9 * hour);
    EXPECT_EQ(spent(w, cadre_1, activity::travel), 1200);
    act(w, cadre_1, w.of(cadre_1).clock);
    EXPECT_EQ(w->now.events.time(cadre_1), 10 * hour + 1200);
}

TEST(work, is_proved_after_it_is_done) {
    small_world w(on_duty());
    const std::int32_t id = taken_up(w, first_staff, task_kind::form, 9 * hour);
    w.job(id).evidence_items = 1;
    w.job(id).evidence = 600.0F;
    act(w, first_staff, 9 * hour);
    act(w, first_staff, 10 * hour);
    EXPECT_EQ(w.of(first_staff).doing, activity::producing_evidence);
    act(w, first_staff, 10 * hour + 600);
    EXPECT_FALSE(w.job(id).in_use);
    EXPECT_EQ(spent(w, first_staff, activity::producing_evidence), 600);
}

TEST(work, a_rest_with_work_in_hand_does_not_advance_it) {
    small_world w(on_duty());
    const std::int32_t id = taken_up(w, first_staff, task_kind::form, 11 * hour + 1800);
    act(w, first_staff, 11 * hour + 1800);
    act(w, first_staff, 12 * hour);
    act(w, first_staff, 13 * hour);
    EXPECT_FLOAT_EQ(w.job(id).work, 1800.0F);
    EXPECT_EQ(spent(w, first_staff, activity::off_duty), hour);
}

TEST(work, in_overtime_interrupted_field_work_is_left_for_what_can_be_done_at_the_desk) {
    small_world w(on_duty());
    const std::int32_t walk = taken_up(w, first_staff, task_kind::field_check, 17 * hour);
    const std::int32_t form = taken_up(w, first_staff, task_kind::form, 17 * hour, 2);
    w.job(walk).started = true;
    w.job(walk).phase = assignment_phase::work;
    w.job(form).deadline = day_length + 9 * hour;  // must be done tonight
    person& p = w.of(first_staff);
    p.current = walk;
    p.clock = 18 * hour;
    p.was_interrupted = true;
    EXPECT_TRUE(work::attempt(*w, first_staff, 18 * hour));
    EXPECT_EQ(p.current, form);
    EXPECT_EQ(p.doing, activity::forms_reports);
}

TEST(work, is_called_by_its_kind_and_phase) {
    assignment a;
    a.kind = task_kind::form;
    EXPECT_EQ(activity_of(a), activity::forms_reports);
    a.phase = assignment_phase::evidence;
    EXPECT_EQ(activity_of(a), activity::producing_evidence);
    a.fabricated = true;
    EXPECT_EQ(activity_of(a), activity::fabricating_evidence);
    a = {};
    a.stage = assignment_stage::dispatch_by_leader;
    EXPECT_EQ(activity_of(a), activity::coordinating);
    a.stage = assignment_stage::serve;
    EXPECT_EQ(activity_of(a), activity::serving_villagers);
}

TEST(work, is_caused_by_its_line_service_by_villagers_and_its_online_loop_by_the_block) {
    small_world w;
    assignment a;
    a.line = fire;
    EXPECT_EQ(cause_of(*w, a), fire);
    a.stage = assignment_stage::serve;
    EXPECT_EQ(cause_of(*w, a), w->now.cause_of(cause::villagers));
    a.phase = assignment_phase::evidence;
    EXPECT_EQ(cause_of(*w, a), w->now.cause_of(cause::block));
}

TEST(work, is_cut_by_whatever_is_due_next) {
    small_world w(on_duty());
    person& p = w.of(first_staff);
    p.on_duty_today = true;
    EXPECT_EQ(next_due(*w, p, 9 * hour), 12 * hour);
    p.appointments = {{11 * hour, 0, 600, 0}};
    EXPECT_EQ(next_due(*w, p, 9 * hour), 11 * hour);
    w.par<attention>().enabled = true;
    p.next_check = 10 * hour;
    EXPECT_EQ(next_due(*w, p, 9 * hour), 10 * hour);
    p.next_check = 8 * hour;  // overdue: at once, but time moves on
    EXPECT_EQ(next_due(*w, p, 9 * hour), 9 * hour + 1);
}

}  // namespace
}  // namespace sim
