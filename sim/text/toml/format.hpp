/// Parameter values and ranges as text: the same words in scenario files, references and error messages.
#pragma once

#include <string>

#include "sim/core/describe.hpp"

namespace sim {

/// As written in a TOML file: 0.25, 12, true, "sampled", 08:30:00, 2020-01-06. Numbers read back to the same bits.
std::string toml_value(const parameter_info& info, double value);

/// "[0, 1]", "true | false", "none | sampled"; an unbounded side is written with infinity.
std::string range_text(const parameter_info& info);

/// Blank and unit in brackets, or nothing where there is no unit to tell.
std::string unit_text(const parameter_info& info);

}  // namespace sim
