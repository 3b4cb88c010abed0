/// Lever: what has to be proved.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct evidence_demand {
    evidence_rule rule = evidence_rule::sampled;
    double audit_sample = 0.1;

    static constexpr std::string_view name = "evidence_demand";
    static constexpr text title{"Evidence demand", "留痕要求"};
    static constexpr text meaning{"Which work has to be proved by evidence items.", "哪些工作须以痕迹材料证明。"};
    static constexpr std::string_view sources = "L13 E81 E83";
    static constexpr auto fields() {
        using P = evidence_demand;
        return std::tuple{choice(SIM_NAME(P, rule), {"Rule in force.", "执行的规则。"}, "L13", confidence::seed),
                          number(SIM_NAME(P, audit_sample), "1", {0, 1},
                                 {"Share of work to be proved under a sampled rule.", "抽查留痕时须留痕的比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const evidence_demand& setting, double share) {
        r.evidence.move({setting.rule, setting.audit_sample}, share);
    }
};
static_assert(every_member_described<evidence_demand>() && defaults_in_range<evidence_demand>());

}  // namespace sim
