/// Formats a sentence that exists in both languages.
#pragma once

#include <fmt/format.h>

#include <string>

#include "sim/core/labels.hpp"

namespace sim {

/// Both texts of `pattern` are {fmt} patterns for the same arguments.
template <class... A>
std::string say(language l, const text& pattern, const A&... arguments) {
    return fmt::format(fmt::runtime(pattern.in(l)), arguments...);
}

}  // namespace sim
