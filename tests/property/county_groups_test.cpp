// A message in a county group is posted once and seen in every township: no copy of the group loses or doubles one.
#include <gmock/gmock.h>

#include <numeric>

#include "sim/engine/replicate.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

constexpr std::int32_t townships = 4;
constexpr std::int32_t groups_shared = 3;
constexpr std::int32_t days = 7;

plan county_that_talks() {
    scenario s = support::small_scenario();
    s.par.of<county_groups>().n_groups = groups_shared;
    plan study = support::study_of(std::move(s), days);
    study.townships = townships;
    return study;
}

/// What stands in a township's copy of each county group.
struct copy_state {
    std::int32_t total;
    std::int32_t notices;
    std::int32_t leader_posts;
    friend bool operator==(const copy_state&, const copy_state&) = default;
};

std::vector<copy_state> copies_in(const island& i) {
    const township& t = i.state().now;
    std::vector<copy_state> all(groups_shared);
    for (std::size_t g = 0; g < t.groups.size(); ++g) {
        if (t.groups[g].county_group == none) continue;
        all[static_cast<std::size_t>(t.groups[g].county_group)] = {t.counters.total[g], t.counters.notices[g],
                                                                   t.counters.leader_posts[g]};
    }
    return all;
}

TEST(copies_of_a_county_group, hold_the_same_messages_after_every_window) {
    const plan study = county_that_talks();
    replicate_run run(study, 0, 0);
    while (!run.done()) {
        run.advance_window();
        for (const island& i : run.islands()) EXPECT_EQ(copies_in(i), copies_in(run.islands()[0])) << run.day();
    }
    for (const copy_state& c : copies_in(run.islands()[0])) EXPECT_GT(c.total, c.notices);
}

/// Messages recorded by county group: all that were posted, and of these the notices.
std::vector<std::pair<std::int64_t, std::int64_t>> posted(const replicate_record& r) {
    const std::vector<std::string>& rows = r.at("messages").axis("group").names;
    const support::int_data cells = support::sum_over_first(support::ints(r, "messages", "posted"), days);
    std::vector<std::pair<std::int64_t, std::int64_t>> all(groups_shared);
    for (std::size_t row = 0; row < rows.size(); ++row) {
        const std::size_t at = rows[row].find("/county-");
        if (at == std::string::npos) continue;
        auto& [messages, notices] = all[std::stoul(rows[row].substr(at + 8)) - 1];
        const auto first = cells.begin() + static_cast<std::ptrdiff_t>(row * count_of<message_kind>);
        messages += std::accumulate(first, first + count_of<message_kind>, std::int64_t{0});
        notices += first[static_cast<std::ptrdiff_t>(index_of(message_kind::notice))];
    }
    return all;
}

TEST(messages_posted_in_all_townships, are_those_seen_in_every_copy) {
    const plan study = county_that_talks();
    replicate_run run(study, 0, 0);
    while (!run.done()) run.advance_day();
    const std::vector<copy_state> seen = copies_in(run.islands()[0]);
    const auto recorded = posted(run.finish());
    for (std::size_t g = 0; g < groups_shared; ++g) {
        EXPECT_EQ(recorded[g].first, seen[g].total) << g;
        EXPECT_EQ(recorded[g].second, seen[g].notices) << g;
    }
}

TEST(a_notice_of_a_department, stands_once_however_many_townships_read_it) {
    const auto notices = [](std::int32_t n) {
        plan study = county_that_talks();
        study.townships = n;
        const replicate_record r = run_replicate(study, 0, 0);
        const std::vector<std::string>& rows = r.at("messages").axis("group").names;
        const auto row = static_cast<std::size_t>(std::ranges::find(rows, "departments/county-1") - rows.begin());
        const support::int_data cells = support::sum_over_first(support::ints(r, "messages", "posted"), days);
        return cells.at(row * count_of<message_kind> + index_of(message_kind::notice));
    };
    EXPECT_GT(notices(2), 0);
    EXPECT_EQ(notices(2), notices(4));
}

TEST(a_county_group_without_members_and_notices, changes_nobodys_day) {
    plan silent = county_that_talks();
    auto& par = silent.arms[0].world.par.of<county_groups>();
    par.member_share.fill(0.0);
    par.announce_share = 0.0;
    plan without = silent;
    without.arms[0].world.par.of<county_groups>().enabled = false;
    const auto differing = support::differences(run_replicate(silent, 0, 0), run_replicate(without, 0, 0));
    EXPECT_THAT(differing,
                ::testing::UnorderedElementsAre("messages.n_groups", "summary.groups", "summary.groups_reported"));
}

}  // namespace
}  // namespace sim
