#include "sim/model/mechanisms/inspections.hpp"

#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

inspections_params strict() {
    inspections_params p;
    p.enabled = true;
    p.visit_share = 1.0;
    p.visits_per_year = 0.0;
    p.escort_minutes = 150.0;
    p.rehearsal_minutes = 60.0;
    p.volumes = 20.0;
    p.items_per_volume = 5.0;
    p.showcase_share = 1.0;
    p.doorstep_share = 1.0;
    p.p_found_at_door = 1.0;
    p.p_found_in_files = 0.0;
    p.list_minutes = 240.0;
    p.list_days = 7.0;
    return p;
}

scenario inspected(inspections_params p = strict()) {
    scenario plan = quiet_scenario();
    section_of<inspections>(plan) = p;
    section_of<meetings>(plan).start_minutes = 30.0;
    return plan;
}

std::int64_t count(small_world& w, service_count c, std::int32_t village = 0) {
    return w->now.book.service(village, index_of(c));
}

/// An evaluation of the safety line, issued on Monday and due on Wednesday.
task evaluation(std::uint32_t key = 1) {
    task t;
    t.key = work_key{key};
    t.line = safety;
    t.kind = task_kind::evaluation;
    t.issued = 9 * 3600;
    t.deadline = t.issued + 2 * day_length;
    return t;
}

/// The morning of a day, with nobody's appointments kept.
void morning_of(small_world& w, std::int32_t day) {
    w->now.today = day;
    w->now.midnight = day_start(day + 1);
    for (person& p : w->now.persons) p.appointments.clear();
    inspections::begin_day(*w);
}

TEST(inspections, volumes_are_shared_out_over_those_who_carry_the_line) {
    EXPECT_DOUBLE_EQ(inspections::items_each(strict(), 4), 25.0);
    EXPECT_DOUBLE_EQ(inspections::items_each(strict(), 0), 0.0);
    small_world w(inspected());
    task to_the_office = evaluation();
    inspections::task_issued(*w, to_the_office);
    EXPECT_EQ(to_the_office.evidence_items, 100);  // first_staff alone handles safety
    task to_all = evaluation();
    to_all.to_villages = true;
    inspections::task_issued(*w, to_all);
    EXPECT_NEAR(to_all.evidence_items, 100 / 3.0, 1.0);  // and two villages
}

TEST(inspections, nothing_but_an_evaluation_ends_with_a_visit) {
    small_world w(inspected());
    task form = evaluation();
    form.kind = task_kind::form;
    EXPECT_FALSE(inspections::has_visit(*w, form));
    EXPECT_TRUE(inspections::has_visit(*w, evaluation()));
}

TEST(inspections, are_cut_by_the_rules_of_the_day_of_issue) {
    scenario plan = inspected();
    reform r;
    r.name = "cap";
    r.start = {section_of<calendar_params>(plan).start.days + 1};
    std::get<std::optional<cap_inspections>>(r.levers) = cap_inspections{0.0};
    plan.reforms.push_back(r);
    small_world w(std::move(plan));
    task t = evaluation();
    EXPECT_TRUE(inspections::has_visit(*w, t));
    t.issued += day_length;  // its letter comes before that day has begun
    EXPECT_FALSE(inspections::has_visit(*w, t));
}

TEST(inspections, are_rehearsed_the_day_before_and_escorted_on_the_day) {
    small_world w(inspected());
    w->now.villages[0].travel = 1200;
    w->now.villages[1].travel = 2400;
    inspections::time_of_issue(*w, evaluation());
    morning_of(w, 1);
    EXPECT_EQ(count(w, service_count::inspections, 0), 0);
    ASSERT_EQ(w.of(leader).appointments.size(), 1U);
    EXPECT_EQ(w.of(leader).appointments.front().duration, 60 * 60);
    morning_of(w, 2);
    EXPECT_EQ(count(w, service_count::inspections, 0), 1);  // the nearer one is shown
    for (const std::int32_t who : {leader, head, secretary_1}) {
        ASSERT_EQ(w.of(who).appointments.size(), 1U) << who;
        EXPECT_EQ(w.of(who).appointments.front().duration, 150 * 60);
        EXPECT_EQ(w.of(who).appointments.front().what, activity::inspections);
        EXPECT_EQ(w.of(who).appointments.front().travel, who == secretary_1 ? 0 : 1200);
    }
    EXPECT_TRUE(w.of(secretary_2).appointments.empty());
    EXPECT_TRUE(w.of(cadre_1).appointments.empty());
}

TEST(inspections, an_escort_is_time_of_inspections_and_of_the_way) {
    small_world w(inspected());
    w->now.villages[0].travel = 1200;
    inspections::time_of_issue(*w, evaluation());
    morning_of(w, 2);
    person& p = w.of(leader);
    p.on_duty_today = true;
    p.clock = p.appointments.front().depart;
    ASSERT_TRUE(meetings::attempt(*w, leader, p.clock));
    EXPECT_EQ(w->now.book.time_use(p.unit, index_of(role::leader), index_of(activity::inspections)), 150 * 60);
    EXPECT_EQ(w->now.book.time_use(p.unit, index_of(role::leader), index_of(activity::travel)), 2 * 1200);
}

TEST(inspections, leave_a_list_and_deterrence_where_they_find_false_records) {
    small_world w(inspected());
    w->now.villages[0].travel = 1;
    w->now.villages[0].false_on_file = 4;
    inspections::time_of_issue(*w, evaluation());
    morning_of(w, 3);
    EXPECT_EQ(count(w, service_count::found_by_inspection), 4);
    EXPECT_EQ(w->now.villages[0].false_on_file, 0);
    EXPECT_DOUBLE_EQ(w.of(cadre_1).deterrence, 1.0);
    EXPECT_DOUBLE_EQ(w.of(cadre_2).deterrence, 0.0);
    ASSERT_EQ(w.of(cadre_1).queue.size(), 1U);  // who carries safety in the village
    EXPECT_FLOAT_EQ(w.job(w.of(cadre_1).queue.front()).work, 240 * 60.0F);
    EXPECT_TRUE(w->now.inspections.empty());
    morning_of(w, 4);
    EXPECT_EQ(w.of(cadre_1).queue.size(), 1U);
}

TEST(inspections, files_tell_less_than_households) {
    inspections_params p = strict();
    p.doorstep_share = 0.0;
    small_world w(inspected(p));
    w->now.villages[0].travel = 1;
    w->now.villages[0].false_on_file = 4;
    inspections::time_of_issue(*w, evaluation());
    morning_of(w, 3);
    EXPECT_EQ(count(w, service_count::found_by_inspection), 0);
    EXPECT_EQ(w->now.villages[0].false_on_file, 4);
}

// Null: at the door each false record on file is found with probability 0.3. 40 inspections of 100 records; size 1e-6, eight
// standard errors, 0.058, are seen with probability 0.999. Twin: 0.36.
double p_of_finding(double p_found) {
    inspections_params p = strict();
    p.p_found_at_door = p_found;
    p.list_minutes = 0.0;
    small_world w(inspected(p));
    w->now.villages[0].travel = 1;
    for (std::uint32_t i = 1; i <= 40; ++i) {
        w->now.villages[0].false_on_file = 100;
        inspections::time_of_issue(*w, evaluation(i));
        morning_of(w, 3);
    }
    return share_p_value(static_cast<double>(count(w, service_count::found_by_inspection)), 4000, 0.3);
}
TEST(inspections, find_each_false_record_at_its_rate) {
    EXPECT_GT(p_of_finding(0.3), 1e-6);
    EXPECT_LT(p_of_finding(0.36), 1e-6);
}

TEST(inspections, a_false_record_of_a_village_stays_on_file) {
    small_world w(inspected());
    const std::int32_t id = assign_task(*w, put_task(*w, safety, task_kind::form, 0), cadre_1, keys::seat_of_village(0),
                                        assignment_stage::execute, 0);
    w.job(id).fabricated = true;
    complete_assignment(*w, id, 3600);
    EXPECT_EQ(w->now.villages[0].false_on_file, 1);
}

// Null: visits are a Poisson stream of 90 a year. Four years of working days; size 1e-6, eight standard errors, 152 of 360,
// are seen with probability 0.999. Twin: half of them under a cap.
double p_of_visits(double left) {
    inspections_params p = strict();
    p.visits_per_year = 90.0;
    small_world w(inspected(p));
    w->in_force.inspections_left.move(left, 1.0);
    for (std::int32_t day = 0; day < 1461; ++day) morning_of(w, day);
    const auto n = static_cast<double>(count(w, service_count::official_visits));
    return two_sided_p_value((n - 360.0) / std::sqrt(360.0));
}
TEST(inspections, visitors_come_at_their_rate_and_less_under_a_cap) {
    EXPECT_GT(p_of_visits(1.0), 1e-6);
    EXPECT_LT(p_of_visits(0.5), 1e-6);
}

}  // namespace
}  // namespace sim
