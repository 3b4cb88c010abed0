/// Lever: no photos or results in any group.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct no_photos {
    static constexpr std::string_view name = "no_photos";
    static constexpr text title{"No photos or results in groups", "群内不晒图"};
    static constexpr text meaning{"Evidence is not shown in groups.", "痕迹材料不再晒到群里。"};
    static constexpr std::string_view sources = "L03 L13";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const no_photos&, double share) { r.no_photos.move(true, share); }
};
static_assert(every_member_described<no_photos>() && defaults_in_range<no_photos>());

}  // namespace sim
