/// Lever: no check-ins, points and online time in apps.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct ban_app_points {
    double left = 0.2;

    static constexpr std::string_view name = "ban_app_points";
    static constexpr text title{"Ban check-ins and points", "禁止打卡积分"};
    static constexpr text meaning{"Check-ins, online time, quizzes and points are asked for only to a share.",
                                  "打卡、在线时长、答题与积分只保留一定比例。"};
    static constexpr std::string_view sources = "L11 E51";
    static constexpr auto fields() {
        using P = ban_app_points;
        return std::tuple{number(SIM_NAME(P, left), "1", {0, 1},
                                 {"Share of these duties that is left.", "保留的此类任务比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const ban_app_points& setting, double share) {
        r.app_duties_left.move(std::min(r.app_duties_left.after, setting.left), share);
    }
};
static_assert(every_member_described<ban_app_points>() && defaults_in_range<ban_app_points>());

}  // namespace sim
