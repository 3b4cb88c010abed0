#include "sim/core/unicode.hpp"

#include <utf8.h>

#include <algorithm>
#include <iterator>
#include <span>

namespace sim {
namespace {

struct interval {
    char32_t first;
    char32_t last;
};

/// White space that takes room, from the property White_Space of the Unicode Character Database.
constexpr interval spaces[] = {{0x20, 0x20},     {0xA0, 0xA0},     {0x1680, 0x1680}, {0x2000, 0x200A},
                               {0x202F, 0x202F}, {0x205F, 0x205F}, {0x3000, 0x3000}};

/// Control and format characters: they take no room and show nothing.
constexpr interval unseen[] = {{0x00, 0x1F},     {0x7F, 0x9F},     {0xAD, 0xAD},     {0x61C, 0x61C},  {0x180E, 0x180E},
                               {0x200B, 0x200F}, {0x2028, 0x202E}, {0x2060, 0x206F}, {0xFEFF, 0xFEFF}};

/// Control characters, separators of lines and paragraphs, and the two code points that XML 1.0 excludes.
constexpr interval line_breakers[] = {{0x00, 0x1F}, {0x7F, 0x9F}, {0x2028, 0x2029}, {0xFFFE, 0xFFFF}};

/// Marks that turn the direction of writing of all that follows.
constexpr interval turners[] = {{0x202A, 0x202E}, {0x2066, 0x2069}};

/// Combining marks: they stand on the character before.
constexpr interval combining[] = {
    {0x300, 0x36F}, {0x1AB0, 0x1AFF}, {0x20D0, 0x20FF}, {0xFE00, 0xFE0F}, {0xFE20, 0xFE2F}};

/// Wide and full-width blocks of East_Asian_Width, and the emoji.
constexpr interval wide[] = {{0x1100, 0x115F},   {0x2E80, 0x303E},  {0x3041, 0xA4CF},   {0xA960, 0xA97F},
                             {0xAC00, 0xD7A3},   {0xF900, 0xFAFF},  {0xFE10, 0xFE19},   {0xFE30, 0xFE6F},
                             {0xFF00, 0xFF60},   {0xFFE0, 0xFFE6},  {0x1F300, 0x1F64F}, {0x1F680, 0x1F6FF},
                             {0x1F900, 0x1F9FF}, {0x20000, 0x3FFFD}};

bool within(char32_t c, std::span<const interval> intervals) {
    return std::ranges::any_of(intervals, [c](const interval& i) { return i.first <= c && c <= i.last; });
}

bool is_blank(char32_t c) {
    return within(c, spaces) || within(c, unseen);
}

/// <U+001B>
std::string name_of(char32_t c) {
    constexpr std::string_view digits = "0123456789ABCDEF";
    std::string name = "<U+";
    for (const unsigned shift : {12U, 8U, 4U, 0U}) name += digits[c >> shift & 0xFU];
    return name + ">";
}

/// The code points; a malformed byte counts as U+FFFD, as readers of UTF-8 show it.
std::u32string code_points(std::string_view text) {
    if (malformed_at(text) != std::string_view::npos) return code_points(utf8::replace_invalid(text));
    std::u32string points;
    utf8::unchecked::utf8to32(text.begin(), text.end(), std::back_inserter(points));
    return points;
}

}  // namespace

std::size_t malformed_at(std::string_view text) {
    const auto at = utf8::find_invalid(text.begin(), text.end());
    return at == text.end() ? std::string_view::npos : static_cast<std::size_t>(at - text.begin());
}

std::size_t character_count(std::string_view text) {
    return code_points(text).size();
}

std::size_t display_width(std::string_view text) {
    std::size_t width = 0;
    for (const char32_t c : code_points(text)) {
        if (!within(c, unseen) && !within(c, combining)) width += within(c, wide) ? 2 : 1;
    }
    return width;
}

std::string_view trimmed(std::string_view text) {
    const char* first = text.data();
    const char* last = first + text.size();
    while (first != last) {
        const char* next = first;
        if (!is_blank(utf8::unchecked::next(next))) break;
        first = next;
    }
    while (last != first) {
        const char* before = last;
        if (!is_blank(utf8::unchecked::prior(before))) break;
        last = before;
    }
    return {first, static_cast<std::size_t>(last - first)};
}

bool contains_blank(std::string_view text) {
    return std::ranges::any_of(code_points(text), is_blank);
}

bool is_one_line(std::string_view text) {
    return malformed_at(text) == std::string_view::npos &&
           std::ranges::none_of(code_points(text), [](char32_t c) { return within(c, line_breakers); });
}

std::string for_terminal(std::string_view text) {
    std::string shown;
    for (const char32_t c : code_points(text)) {
        const bool obeyed = within(c, line_breakers) && c != U'\n' && c != U'\t';
        if (obeyed || within(c, turners)) {
            shown += name_of(c);
        } else {
            utf8::unchecked::append(c, std::back_inserter(shown));
        }
    }
    return shown;
}

std::string shortened(std::string_view text, std::size_t bytes) {
    if (text.size() <= bytes) return std::string(text);
    const std::string_view head = text.substr(0, bytes);
    // a character cut in half is malformed
    return std::string(head.substr(0, malformed_at(head))) + "…";
}

}  // namespace sim
