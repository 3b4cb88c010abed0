#include <gtest/gtest.h>

#include <numeric>

#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

constexpr seconds nine = 9 * 3600;

duplicate_entry_params three_systems() {
    duplicate_entry_params p;
    p.enabled = true;
    p.systems = 3.0;
    p.reentry_share = 0.5;
    p.households_per_form = 6.0;
    return p;
}

small_world forms() {
    scenario plan = quiet_scenario();
    section_of<duplicate_entry>(plan) = three_systems();
    section_of<trust>(plan).enabled = true;
    section_of<trust>(plan).collection_loss = 0.01;
    return small_world(plan);
}

double work_of(world& w, task_kind kind, std::uint32_t key = 1) {
    const std::int32_t id =
        assign_task(w, put_task(w, safety, kind, nine, key), first_staff, assignment_stage::execute, nine);
    const double work = static_cast<double>(w.now.assignments[static_cast<std::size_t>(id)].work);
    drop_assignment(w, id, false);
    return work;
}

// work = work_once (1 + (k - 1) e): three systems at half the time each make two.
TEST(duplicate_entry, each_further_system_costs_its_share_of_the_first_entry) {
    duplicate_entry_params p = three_systems();
    EXPECT_DOUBLE_EQ(duplicate_entry::factor(p), 2.0);
    p.systems = 1.0;
    EXPECT_DOUBLE_EQ(duplicate_entry::factor(p), 1.0);
    p.systems = 5.0;
    p.reentry_share = 1.0;
    EXPECT_DOUBLE_EQ(duplicate_entry::factor(p), 5.0);
    p.enabled = false;
    EXPECT_DOUBLE_EQ(duplicate_entry::factor(p), 1.0);
}

TEST(duplicate_entry, forms_are_entered_again_and_nothing_else_is) {
    small_world w = forms();
    EXPECT_DOUBLE_EQ(work_of(*w, task_kind::form), 7200.0);
    for (const task_kind k : {task_kind::notice, task_kind::field_check, task_kind::evaluation}) {
        EXPECT_DOUBLE_EQ(work_of(*w, k), 3600.0);
    }
}

TEST(duplicate_entry, one_form_for_all_lines_is_entered_once) {
    small_world w = forms();
    w->in_force.one_form.move(true, 1.0);
    EXPECT_DOUBLE_EQ(work_of(*w, task_kind::form), 3600.0);
}

/// Forms entered once while one form for all lines holds for this share.
double entered_once(double share) {
    small_world w = forms();
    w->in_force.one_form.move(true, share);
    double once = 0;
    for (std::uint32_t key = 1; key <= 10000; ++key)
        once += duplicate_entry::factor_now(*w, work_key{key}) == 1.0 ? 1 : 0;
    return once;
}

// Null: a rule phased in for 40 % holds for 40 % of forms. 10000 forms, size 1e-6; an error of 0.039 is seen with
// probability 0.999. Twin: a rule that holds for 45 %.
TEST(duplicate_entry, a_rule_being_phased_in_holds_for_its_share_of_forms) {
    EXPECT_GT(share_p_value(entered_once(0.4), 10000, 0.4), 1e-6);
    EXPECT_LT(share_p_value(entered_once(0.45), 10000, 0.4), 1e-6);
}

TEST(duplicate_entry, a_form_shared_at_a_small_share_is_shared_at_a_larger_one) {
    small_world w = forms();
    for (std::uint32_t key = 1; key <= 200; ++key) {
        bool shared = false;
        for (const double share : {0.1, 0.3, 0.6, 1.0}) {
            w->in_force.one_form = {rule_id::one_form, false};
            w->in_force.one_form.move(true, share);
            const bool now = duplicate_entry::factor_now(*w, work_key{key}) == 1.0;
            EXPECT_TRUE(now || !shared);
            shared = now;
        }
    }
}

/// Trust that a village form of six households costs the village, all trusts being one half.
double trust_lost(double one_form_share, bool enabled) {
    small_world w = forms();
    w.par<duplicate_entry>().enabled = enabled;
    w->in_force.one_form.move(true, one_form_share);
    w->now.household_trust.assign(w->now.household_trust.size(), 0.5F);
    assignment a;
    a.person = cadre_1;
    a.key = work_key{7};
    duplicate_entry::collect(*w, a);
    return 100.0 - std::accumulate(w->now.household_trust.begin(), w->now.household_trust.end(), 0.0);
}

// Each of six households is asked three times and loses 0.01 of its trust each time: 6 x 3 x 0.01 x 0.5, a little less
// where one household is drawn twice.
TEST(duplicate_entry, households_are_asked_once_per_system) {
    EXPECT_NEAR(trust_lost(0.0, true), 0.09, 0.003);
    EXPECT_NEAR(trust_lost(1.0, true), 0.03, 0.001);
    EXPECT_NEAR(trust_lost(0.0, false), 0.03, 0.001);
}

TEST(duplicate_entry, only_households_of_the_cadres_own_village_are_asked) {
    small_world w = forms();
    w->now.household_trust.assign(w->now.household_trust.size(), 0.5F);
    assignment a;
    a.person = cadre_2;
    for (std::uint32_t k = 1; k < 200; ++k) {
        a.key = work_key{k};
        duplicate_entry::collect(*w, a);
    }
    for (std::size_t h = 0; h < 100; ++h) EXPECT_EQ(w->now.household_trust[h], 0.5F);
    EXPECT_LT(*std::max_element(w->now.household_trust.begin() + 100, w->now.household_trust.end()), 0.5F);
}

TEST(duplicate_entry, off_demanded_work_is_what_was_asked_for) {
    scenario plan = quiet_scenario();
    issue_only(plan, task_kind::form, 50.0, 10.0, 3.0);
    small_run off(plan, 7);
    EXPECT_GT(off.tasks(task_count::asked_work), 0);
    EXPECT_EQ(off.tasks(task_count::demanded_work), off.tasks(task_count::asked_work));
    section_of<duplicate_entry>(plan) = three_systems();
    small_run on(plan, 7);
    EXPECT_EQ(on.tasks(task_count::demanded_work), 2 * off.tasks(task_count::asked_work));
}

}  // namespace
}  // namespace sim
