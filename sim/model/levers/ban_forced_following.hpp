/// Lever: nobody has to bring villagers to follow accounts.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct ban_forced_following {
    double left = 0.1;

    static constexpr std::string_view name = "ban_forced_following";
    static constexpr text title{"Ban forced following", "禁止强制关注"};
    static constexpr text meaning{
        "Villagers need not be brought to follow accounts, install apps or comment, but for a share.",
        "不得要求动员群众关注账号、下载应用、跟帖，只保留一定比例。"};
    static constexpr std::string_view sources = "L12";
    static constexpr auto fields() {
        using P = ban_forced_following;
        return std::tuple{number(SIM_NAME(P, left), "1", {0, 1},
                                 {"Share of these duties that is left.", "保留的此类任务比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const ban_forced_following& setting, double share) {
        r.following_left.move(std::min(r.following_left.after, setting.left), share);
    }
};
static_assert(every_member_described<ban_forced_following>() && defaults_in_range<ban_forced_following>());

}  // namespace sim
