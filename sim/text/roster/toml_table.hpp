/// An imported township inside a resolved scenario text, so that the text alone reproduces the run.
#pragma once

#include <string>

#include "sim/graph/roster.hpp"
#include "sim/text/toml/document.hpp"

namespace sim {

/// The [roster] table: one inline table per department, unit, person and group; references are positions from 0.
std::string roster_to_toml(const roster& town);

roster read_roster_table(const toml_document& document, const toml::table& table, problem_log& log);

}  // namespace sim
