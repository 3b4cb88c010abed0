/// One reform as a TOML table: a whole reform file or a [[reform]] entry of a scenario.
#pragma once

#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/text/toml/values.hpp"

namespace sim {

/// `title` is empty for a reform file, "reform" for an entry of a scenario.
reform read_reform_table(const toml_document& document, const toml::table& table, const std::string& title,
                         problem_log& log);

/// Name of a scenario or reform: it becomes part of HDF5 paths and of arm names joined by "+".
std::optional<std::string> read_name(const toml_document& document, const toml::table& table, const std::string& title,
                                     problem_log& log);

/// Reads title and title_zh; what is missing is taken from the other or from the name.
void read_titles(const toml_document& document, const toml::table& table, const std::string& prefix,
                 const std::string& name, std::string& title, std::string& title_zh, problem_log& log);

}  // namespace sim
