/// Lever: fewer inspections and official visits.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct cap_inspections {
    double left = 0.5;

    static constexpr std::string_view name = "cap_inspections";
    static constexpr text title{"Cap inspections", "限制督查检查"};
    static constexpr text meaning{"Inspections on the spot and official visits are cut to a share.",
                                  "实地检查与来访只保留一定比例。"};
    static constexpr std::string_view sources = "E21 E54";
    static constexpr auto fields() {
        using P = cap_inspections;
        return std::tuple{number(SIM_NAME(P, left), "1", {0, 1},
                                 {"Share of inspections and visits that is left.", "保留的检查与来访比例。"}, "E54",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const cap_inspections& setting, double share) {
        r.inspections_left.move(std::min(r.inspections_left.after, setting.left), share);
    }
};
static_assert(every_member_described<cap_inspections>() && defaults_in_range<cap_inspections>());

}  // namespace sim
