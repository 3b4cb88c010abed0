/// A reform in plain language.
#pragma once

#include <string>

#include "sim/core/labels.hpp"
#include "sim/model/scenario.hpp"

namespace sim {

/// One line per lever with its settings, dates and townships; one line too for a reform that changes nothing.
std::string reform_summary(const reform& r, language l);

}  // namespace sim
