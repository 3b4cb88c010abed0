/// Lever: the hotline turns unreasonable demands away.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct filter_complaints {
    double share = 0.8;

    static constexpr std::string_view name = "filter_complaints";
    static constexpr text title{"Hotline filters complaints", "热线筛选诉求"};
    static constexpr text meaning{"Unreasonable demands are turned away and make no ticket.", "无理诉求不再派单。"};
    static constexpr std::string_view sources = "L20 S140";
    static constexpr auto fields() {
        using P = filter_complaints;
        return std::tuple{
            number(SIM_NAME(P, share), "1", {0, 1},
                   {"Share of unreasonable calls that is recognised and turned away.", "被识别并筛除的无理诉求比例。"},
                   "", confidence::assumption)};
    }
    static void apply(rules& r, const filter_complaints& setting, double share) {
        r.hotline_filter.move(std::max(r.hotline_filter.after, setting.share), share);
    }
};
static_assert(every_member_described<filter_complaints>() && defaults_in_range<filter_complaints>());

}  // namespace sim
