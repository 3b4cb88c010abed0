/// M05 Groups: the topology of chat groups, what makes new ones, and what dissolves them.
///
/// Rule       A task founds a group of its own with probability p; a lost notice founds a small group with
///            probability p_d; nothing dissolves unless a sunset rule says so, and then only what was founded
///            during the run. Levers merge, cap and restrict membership.
/// Symbols    p -> creation_probability, p_d -> defensive_probability
/// Reads      rules, duties
/// Writes     groups, memberships
/// Streams    group_creation, rule_adoption
/// Source     S002 S067 S068 L01 L02 L05 L07 P16
/// Limits     Founding takes effect at the next day boundary.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct groups_params {
    bool enabled = true;
    double creation_probability = 0.0007;
    double defensive_probability = 0.0002;

    static constexpr std::string_view section = "groups";
    static constexpr text title{"M05 Groups", "M05 工作群的生灭"};
    static constexpr auto fields() {
        using P = groups_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Groups are founded during the run.", "运行中是否新建群。"}, "S068",
                 confidence::seed),
            number(SIM_NAME(P, creation_probability), "1/task", {0, 0.1},
                   {"Probability that a task founds a group.", "一项任务新建一个群的概率。"}, "S002 S068 P16",
                   confidence::inference),
            number(SIM_NAME(P, defensive_probability), "1/miss", {0, 0.1},
                   {"Probability that a lost notice founds a small group.", "一次漏看通知引发另建小群的概率。"}, "S067",
                   confidence::assumption)};
    }
};

struct groups {
    using params = groups_params;
    static void initialise(world& w);
    static void begin_day(world& w);
    /// A job of this line may found a group; `key` identifies the occasion in every arm.
    static void consider_founding(world& w, std::int32_t line, work_key key, bool defensive);
    /// A task may found a group for the work.
    static void task_arrives(world& w, std::int32_t task, seconds t);
    /// A notice that was missed may found a small group to get through.
    static void notice_missed(world& w, std::int32_t assignment, seconds t);
};

}  // namespace sim
