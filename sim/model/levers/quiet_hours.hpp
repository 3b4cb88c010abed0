/// Lever: nothing is posted at night.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct quiet_hours {
    clock_time from = {18 * 3600};
    clock_time until = {8 * 3600 + 1800};

    static constexpr std::string_view name = "quiet_hours";
    static constexpr text title{"Quiet hours", "静默时段"};
    static constexpr text meaning{"What would be posted in quiet hours is posted when they end.",
                                  "静默时段内的通知顺延到时段结束后发布。"};
    static constexpr std::string_view sources = "S043 L15";
    static constexpr auto fields() {
        using P = quiet_hours;
        return std::tuple{clock(SIM_NAME(P, from), {"Quiet from.", "静默开始时间。"}, "L15", confidence::seed),
                          clock(SIM_NAME(P, until), {"Quiet until.", "静默结束时间。"}, "L15", confidence::assumption)};
    }
    static void apply(rules& r, const quiet_hours& setting, double share) {
        r.quiet_hours.move({setting.from.seconds, setting.until.seconds}, share);
    }
};
static_assert(every_member_described<quiet_hours>() && defaults_in_range<quiet_hours>());

}  // namespace sim
