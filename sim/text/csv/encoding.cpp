#include "sim/text/csv/encoding.hpp"

#include <algorithm>

#include "sim/core/unicode.hpp"

namespace sim {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

/// Position of the first two neighbours that are Chinese in GB 2312, if everything in this UTF-8 text can be read so.
/// UTF-8 gives a Chinese character three bytes, and names in other scripts have second bytes below 0xA1 as well: a text
/// of two-byte characters that has neither is a text of GB 2312 pairs.
std::size_t chinese_code_page_at(std::string_view text) {
    const auto byte = [&](std::size_t i) { return static_cast<unsigned char>(text[i]); };
    std::size_t found = nowhere;
    std::size_t run = 0;
    for (std::size_t i = 0; i<text.size(); i += run> 0 ? 2 : 1) {
        if (byte(i) < 0x80) {
            run = 0;
        } else if (byte(i) >= 0xE0 || byte(i + 1) < 0xA1) {
            return nowhere;
        } else if (++run == 2 && found == nowhere) {
            found = i - 2;
        }
    }
    return found;
}

std::string with_line_feeds(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] != '\r') {
            out += text[i];
        } else if (i + 1 == text.size() || text[i + 1] != '\n') {
            out += '\n';
        }
    }
    return out;
}

place line_of(const std::string& text, std::size_t position, const std::string& name) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(position);
    return {name, 1 + static_cast<int>(std::count(text.begin(), end, '\n')), 1};
}

}  // namespace

std::optional<std::string> decoded(std::string_view bytes, const std::string& name, problem_log& log) {
    const bool marked = bytes.starts_with(byte_order_mark);
    std::string text = with_line_feeds(marked ? bytes.substr(byte_order_mark.size()) : bytes);
    if (const std::size_t at = malformed_at(text); at != nowhere) {
        log.add(line_of(text, at, name), {"not UTF-8. Save the table as \"CSV UTF-8\".",
                                          "不是 UTF-8 编码。请把表格另存为“CSV UTF-8（逗号分隔）”。"});
        return std::nullopt;
    }
    if (const std::size_t at = marked ? nowhere : chinese_code_page_at(text); at != nowhere) {
        log.add(line_of(text, at, name),
                {"in a Chinese code page (GBK), not UTF-8. Save the table as \"CSV UTF-8\".",
                 "是中文代码页（GBK），不是 UTF-8 编码。请把表格另存为“CSV UTF-8（逗号分隔）”。"});
        return std::nullopt;
    }
    return text;
}

}  // namespace sim
