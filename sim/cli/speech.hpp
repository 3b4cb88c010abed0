/// Which language the program speaks in this call.
#pragma once

#include <cstdio>
#include <string_view>

#include "sim/core/labels.hpp"

namespace sim {

/// --lang if given, else Chinese where LC_ALL, LC_MESSAGES or LANG says so, else English. Looked up before the options
/// are parsed, because help and errors of parsing are spoken too.
language spoken_language(int argc, const char* const* argv);

/// The one way in which texts reach the terminal: files and users decide what is in them, see for_terminal(). The progress
/// bar alone writes on its own.
void tell(std::FILE* to, std::string_view text);

}  // namespace sim
