/// Writes a township as the CSV tables that read_roster() reads.
#pragma once

#include <filesystem>

#include "sim/graph/roster.hpp"

namespace sim {

/// Makes the folder if it does not exist and replaces tables that are there. Throws results_error if a file cannot be
/// written.
void write_roster(const roster& town, const std::filesystem::path& folder);

}  // namespace sim
