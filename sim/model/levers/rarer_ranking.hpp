/// Lever: bulletins come less often.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct rarer_ranking {
    std::int32_t period_days = 91;

    static constexpr std::string_view name = "rarer_ranking";
    static constexpr text title{"Rarer ranking", "降低排名频次"};
    static constexpr text meaning{"Days between bulletins grow.", "延长两次通报的间隔。"};
    static constexpr std::string_view sources = "L13 L16";
    static constexpr auto fields() {
        using P = rarer_ranking;
        return std::tuple{count(SIM_NAME(P, period_days), "d", {1, 366},
                                {"Days between bulletins.", "两次通报的间隔。"}, "", confidence::assumption)};
    }
    static void apply(rules& r, const rarer_ranking& setting, double share) {
        r.ranking_period_days.move(setting.period_days, share);
    }
};
static_assert(every_member_described<rarer_ranking>() && defaults_in_range<rarer_ranking>());

}  // namespace sim
