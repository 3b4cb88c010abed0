/// One TOML text as a tree with places: the only header that includes toml++.
#pragma once

// compiled once, in toml_document.cpp
#define TOML_HEADER_ONLY 0
#include <toml++/toml.h>

#include <filesystem>
#include <optional>
#include <string>

#include "sim/text/problem_log.hpp"

namespace sim {

/// Parsed text and the name under which its problems are reported.
struct toml_document {
    std::string name;
    toml::table root;

    place at(const toml::node& node) const { return at(node.source()); }
    place at(const toml::key& key) const { return at(key.source()); }
    place at(const toml::source_region& region) const {
        return {name, static_cast<int>(region.begin.line), static_cast<int>(region.begin.column)};
    }
};

/// Nothing after a syntax error, which is then in the log.
std::optional<toml_document> parse_toml(std::string_view content, const std::string& name, problem_log& log);

/// Nothing if the file is missing, a directory, unreadable or not TOML. `asked` is who wants the file: a place in
/// another file or the file's own name.
std::optional<toml_document> read_toml(const std::filesystem::path& file, const place& asked, problem_log& log);

/// A value as in a TOML file, on one line; tables and arrays only hinted at.
std::string shown(const toml::node& node);

/// A string as a TOML string: Chinese stays Chinese, control characters are escaped.
std::string toml_string(std::string_view s);

}  // namespace sim
