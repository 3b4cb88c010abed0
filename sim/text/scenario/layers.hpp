/// The files of a scenario as TOML: each lies over the one that it extends.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

#include "sim/text/toml/document.hpp"

namespace sim {

struct scenario_layer {
    toml_document document;
    std::filesystem::path folder;  // paths inside the document start here
};

/// The lowest first. A file that cannot be read is a problem in the log, and with it all it extends is left out.
using scenario_layers = std::vector<scenario_layer>;

scenario_layers read_layers(const std::filesystem::path& file, problem_log& log);

/// The same from text; `name` stands for the file in messages, and paths start at the current folder.
scenario_layers parse_layers(std::string_view content, const std::string& name, problem_log& log);

}  // namespace sim
