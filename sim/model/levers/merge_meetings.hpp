/// Lever: plenary meetings are merged.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct merge_meetings {
    double plenary_per_month = 1.0;

    static constexpr std::string_view name = "merge_meetings";
    static constexpr text title{"Merge meetings", "合并会议"};
    static constexpr text meaning{"Fewer plenary meetings, each a little longer.", "减少全体会议次数，单次略长。"};
    static constexpr std::string_view sources = "S022 L06 E54";
    static constexpr auto fields() {
        using P = merge_meetings;
        return std::tuple{number(SIM_NAME(P, plenary_per_month), "1/month", {0.1, 12},
                                 {"Plenary meetings a month at most.", "每月全体会议次数上限。"}, "S022",
                                 confidence::seed)};
    }
    static void apply(rules& r, const merge_meetings& setting, double share) {
        r.plenary_per_month.move(std::min(r.plenary_per_month.after, setting.plenary_per_month), share);
    }
};
static_assert(every_member_described<merge_meetings>() && defaults_in_range<merge_meetings>());

}  // namespace sim
