/// Lever: who has to check has the power to have things put right.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct power_with_task {
    double share = 1.0;

    static constexpr std::string_view name = "power_with_task";
    static constexpr text title{"Power with the task", "权随事转"};
    static constexpr text meaning{"Those who check may have things put right, or the department comes along.",
                                  "巡查者有权督促整改，或由有执法权的部门同行。"};
    static constexpr std::string_view sources = "L17 L27 S115";
    static constexpr auto fields() {
        using P = power_with_task;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of checks made with power.", "具备执法权的巡查比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const power_with_task& setting, double share) {
        r.check_power.move(std::max(r.check_power.after, setting.share), share);
    }
};
static_assert(every_member_described<power_with_task>() && defaults_in_range<power_with_task>());

}  // namespace sim
