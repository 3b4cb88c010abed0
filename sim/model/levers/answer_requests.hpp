/// Lever: departments answer requests from below.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct answer_requests {
    double share = 0.6;

    static constexpr std::string_view name = "answer_requests";
    static constexpr text title{"Answer requests from below", "答复基层请求"};
    static constexpr text meaning{"Departments answer what staff ask for: more time, or a visit with power.",
                                  "部门答复基层请求：延长期限，或派人执法。"};
    static constexpr std::string_view sources = "L17 L18";
    static constexpr auto fields() {
        using P = answer_requests;
        return std::tuple{number(SIM_NAME(P, share), "1", {0, 1},
                                 {"Share of requests that is answered.", "得到答复的请求比例。"}, "",
                                 confidence::assumption)};
    }
    static void apply(rules& r, const answer_requests& setting, double share) {
        r.requests_answered.move(std::max(r.requests_answered.after, setting.share), share);
    }
};
static_assert(every_member_described<answer_requests>() && defaults_in_range<answer_requests>());

}  // namespace sim
