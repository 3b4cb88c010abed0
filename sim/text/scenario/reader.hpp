/// Reads scenario files: layered TOML over the described defaults, every mistake reported at once with its place.
#pragma once

#include <filesystem>
#include <span>
#include <string>
#include <string_view>

#include "sim/model/scenario.hpp"
#include "sim/text/reform/reader.hpp"

namespace sim {

/// The scenario of `file` over the files it extends, then `sets` ("attention.displacement_depth=50",
/// "levers.merge_groups.n_groups=5"; lever settings go to a reform called "set"). `source` holds the resolved text.
/// Throws input_error with all problems of all files and sets.
scenario read_scenario(const std::filesystem::path& file, std::span<const std::string> sets = {},
                       language l = language::en);

/// The same from text, e.g. the resolved text kept in a results file; `name` stands for the file in messages. Relative
/// paths start at the current folder.
scenario parse_scenario(std::string_view content, const std::string& name, language l = language::en,
                        std::span<const std::string> sets = {});

}  // namespace sim
