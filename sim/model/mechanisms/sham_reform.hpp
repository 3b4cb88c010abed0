/// M36 Sham reform: a reform is followed in fact only in part, while reports follow it in full; and it has to be proved.
///
/// Equations  share in force = share adopted x compliance of the reform;  as reported = share adopted
///            every month one return of so many minutes from each township where, as reported, control is lost (M31)
/// Symbols    compliance -> a reform file's compliance
/// Reads      reforms
/// Writes     tasks of the department that keeps the books of reforms
/// Streams    none
/// Source     E49 E55, P16
/// Limits     Who follows a reform is who a phase-in would reach first. Compliance does not change by itself. Meetings
///            under another name are not counted apart.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct sham_reform_params {
    bool enabled = true;
    double proof_minutes = 60.0;
    double proof_items = 2.0;
    double proof_days = 5.0;

    static constexpr std::string_view section = "sham_reform";
    static constexpr text title{"M36 Sham reform", "M36 虚假减负"};
    static constexpr auto fields() {
        using P = sham_reform_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Reforms have to be proved.", "改革是否须上报佐证。"}, "E55", confidence::C),
            number(SIM_NAME(P, proof_minutes), "min", {0, 2400},
                   {"Work of the monthly return that proves a reform.", "每月证明减负的报表工作量。"}, "E55",
                   confidence::assumption),
            number(SIM_NAME(P, proof_items), "1", {0, 50}, {"Evidence items that go with it.", "随附的材料件数。"},
                   "E55", confidence::assumption),
            number(SIM_NAME(P, proof_days), "d", {0.1, 90}, {"Time allowed for it.", "办理期限。"}, "",
                   confidence::assumption)};
    }
};

struct sham_reform {
    using params = sham_reform_params;
    /// On the first of a month, each township that a reform relieves of control has to prove it.
    static void county_begins_day(county_world& c);
};

}  // namespace sim
