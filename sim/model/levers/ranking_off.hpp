/// Lever: there is no ranking.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct ranking_off {
    static constexpr std::string_view name = "ranking_off";
    static constexpr text title{"No ranking", "取消排名"};
    static constexpr text meaning{"No bulletins; pressure fades.", "不再通报排名，压力逐步消退。"};
    static constexpr std::string_view sources = "L13";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const ranking_off&, double share) { r.ranking.move(false, share); }
};
static_assert(every_member_described<ranking_off>() && defaults_in_range<ranking_off>());

}  // namespace sim
