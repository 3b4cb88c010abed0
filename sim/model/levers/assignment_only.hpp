/// Lever: the whole-township group carries assignments only.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct assignment_only {
    static constexpr std::string_view name = "assignment_only";
    static constexpr text title{"Assignment-only group", "大群只发任务"};
    static constexpr text meaning{"No discussion, photos or returned results in the whole-township group.",
                                  "全镇大群不讨论、不晒图、不报结果。"};
    static constexpr std::string_view sources = "S021 L03";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const assignment_only&, double share) { r.assignment_only.move(true, share); }
};
static_assert(every_member_described<assignment_only>() && defaults_in_range<assignment_only>());

}  // namespace sim
