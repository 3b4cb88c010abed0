/// The bytes of a table as text: UTF-8 with or without byte-order mark, lines ended by LF, CRLF or CR.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "sim/text/problem_log.hpp"

namespace sim {

/// What a spreadsheet needs at the head of a file to read it as UTF-8.
inline constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";

/// The text without byte-order mark and with LF line ends. Nothing if the bytes are in another encoding; the problem is
/// then in the log. A Chinese code page is recognised even where its bytes happen to be UTF-8.
std::optional<std::string> decoded(std::string_view bytes, const std::string& name, problem_log& log);

}  // namespace sim
