#include <gmock/gmock.h>

#include "sim/engine/county_island.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;
using ::testing::ElementsAre;
using ::testing::IsEmpty;
using ::testing::SizeIs;

scenario sharing(std::int32_t groups) {
    scenario plan = quiet_scenario();
    auto& p = section_of<county_groups>(plan);
    p.enabled = true;
    p.n_groups = groups;
    p.member_share.fill(1.0);
    p.department_members = 2;
    p.announce_share = 1.0;
    return plan;
}

std::vector<std::vector<group>> laid_out(const scenario& plan, std::size_t townships) {
    return county_groups::lay_out(plan.par, std::vector<roster>(townships, small_roster()), 1);
}

TEST(county_groups, share_the_lines_out_among_them) {
    const auto copies = laid_out(sharing(2), 1);
    ASSERT_THAT(copies, SizeIs(1));
    ASSERT_THAT(copies[0], SizeIs(2));
    EXPECT_EQ(copies[0][0].lines, line_bit(safety) | line_bit(welfare) | line_bit(discipline));
    EXPECT_EQ(copies[0][1].lines, line_bit(fire) | line_bit(farming));
}

TEST(county_groups, hold_those_who_carry_a_line_of_theirs_and_nobody_else) {
    const auto copies = laid_out(sharing(5), 1);
    EXPECT_THAT(copies[0][discipline].members, ElementsAre(leader, head, second_staff, secretary_1, secretary_2));
    scenario plan = sharing(5);
    section_of<county_groups>(plan).member_share[role::leader] = 0.0;
    EXPECT_THAT(laid_out(plan, 1)[0][discipline].members, ElementsAre(head, second_staff, secretary_1, secretary_2));
}

TEST(county_groups, count_members_of_other_townships_and_departments_as_elsewhere) {
    for (const std::vector<group>& copies : laid_out(sharing(5), 3)) {
        EXPECT_EQ(copies[discipline].members.size(), 5U);
        EXPECT_EQ(copies[discipline].members_elsewhere, 2 * 5 + 2);
    }
}

TEST(county_groups, off_there_is_none) {
    scenario plan = sharing(3);
    section_of<county_groups>(plan).enabled = false;
    EXPECT_THAT(laid_out(plan, 2), ElementsAre(IsEmpty(), IsEmpty()));
}

/// Members of the one group out of 2000 people, all of whom carry a line.
double members(double share) {
    scenario plan = sharing(1);
    section_of<county_groups>(plan).member_share.fill(share);
    double n = 0;
    for (const auto& copies : laid_out(plan, 250)) n += static_cast<double>(copies[0].members.size());
    return n;
}

// Null: a carrier is a member with probability 0.3. 2000 people, size 1e-6; an error of 0.082 is seen with probability
// 0.999. Twin: 0.4.
TEST(county_groups, hold_their_share_of_carriers) {
    EXPECT_GT(share_p_value(members(0.3), 2000, 0.3), 1e-6);
    EXPECT_LT(share_p_value(members(0.4), 2000, 0.3), 1e-6);
}

/// A township that shares one group with others, and so many posts of each kind from them.
small_world in_a_shared_group() {
    const scenario plan = sharing(1);
    return small_world(plan, small_roster(), 1, laid_out(plan, 2)[0]);
}

std::size_t shared_group(const small_world& w) {
    const auto& all = w.state().now.groups;
    return static_cast<std::size_t>(std::ranges::find(all, 0, &group::county_group) - all.begin());
}

posts_letter some_posts() {
    posts_letter l;
    l.posted.of_kind[message_kind::notice] = 2;
    l.posted.of_kind[message_kind::chatter] = 5;
    l.posted.by_leaders = 1;
    return l;
}

TEST(county_groups, show_what_others_posted_once_their_letter_is_there) {
    small_world w = in_a_shared_group();
    county_groups::receive(*w, some_posts());
    const std::size_t g = shared_group(w);
    EXPECT_EQ(w->now.counters.total[g], 7);
    EXPECT_EQ(w->now.counters.notices[g], 2);
    EXPECT_EQ(w->now.counters.leader_posts[g], 1);
    EXPECT_EQ(w->now.book.messages.cells(), std::vector<std::int64_t>(w->now.book.messages.cells().size(), 0));
}

TEST(county_groups, pass_on_to_each_township_what_all_others_posted) {
    const scenario plan = sharing(2);
    county_island seat(plan, small_roster(), random_source(1, 0, 0), 3);
    posts_letter from_first = some_posts();
    posts_letter from_third = some_posts();
    from_third.posted.of_kind[message_kind::applause] = 4;
    seat.receive({0, county_seat, 0, from_first});
    seat.receive({2, county_seat, 0, from_third});
    seat.end_window();
    std::vector<std::pair<std::int32_t, std::int32_t>> told;
    for (const envelope& e : seat.take_letters(0)) {
        told.emplace_back(e.to, std::get<posts_letter>(e.content).posted.total());
    }
    EXPECT_THAT(told, ElementsAre(std::pair(0, 11), std::pair(1, 18), std::pair(2, 7)));
    seat.end_window();
    EXPECT_THAT(seat.take_letters(1), IsEmpty());  // nothing is told twice
}

TEST(county_groups, tell_the_county_once_what_was_posted_in_the_township) {
    small_world w = in_a_shared_group();
    w->now.posted_in_window[0].of_kind[message_kind::chatter] = 3;
    county_groups::end_window(*w);
    county_groups::end_window(*w);
    ASSERT_THAT(w->outbox, SizeIs(1));
    EXPECT_EQ(std::get<posts_letter>(w->outbox[0]).posted.total(), 3);
}

TEST(county_groups, let_members_find_the_notice_of_a_department) {
    small_world w = in_a_shared_group();
    const std::int32_t id = put_task(*w, safety, task_kind::notice, 9 * 3600);
    task& source = w->now.tasks[static_cast<std::size_t>(id)];
    source.county_group = 0;
    county_groups::time_of_issue(*w, source);
    const std::int32_t job = assign_task(*w, id, cadre_1, assignment_stage::execute, 9 * 3600);
    county_groups::recipients_named(*w, w->now.tasks[static_cast<std::size_t>(id)], {job}, 9 * 3600);
    ASSERT_THAT(w.of(cadre_1).pending, SizeIs(1));
    EXPECT_EQ(w.of(cadre_1).pending[0].position, 0);
    EXPECT_EQ(w->now.counters.total[shared_group(w)], 1);
    EXPECT_EQ(w->now.book.messages.cells(), std::vector<std::int64_t>(w->now.book.messages.cells().size(), 0));
}

TEST(county_groups, announce_tasks_in_the_group_of_their_line_but_no_complaint) {
    const scenario plan = sharing(2);
    county_world seat = county_island(plan, small_roster(), random_source(1, 0, 0), 1).state();
    task_letter l;
    l.line = farming;
    county_groups::department_issues(seat, l);
    EXPECT_EQ(l.county_group, 1);
    EXPECT_EQ(seat.now.messages(1, index_of(message_kind::notice)), 1);
    task_letter complaint;
    complaint.kind = task_kind::complaint_ticket;
    county_groups::department_issues(seat, complaint);
    EXPECT_EQ(complaint.county_group, none);
}

}  // namespace
}  // namespace sim
