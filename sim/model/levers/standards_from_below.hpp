/// Lever: the village says what it can bring.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct standards_from_below {
    double share = 1.0;

    static constexpr std::string_view name = "standards_from_below";
    static constexpr text title{"Standards from below", "指标自下而上"};
    static constexpr text meaning{"Villages set the quota of an event by what they can bring; the department takes it.",
                                  "活动人数由村里按实际能力自报，部门认可。"};
    static constexpr std::string_view sources = "L08";
    static constexpr auto fields() {
        using P = standards_from_below;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of events whose quota the village sets.", "由村自定人数的活动比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const standards_from_below& setting, double share) {
        r.quotas_from_below.move(std::max(r.quotas_from_below.after, setting.share), share);
    }
};
static_assert(every_member_described<standards_from_below>() && defaults_in_range<standards_from_below>());

}  // namespace sim
