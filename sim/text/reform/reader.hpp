/// Reads reform files: a named, dated, scoped set of lever settings.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>

#include "sim/core/labels.hpp"
#include "sim/model/scenario.hpp"

namespace sim {

/// Throws input_error with all problems of the file.
reform read_reform(const std::filesystem::path& file, language l = language::en);

/// The same from text; `name` stands for the file in messages.
reform parse_reform(std::string_view content, const std::string& name, language l = language::en);

/// True if the file looks like a reform rather than a scenario; false too if it cannot be read.
bool is_reform_file(const std::filesystem::path& file);

}  // namespace sim
