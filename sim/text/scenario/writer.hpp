/// Writes a scenario with every value resolved; the text is the identity of a study.
#pragma once

#include <string>

#include "sim/model/scenario.hpp"

namespace sim {

/// Deterministic; reads back to the same values to the bit.
std::string to_toml(const scenario& world);

}  // namespace sim
