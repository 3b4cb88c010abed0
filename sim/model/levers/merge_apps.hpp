/// Lever: apps are closed and merged.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct merge_apps {
    double left = 0.3;

    static constexpr std::string_view name = "merge_apps";
    static constexpr text title{"Close and merge apps", "关停并转应用"};
    static constexpr text meaning{"Apps are closed or merged until a share of them is left.",
                                  "应用关停并转，只保留一定比例。"};
    static constexpr std::string_view sources = "L14 E49";
    static constexpr auto fields() {
        using P = merge_apps;
        return std::tuple{number(SIM_NAME(P, left), "1", {0, 1}, {"Share of apps that is left.", "保留的应用比例。"},
                                 "", confidence::assumption)};
    }
    static void apply(rules& r, const merge_apps& setting, double share) {
        r.apps_left.move(std::min(r.apps_left.after, setting.left), share);
    }
};
static_assert(every_member_described<merge_apps>() && defaults_in_range<merge_apps>());

}  // namespace sim
