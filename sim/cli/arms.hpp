/// The arms of a comparison from its --reform arguments.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "sim/engine/plan.hpp"

namespace sim {

/// Arm 0 is the scenario itself under its own name; each argument is one more arm: reform files joined by "+", named by
/// their reforms joined by "+". Throws input_error with all problems of all files.
std::vector<arm> make_arms(const scenario& world, std::span<const std::string> reforms, language l);

}  // namespace sim
