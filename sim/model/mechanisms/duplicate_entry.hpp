/// M13 Duplicate entry: the same datum goes into k systems of lines that do not share.
///
/// Equation   work = work_once (1 + (k - 1) e);  k = 1 where one form serves all lines
/// Symbols    k -> systems, e -> reentry_share
/// Reads      rules.one_form
/// Writes     demanded work of forms, trust of households
/// Streams    rule_adoption
/// Source     S086-S088 E28 E43
/// Limits     The same k for every form.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct duplicate_entry_params {
    bool enabled = true;
    double systems = 3.0;
    double reentry_share = 0.5;
    double households_per_form = 6.0;

    static constexpr std::string_view section = "duplicate_entry";
    static constexpr text title{"M13 Duplicate entry", "M13 重复录入"};
    static constexpr auto fields() {
        using P = duplicate_entry_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Data are entered once per system.", "数据是否须逐系统重复录入。"}, "S086",
                 confidence::seed),
            number(SIM_NAME(P, systems), "1", {1, 10}, {"Systems that want the same datum.", "要求同一数据的系统数。"},
                   "E28 S086", confidence::C),
            number(SIM_NAME(P, reentry_share), "1", {0, 1},
                   {"Time of a further entry relative to the first.", "再次录入相对首次的时间比例。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, households_per_form), "1", {0, 100},
                   {"Households asked for data by one village form in each system.",
                    "每张村级表格在每个系统中询问的户数。"},
                   "S088", confidence::assumption)};
    }
};

struct duplicate_entry {
    using params = duplicate_entry_params;
    static double factor(const duplicate_entry_params& p) {
        return p.enabled ? 1.0 + (p.systems - 1.0) * p.reentry_share : 1.0;
    }
    /// Factor on the work of this form under the rules in force.
    static double factor_now(const world& w, work_key key);
    static void task_assigned(world& w, handover& h);
    /// Where a village form was filled in, households were asked, once per system.
    static void work_finished(world& w, std::int32_t assignment, seconds t);
    static void collect(world& w, const assignment& a);
};

}  // namespace sim
