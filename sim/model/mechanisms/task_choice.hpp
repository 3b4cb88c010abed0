/// M10 Task choice: the most pressing thing is taken up next, with a little exploration.
///
/// Equation   score = w_1 penalty + w_2 exp(-slack / \tau) + w_3 rank weight + w_4 citizen value + \sigma noise; the
///            best with probability 1 - \epsilon, else any
/// Symbols    w_1 -> penalty_weight, w_2 -> deadline_weight, w_3 -> ranking_weight, w_4 -> citizen_weight, \tau ->
///            slack_scale, \sigma -> noise, \epsilon -> exploration
/// Reads      queue, deadlines, rank pressure, rules
/// Writes     the assignment in hand
/// Streams    choice_noise, explore
/// Source     section 3.4 (Barabasi 2005, Vazquez 2006), Q11
/// Limits     Off, the oldest assignment comes first.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct task_choice_params {
    bool enabled = true;
    //                             notice form check event study repost meeting campaign evaluation complaint
    per<task_kind, double> penalty{{0.6, 1.0, 1.0, 0.9, 0.6, 0.5, 1.0, 1.6, 1.4, 3.5}};
    double penalty_weight = 1.0;
    double deadline_weight = 1.5;
    double ranking_weight = 0.7;
    double citizen_weight = 0.6;
    double slack_scale = 1.0;
    double noise = 0.3;
    double exploration = 0.05;

    static constexpr std::string_view section = "task_choice";
    static constexpr text title{"M10 Task choice", "M10 任务取舍"};
    static constexpr auto fields() {
        using P = task_choice_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Choice by score; else first come, first served.", "按得分取舍；否则先到先办。"}, "S058",
                 confidence::seed),
            numbers(SIM_NAME(P, penalty), "1", {0, 5},
                    {"Penalty felt for leaving a kind of task undone, relative to a form.",
                     "某类任务不办所感到的惩罚，以表格报数为 1。"},
                    "Q11 P34", confidence::assumption),
            number(SIM_NAME(P, penalty_weight), "1", {0, 5},
                   {"Weight of the penalty for not doing it.", "不办的惩罚权重。"}, "Q11", confidence::assumption),
            number(SIM_NAME(P, deadline_weight), "1", {0, 5}, {"Weight of deadline pressure.", "期限压力权重。"}, "Q11",
                   confidence::assumption),
            number(SIM_NAME(P, ranking_weight), "1", {0, 3}, {"Weight of the ranking.", "排名权重。"}, "Q11",
                   confidence::assumption),
            number(SIM_NAME(P, citizen_weight), "1", {0, 3},
                   {"Weight of a villager's need, relative to penalty_weight.", "群众诉求权重（相对惩罚权重）。"},
                   "Q11", confidence::assumption),
            number(SIM_NAME(P, slack_scale), "d", {0.1, 10},
                   {"Slack at which deadline pressure has fallen to 1/e.", "期限压力降到 1/e 的剩余时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, noise), "1", {0, 2},
                   {"Standard deviation of idiosyncratic appeal.", "个体偏好的标准差。"}, "", confidence::assumption),
            number(SIM_NAME(P, exploration), "1", {0, 0.5}, {"Probability of taking any.", "随意选取的概率。"}, "§3.4",
                   confidence::inference)};
    }
};

struct task_choice {
    using params = task_choice_params;
    static void task_assigned(world& w, handover& h);
    static void need_assigned(world& w, need& n, assignment& a);
    /// Index in the person's queue of what to do next; none if nothing suits (field work after dark, a queue that is
    /// empty).
    static std::int32_t choose(world& w, std::int32_t who, seconds t, bool desk_only);
    static double score(const world& w, const person& p, const assignment& a, seconds t);
};

}  // namespace sim
