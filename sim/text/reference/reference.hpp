/// References generated from the code: the parameters as a page, as a scenario file, as a JSON Schema; and the schedule.
#pragma once

#include <string>

#include "sim/core/labels.hpp"

namespace sim {

/// Markdown: a table per section, then the levers, then what the words of trust mean.
std::string describe_markdown(language l);

/// A complete scenario file of all defaults with meaning, unit, range, sources and trust in comments.
std::string describe_toml(language l);

/// Markdown: every moment of the schedule with who acts there, in which order and why.
std::string describe_schedule(language l);

/// JSON Schema 2020-12 of scenario files, for editors that know TOML.
std::string describe_schema();

}  // namespace sim
