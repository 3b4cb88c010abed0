#define TOML_IMPLEMENTATION
#include "sim/text/toml/document.hpp"

#include <algorithm>
#include <sstream>

#include "sim/core/unicode.hpp"
#include "sim/text/files.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_shown = 60;
constexpr int most_dots = 256;  // toml++ and all that walk a document go one call deeper for each part of a key

/// The end of a string that begins at `at`, or of the line or the file that it does not leave.
std::size_t end_of_string(std::string_view content, std::size_t at) {
    const char quote = content[at];
    const std::string three(3, quote);
    const bool multi_line = content.substr(at, 3) == three;
    for (std::size_t i = at + (multi_line ? 3 : 1); i < content.size(); ++i) {
        if (content[i] == '\\' && quote == '"') {
            ++i;
        } else if (multi_line && content.substr(i, 3) == three) {
            return i + 3;
        } else if (!multi_line && (content[i] == quote || content[i] == '\n')) {
            return content[i] == '\n' ? i : i + 1;
        }
    }
    return content.size();
}

/// Line of a key with too many parts; 0 if there is none.
int line_of_deep_key(std::string_view content) {
    int line = 1;
    int dots = 0;
    for (std::size_t i = 0; i < content.size();) {
        const char c = content[i];
        if (c == '"' || c == '\'') {
            const std::size_t end = end_of_string(content, i);
            line += static_cast<int>(std::count(content.begin() + static_cast<std::ptrdiff_t>(i),
                                                content.begin() + static_cast<std::ptrdiff_t>(end), '\n'));
            i = end;
            continue;
        }
        if (c == '#') i = std::min(content.find('\n', i), content.size() - 1);
        if (c == '.' && ++dots > most_dots) return line;
        if (c == '=' || c == ',' || content[i] == '\n' || c == '#') dots = 0;
        if (content[i] == '\n') ++line;
        ++i;
    }
    return 0;
}

}  // namespace

std::optional<toml_document> parse_toml(std::string_view content, const std::string& name, problem_log& log) {
    if (const int line = line_of_deep_key(content); line > 0) {
        log.add({name, line, 1}, {"a key has more than {} parts.", "键的层级超过 {} 级。"}, most_dots + 1);
        return {};
    }
    try {
        return toml_document{name, toml::parse(content, std::string_view(name))};
    } catch (const toml::parse_error& e) {
        const toml::source_position& begin = e.source().begin;
        log.add({name, static_cast<int>(begin.line), static_cast<int>(begin.column)},
                {"not valid TOML: {}.", "不是合法的 TOML：{}。"}, e.description());
        return {};
    }
}

std::optional<toml_document> read_toml(const fs::path& file, const place& asked, problem_log& log) {
    const auto content = read_text_file(file, asked, log);
    if (!content) return {};
    return parse_toml(*content, file.generic_string(), log);
}

std::string shown(const toml::node& node) {
    if (node.is_table()) return "{…}";
    if (node.is_array()) return node.as_array()->empty() ? "[]" : "[…]";
    if (const auto* s = node.as_string()) return toml_string(shortened(s->get(), longest_shown));
    if (const auto* v = node.as_floating_point()) {
        const std::string digits = fmt::format("{}", v->get());
        const bool whole = digits.find_first_not_of("-0123456789") == std::string::npos;
        return whole ? digits + ".0" : digits;
    }
    std::ostringstream out;
    node.visit([&](const auto& n) {
        if constexpr (toml::is_value<decltype(n)>) out << n;
    });
    return out.str();
}

std::string toml_string(std::string_view s) {
    std::ostringstream out;
    out << toml::toml_formatter(toml::value<std::string>(s), toml::format_flags::allow_unicode_strings);
    return out.str();
}

}  // namespace sim
