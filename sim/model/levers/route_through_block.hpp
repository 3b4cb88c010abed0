/// Lever: tasks go through the township.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct route_through_block {
    double direct = 0.1;

    static constexpr std::string_view name = "route_through_block";
    static constexpr text title{"Route through the township", "经乡镇统筹"};
    static constexpr text meaning{
        "Tasks go to the leader in charge, who plans them; only a share still reaches people directly.",
        "任务先交分管领导统筹，只有一定比例仍直达个人。"};
    static constexpr std::string_view sources = "L09 S102 S104";
    static constexpr auto fields() {
        using P = route_through_block;
        return std::tuple{number(SIM_NAME(P, direct), "1", {0, 1},
                                 {"Share of tasks that still comes directly.", "仍然直达的任务比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const route_through_block& setting, double share) {
        r.direct_share.move(std::min(r.direct_share.after, setting.direct), share);
    }
};
static_assert(every_member_described<route_through_block>() && defaults_in_range<route_through_block>());

}  // namespace sim
