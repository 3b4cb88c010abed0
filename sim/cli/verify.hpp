/// The verb `verify`: registered by add_results() beside `inspect`.
#pragma once

#include "sim/cli/verbs.hpp"

namespace sim {

void add_verify(CLI::App& app, call& here);

}  // namespace sim
