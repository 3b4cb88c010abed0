/// Lever: merge groups by function until N remain (34 -> 8 in Baru: one assignment group, business groups, special
/// groups).
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct merge_groups {
    std::int32_t n_groups = 8;

    static constexpr std::string_view name = "merge_groups";
    static constexpr text title{"Merge groups by function", "按职能合并群"};
    static constexpr text meaning{
        "Line and office groups of the same function become one group until n_groups remain; the whole-township group "
        "and "
        "special groups stay.",
        "同类职能的条线群、站办所群合并，直到只剩 n_groups 个；全镇大群和专项群保留。"};
    static constexpr std::string_view sources = "S006 S021 L01";
    static constexpr auto fields() {
        using P = merge_groups;
        return std::tuple{count(SIM_NAME(P, n_groups), "1", {1, 200},
                                {"Groups left in the township after merging.", "合并后全镇保留的群数。"}, "S006 S021",
                                confidence::seed)};
    }
    static void apply(rules& r, const merge_groups& setting, double share) {
        r.groups_left.move(setting.n_groups, share);
    }
};
static_assert(every_member_described<merge_groups>() && defaults_in_range<merge_groups>());

}  // namespace sim
