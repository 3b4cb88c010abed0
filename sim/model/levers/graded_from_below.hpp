/// Lever: those below grade those above.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct graded_from_below {
    double weight = 0.5;

    static constexpr std::string_view name = "graded_from_below";
    static constexpr text title{"Grading from below", "下评上"};
    static constexpr text meaning{
        "Townships grade departments by the work that these hand down; who hands down more than others sends less.",
        "乡镇按派活多少评议部门，派活多于同行者逐步少发。"};
    static constexpr std::string_view sources = "L18";
    static constexpr auto fields() {
        using P = graded_from_below;
        return std::tuple{number(SIM_NAME(P, weight), "1", {0, 1},
                                 {"Weight of this grade in the grading of departments.", "该评议在部门考核中的权重。"},
                                 "", confidence::assumption)};
    }
    static void apply(rules& r, const graded_from_below& setting, double share) {
        r.graded_from_below.move(std::max(r.graded_from_below.after, setting.weight), share);
    }
};
static_assert(every_member_described<graded_from_below>() && defaults_in_range<graded_from_below>());

}  // namespace sim
