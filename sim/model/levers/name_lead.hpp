/// Lever: a duty list names a department in the lead.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct name_lead {
    double share = 0.8;

    static constexpr std::string_view name = "name_lead";
    static constexpr text title{"Name a lead department", "明确牵头部门"};
    static constexpr text meaning{"A duty list names a department in the lead of matters that concern several.",
                                  "责任清单为联办事项明确牵头部门。"};
    static constexpr std::string_view sources = "L21 E35";
    static constexpr auto fields() {
        using P = name_lead;
        return std::tuple{
            number(SIM_NAME(P, share), "1", {0, 1},
                   {"Share of joint matters with a department in the lead.", "有牵头部门的联办事项比例。"}, "",
                   confidence::assumption)};
    }
    static void apply(rules& r, const name_lead& setting, double share) {
        r.lead_named.move(std::max(r.lead_named.after, setting.share), share);
    }
};
static_assert(every_member_described<name_lead>() && defaults_in_range<name_lead>());

}  // namespace sim
