/// A plan from what Python passes: arms by name and a dict of options.
#pragma once

#include <pybind11/pybind11.h>

#include <string>
#include <utility>
#include <vector>

#include "sim/engine/plan.hpp"

namespace sim::bindings {

/// Options are days, replicates, townships, seed, record and units; the package has checked their ranges.
plan plan_of(const std::vector<std::pair<std::string, scenario>>& arms, const pybind11::dict& options);

}  // namespace sim::bindings
