/// M01 Task issue: every line department issues tasks of several kinds as a seasonal Poisson stream.
///
/// Equation   N(line, kind, day) ~ Poisson(\lambda_kind w_line s(day) / (D + (7 - D) \omega)),  D working days a week,
///            \sum_line w_line = 1
/// Symbols    \lambda -> rate, w -> log-normal shares with line_spread, \omega -> weekend_factor, s -> 1, \omega or
///            year_end_factor
/// Reads      calendar
/// Writes     letters to all townships; there tasks, timers; what departments have issued this week
/// Streams    task_arrival, task_time, task_tier, task_work, task_recipient, documents_cap
/// Source     E10 E17 E18 E23 E24 E37 S035 S036 S037 S048 S051
/// Limits     The base is exogenous: one stream per county, keyed by line, kind and date alone, so it is identical in every
///            arm and township; which village a complaint comes from is drawn per township. A cap on documents thins
///            notices, forms and calls to meetings by one luck for all townships.
#pragma once

#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct task_issue_params {
    bool enabled = true;
    //                          notice form  check event study repost meeting campaign evaluation complaint
    per<task_kind, double> rate{{200.0, 40.0, 1.75, 1.0, 1.0, 2.0, 1.25, 0.1, 1.1, 0.0}};
    per<task_kind, double> work_minutes{{20.0, 60.0, 150.0, 240.0, 40.0, 5.0, 120.0, 480.0, 1200.0, 60.0}};
    per<task_kind, double> deadline_days{{2.0, 3.0, 7.0, 10.0, 5.0, 2.0, 2.0, 3.0, 10.0, 3.0}};
    per<task_kind, double> village_share{{0.25, 0.7, 1.0, 1.0, 0.0, 0.0, 0.0, 1.0, 0.5, 1.0}};
    per<task_kind, double> evidence_items{{0.4, 1.0, 4.0, 4.0, 1.0, 1.0, 0.0, 6.0, 6.0, 3.0}};
    double collation_minutes = 30.0;
    double work_sigma = 0.6;
    double line_spread = 0.5;
    double weekend_factor = 0.3;
    double year_end_factor = 2.5;
    double after_hours_share = 0.15;
    double year_end_weeks = 6.0;

    static constexpr std::string_view section = "task_issue";
    static constexpr text title{"M01 Task issue", "M01 任务下达"};
    static constexpr auto fields() {
        using P = task_issue_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Lines issue tasks.", "条线是否下达任务。"}, "E10", confidence::C),
            numbers(SIM_NAME(P, rate), "1/week", {0, 500},
                    {"Tasks that reach the township per week, all lines together.", "全部条线每周下达到乡镇的任务数。"},
                    "E17 E18 E23 E24 E37 E69 S035 S036 S037", confidence::inference),
            numbers(SIM_NAME(P, work_minutes), "min", {0, 2400},
                    {"Mean real work of one recipient before layering and duplicate entry.",
                     "层层加码和重复录入之前，每名承办人的平均实际工作量。"},
                    "E28 E39 E40 S035 S045", confidence::inference),
            numbers(SIM_NAME(P, deadline_days), "d", {0.1, 90},
                    {"Days from issue to deadline set by the tier of origin.", "发起层级规定的办理期限。"},
                    "E26 E40 E74 S018", confidence::inference),
            numbers(SIM_NAME(P, village_share), "1", {0, 1},
                    {"Probability that a task goes down to every village and not only to the office.",
                     "任务下沉到各村（而非只由站办所承办）的概率。"},
                    "E11 E41 S111", confidence::assumption),
            numbers(SIM_NAME(P, evidence_items), "1", {0, 50},
                    {"Evidence items demanded per recipient where everything must be proved.",
                     "处处留痕时每名承办人须交的材料件数。"},
                    "S034 S035 S081 E46", confidence::inference),
            number(SIM_NAME(P, collation_minutes), "min", {0, 120},
                   {"Time of the office to check and collate the return of one village.",
                    "站办所核对汇总一个村上报材料的时间。"},
                   "E39", confidence::inference),
            number(SIM_NAME(P, work_sigma), "1", {0, 2},
                   {"Standard deviation of the logarithm of work.", "工作量对数的标准差。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, line_spread), "1", {0, 2},
                   {"Standard deviation of the logarithm of a line's share of tasks.", "各条线任务份额对数的标准差。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, weekend_factor), "1", {0, 1},
                   {"Issue on days off relative to working days.", "休息日下达量与工作日之比。"}, "S075",
                   confidence::assumption),
            number(SIM_NAME(P, year_end_factor), "1", {1, 5},
                   {"Evaluations and forms at the end of the year relative to the rest.",
                    "年末考核与报表相对平时的倍数。"},
                   "S034 S092 E26", confidence::inference),
            number(SIM_NAME(P, after_hours_share), "1", {0, 0.6},
                   {"Share of tasks posted after working hours.", "下班后发布的任务比例。"}, "S017 S075",
                   confidence::assumption),
            number(SIM_NAME(P, year_end_weeks), "week", {0, 26},
                   {"Length of the season at the end of the year.", "年末时段的周数。"}, "S034 E26",
                   confidence::inference)};
    }
};

struct task_issue {
    using params = task_issue_params;
    /// The share of each department in the stream of tasks.
    static void set_up_county(county_world& c);
    /// The departments issue the tasks of the day to every township.
    static void county_begins_day(county_world& c);
    /// The tasks of the day that a department issues beyond its base: a multiple of it for each township. The same luck
    /// for all, so that a township gets what any township with a smaller multiple gets.
    static void issue_beyond_base(county_world& c, std::size_t line, const std::vector<double>& over_base);
    /// A task reaches the township: it is raised once more, and posted at its time.
    static void receive(world& w, const task_letter& l);
    /// The work of a recipient, as asked for and as demanded, and whether it is done in the field.
    static void task_assigned(world& w, handover& h);

    /// Whole number with the given mean: the fraction is decided by the draw.
    static std::int16_t whole(double mean, double u);
    /// s(day): relative intensity of issue.
    static double season(const task_issue_params& par, task_kind kind, civil_date day, int workdays_per_week);
};

}  // namespace sim
