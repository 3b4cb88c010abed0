/// Lever: a matter is handled online or in person, by who comes with it, and once.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct channel_by_audience {
    static constexpr std::string_view name = "channel_by_audience";
    static constexpr text title{"Channel by audience", "线上线下按需办"};
    static constexpr text meaning{"Who can handles simple matters online; all others are served in person, once.",
                                  "会用手机者简单事项线上办，其余当面办一次办结。"};
    static constexpr std::string_view sources = "L29 S100 S131";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const channel_by_audience& /*none*/, double share) {
        r.channel_by_audience.move(true, share);
    }
};
static_assert(every_member_described<channel_by_audience>());

}  // namespace sim
