#include <gtest/gtest.h>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

missed_notices_params asking() {
    missed_notices_params p;
    p.enabled = true;
    p.ask_after = 0.5;
    p.ask_spread = 0.3;
    p.search_minutes = 5.0;
    p.call_minutes = 2.0;
    p.call_gain = 0.01;
    p.call_half_life_days = 60.0;
    p.blame_per_miss = 0.1;
    p.blame_half_life_days = 30.0;
    p.find_group_seconds = 0.0;
    p.screenshot_seconds = 15.0;
    p.grace_days = 5.0;
    return p;
}

scenario watchful() {
    scenario plan = quiet_scenario();
    section_of<missed_notices>(plan) = asking();
    return plan;
}

std::int32_t unseen(small_world& w, std::uint32_t key = 1, std::int32_t line = safety) {
    return assign_task(*w, put_task(*w, line, task_kind::form, nine, key), first_staff, assignment_stage::execute,
                       nine);
}

std::int64_t counted(small_world& w, task_count c) {
    return w->now.book.tasks(safety, index_of(task_kind::form), index_of(c));
}

TEST(missed_notices, the_chance_of_a_call_saturates_with_the_memory_of_misses) {
    const missed_notices_params p = asking();
    EXPECT_DOUBLE_EQ(missed_notices::p_call(p, 0.0), 0.0);
    EXPECT_DOUBLE_EQ(missed_notices::p_call(p, 100.0), 1.0 - std::exp(-1.0));
    EXPECT_NEAR(missed_notices::p_call(p, 1.0), 0.01, 1e-4);
    double previous = -1.0;
    for (double m = 0; m < 1000; m += 10) {
        EXPECT_GT(missed_notices::p_call(p, m), previous);
        previous = missed_notices::p_call(p, m);
    }
    EXPECT_LE(previous, 1.0);
}

// The leader asks between half and four fifths of the time allowed.
TEST(missed_notices, the_leader_asks_within_the_window) {
    small_world w(watchful());
    double earliest = 1.0;
    double latest = 0.0;
    for (std::uint32_t key = 1; key <= 1000; ++key) {
        const std::int32_t id = unseen(w, key);
        w->now.timers = {};
        missed_notices::notice_posted(*w, id, nine);
        const auto timer = w->now.timers.pop();
        ASSERT_EQ(timer.kind, timer_kind::leader_asks);
        const double share = static_cast<double>(timer.at - nine) / (w.job(id).deadline - nine);
        earliest = std::min(earliest, share);
        latest = std::max(latest, share);
    }
    EXPECT_NEAR(earliest, 0.5, 0.005);
    EXPECT_NEAR(latest, 0.8, 0.005);
    EXPECT_LE(latest, 0.8);
}

TEST(missed_notices, a_miss_is_counted_once_blamed_and_searched_for) {
    small_world w(watchful());
    const std::int32_t id = unseen(w);
    missed_notices::ask(*w, id, nine);
    missed_notices::ask(*w, id, nine);
    EXPECT_EQ(counted(w, task_count::missed), 1);
    EXPECT_TRUE(w.job(id).noticed);
    EXPECT_EQ(w.of(first_staff).total_missed, 1);
    EXPECT_EQ(w.of(first_staff).searches_waiting, 1);
    EXPECT_NEAR(w.of(first_staff).blame, 0.1, 1e-12);
    EXPECT_EQ(w->now.lines[safety].misses, 1.0);
    EXPECT_EQ(w->now.lines[fire].misses, 0.0);
}

TEST(missed_notices, what_has_been_seen_is_not_missed) {
    small_world w(watchful());
    const std::int32_t id = unseen(w);
    notice_assignment(*w, id, nine);
    missed_notices::ask(*w, id, nine);
    missed_notices::notice_posted(*w, id, nine);
    EXPECT_EQ(counted(w, task_count::missed), 0);
    EXPECT_EQ(w.of(first_staff).blame, 0.0);
}

double called(double misses) {
    small_world w(watchful());
    w->now.lines[safety].misses = misses;
    for (std::uint32_t key = 1; key <= 10000; ++key) {
        const std::int32_t id = unseen(w, key);
        missed_notices::notice_posted(*w, id, nine);
        drop_assignment(*w, id, false);
    }
    return static_cast<double>(counted(w, task_count::phoned));
}

// Null: at a memory of 100 misses and a gain of 0.01, called with probability 1 - 1/e. 10000 notices, size 1e-6; an
// error of 0.039 is seen with probability 0.999. Twin: a memory of 115.
TEST(missed_notices, a_line_that_remembers_misses_telephones) {
    const double p = 1.0 - std::exp(-1.0);
    EXPECT_GT(share_p_value(called(100.0), 10000, p), 1e-6);
    EXPECT_LT(share_p_value(called(115.0), 10000, p), 1e-6);
    EXPECT_EQ(called(0.0), 0.0);
}

TEST(missed_notices, a_call_tells_of_the_task_at_once) {
    small_world w(watchful());
    w.par<missed_notices>().call_gain = 1e9;
    w->now.lines[safety].misses = 1.0;
    const std::int32_t id = unseen(w);
    missed_notices::notice_posted(*w, id, nine);
    EXPECT_TRUE(w.job(id).noticed);
    EXPECT_EQ(w.of(first_staff).calls_waiting, 1);
    EXPECT_EQ(counted(w, task_count::noticed), 1);
    EXPECT_EQ(counted(w, task_count::missed), 0);
}

TEST(missed_notices, calls_and_searches_take_their_minutes_and_a_screenshot_after_blame) {
    small_world w(watchful());
    person& p = w.of(first_staff);
    p.clock = nine;
    p.calls_waiting = 3;
    p.searches_waiting = 2;
    p.call_cause = p.search_cause = safety;
    EXPECT_TRUE(missed_notices::attempt(*w, first_staff, nine));
    const auto spent = [&](activity a) { return w->now.book.time_use(1, index_of(p.post), index_of(a)); };
    EXPECT_EQ(spent(activity::phone_confirmation), 360);
    EXPECT_EQ(spent(activity::searching_back), 600);
    EXPECT_FALSE(missed_notices::attempt(*w, first_staff, p.clock));
    p.blame = 0.1;
    p.searches_waiting = 1;
    EXPECT_TRUE(missed_notices::attempt(*w, first_staff, p.clock));
    EXPECT_EQ(spent(activity::searching_back), 600 + 315);
}

// A raw notice is looked up again when its work begins, the longer the more has been posted since; a digest is not.
TEST(missed_notices, looking_a_notice_up_takes_longer_the_deeper_it_lies) {
    scenario plan = watchful();
    section_of<attention>(plan).enabled = true;
    section_of<attention>(plan).displacement_depth = 60.0;
    small_world w(plan);
    const std::int32_t raw = unseen(w);
    messages::announce(*w, safety, work_key{1}, {raw}, false, nine);
    EXPECT_EQ(missed_notices::look_up(*w, w.job(raw)), 0);
    w->now.counters.total[safety_group] += 60;
    EXPECT_EQ(missed_notices::look_up(*w, w.job(raw)), static_cast<int>(300 * (1 - std::exp(-1.0))));
    const std::int32_t digest = unseen(w, 2);
    messages::announce(*w, safety, work_key{2}, {digest}, true, nine);
    w->now.counters.total[safety_group] += 60;
    EXPECT_EQ(missed_notices::look_up(*w, w.job(digest)), 0);
}

TEST(missed_notices, nobody_telephones_at_night) {
    small_world w(watchful());
    w.of(first_staff).calls_waiting = 1;
    w.of(first_staff).clock = 3 * 3600;
    EXPECT_FALSE(missed_notices::attempt(*w, first_staff, 3 * 3600));
    EXPECT_EQ(w.of(first_staff).calls_waiting, 1);
}

TEST(missed_notices, memories_halve_in_their_half_lives) {
    small_world w(watchful());
    w->now.lines[safety].misses = 8.0;
    w.of(leader).blame = 1.0;
    for (int d = 0; d < 30; ++d) missed_notices::begin_day(*w);
    EXPECT_NEAR(w.of(leader).blame, 0.5, 1e-9);
    for (int d = 0; d < 30; ++d) missed_notices::begin_day(*w);
    EXPECT_NEAR(w->now.lines[safety].misses, 4.0, 1e-9);
}

TEST(missed_notices, off_nobody_asks_calls_or_searches) {
    scenario plan = watchful();
    issue_only(plan, task_kind::form, 100.0, 10.0, 1.0);
    auto& a = section_of<attention>(plan);
    a.enabled = true;
    a.miss_at_half = 0.3;  // at least three in ten are overlooked
    a.miss_exponent = 0.0;
    a.miss_cap = 1.0;
    section_of<missed_notices>(plan).call_gain = 1.0;
    small_run on(plan, 14);
    EXPECT_GT(on.tasks(task_count::missed), 0);
    EXPECT_GT(on.tasks(task_count::phoned), 0);
    EXPECT_GT(on.seconds_of(activity::searching_back), 0);
    section_of<missed_notices>(plan).enabled = false;
    small_run off(plan, 14);
    EXPECT_EQ(off.tasks(task_count::missed), 0);
    EXPECT_EQ(off.tasks(task_count::phoned), 0);
    EXPECT_EQ(off.seconds_of(activity::searching_back), 0);
    EXPECT_EQ(off.seconds_of(activity::phone_confirmation), 0);
}

TEST(missed_notices, an_instruction_is_harder_to_find_in_many_groups) {
    scenario plan = watchful();
    section_of<missed_notices>(plan).find_group_seconds = 3.0;
    section_of<attention>(plan).enabled = true;
    small_world w(plan);
    const std::int32_t id = unseen(w);
    w.job(id).group = safety_group;
    w.job(id).position = 0;
    w->now.counters.total[safety_group] = 1;  // nothing stands above it
    EXPECT_EQ(missed_notices::look_up(*w, w.job(id)), 3 * w.of(first_staff).n_memberships);
    w.of(first_staff).n_memberships = 40;
    EXPECT_EQ(missed_notices::look_up(*w, w.job(id)), 120);
}

}  // namespace
}  // namespace sim
