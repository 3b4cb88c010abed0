/// Lever: data are entered once for all lines.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct one_form {
    static constexpr std::string_view name = "one_form";
    static constexpr text title{"One form for all lines", "一表通"};
    static constexpr text meaning{"Systems share data, so the same datum is entered once.",
                                  "各系统共享数据，同一数据只录入一次。"};
    static constexpr std::string_view sources = "L19 L25 E38 E42";
    static constexpr auto fields() { return std::tuple{}; }
    static void apply(rules& r, const one_form&, double share) { r.one_form.move(true, share); }
};
static_assert(every_member_described<one_form>() && defaults_in_range<one_form>());

}  // namespace sim
