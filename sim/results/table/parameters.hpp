/// Every parameter of an arm as a table: key, value, unit, range, meaning, source, confidence.
#pragma once

#include <string_view>

#include "sim/model/parameters.hpp"
#include "sim/results/hdf5/file.hpp"

namespace sim {

/// Group beside an arm's tables; no table may have this name.
inline constexpr std::string_view parameters_group = "parameters";

/// Adds the group to an arm; generic over all_parameters().
void write_parameters(hdf5::group& arm, const parameters& values);

}  // namespace sim
