/// The references, generated from the descriptions: parameters as a page, as a scenario file, as a JSON Schema; the
/// schedule; and the codebook of the state.
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

/// Markdown: every state variable of a township with unit, meaning and who writes it, a table per kind of object.
std::string describe_state(language l);

}  // namespace sim
