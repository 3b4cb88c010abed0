/// M11 Working and fatigue: overtime rescues deadlines; long weeks and fragmentation lower what an hour yields.
///
/// Equations  effective(h) = h for h <= 49;  49 + (h - 49) - (h - 49)^2 / 28 for 49 < h <= 63;  symmetric about 63
///            beyond
///            efficiency = effective(h) / h,  h = moving average of weekly hours
///            F <- \delta F + \kappa max(0, h - h_F) per week;  P(rework) = 1 - (1 - r)^{interruptions}
/// Symbols    49 -> threshold_hours, 63 -> peak_hours, \delta -> fatigue_persistence, \kappa -> fatigue_gain, h_F -> fatigue_hours, r ->
///            rework_per_interruption
/// Reads      duty seconds, queue
/// Writes     efficiency, fatigue, overtime
/// Streams    rework
/// Source     section 3.5 (Pencavel 2014), Mark 2008, Q19, P08, E15 E16
/// Limits     Munition workers of 1914-18; transfer to office work is inference.
#pragma once

#include <cmath>

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct fatigue_params {
    bool enabled = true;
    double threshold_hours = 49.0;
    double peak_hours = 63.0;
    double fatigue_persistence = 0.8;
    double fatigue_gain = 0.02;
    double rework_per_interruption = 0.02;
    double rework_share = 0.2;
    double overtime_horizon_hours = 4.0;
    clock_time overtime_until{21 * 3600 + 1800};
    double longest_day_hours = 13.0;
    double fatigue_hours = 45.0;
    double start_hours = 40.0;
    double hours_memory = 0.5;
    double least_efficiency = 0.1;

    static constexpr std::string_view section = "fatigue";
    static constexpr text title{"M11 Working and fatigue", "M11 工时与疲劳"};
    static constexpr auto fields() {
        using P = fatigue_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Overtime and fatigue; else neither.", "是否有加班与疲劳。"}, "E15",
                 confidence::C),
            number(SIM_NAME(P, threshold_hours), "h/week", {40, 55},
                   {"Weekly hours up to which output is proportional.", "产出与工时成正比的每周工时上限。"}, "Q19",
                   confidence::A),
            number(SIM_NAME(P, peak_hours), "h/week", {55.5, 70},
                   {"Weekly hours of largest output.", "产出最大的每周工时。"}, "Q19", confidence::A),
            number(SIM_NAME(P, fatigue_persistence), "1/week", {0.6, 0.9},
                   {"Share of fatigue kept from week to week.", "疲劳逐周保留的比例。"}, "§3.5", confidence::inference),
            number(SIM_NAME(P, fatigue_gain), "1/h", {0, 0.2},
                   {"Fatigue per weekly hour above fatigue_hours.", "每周工时超出 fatigue_hours 部分的疲劳增量。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, rework_per_interruption), "1", {0, 0.1},
                   {"Probability of an error per interruption of a piece of work.", "每次打断造成差错的概率。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, rework_share), "1", {0, 1},
                   {"Share of the work to be done again after an error.", "差错后返工的比例。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, overtime_horizon_hours), "h", {0, 24},
                   {"Work due within this time of the next shift's start is done in overtime.",
                    "下一班开始后此时限内到期的工作须加班完成。"},
                   "S075 E40", confidence::assumption),
            clock(SIM_NAME(P, overtime_until), {"Latest hour of overtime.", "加班最晚到几点。"}, "E15",
                  confidence::assumption),
            number(SIM_NAME(P, longest_day_hours), "h", {7, 24}, {"Longest working day.", "最长工作日。"}, "E15",
                   confidence::C),
            number(SIM_NAME(P, fatigue_hours), "h/week", {35, 60},
                   {"Weekly hours above which fatigue builds up.", "每周工时超过多少小时开始累积疲劳。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, start_hours), "h/week", {20, 80},
                   {"Average of weekly hours at the start.", "初始的每周平均工时。"}, "", confidence::assumption),
            number(SIM_NAME(P, hours_memory), "1", {0, 0.95},
                   {"Weight of past weeks in the moving average of hours.", "以往各周在工时移动平均中的权重。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, least_efficiency), "1", {0.01, 0.5},
                   {"Least output of an hour relative to that of a rested person.", "一小时产出相对精力充沛时的下限。"},
                   "", confidence::assumption)};
    }
};

struct fatigue {
    using params = fatigue_params;
    static void initialise(world& w);
    static void end_week(world& w);
    static void post_taken_up(world& w, person& p);
    /// True if work in the queue must be done before the next shift and there is time and strength left.
    static bool overtime(const world& w, std::int32_t who, seconds t);
    /// Evening seconds between two times that overtime could use.
    static double overtime_seconds(const world& w, seconds from, seconds to);
    /// False if finished work turns out to need repair.
    static bool work_finished(world& w, std::int32_t assignment, seconds t);
    static bool needs_rework(const world& w, const assignment& a);

    /// Effective hours of a week of h hours.
    static double effective_hours(const fatigue_params& p, double h) {
        const double span = p.peak_hours - p.threshold_hours;
        const double folded = h > p.peak_hours ? 2.0 * p.peak_hours - h : h;  // symmetric about the peak
        const double over = std::max(0.0, folded - p.threshold_hours);
        return std::max(0.0, folded - over * over / (2.0 * span));
    }
    static double efficiency(const fatigue_params& p, double h) {
        return p.enabled && h > 0.0 ? std::max(p.least_efficiency, effective_hours(p, h) / h) : 1.0;
    }
};

}  // namespace sim
