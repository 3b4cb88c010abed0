// M28: accusations by callers, the discipline body, and clearing in public.
#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "tests/support/small_county.hpp"

namespace sim {
namespace {

using namespace support;

scenario accusing() {
    scenario plan = quiet_scenario();
    auto& p = section_of<accountability>(plan) = blame_all();
    p.onlooker_share = 0.25;
    p.p_accusation = 1.0;
    p.initiative_loss = 0.5;
    p.investigation_days = 30.0;
    p.clearing_share = 1.0;
    p.clearing_restores = 0.8;
    return plan;
}

class accusation : public ::testing::Test {
protected:
    accusation() : w(accusing()) {}
    /// An answer of the ticket that cadre_1 has handled.
    void answer(bool satisfied, bool invented = false) {
        const std::int32_t id = assign_task(*w, put_task(*w, welfare, task_kind::complaint_ticket, 9 * 3600), cadre_1,
                                            keys::seat_of_village(0), assignment_stage::execute, 9 * 3600);
        w.job(id).fabricated = invented;
        happen(schedule::caller_answered, *w, id, satisfied);
    }
    small_world w;
};

TEST_F(accusation, who_is_satisfied_accuses_nobody) {
    answer(true);
    EXPECT_TRUE(w->outbox.empty());
    EXPECT_EQ(w.of(cadre_1).motivation, 0.0);
}

TEST_F(accusation, the_accused_loses_heart_and_so_do_onlookers) {
    answer(false);
    EXPECT_DOUBLE_EQ(w.of(cadre_1).motivation, -0.5);
    EXPECT_DOUBLE_EQ(w.of(secretary_1).motivation, -0.125);
    EXPECT_DOUBLE_EQ(w.of(cadre_2).motivation, 0.0);
    const auto& told = std::get<accusation_letter>(w->outbox.at(0));
    EXPECT_EQ(told.who, cadre_1);
    EXPECT_FALSE(told.founded);
}

TEST_F(accusation, public_clearing_brings_back_most_of_what_is_left_of_the_loss) {
    answer(false);
    happen(schedule::receive_verdict, *w, verdict_letter{std::get<accusation_letter>(w->outbox.at(0))});
    EXPECT_NEAR(w.of(cadre_1).motivation, -0.5 * 0.2, 1e-12);
    EXPECT_NEAR(w.of(secretary_1).motivation, -0.125 * 0.2, 1e-12);
    EXPECT_EQ(w->now.book.staff(index_of(role::village_cadre), index_of(staff_count::cleared)), 1);
}

TEST_F(accusation, clearing_restores_no_more_than_time_has_left) {
    answer(false);
    const double kept = std::pow(ranking::kept_per_day(w->par<ranking>()), 30.0);
    w.of(cadre_1).motivation *= kept;
    w->now.today = 30;
    happen(schedule::receive_verdict, *w, verdict_letter{std::get<accusation_letter>(w->outbox.at(0))});
    EXPECT_NEAR(w.of(cadre_1).motivation, -0.5 * 0.2 * kept, 1e-12);
}

TEST_F(accusation, nobody_is_cleared_where_no_rule_asks_for_it) {
    w.par<accountability>().clearing_share = 0.0;
    w->in_force = scenario_rules(w->plan->par);
    answer(false);
    happen(schedule::receive_verdict, *w, verdict_letter{std::get<accusation_letter>(w->outbox.at(0))});
    EXPECT_DOUBLE_EQ(w.of(cadre_1).motivation, -0.5);
}

TEST_F(accusation, a_founded_one_is_a_case) {
    answer(false, true);
    const auto told = std::get<accusation_letter>(w->outbox.at(0));
    EXPECT_TRUE(told.founded);
    happen(schedule::receive_verdict, *w, verdict_letter{told});
    EXPECT_EQ(w->now.book.staff(index_of(role::village_cadre), index_of(staff_count::cases)), 1);
    EXPECT_EQ(w->now.book.staff(index_of(role::village_cadre), index_of(staff_count::cleared)), 0);
}

TEST_F(accusation, a_verdict_does_not_concern_a_successor) {
    w.of(cadre_1).since = 10;
    happen(schedule::receive_verdict, *w, verdict_letter{{cadre_1, 9, false}});
    EXPECT_EQ(w.of(cadre_1).motivation, 0.0);
}

TEST(discipline_body, takes_its_time) {
    scenario plan = accusing();
    section_of<accountability>(plan).investigation_days = 3.0;
    lone_county c(plan, 2);
    c.seat().receive({1, county_seat, 0, accusation_letter{cadre_1, 0, true}});
    for (int day = 0; day < 3; ++day) EXPECT_TRUE(c.day<verdict_letter>().empty()) << day;
    const auto found = c.day<verdict_letter>();
    ASSERT_EQ(found.size(), 1U);
    EXPECT_EQ(found[0].first, 1);
    EXPECT_EQ(found[0].second.about.who, cadre_1);
    EXPECT_TRUE(found[0].second.about.founded);
    EXPECT_TRUE(c.day<verdict_letter>().empty());
}

}  // namespace
}  // namespace sim
