#include "sim/model/parameter_check.hpp"

#include <vector>

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
    std::apply([&](const auto&... values) { (check_section(values, broken), ...); }, par);
}

}  // namespace sim
