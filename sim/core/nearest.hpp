/// The nearest valid word to a misspelt one, for error messages.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace sim {

/// Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions and swaps of
/// neighbours, each bytewise.
std::size_t edit_distance(std::string_view a, std::string_view b);

/// The candidate at the smallest distance, the first of equals; none if all differ in more than a third of the longer
/// word.
std::optional<std::string> nearest(std::string_view word, std::span<const std::string> candidates);

}  // namespace sim
