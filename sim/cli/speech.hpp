/// Which language the program speaks in this call.
#pragma once

#include "sim/core/labels.hpp"

namespace sim {

/// --lang if given, else Chinese where LC_ALL, LC_MESSAGES or LANG says so, else English. Looked up before the options
/// are parsed, because help and errors of parsing are spoken too.
language spoken_language(int argc, const char* const* argv);

}  // namespace sim
