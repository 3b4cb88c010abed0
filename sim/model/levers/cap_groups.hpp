/// Lever: nobody is in more than so many groups.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct cap_groups {
    std::int32_t groups_per_person = 3;

    static constexpr std::string_view name = "cap_groups";
    static constexpr text title{"Cap groups per person", "限制人均入群数"};
    static constexpr text meaning{
        "Who is in more groups than allowed leaves those with the fewest own lines; the whole-township group stays.",
        "超出上限者退出与本人条线关系最少的群，保留全镇大群。"};
    static constexpr std::string_view sources = "S008 L02";
    static constexpr auto fields() {
        using P = cap_groups;
        return std::tuple{count(SIM_NAME(P, groups_per_person), "1", {1, 60},
                                {"Groups per person at most.", "每人最多入群数。"}, "S008", confidence::seed)};
    }
    static void apply(rules& r, const cap_groups& setting, double share) {
        r.groups_per_person.move(std::min(r.groups_per_person.after, setting.groups_per_person), share);
    }
};
static_assert(every_member_described<cap_groups>() && defaults_in_range<cap_groups>());

}  // namespace sim
