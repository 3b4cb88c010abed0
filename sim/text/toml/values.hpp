/// One parameter value between TOML and the `double` that carries it: reading, checking, writing.
#pragma once

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/text/toml/document.hpp"

namespace sim {

/// One key that a table may hold, possibly dotted ("rate.form").
struct setting {
    std::string key;
    const parameter_info* info = nullptr;
    std::function<void(double)> assign;
};

/// The value if it has the right type and lies in range, else nothing and a problem.
std::optional<double> read_value(const toml::node& value, const parameter_info& info, std::string_view key,
                                 const place& at, problem_log& log);

/// Hands each entry of a table to its setting and reports unknown keys. `title` is the table's dotted name.
void read_settings(const toml_document& document, const toml::table& table, const std::string& title,
                   std::span<const setting> valid, problem_log& log);

/// Reports an unknown key with the nearest valid one, or with all valid ones if none is near.
void report_unknown(const std::string& table, std::string_view key, std::span<const std::string> valid, const place& at,
                    problem_log& log);

/// A non-empty single-line string, else nothing and a problem.
std::optional<std::string> read_line(const toml_document& document, const toml::node& value, std::string_view key,
                                     problem_log& log);

}  // namespace sim
