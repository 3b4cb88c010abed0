/// What `compare` and `fork` print: every outcome of every arm against that of the first.
#pragma once

#include <string>

#include "sim/core/labels.hpp"
#include "sim/engine/plan.hpp"

namespace sim {

void print_differences(const plan& study, const std::string& file, language l);

}  // namespace sim
