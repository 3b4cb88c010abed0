/// Lever: tasks need a share and support of the department itself.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct admission_gate {
    double admitted = 0.7;

    static constexpr std::string_view name = "admission_gate";
    static constexpr text title{"Admission gate for tasks", "任务准入"};
    static constexpr text meaning{
        "A task that names neither the own share of the department nor its support is sent back.",
        "未写明部门自身职责与支持的任务一律退回。"};
    static constexpr std::string_view sources = "L21 E52 P54";
    static constexpr auto fields() {
        using P = admission_gate;
        return std::tuple{number(SIM_NAME(P, admitted), "1", {0, 1},
                                 {"Share of tasks that passes the gate.", "通过准入的任务比例。"}, "E52 P54",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const admission_gate& setting, double share) {
        r.tasks_admitted.move(std::min(r.tasks_admitted.after, setting.admitted), share);
    }
};
static_assert(every_member_described<admission_gate>() && defaults_in_range<admission_gate>());

}  // namespace sim
