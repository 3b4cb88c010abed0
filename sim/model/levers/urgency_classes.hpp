/// Lever: notices are ranked by urgency.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct urgency_classes {
    static constexpr std::string_view name = "urgency_classes";
    static constexpr text title{"Urgency classes for notices", "通知分级"};
    static constexpr text meaning{"Lines rank notices: urgent ones call everybody, the others wait for one post a day.",
                                  "条线给通知分级：急件@所有人，其余每天集中发一次。"};
    static constexpr std::string_view sources = "L07 S058 §3.2";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const urgency_classes& /*none*/, double share) { r.urgency_classes.move(true, share); }
};
static_assert(every_member_described<urgency_classes>());

}  // namespace sim
