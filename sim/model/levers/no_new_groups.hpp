/// Lever: a new job is no reason for a new group.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct no_new_groups {
    static constexpr std::string_view name = "no_new_groups";
    static constexpr text title{"No new group for every job", "不得随意建群"};
    static constexpr text meaning{"Founding a group is refused.", "不得为单项工作新建群。"};
    static constexpr std::string_view sources = "L07 S068";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const no_new_groups&, double share) { r.no_new_groups.move(true, share); }
};
static_assert(every_member_described<no_new_groups>() && defaults_in_range<no_new_groups>());

}  // namespace sim
