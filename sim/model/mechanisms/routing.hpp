/// M04 Routing: a line reaches the handling persons directly through its group, or through leadership, office and
/// village.
///
/// Rule       direct with probability d, never where offices digest: the line's group names every recipient at once.
///            else leader in charge (plans, may filter) -> office (forwards, or digests) -> line group. Planning gives
///            a village task to the cadre with the shortest queue; direct tasks go to the fixed carrier. The office
///            collates what villages do; in the field one of the staff who liaise with the village goes along.
/// Symbols    d -> direct_share
/// Reads      hierarchy (leader in charge, handlers, carriers), rules.digest
/// Writes     assignments, notices
/// Streams    task_route, task_recipient, rule_adoption
/// Source     S102 S103 S104 S140 L04 L09
/// Limits     A filtered task vanishes at the township; the department does not notice.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct routing_params {
    bool enabled = true;
    double direct_share = 0.6;
    double leader_minutes = 3.0;
    double forward_minutes = 3.0;
    double digest_minutes = 8.0;
    double filter_share = 0.05;

    static constexpr std::string_view section = "routing";
    static constexpr text title{"M04 Routing", "M04 任务传导路径"};
    static constexpr auto fields() {
        using P = routing_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Some tasks go through the block; else all are direct.", "部分任务经块块传导；否则全部直达。"},
                 "S102", confidence::seed),
            number(SIM_NAME(P, direct_share), "1", {0, 1},
                   {"Share of tasks that by-pass the township's leadership.", "绕过乡镇领导直达个人的任务比例。"},
                   "S102 S104", confidence::assumption),
            number(SIM_NAME(P, leader_minutes), "min", {0, 60},
                   {"Time of the leader in charge to read, plan and assign one task.",
                    "分管领导阅处并安排一项任务的时间。"},
                   "E09", confidence::assumption),
            number(SIM_NAME(P, forward_minutes), "min", {0, 60},
                   {"Time of an office to forward one raw notice.", "站办所转发一条原文通知的时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, digest_minutes), "min", {0, 120},
                   {"Time of an office to write key points and a local opinion instead.",
                    "改写要点并附本地意见所需时间。"},
                   "L04", confidence::assumption),
            number(SIM_NAME(P, filter_share), "1", {0, 0.5},
                   {"Probability that the leadership keeps a task from going further.",
                    "领导层过滤、不再下派任务的概率。"},
                   "S140 Q26", confidence::assumption)};
    }
};

struct routing {
    using params = routing_params;
    /// A task is posted, or waits for the end of quiet hours.
    static void arrive(world& w, const arrival<timer_kind::post_notice>& due);
    static void task_arrives(world& w, std::int32_t task, seconds t);
    /// Planning and forwarding are work, too.
    static void task_assigned(world& w, handover& h);
    /// The leader in charge has planned a task, or the office has forwarded it.
    static void completed(world& w, std::int32_t assignment, seconds t);
};

}  // namespace sim
