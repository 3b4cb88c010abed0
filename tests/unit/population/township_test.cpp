#include "sim/population/township.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace sim {
namespace {

/// Three lines; the third has an office of one, its head. The villages are units 2 and 4 with an office between them.
roster mixed_roster() {
    using enum role;
    roster town;
    town.departments = {
        {"a", "A", "甲", function::safety}, {"b", "B", "乙", function::social}, {"c", "C", "丙", function::economy}};
    town.units = {{"leadership", unit_kind::leadership, "Leadership", "领导班子"},
                  {"office-1", unit_kind::office, "Office 1", "一办"},
                  {"village-1", unit_kind::village, "Village 1", "一村"},
                  {"office-2", unit_kind::office, "Office 2", "二办"},
                  {"village-2", unit_kind::village, "Village 2", "二村"}};
    town.persons = {{"leader-1", leader, 0, -1, {1, 2}},
                    {"leader-2", leader, 0, 4, {0, 1}},
                    {"head-1", office_head, 1, -1, {0, 1}},
                    {"staff-1", office_staff, 1, 2, {1}},
                    {"staff-2", office_staff, 1, 4, {0, 1}},
                    {"head-2", office_head, 3, -1, {2}},
                    {"secretary-1", village_secretary, 2, 2, {0, 2}},
                    {"cadre-1", village_cadre, 2, 2, {0, 1}},
                    {"secretary-2", village_secretary, 4, 4, {0}},
                    {"first-secretary-2", first_secretary, 4, -1, {}}};
    return town;
}

class mixed_township : public ::testing::Test {
protected:
    township t = make_township(mixed_roster(), 3, random_source(1, 2, 3));
};

TEST_F(mixed_township, has_a_village_for_every_village_unit_with_the_people_who_live_there) {
    ASSERT_EQ(t.villages.size(), 2U);
    EXPECT_EQ(t.villages[0].unit, 2);
    EXPECT_EQ(t.villages[1].unit, 4);
    EXPECT_EQ(t.villages[0].cadres, (std::vector<std::int32_t>{6, 7}));
    EXPECT_EQ(t.villages[1].cadres, (std::vector<std::int32_t>{8, 9}));
}

TEST_F(mixed_township, has_office_staff_liaise_with_their_village_and_neither_leaders_nor_villagers) {
    EXPECT_EQ(t.villages[0].contacts, (std::vector<std::int32_t>{3}));
    EXPECT_EQ(t.villages[1].contacts, (std::vector<std::int32_t>{4}));
}

TEST_F(mixed_township, knows_everybodys_post_unit_and_village) {
    ASSERT_EQ(t.persons.size(), 10U);
    EXPECT_EQ(t.persons[3].post, role::office_staff);
    EXPECT_EQ(t.persons[3].unit, 1);
    EXPECT_EQ(t.persons[3].village, 0);  // a contact village, told by its unit
    EXPECT_EQ(t.persons[1].village, 1);
    EXPECT_EQ(t.persons[0].village, none);
    EXPECT_EQ(t.persons[9].village, 1);  // who lives in a village serves it
}

TEST_F(mixed_township, keeps_lines_as_a_set) {
    EXPECT_EQ(t.persons[0].lines, line_bit(1) | line_bit(2));
    EXPECT_EQ(t.persons[9].lines, line_set{0});
    EXPECT_EQ(line_bit(59), line_set{1} << 59U);
}

TEST_F(mixed_township, takes_the_first_leader_who_carries_a_line) {
    EXPECT_EQ(t.lines[0].leader, 1);
    EXPECT_EQ(t.lines[1].leader, 0);
    EXPECT_EQ(t.lines[2].leader, 0);
}

TEST_F(mixed_township, has_staff_handle_their_lines_in_order_and_heads_only_where_there_is_no_staff) {
    EXPECT_EQ(t.lines[0].handlers, (std::vector<std::int32_t>{4}));
    EXPECT_EQ(t.lines[1].handlers, (std::vector<std::int32_t>{3, 4}));
    EXPECT_EQ(t.lines[2].handlers, (std::vector<std::int32_t>{5}));
    EXPECT_EQ(t.lines[1].office, 1);
    EXPECT_EQ(t.lines[2].office, 3);
}

TEST_F(mixed_township, has_a_line_carried_by_a_cadre_before_the_secretary) {
    EXPECT_EQ(t.lines[0].village_carriers, (std::vector<std::int32_t>{7, 8}));
    EXPECT_EQ(t.lines[1].village_carriers, (std::vector<std::int32_t>{7, none}));
    EXPECT_EQ(t.lines[2].village_carriers, (std::vector<std::int32_t>{6, none}));
}

TEST_F(mixed_township, begins_with_nobody_having_acted) {
    EXPECT_EQ(t.index, 3);
    EXPECT_EQ(t.events.next_time(), never);
    EXPECT_EQ(t.timers.size(), 0U);
    for (const person& p : t.persons) {
        EXPECT_EQ(p.clock, 0);
        EXPECT_EQ(p.current, none);
        EXPECT_TRUE(p.queue.empty());
    }
}

TEST_F(mixed_township, counts_causes_from_its_lines_on) {
    EXPECT_EQ(t.n_causes(), 6);
    EXPECT_EQ(t.cause_of(cause::villagers), 3);
    EXPECT_EQ(t.cause_of(cause::person), 5);
}

TEST_F(mixed_township, opens_a_ledger_with_room_for_everything) {
    open_ledger(t, 7);
    EXPECT_THAT(t.book.time_use.shape(), ::testing::ElementsAre(5, count_of<role>, count_of<activity>));
    EXPECT_THAT(t.book.persons.shape(), ::testing::ElementsAre(5, count_of<role>));
    EXPECT_THAT(t.book.time_by_cause.shape(), ::testing::ElementsAre(count_of<role>, 6, count_of<activity>));
    EXPECT_THAT(t.book.tasks.shape(), ::testing::ElementsAre(3, count_of<task_kind>, count_of<task_count>));
    EXPECT_THAT(t.book.messages.shape(), ::testing::ElementsAre(7, count_of<message_kind>));
    EXPECT_THAT(t.book.evidence.shape(), ::testing::ElementsAre(3, count_of<evidence_count>));
    EXPECT_THAT(t.book.service.shape(), ::testing::ElementsAre(2, count_of<service_count>));
    EXPECT_THAT(t.book.attention.shape(), ::testing::ElementsAre(count_of<role>, count_of<attention_count>));
}

}  // namespace
}  // namespace sim
