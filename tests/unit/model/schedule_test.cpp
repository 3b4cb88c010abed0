/// The order of the schedule is what its reasons say.
#include "sim/model/schedule.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/actors.hpp"
#include "tests/support/world_builder.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

/// Place of an actor in a moment.
template <class Actor, class Hook, class... M>
constexpr std::size_t place_in(const moment<Hook, M...>& /*names the actors*/) {
    return position_in<Actor>(type_list<M...>{});
}

template <class Hook, class... M>
constexpr std::size_t last_of(const moment<Hook, M...>& /*names the actors*/) {
    return sizeof...(M) - 1;
}

TEST(schedule, a_place_is_counted_from_nought) {
    EXPECT_EQ(place_in<geography>(schedule::initialise), 0U);
    EXPECT_EQ(place_in<rest>(schedule::attempt), last_of(schedule::attempt));
    EXPECT_EQ(last_of(schedule::experience), 1U);
}

TEST(schedule, a_day_begins_with_its_rules_and_who_is_on_duty) {
    using schedule::begin_day;
    EXPECT_EQ(place_in<rules_in_force>(begin_day), 0U);
    EXPECT_LT(place_in<duty>(begin_day), place_in<time_use>(begin_day));
    EXPECT_LT(place_in<groups>(begin_day), place_in<ranking>(begin_day));
    EXPECT_LT(place_in<needs>(begin_day), place_in<meetings>(begin_day));
    EXPECT_EQ(place_in<attention>(begin_day), last_of(begin_day));
}

TEST(schedule, gives_departments_their_shares_before_they_ask_for_uploads) {
    using schedule::set_up_county;
    EXPECT_LT(place_in<task_issue>(set_up_county), place_in<messages>(set_up_county));
}

TEST(schedule, a_week_ends_with_its_hours_and_a_day_with_its_totals) {
    EXPECT_EQ(place_in<exhaustion>(schedule::end_week), last_of(schedule::end_week));
    EXPECT_LT(place_in<fatigue>(schedule::end_week), place_in<exhaustion>(schedule::end_week));
    EXPECT_EQ(place_in<time_use>(schedule::end_day), last_of(schedule::end_day));
}

TEST(schedule, work_is_sized_before_forms_multiply_it) {
    EXPECT_LT(place_in<task_issue>(schedule::task_assigned), place_in<duplicate_entry>(schedule::task_assigned));
}

TEST(schedule, a_record_is_invented_before_time_is_spent) {
    using schedule::work_starts;
    EXPECT_LT(place_in<fabrication>(work_starts), place_in<missed_notices>(work_starts));
    EXPECT_LT(place_in<fabrication>(work_starts), place_in<work>(work_starts));
}

TEST(schedule, a_need_is_over_when_its_proof_is_known) {
    EXPECT_LT(place_in<evidence>(schedule::need_met), place_in<needs>(schedule::need_met));
}

// Were groups initialised first, nobody would have muted any.
TEST(schedule, policies_stand_before_the_first_groups) {
    scenario plan = quiet_scenario();
    const auto muted = [&] {
        const small_world w(plan);
        return std::ranges::any_of(w.state().now.memberships, [](const membership& m) { return m.muted; });
    };
    EXPECT_FALSE(muted());
    section_of<attention>(plan).push_share = 0.0;  // with the shares of the others: everybody has quit
    EXPECT_TRUE(muted());
}

// The leader's question ends a call to a meeting that nobody noticed; were deadlines first, it would ring once more.
TEST(schedule, what_a_question_at_the_deadline_ends_has_no_further_deadline) {
    for (const task_kind kind : {task_kind::meeting_call, task_kind::form}) {
        small_world w;
        w.par<missed_notices>().enabled = true;
        const std::int32_t id =
            assign_task(*w, put_task(*w, safety, kind, nine), leader, assignment_stage::execute, nine);
        const auto timer = w->now.timers.pop();
        happen(schedule::deadline, *w, arrival<timer_kind::deadline>{id, timer.generation, timer.at});
        EXPECT_EQ(w.job(id).in_use, kind == task_kind::form);
        EXPECT_EQ(w->now.timers.size(), kind == task_kind::form ? 1U : 0U);
    }
}

// A slot that has been used again is not what the timer was set for.
TEST(schedule, an_arrival_for_a_recycled_object_is_void) {
    small_world w;
    const std::int32_t id =
        assign_task(*w, put_task(*w, safety, task_kind::form, nine), leader, assignment_stage::execute, nine);
    const std::uint32_t before = w.job(id).generation;
    drop_assignment(*w, id, false);
    assign_task(*w, put_task(*w, safety, task_kind::form, nine, 2), leader, assignment_stage::execute, nine);
    const std::size_t timers = w->now.timers.size();
    happen(schedule::deadline, *w, arrival<timer_kind::deadline>{id, before, w.job(id).deadline});
    EXPECT_EQ(w->now.timers.size(), timers);
    happen(schedule::deadline, *w, arrival<timer_kind::deadline>{id, w.job(id).generation, w.job(id).deadline});
    EXPECT_EQ(w->now.timers.size(), timers + 1);
}

}  // namespace
}  // namespace sim
