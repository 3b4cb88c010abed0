/// Lever: ranks are told to the village alone.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct unpublished_ranking {
    static constexpr std::string_view name = "unpublished_ranking";
    static constexpr text title{"Unpublished ranking", "排名不公开"};
    static constexpr text meaning{"Nobody is named, summoned or praised in public.", "不公开点名、约谈或表扬。"};
    static constexpr std::string_view sources = "L13";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const unpublished_ranking&, double share) { r.ranking_published.move(false, share); }
};
static_assert(every_member_described<unpublished_ranking>() && defaults_in_range<unpublished_ranking>());

}  // namespace sim
