/// Reads reform files: a named, dated, scoped set of lever settings.
#pragma once

#include <filesystem>

#include "sim/core/labels.hpp"
#include "sim/model/scenario.hpp"

namespace sim {

/// Throws input_error with all problems of the file.
reform read_reform(const std::filesystem::path& file, language l = language::en);

/// True if the file looks like a reform rather than a scenario; false too if it cannot be read.
bool is_reform_file(const std::filesystem::path& file);

}  // namespace sim
