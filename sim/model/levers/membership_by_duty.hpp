/// Lever: only those with a duty are in a group.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct membership_by_duty {
    static constexpr std::string_view name = "membership_by_duty";
    static constexpr text title{"Membership by duty", "按职责入群"};
    static constexpr text meaning{"Members without a line of the group leave it.", "没有相应条线职责者退群。"};
    static constexpr std::string_view sources = "L05 S033";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const membership_by_duty&, double share) { r.membership_by_duty.move(true, share); }
};
static_assert(every_member_described<membership_by_duty>() && defaults_in_range<membership_by_duty>());

}  // namespace sim
