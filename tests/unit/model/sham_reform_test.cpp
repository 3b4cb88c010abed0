#include "sim/model/mechanisms/sham_reform.hpp"

#include <gtest/gtest.h>

#include "sim/model/actors.hpp"
#include "sim/model/topology.hpp"
#include "tests/support/small_county.hpp"

namespace sim {
namespace {

using namespace support;

/// Starts on 30 January, so that the third day is the first of a month.
scenario reporting() {
    scenario plan = quiet_scenario();
    section_of<calendar_params>(plan).start = make_date(2020, 1, 30);
    auto& p = section_of<sham_reform>(plan);
    p.enabled = true;
    p.proof_minutes = 45.0;
    p.proof_items = 3.0;
    p.proof_days = 4.0;
    return plan;
}

reform merging(std::int32_t n, double compliance) {
    reform r;
    r.compliance = compliance;
    std::get<std::optional<merge_groups>>(r.levers) = merge_groups{n};
    return r;
}

reform capping(double compliance) {
    reform r;
    r.compliance = compliance;
    std::get<std::optional<cap_documents>>(r.levers) = cap_documents{0.5};
    return r;
}

TEST(sham_reform, a_relief_has_to_be_proved_on_the_first_of_a_month_by_each_township_under_it) {
    scenario plan = reporting();
    plan.reforms.push_back(merging(4, 1.0));
    plan.reforms[0].townships = {1};
    lone_county c(plan, 2);
    EXPECT_TRUE(c.day<task_letter>().empty());
    EXPECT_TRUE(c.day<task_letter>().empty());
    const auto proofs = c.day<task_letter>();
    ASSERT_EQ(proofs.size(), 1U);
    EXPECT_EQ(proofs[0].first, 1);
    const task_letter& l = proofs[0].second;
    EXPECT_EQ(l.kind, task_kind::form);
    EXPECT_EQ(l.work, 45.0F * 60.0F);
    EXPECT_EQ(l.evidence_items, 3);
    EXPECT_EQ(l.deadline - l.issued, 4 * day_length);
    EXPECT_TRUE(l.beyond_base);
    EXPECT_TRUE(c.day<task_letter>().empty());
}

TEST(sham_reform, a_sham_one_is_proved_like_a_true_one) {
    scenario plan = reporting();
    plan.reforms.push_back(merging(4, 0.0));
    EXPECT_EQ(lone_county(plan).days(3).size(), 1U);
}

TEST(sham_reform, what_takes_no_control_away_needs_no_proof) {
    scenario plan = reporting();
    EXPECT_TRUE(lone_county(plan).days(3).empty());
    plan.reforms.push_back(merging(200, 1.0));
    EXPECT_TRUE(lone_county(plan).days(3).empty());
}

TEST(sham_reform, switched_off_nothing_is_proved) {
    scenario plan = reporting();
    section_of<sham_reform>(plan).enabled = false;
    plan.reforms.push_back(merging(4, 1.0));
    EXPECT_TRUE(lone_county(plan).days(3).empty());
}

TEST(sham_reform, half_followed_half_the_groups_that_should_go_are_gone_and_all_are_reported_gone) {
    scenario plan = reporting();
    plan.reforms.push_back(merging(4, 0.5));
    const small_world w(plan);  // 8 groups
    EXPECT_EQ(w.state().now.groups.size(), 6U);
    EXPECT_EQ(topology(w.state(), rules_on_paper(plan, 0, 0)).size(), 4U);
}

// A cap of one half followed by half lets three quarters of the documents through; those that the cap forbids are not
// reported. Both draws are that of the document: what a full cap lets through is let through by half of one.
TEST(sham_reform, documents_beyond_a_cap_are_sent_off_the_books) {
    scenario plan = reporting();
    section_of<sham_reform>(plan).enabled = false;
    issue_only(plan, task_kind::form, 700.0, 10.0, 2.0);
    const std::size_t all = lone_county(plan).days(20).size();
    plan.reforms.push_back(capping(1.0));
    const std::size_t capped = lone_county(plan).days(20).size();
    plan.reforms[0] = capping(0.5);
    const auto sent = lone_county(plan).days(20);
    const auto hidden = std::ranges::count_if(sent, [](const auto& l) { return l.second.off_the_books; });
    EXPECT_EQ(sent.size() - static_cast<std::size_t>(hidden), capped);
    EXPECT_NEAR(static_cast<double>(sent.size()) / static_cast<double>(all), 0.75,
                0.06);  // of 2,000: 6 standard errors
    EXPECT_NEAR(static_cast<double>(capped) / static_cast<double>(all), 0.5, 0.07);
}

TEST(sham_reform, a_township_counts_what_is_sent_off_the_books) {
    small_world w;
    task_letter l;
    l.off_the_books = true;
    l.kind = task_kind::form;
    happen(schedule::receive_task, *w, l);
    EXPECT_EQ(w->now.book.tasks(0, index_of(task_kind::form), index_of(task_count::issued)), 1);
    EXPECT_EQ(w->now.book.tasks(0, index_of(task_kind::form), index_of(task_count::issued_off_the_books)), 1);
}

}  // namespace
}  // namespace sim
