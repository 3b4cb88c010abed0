/// Lever: groups in which nothing happens dissolve.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct sunset {
    std::int32_t days = 30;

    static constexpr std::string_view name = "sunset";
    static constexpr text title{"Sunset of groups", "群到期解散"};
    static constexpr text meaning{"A founded group without a notice for so many days is dissolved.",
                                  "新建群若干天无通知即解散。"};
    static constexpr std::string_view sources = "S068";
    static constexpr auto fields() {
        using P = sunset;
        return std::tuple{count(SIM_NAME(P, days), "d", {1, 3650}, {"Days without a notice.", "无通知天数。"}, "S068",
                                confidence::assumption)};
    }
    static void apply(rules& r, const sunset& setting, double share) { r.sunset_days.move(setting.days, share); }
};
static_assert(every_member_described<sunset>() && defaults_in_range<sunset>());

}  // namespace sim
