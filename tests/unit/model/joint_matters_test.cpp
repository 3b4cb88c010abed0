#include "sim/model/mechanisms/joint_matters.hpp"

#include <gtest/gtest.h>

#include "sim/core/units.hpp"
#include "sim/model/actors.hpp"
#include "sim/model/county_world.hpp"
#include "tests/support/small_county.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

joint_matters_params tangled() {
    joint_matters_params p;
    p.enabled = true;
    p.per_year = 0.0;
    p.seats_least = 2;
    p.seats_most = 8;
    p.cost_of_first = 0.85;
    p.round_days = 7.0;
    p.rounds = 3;
    p.job_minutes = 600.0;
    p.job_days = 7.0;
    return p;
}

scenario with_matters(joint_matters_params p = tangled()) {
    scenario plan = quiet_scenario();
    section_of<joint_matters>(plan) = p;
    return plan;
}

/// The county with one matter of so many seats, so many days after it arose.
county_world with_one(const scenario& plan, std::int32_t seats, std::int32_t days) {
    county_world c = lone_county(plan).seat().state();
    c.plan = &plan;
    c.now.matters.push_back({keys::joint_matter(0, 0, 0), 0, safety, seats, 0, 0});
    c.now.today = days;
    return c;
}

template <class Letter>
std::vector<Letter> posted(const county_world& c) {
    std::vector<Letter> found;
    for (const auto& [to, l] : c.outbox) {
        if (const auto* one = std::get_if<Letter>(&l)) found.push_back(*one);
    }
    return found;
}

/// Of two who would each gain 1 / c, each waits with probability c: one of them stamps with 1 - c^2.
TEST(joint_matters, the_more_seats_the_less_likely_somebody_stamps) {
    EXPECT_DOUBLE_EQ(joint_matters::p_taken(0.5, 2), 0.75);
    EXPECT_NEAR(joint_matters::p_taken(0.5, 1000), 0.5, 1e-3);
    for (std::int32_t k = 3; k < 20; ++k) {
        EXPECT_LT(joint_matters::p_taken(0.5, k), joint_matters::p_taken(0.5, k - 1));
    }
    EXPECT_GT(joint_matters::p_taken(0.1, 5), joint_matters::p_taken(0.9, 5));
}

TEST(joint_matters, a_round_is_a_meeting_of_the_township) {
    const scenario plan = with_matters();
    county_world c = with_one(plan, 4, 6);
    joint_matters::county_begins_day(c);
    EXPECT_TRUE(c.outbox.empty());
    c.now.today = 7;
    joint_matters::county_begins_day(c);
    ASSERT_GE(posted<task_letter>(c).size(), 1U);
    EXPECT_EQ(posted<task_letter>(c).front().kind, task_kind::meeting_call);
}

TEST(joint_matters, what_nobody_takes_falls_on_the_township) {
    joint_matters_params p = tangled();
    p.cost_of_first = 0.999;
    const scenario plan = with_matters(p);
    county_world c = with_one(plan, 8, 0);
    for (c.now.today = 0; c.now.today <= 30; ++c.now.today) joint_matters::county_begins_day(c);
    ASSERT_EQ(posted<joint_letter>(c).size(), 1U);
    EXPECT_TRUE(posted<joint_letter>(c).front().dumped);
    EXPECT_EQ(posted<joint_letter>(c).front().days, 21);
    const auto tasks = posted<task_letter>(c);
    ASSERT_EQ(tasks.size(), 4U);  // three meetings, and the job
    EXPECT_EQ(tasks.back().kind, task_kind::form);
    EXPECT_FLOAT_EQ(tasks.back().work, 600 * 60.0F);
    EXPECT_TRUE(c.now.matters.empty());
}

TEST(joint_matters, where_a_lead_is_named_the_first_round_ends_it) {
    joint_matters_params p = tangled();
    p.cost_of_first = 0.999;
    scenario plan = with_matters(p);
    reform r;
    r.name = "lead";
    std::get<std::optional<name_lead>>(r.levers) = name_lead{1.0};
    plan.reforms.push_back(r);
    county_world c = with_one(plan, 8, 7);
    joint_matters::county_begins_day(c);
    ASSERT_EQ(posted<joint_letter>(c).size(), 1U);
    EXPECT_FALSE(posted<joint_letter>(c).front().dumped);
}

TEST(joint_matters, a_township_counts_what_became_of_it) {
    small_world w(with_matters());
    joint_matters::receive(*w, joint_letter{safety, 14, true});
    const auto count = [&](task_count what) {
        return w->now.book.tasks(safety, index_of(task_kind::form), index_of(what));
    };
    EXPECT_EQ(count(task_count::joint_settled), 1);
    EXPECT_EQ(count(task_count::joint_dumped), 1);
    EXPECT_EQ(count(task_count::joint_wait), 14 * day_length);
}

// Null: matters arise on a day with probability 1 - exp(-12 / 365.25). 59 days of two townships under 25 seeds; size 1e-6, eight standard
// errors are seen with probability 0.999. Twin: 40 a year.
double p_of_matters(double per_year) {
    joint_matters_params p = tangled();
    p.per_year = per_year;
    p.rounds = 9;
    p.cost_of_first = 0.999;
    p.round_days = 60.0;
    const scenario plan = with_matters(p);
    double n = 0;
    for (std::uint32_t seed = 1; seed <= 25; ++seed) {
        lone_county seat(plan, 2, seed);
        for (int day = 0; day < 59; ++day) seat.day<joint_letter>();
        n += static_cast<double>(seat.state().matters.size());
    }
    return share_p_value(n, 25 * 2 * 59, 1.0 - std::exp(-12.0 / days_per_year));
}
TEST(joint_matters, arise_at_their_rate) {
    EXPECT_GT(p_of_matters(12.0), 1e-6);
    EXPECT_LT(p_of_matters(40.0), 1e-6);
}

}  // namespace
}  // namespace sim
