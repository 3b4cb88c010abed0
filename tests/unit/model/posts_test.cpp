#include "sim/model/posts.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "sim/model/time_use.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

std::int32_t give(small_world& w, std::int32_t who, std::uint32_t key) {
    return assign_task(*w, put_task(*w, safety, task_kind::form, 9 * 3600, key), who, assignment_stage::execute,
                       9 * 3600);
}

TEST(posts, whoever_holds_a_post_acts_for_it) {
    small_world w;
    EXPECT_EQ(acting_for(*w, cadre_1), cadre_1);
}

TEST(posts, a_colleague_of_the_unit_with_the_shortest_queue_stands_in) {
    small_world w;
    notice_assignment(*w, give(w, head, 1), 9 * 3600);
    vacate(*w, first_staff, 30);
    EXPECT_EQ(acting_for(*w, first_staff), second_staff);
    notice_assignment(*w, give(w, second_staff, 2), 9 * 3600);
    notice_assignment(*w, give(w, second_staff, 3), 9 * 3600);
    EXPECT_EQ(acting_for(*w, first_staff), head);
}

TEST(posts, where_nobody_of_the_unit_is_left_a_leader_stands_in) {
    small_world w;
    vacate(*w, secretary_1, 30);
    vacate(*w, cadre_1, 30);
    EXPECT_EQ(acting_for(*w, cadre_1), leader);
}

TEST(posts, new_work_goes_to_who_stands_in_and_its_luck_stays_that_of_the_post) {
    small_world w;
    vacate(*w, cadre_1, 30);
    const std::int32_t id = give(w, cadre_1, 1);
    EXPECT_EQ(w.job(id).person, secretary_1);
    EXPECT_EQ(w.job(id).seat, keys::seat_of_person(cadre_1));
    EXPECT_TRUE(w.job(id).village_level);
    EXPECT_EQ(w.of(secretary_1).total_assigned, 1);
    EXPECT_EQ(w.of(cadre_1).total_assigned, 0);
}

TEST(posts, the_desk_is_handed_over_with_what_nobody_has_noticed) {
    small_world w;
    const std::int32_t noticed = give(w, cadre_1, 1);
    notice_assignment(*w, noticed, 9 * 3600);
    const std::int32_t unnoticed = give(w, cadre_1, 2);
    w.of(cadre_1).calls_waiting = 2;
    w.of(cadre_1).appointments.push_back({});
    vacate(*w, cadre_1, 30);
    EXPECT_TRUE(w.of(cadre_1).queue.empty());
    EXPECT_TRUE(w.of(cadre_1).pending.empty());
    EXPECT_TRUE(w.of(cadre_1).appointments.empty());
    EXPECT_EQ(w.of(cadre_1).calls_waiting, 0);
    EXPECT_EQ(w.of(secretary_1).queue, (std::vector<std::int32_t>{noticed, unnoticed}));
    EXPECT_TRUE(w.job(unnoticed).noticed);
    EXPECT_EQ(w.job(noticed).person, secretary_1);
}

TEST(posts, a_vacant_post_has_no_time_and_no_person_day) {
    small_world w;
    const auto office_days = [&] { return w->now.book.persons(2, index_of(role::village_cadre)); };
    time_use::begin_day(*w);
    EXPECT_EQ(office_days(), 1);
    vacate(*w, cadre_1, 30);
    time_use::begin_day(*w);
    EXPECT_EQ(office_days(), 1);
    EXPECT_EQ(w->now.book.staff(index_of(role::village_cadre), index_of(staff_count::vacant_days)), 1);
    book(*w, w.of(cadre_1), 0, 3600, activity::off_duty, 0);
    EXPECT_EQ(w->now.book.time_use(2, index_of(role::village_cadre), index_of(activity::off_duty)), 0);
}

TEST(posts, a_successor_knows_nobody_and_is_blamed_for_nothing) {
    small_world w;
    person& p = w.of(cadre_1);
    p.familiarity = p.blame = p.precaution = p.deterrence = p.motivation = p.fatigue = 0.7;
    p.norm = 0.2;
    p.weekly_hours = 50.0;
    vacate(*w, cadre_1, 30);
    w->now.today = 30;
    take_up(*w, cadre_1);
    EXPECT_FALSE(p.vacant);
    EXPECT_EQ(p.familiarity + p.blame + p.precaution + p.deterrence + p.motivation + p.fatigue, 0.0);
    EXPECT_EQ(p.norm, p.norm_at_start);
    EXPECT_EQ(p.weekly_hours, 50.0);
    EXPECT_EQ(p.since, 30);
    EXPECT_EQ(p.holders_before, 1);
}

TEST(posts, the_leader_of_a_person_is_the_one_in_charge_of_the_first_line) {
    small_world w;
    EXPECT_EQ(leader_of(*w, w.of(cadre_1)), leader);
    w.of(cadre_1).lines = 0;
    EXPECT_EQ(leader_of(*w, w.of(cadre_1)), none);
}

// A township whose people leave all the time: whatever happens, everybody who holds a post has 24 hours a day.
TEST(posts, time_adds_up_while_people_come_and_go) {
    scenario plan;
    section_of<exhaustion>(plan).exit_rate = 0.5;
    section_of<exhaustion>(plan).exit_gain = 2.0;
    section_of<exhaustion>(plan).susceptibility_sd = 2.0;
    section_of<exhaustion>(plan).vacancy_days = 20.0;
    small_run run(plan, 300);
    const ledger& book = run.state().now.book;
    const auto sum = [](const counts& c) {
        std::int64_t all = 0;
        for (const std::int64_t n : c.cells()) all += n;
        return all;
    };
    std::int64_t vacant = 0;
    std::int64_t exits = 0;
    for (std::size_t post = 0; post < count_of<role>; ++post) {
        counts staff = book.staff;
        vacant += staff(post, index_of(staff_count::vacant_days));
        exits += staff(post, index_of(staff_count::exits));
    }
    EXPECT_GT(exits, 3);
    EXPECT_EQ(sum(book.persons) + vacant, 300 * 8);
    EXPECT_EQ(sum(book.time_use), sum(book.persons) * day_length);
}

}  // namespace
}  // namespace sim
