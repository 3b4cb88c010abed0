/// Lever: honest failures are forgiven.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct fault_tolerance {
    double forgiven = 0.5;

    static constexpr std::string_view name = "fault_tolerance";
    static constexpr text title{"Fault tolerance", "容错免责"};
    static constexpr text meaning{"Failures are forgiven that otherwise would become cases.",
                                  "本会追责的差错得到宽免。"};
    static constexpr std::string_view sources = "L20 S140";
    static constexpr auto fields() {
        using P = fault_tolerance;
        return std::tuple{number(SIM_NAME(P, forgiven), "1", {0, 1},
                                 {"Share of failures that is forgiven.", "得到宽免的差错比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const fault_tolerance& setting, double share) {
        r.failures_punished.move(std::min(r.failures_punished.after, 1.0 - setting.forgiven), share);
    }
};
static_assert(every_member_described<fault_tolerance>() && defaults_in_range<fault_tolerance>());

}  // namespace sim
