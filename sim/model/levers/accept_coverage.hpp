/// Lever: a campaign may end short of the last household.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct accept_coverage {
    double target = 0.99;

    static constexpr std::string_view name = "accept_coverage";
    static constexpr text title{"Accept less than all", "不强求百分之百"};
    static constexpr text meaning{"A campaign that is to cover everybody ends once this share is reached.",
                                  "要求全员覆盖的专项突击达到这一比例即可收兵。"};
    static constexpr std::string_view sources = "S049";
    static constexpr auto fields() {
        using P = accept_coverage;
        return std::tuple{number(SIM_NAME(P, target), "1", {0.5, 1}, {"Share that is enough.", "达到即可的覆盖比例。"},
                                 "S049", confidence::assumption)};
    }
    static void apply(rules& r, const accept_coverage& setting, double share) {
        r.coverage_target.move(std::min(r.coverage_target.after, setting.target), share);
    }
};
static_assert(every_member_described<accept_coverage>() && defaults_in_range<accept_coverage>());

}  // namespace sim
