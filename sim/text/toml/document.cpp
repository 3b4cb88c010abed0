#define TOML_IMPLEMENTATION
#include "sim/text/toml/document.hpp"

#include <fstream>
#include <sstream>

#include "sim/core/unicode.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t longest_shown = 60;

}  // namespace

std::optional<toml_document> parse_toml(std::string_view content, const std::string& name, problem_log& log) {
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
    const std::string name = file.generic_string();
    const std::string shown_name = toml_string(name);
    std::error_code ignored;
    if (!fs::exists(file, ignored)) {
        log.add(asked, {"no such file: {}.", "文件不存在：{}。"}, shown_name);
        return {};
    }
    if (fs::is_directory(file, ignored)) {
        log.add(asked, {"is a directory, not a file: {}.", "这是文件夹而不是文件：{}。"}, shown_name);
        return {};
    }
    std::ifstream in(file, std::ios::binary);
    std::ostringstream content;
    if (in) content << in.rdbuf();
    // an empty file sets failbit on `content`, so only the state of `in` counts
    if (!in || in.bad()) {
        log.add(asked, {"cannot be read: {}. Check its permissions.", "无法读取：{}。请检查文件权限。"}, shown_name);
        return {};
    }
    return parse_toml(content.str(), name, log);
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
