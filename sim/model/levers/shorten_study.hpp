/// Lever: less study is asked for.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct shorten_study {
    double left = 0.5;

    static constexpr std::string_view name = "shorten_study";
    static constexpr text title{"Shorter study", "缩短学习时长"};
    static constexpr text meaning{"Minutes of study asked for in apps are cut to a share.",
                                  "应用学习时长只保留一定比例。"};
    static constexpr std::string_view sources = "L16";
    static constexpr auto fields() {
        using P = shorten_study;
        return std::tuple{number(SIM_NAME(P, left), "1", {0, 1},
                                 {"Share of the minutes that is left.", "保留的学习时长比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const shorten_study& setting, double share) {
        r.study_left.move(std::min(r.study_left.after, setting.left), share);
    }
};
static_assert(every_member_described<shorten_study>() && defaults_in_range<shorten_study>());

}  // namespace sim
