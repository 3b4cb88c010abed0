/// Lever: departments are graded by results and no longer by what they visibly do.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct grade_by_results {
    double weight = 1.0;

    static constexpr std::string_view name = "grade_by_results";
    static constexpr text title{"Departments graded by results", "部门按实绩考核"};
    static constexpr text meaning{"Departments lose the reason to issue and to check in order to be seen.",
                                  "部门不再需要靠发文和检查来体现工作。"};
    static constexpr std::string_view sources = "L30 S110";
    static constexpr auto fields() {
        using P = grade_by_results;
        return std::tuple{number(
            SIM_NAME(P, weight), "1", {0, 1},
            {"Weight of results in the grading; visible work keeps the rest.", "考核中实绩的权重；其余仍看显绩。"}, "",
            confidence::assumption)};
    }
    static void apply(rules& r, const grade_by_results& setting, double share) {
        r.graded_by_results.move(setting.weight, share);
    }
};
static_assert(every_member_described<grade_by_results>() && defaults_in_range<grade_by_results>());

}  // namespace sim
