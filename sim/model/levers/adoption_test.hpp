/// Lever: technology comes only where it supports the work.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct adoption_test {
    double admitted = 0.2;

    static constexpr std::string_view name = "adoption_test";
    static constexpr text title{"Adoption test for technology", "新技术准入"};
    static constexpr text meaning{"A new app comes only if it saves work or joins the common platform.",
                                  "新应用须能减轻工作或并入统一平台方可上线。"};
    static constexpr std::string_view sources = "L10 L14 L28";
    static constexpr auto fields() {
        using P = adoption_test;
        return std::tuple{number(SIM_NAME(P, admitted), "1", {0, 1},
                                 {"Share of new apps that passes the test.", "通过准入的新应用比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const adoption_test& setting, double share) {
        r.new_apps_admitted.move(std::min(r.new_apps_admitted.after, setting.admitted), share);
    }
};
static_assert(every_member_described<adoption_test>() && defaults_in_range<adoption_test>());

}  // namespace sim
