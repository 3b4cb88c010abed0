/// Lever: what others have learnt can be looked up.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct case_library {
    double share = 0.6;

    static constexpr std::string_view name = "case_library";
    static constexpr text title{"Case and policy library", "案例政策库"};
    static constexpr text meaning{
        "Independent experts keep a library of cases; who does not know a matter looks it up.",
        "独立专家建立案例政策库，不熟悉的事项可查阅先例。"};
    static constexpr std::string_view sources = "L24";
    static constexpr auto fields() {
        using P = case_library;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of needs for which the library has a case.", "有先例可查的诉求比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const case_library& setting, double share) {
        r.cases_at_hand.move(std::max(r.cases_at_hand.after, setting.share), share);
    }
};
static_assert(every_member_described<case_library>() && defaults_in_range<case_library>());

}  // namespace sim
