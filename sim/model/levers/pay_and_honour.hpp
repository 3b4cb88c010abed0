/// Lever: pay and honour for those at the bottom.
#pragma once

#include <algorithm>

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct pay_and_honour {
    double recognition = 0.5;

    static constexpr std::string_view name = "pay_and_honour";
    static constexpr text title{"Pay and honour", "待遇与荣誉"};
    static constexpr text meaning{"Recognition relieves exhaustion.", "认可能缓解倦怠。"};
    static constexpr std::string_view sources = "L23 S141";
    static constexpr auto fields() {
        using P = pay_and_honour;
        return std::tuple{
            number(SIM_NAME(P, recognition), "1", {0, 2},
                   {"Recognition beyond the usual, in standard deviations.", "超出平常的认可（标准差）。"}, "",
                   confidence::assumption)};
    }
    static void apply(rules& r, const pay_and_honour& setting, double share) {
        r.recognition.move(std::max(r.recognition.after, setting.recognition), share);
    }
};
static_assert(every_member_described<pay_and_honour>() && defaults_in_range<pay_and_honour>());

}  // namespace sim
