/// Lever: leaders bear the blame instead of passing it down.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct protective_leadership {
    double protectiveness = 0.6;

    static constexpr std::string_view name = "protective_leadership";
    static constexpr text title{"Protective leadership", "领导担责"};
    static constexpr text meaning{"Leaders keep blame to themselves.", "领导自己担责，不层层下推。"};
    static constexpr std::string_view sources = "L22 S138";
    static constexpr auto fields() {
        using P = protective_leadership;
        return std::tuple{number(SIM_NAME(P, protectiveness), "1", {0, 1},
                                 {"Probability that the leader in charge bears the blame, mean over leaders.",
                                  "由分管领导担责的概率，各领导平均。"},
                                 "Q26", confidence::inference)};
    }
    static void apply(rules& r, const protective_leadership& setting, double share) {
        r.protectiveness.move(std::max(r.protectiveness.after, setting.protectiveness), share);
    }
};
static_assert(every_member_described<protective_leadership>() && defaults_in_range<protective_leadership>());

}  // namespace sim
