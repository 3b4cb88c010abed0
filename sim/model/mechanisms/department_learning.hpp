/// M30 Department learning: a department trusts a township less after missed notices and false records, and then asks for
/// more evidence and gives less time.
///
/// Equations  weekly  \tau <- \tau + \rho (1 - \tau) - \lambda \tau (missed + \kappa found out) / handed out, cut to [0, 1];
///            after each incident \tau <- (1 - i) \tau;
///            nothing is lost in a week in which the department hands nothing out
///            evidence items times 1 + a (\tau_0 - \tau), time allowed times 1 - b (\tau_0 - \tau)
///            steady state at miss share x: \tau = \rho / (\rho + \lambda x)
/// Symbols    \tau -> trust, \tau_0 -> start_trust, \rho -> recovery, \lambda -> loss, i -> incident_loss, \kappa -> weight_false, a ->
///            evidence_gain, b -> haste_gain
/// Reads      what a township reports week by week: handed out, missed, found out
/// Writes     trust of each department in each township; evidence and time of its tasks
/// Streams    none
/// Source     S085 S111 S153
/// Limits     The conduct of a township is reported without error. A department asks for nothing new: apps and rankings
///            of its own are not founded.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct department_learning_params {
    bool enabled = true;
    double start_trust = 0.5;
    double recovery = 0.05;
    double loss = 0.35;
    double weight_false = 5.0;
    double incident_loss = 0.3;
    double evidence_gain = 1.0;
    double haste_gain = 0.3;

    static constexpr std::string_view section = "department_learning";
    static constexpr text title{"M30 Department learning", "M30 部门学习"};
    static constexpr auto fields() {
        using P = department_learning_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Departments ask for more where things went wrong.", "出过差错的地方，部门是否加码要求。"},
                 "S085 S111", confidence::seed),
            number(SIM_NAME(P, start_trust), "1", {0, 1},
                   {"Trust in a township at the start, at which evidence and deadlines are as declared.",
                    "起始时对乡镇的信任；此时材料与期限同设定值。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, recovery), "1/week", {0, 0.5},
                   {"Share of the lacking trust that comes back every week.", "每周恢复的信任占所缺信任的比例。"},
                   "S085", confidence::assumption),
            number(SIM_NAME(P, loss), "1", {0, 2},
                   {"Share of trust that is lost in a week in which every notice is missed.",
                    "若一周内通知全部漏看，失去的信任比例。"},
                   "S085", confidence::assumption),
            number(SIM_NAME(P, weight_false), "1", {0, 50},
                   {"Missed notices to which one false record that is found out amounts.",
                    "一次造假被查出相当于多少次漏看。"},
                   "S085 E62", confidence::assumption),
            number(SIM_NAME(P, incident_loss), "1", {0, 1},
                   {"Share of trust that is lost at once after an incident.", "一起事故立即失去的信任比例。"},
                   "S050 S124", confidence::assumption),
            number(SIM_NAME(P, evidence_gain), "1", {0, 4},
                   {"Rise of the evidence demanded per unit of trust below the start.",
                    "信任每低于起始值一个单位，材料要求的增幅。"},
                   "S085", confidence::assumption),
            number(SIM_NAME(P, haste_gain), "1", {0, 1},
                   {"Fall of the time allowed per unit of trust below the start.",
                    "信任每低于起始值一个单位，办理期限的缩短比例。"},
                   "S085", confidence::assumption)};
    }
};

struct department_learning {
    using params = department_learning_params;
    static void set_up_county(county_world& c);
    /// More evidence and less time where there is less trust.
    static void task_addressed(const county_world& c, dispatch& d);
    /// What the township counts of each line, and tells the county on Sundays.
    static void task_assigned(world& w, handover& h);
    static void notice_missed(world& w, std::int32_t assignment, seconds t);
    static void found_out(world& w, std::int32_t assignment, seconds t);
    static void end_week(world& w);
    static void receive(county_world& c, std::int32_t from, const conduct_letter& l);
    static void receive(county_world& c, std::int32_t from, const incident_letter& l);

    /// Trust after a week of this conduct.
    static double next_trust(const params& p, double trust, const line_conduct& week);
};

}  // namespace sim
