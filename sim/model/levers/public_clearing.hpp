/// Lever: who was accused wrongly is cleared in public.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct public_clearing {
    double share = 1.0;

    static constexpr std::string_view name = "public_clearing";
    static constexpr text title{"Public clearing", "公开澄清正名"};
    static constexpr text meaning{"Whoever was accused wrongly is cleared in public.", "对不实举报公开澄清。"};
    static constexpr std::string_view sources = "L20 S137";
    static constexpr auto fields() {
        using P = public_clearing;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of the wrongly accused who are cleared.", "得到公开澄清的比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const public_clearing& setting, double share) {
        r.public_clearing.move(std::max(r.public_clearing.after, setting.share), share);
    }
};
static_assert(every_member_described<public_clearing>() && defaults_in_range<public_clearing>());

}  // namespace sim
