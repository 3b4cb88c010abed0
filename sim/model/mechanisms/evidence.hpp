/// M12 Evidence, two passes: work counts only once it has been proved, item by item.
///
/// Rule       items demanded = items of the task where the evidence rule asks for proof, by a fixed draw per person and
///            task; the next step opens only after the item exists, so an assignment is not reported before its
///            evidence is complete. No signal in the field: the whole round is made again, items included. A served
///            need is entered again online (report, dispatch, online handling, feedback), unless its channel is chosen by
///            audience (M23).
/// Symbols    minutes per item log-normal with mean item_minutes and spread item_sigma
/// Reads      rules.evidence
/// Writes     evidence work of assignments
/// Streams    evidence_item, no_signal, rule_adoption
/// Source     S081-S083 E28 E39 Q07 Q08 P18 P23
/// Limits     Under `outcome_only` staff make no items; outcomes are checked with the beneficiaries at no cost to staff
///            (E81).
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct evidence_params {
    bool enabled = true;
    double item_minutes = 17.0;
    double item_sigma = 0.6;
    double service_items = 1.2;
    double audit_sample = 0.1;

    static constexpr std::string_view section = "evidence";
    static constexpr text title{"M12 Evidence", "M12 痕迹管理"};
    static constexpr auto fields() {
        using P = evidence_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Work has to be proved.", "工作是否须留痕。"}, "S082", confidence::seed),
            number(SIM_NAME(P, item_minutes), "min", {3, 60},
                   {"Mean time to make one evidence item.", "制作一件痕迹材料的平均时间。"}, "E39 Q07",
                   confidence::inference),
            number(SIM_NAME(P, item_sigma), "1", {0, 1.5}, {"Standard deviation of its logarithm.", "其对数的标准差。"},
                   "Q07", confidence::assumption),
            number(SIM_NAME(P, service_items), "1", {0, 5},
                   {"Items of the online loop after a need was met on the spot.", "现场办结后线上流程须补的材料件数。"},
                   "S081 Q08", confidence::inference),
            number(SIM_NAME(P, audit_sample), "1", {0, 1},
                   {"Share of work to be proved under a sampled rule.", "抽查留痕时须留痕的工作比例。"}, "L13",
                   confidence::assumption)};
    }
};

struct evidence {
    using params = evidence_params;
    static void task_assigned(world& w, handover& h);
    static void need_met(world& w, std::int32_t assignment, seconds t);
    /// False if field records did not go through, so that the items are due again.
    static bool work_finished(world& w, std::int32_t assignment, seconds t);
    /// Sets what has to be proved.
    static void demand(world& w, assignment& a, double items);
    /// Field records of a finished assignment did not go through: true once, and the items are due again.
    static bool lost_without_signal(world& w, std::int32_t assignment);
    /// Rule in force for this piece of work while a reform is phased in.
    static bool proof_needed(const world& w, std::uint32_t person, work_key key);
};

}  // namespace sim
