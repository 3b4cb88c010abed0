/// UTF-8 text as characters: whether it is well-formed, what in it is blank, how wide a terminal shows it.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace sim {

/// Position of the first byte that is not UTF-8, or npos. Overlong forms and surrogates are not UTF-8.
std::size_t malformed_at(std::string_view text);

/// Number of code points.
std::size_t character_count(std::string_view text);

/// Columns on a terminal: two for a wide character (Unicode Standard Annex 11), none for one that shows nothing.
std::size_t display_width(std::string_view text);

/// Well-formed text without blanks at both ends. White space is blank, and so is every character that shows nothing: control characters,
/// zero-width spaces, marks of direction and of byte order. Two texts that differ in blanks look the same.
std::string_view trimmed(std::string_view text);

/// True if a blank stands anywhere in the text.
bool contains_blank(std::string_view text);

/// True if the text is UTF-8 without line breaks and control characters, which no XML file can hold.
bool is_one_line(std::string_view text);

/// The text as a terminal may get it, line breaks and tabs kept: what is not UTF-8 becomes U+FFFD; control characters, which a
/// terminal would obey, and marks that turn the direction of writing become their number, as in <U+001B>.
std::string for_terminal(std::string_view text);

/// The text, or its whole characters within the first `bytes` bytes and an ellipsis.
std::string shortened(std::string_view text, std::size_t bytes);

}  // namespace sim
