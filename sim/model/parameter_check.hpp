/// Rules between several parameters of one section; a rule about one parameter is its range.
#pragma once

#include <functional>
#include <string>

#include "sim/model/parameters.hpp"

namespace sim {

/// Calls `broken` with the name of the section and the rule for each rule that the values break. The rules are the
/// optional `static void check(const P&, std::vector<text>& broken)` of the parameter structs.
void check_parameters(const parameters& par,
                      const std::function<void(const std::string& section, const text& rule)>& broken);

}  // namespace sim
