/// Files that users give: read whole or refused, never in part.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "sim/text/problem_log.hpp"

namespace sim {

/// More than any scenario or table of a township holds, and less than a device that never ends.
inline constexpr std::size_t largest_text_file = std::size_t{64} << 20U;

/// All bytes of a file; nothing, and a problem at the place where it was asked for, if it is missing, a folder, too large or
/// cannot be read to its end.
std::optional<std::string> read_text_file(const std::filesystem::path& file, const place& asked, problem_log& log);

}  // namespace sim
