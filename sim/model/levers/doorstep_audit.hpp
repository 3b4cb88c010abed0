/// Lever: inspections ask households instead of reading files.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct doorstep_audit {
    double share = 0.8;

    static constexpr std::string_view name = "doorstep_audit";
    static constexpr text title{"Inspect at the door", "入户检查代替看台账"};
    static constexpr text meaning{"Inspections ask households what they got instead of reading files.",
                                  "检查时入户询问群众，不再翻看台账。"};
    static constexpr std::string_view sources = "S034 E81";
    static constexpr auto fields() {
        using P = doorstep_audit;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of inspections at the door.", "入户检查的比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const doorstep_audit& setting, double share) {
        r.doorstep_inspections.move(std::max(r.doorstep_inspections.after, setting.share), share);
    }
};
static_assert(every_member_described<doorstep_audit>() && defaults_in_range<doorstep_audit>());

}  // namespace sim
