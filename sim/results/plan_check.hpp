/// What a study cannot do is said before anything runs.
#pragma once

#include "sim/core/labels.hpp"
#include "sim/engine/plan.hpp"

namespace sim {

/// Throws input_error with every arm whose name a results file cannot hold, and every reform that cannot act in this run:
/// its dates or one of its townships lie outside.
void check_plan(const plan& study, language speech);

}  // namespace sim
