/// M05 County groups: chat groups with members in several townships and in departments.
///
/// Rule       Line l belongs to group l mod n. Who carries a line of the group is a member with probability q by post,
///            and every department of the group has d members. A department posts the notice of a task there, too, with
///            probability p, at its time of issue and for all townships at once. What a member posts is seen at once in
///            the own township, and elsewhere from the end of the window on.
/// Symbols    n -> n_groups, q -> member_share, d -> department_members, p -> announce_share
/// Reads      duties, tasks, messages posted in the township
/// Writes     letters on messages posted, counters of the county groups, pending notices
/// Streams    membership, duplicate_post, at_all, each of the county
/// Source     S002 S013 S033 S070
/// Limits     Departments post nothing but notices and read nothing. They keep no township's quiet hours. Chat is shared
///            out over the members of the first day.
#pragma once

#include <vector>

#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/graph/roster.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

class parameters;

struct county_groups_params {
    bool enabled = true;
    std::int32_t n_groups = 0;
    per<role, double> member_share{0.5, 0.5, 0.3, 0.1, 0.02, 0.1};
    std::int32_t department_members = 3;
    double announce_share = 0.3;

    static constexpr std::string_view section = "county_groups";
    static constexpr text title{"M05 County groups", "M05 县级工作群"};
    static constexpr auto fields() {
        using P = county_groups_params;
        return std::tuple{flag(SIM_NAME(P, enabled), {"The county has chat groups.", "县里是否有工作群。"}, "S002",
                               confidence::inference),
                          count(SIM_NAME(P, n_groups), "1", {0, 60},
                                {"Chat groups that departments hold for several townships together.",
                                 "部门面向多个乡镇共建的工作群数。"},
                                "S002", confidence::assumption),
                          numbers(SIM_NAME(P, member_share), "1", {0, 1},
                                  {"Probability that a person who carries a line of such a group is a member.",
                                   "承担群内条线的人员进群的概率。"},
                                  "S033", confidence::assumption),
                          count(SIM_NAME(P, department_members), "1", {0, 50},
                                {"Members from each department of such a group.", "群内每个部门的成员数。"}, "S033",
                                confidence::assumption),
                          number(SIM_NAME(P, announce_share), "1", {0, 1},
                                 {"Probability that a department posts the notice of a task in its county group, too.",
                                  "部门把任务通知同时发到县级群的概率。"},
                                 "S070", confidence::assumption)};
    }
};

struct county_groups {
    using params = county_groups_params;

    /// How many there are.
    static std::int32_t number(const county_groups_params& p) { return p.enabled ? p.n_groups : 0; }
    /// The groups as each of these townships enters them: [township][group]. Replicates share them, like the rosters.
    static std::vector<std::vector<group>> lay_out(const parameters& par, const std::vector<roster>& townships,
                                                   std::uint32_t seed);

    static void set_up_county(county_world& c);
    static void initialise(world& w);
    /// The department decides whether to post the notice of this task in its county group, and does.
    static void department_issues(county_world& c, task_letter& l);
    /// The time of issue has come: the department's notice stands in the township's copy of the group.
    static void time_of_issue(world& w, const task& source);
    /// The department has named recipients: those who are in the group can find the notice there.
    static void recipients_named(world& w, const task& source, const std::vector<std::int32_t>& assignments, seconds t);

    /// At the end of a window a township tells what its people have posted, and the county passes it on to the others.
    static void end_window(world& w);
    static void receive(county_world& c, std::int32_t from, const posts_letter& l);
    static void county_ends_window(county_world& c);
    static void receive(world& w, const posts_letter& l);
};

}  // namespace sim
