#include <gtest/gtest.h>

#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

interruption_params costly(double displacement) {
    interruption_params p;
    p.enabled = true;
    p.loss_at_once = 0.4;
    p.loss_slope = 0.5;
    p.length_scale = 2.0;
    p.displacement_probability = displacement;
    return p;
}

scenario disturbed(double displacement) {
    scenario plan = quiet_scenario();
    section_of<interruption>(plan) = costly(displacement);
    return plan;
}

/// A piece of desk work in hand, being done.
std::int32_t in_hand(small_world& w) {
    const std::int32_t id =
        assign_task(*w, put_task(*w, safety, task_kind::form, nine), first_staff, assignment_stage::execute, nine);
    notice_assignment(*w, id, nine);
    person& p = w.of(first_staff);
    w.job(id).started = true;
    w.job(id).phase = assignment_phase::work;
    p.current = id;
    p.clock = nine;
    p.doing = activity_of(w.job(id));
    return id;
}

TEST(interruption, the_loss_grows_with_the_logarithm_of_the_interruption) {
    const interruption_params p = costly(0.0);
    EXPECT_DOUBLE_EQ(interruption::loss(p, 0.0), 0.4);
    EXPECT_NEAR(interruption::loss(p, 2.0 * std::expm1(1.0)), 0.9, 1e-12);
    EXPECT_NEAR(interruption::loss(p, 2.0 * std::expm1(2.0)), 1.4, 1e-12);
}

TEST(interruption, cutting_work_is_counted_on_the_work_and_on_the_person) {
    small_world w(disturbed(0.0));
    const std::int32_t id = in_hand(w);
    interruption::cut(*w, w.of(first_staff), 90);
    interruption::cut(*w, w.of(first_staff), 30);
    EXPECT_EQ(w.job(id).interruptions, 2);
    EXPECT_EQ(w.of(first_staff).interruption_length, 120);
    EXPECT_EQ(w->now.book.attention(index_of(role::office_staff), index_of(attention_count::interruptions)), 2);
}

TEST(interruption, who_has_no_work_in_hand_is_not_interrupted) {
    small_world w(disturbed(0.0));
    interruption::cut(*w, w.of(leader), 90);
    EXPECT_FALSE(w.of(leader).was_interrupted);
    EXPECT_EQ(w->now.book.attention(index_of(role::leader), index_of(attention_count::interruptions)), 0);
}

TEST(interruption, work_taken_up_again_costs_the_loss_on_the_account_of_its_line) {
    small_world w(disturbed(0.0));
    const std::int32_t id = in_hand(w);
    interruption::cut(*w, w.of(first_staff), 120);  // two minutes, one scale: 0.4 + 0.5 log 2
    EXPECT_TRUE(interruption::resume(*w, w.of(first_staff), 0.5));
    const auto lost = static_cast<seconds>(60 * (0.4 + 0.5 * std::log(2.0)) + 0.5);
    EXPECT_EQ(w.of(first_staff).clock, nine + lost);
    EXPECT_EQ(w->now.book.time_by_cause(index_of(role::office_staff), safety, index_of(activity::resuming)), lost);
    EXPECT_EQ(w.of(first_staff).current, id);
    EXPECT_FALSE(w.of(first_staff).was_interrupted);
    EXPECT_EQ(w.of(first_staff).interruption_length, 0);
}

TEST(interruption, the_table_of_losses_and_what_lies_beyond_it_follow_the_equation) {
    for (const std::int32_t length : {0, 1, 59, 1799, 1800, 1801, 7200}) {
        small_world w(disturbed(0.0));
        in_hand(w);
        interruption::cut(*w, w.of(first_staff), length);
        interruption::resume(*w, w.of(first_staff), 0.5);
        EXPECT_EQ(w.of(first_staff).clock - nine, whole_seconds(0.4 + 0.5 * std::log1p(length / 120.0))) << length;
    }
}

TEST(interruption, displaced_work_costs_no_time_and_goes_back_into_the_queue) {
    small_world w(disturbed(1.0));
    const std::int32_t id = in_hand(w);
    interruption::cut(*w, w.of(first_staff), 120);
    EXPECT_FALSE(interruption::resume(*w, w.of(first_staff), 0.5));
    EXPECT_EQ(w.of(first_staff).clock, nine);
    EXPECT_EQ(w.of(first_staff).current, none);
    EXPECT_EQ(w.of(first_staff).queue, std::vector{id});
}

TEST(interruption, what_a_check_displaces_gives_way_to_the_most_pressing_work_at_once) {
    scenario plan = disturbed(1.0);
    section_of<attention>(plan) = {};
    section_of<task_choice>(plan) = {};
    section_of<task_choice>(plan).exploration = 0.0;
    small_world w(plan);
    const std::int32_t in_the_way = in_hand(w);
    const std::int32_t pressing =
        assign_task(*w, put_task(*w, fire, task_kind::form, nine), first_staff, assignment_stage::execute, nine);
    notice_assignment(*w, pressing, nine);
    w.job(in_the_way).noise = -5.0F;
    person& p = w.of(first_staff);
    p.on_duty_today = true;
    p.next_check = nine;
    attention::attempt(*w, first_staff, nine);
    EXPECT_EQ(p.current, pressing);
    EXPECT_EQ(p.doing, activity_of(w.job(pressing)));
    EXPECT_GT(w->now.events.time(first_staff), p.clock);
    EXPECT_EQ(w->now.book.time_by_cause(index_of(role::office_staff), safety, index_of(activity::resuming)), 0);
}

/// Checks of the phone in the middle of work: what each displaced, and how long it was to the next.
struct cuts {
    double displaced = 0;
    double displaced_before_long_gaps = 0;  // gaps above their median
};

cuts cut_by_checks(double probability, int n) {
    scenario plan = disturbed(probability);
    auto& a = section_of<attention>(plan);
    a = {};
    a.push_share = 0.0;
    a.batch_share = 0.0;
    a.mute_share = 1.0;  // exponential gaps between looks of one's own
    a.self_checks_per_day = 12.0;
    small_world w(plan);
    const std::int32_t id = in_hand(w);
    person& p = w.of(first_staff);
    p.on_duty_today = true;
    const auto& c = section_of<calendar_params>(plan);
    const double median = std::log(2.0) * (c.phone_until.seconds - c.morning_start.seconds) / 12.0;
    const std::int64_t& resuming =
        w->now.book.time_by_cause(index_of(role::office_staff), safety, index_of(activity::resuming));
    cuts all;
    for (int i = 0; i < n; ++i) {
        p.current = id;
        p.clock = p.next_check = nine;
        p.doing = activity_of(w.job(id));
        const std::int64_t before = resuming;
        attention::attempt(*w, first_staff, nine);
        const bool displaced = resuming == before;  // chosen anew, if need be the same work: no loss
        all.displaced += displaced ? 1 : 0;
        all.displaced_before_long_gaps += displaced && p.next_check - nine > median ? 1 : 0;
    }
    return all;
}

// Null: displaced with probability 0.4. 10000 interruptions, size 1e-6; an error of 0.039 is seen with probability
// 0.999. Twin: 0.45.
TEST(interruption, work_is_displaced_with_its_probability) {
    EXPECT_GT(share_p_value(cut_by_checks(0.4, 10000).displaced, 10000, 0.4), 1e-6);
    EXPECT_LT(share_p_value(cut_by_checks(0.45, 10000).displaced, 10000, 0.4), 1e-6);
}

// Both come from one keyed draw. Null: half of what is displaced is displaced before a gap above the median; some 4000
// cuts, size 1e-6; an error of 0.06 is seen with probability 0.999. Twin: counted against 0.57.
TEST(interruption, what_a_check_displaces_says_nothing_about_the_next_check) {
    const cuts all = cut_by_checks(0.4, 10000);
    const auto displaced = static_cast<int>(all.displaced);
    EXPECT_GT(share_p_value(all.displaced_before_long_gaps, displaced, 0.5), 1e-6);
    EXPECT_LT(share_p_value(all.displaced_before_long_gaps, displaced, 0.57), 1e-6);
}

TEST(interruption, off_work_goes_on_as_if_nothing_had_happened) {
    scenario plan = disturbed(0.3);
    issue_only(plan, task_kind::form, 100.0, 60.0, 3.0);
    auto& a = section_of<attention>(plan);
    a.enabled = true;
    a.reaction_minutes = 5.0;
    a.longest_gap_minutes = 30.0;
    small_run on(plan, 7);
    EXPECT_GT(on.seconds_of(activity::resuming), 0);
    section_of<interruption>(plan).enabled = false;
    small_run off(plan, 7);
    EXPECT_EQ(off.seconds_of(activity::resuming), 0);
    EXPECT_GT(off.attention(attention_count::interruptions), 0);
    EXPECT_DOUBLE_EQ(interruption::loss(section_of<interruption>(plan), 10.0), 0.0);
}

}  // namespace
}  // namespace sim
