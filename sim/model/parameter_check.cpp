#include "sim/model/parameter_check.hpp"

#include <vector>

#include "sim/graph/township_params.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms.hpp"

namespace sim {
namespace {

using report = std::function<void(const std::string& section, const text& rule)>;

template <class P>
void check_section(const P& values, const report& broken) {
    // a check() of another signature must not be passed over in silence
    if constexpr (requires { &P::check; }) {
        static_assert(
            requires(std::vector<text> & rules) { P::check(values, rules); },
            "the signature is: static void check(const P&, std::vector<text>& broken)");
        std::vector<text> rules;
        P::check(values, rules);
        for (const text& rule : rules) broken(std::string(P::section), rule);
    }
}

}  // namespace

void check_parameters(const parameters& par, const report& broken) {
    for_each_type(parameter_sections{}, [&]<class M>() { check_section(par.of<M>(), broken); });
}

}  // namespace sim
