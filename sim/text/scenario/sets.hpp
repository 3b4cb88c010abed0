/// `--set key=value` on the command line: one value over the files of a scenario.
#pragma once

#include <string>

#include "sim/text/scenario/layers.hpp"

namespace sim {

/// Sets a parameter by its full key, or a lever setting as levers.<lever>.<setting> in the reform called "set".
void apply_set(const std::string& argument, scenario_layers& layers, problem_log& log);

}  // namespace sim
