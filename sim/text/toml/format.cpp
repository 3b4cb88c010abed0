#include "sim/text/toml/format.hpp"

#include <fmt/format.h>

#include <cmath>

#include "sim/core/calendar.hpp"
#include "sim/core/error.hpp"

namespace sim {
namespace {

std::string clock_text(double seconds_after_midnight) {
    const int s = static_cast<int>(seconds_after_midnight);
    return fmt::format("{:02}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
}

std::string end_text(const parameter_info& info, double end) {
    if (std::isinf(end)) return end < 0 ? "-∞" : "∞";
    // a TOML local time has no 24:00:00
    if (info.kind == value_kind::clock && end >= day_length) return clock_text(day_length - 1);
    return toml_value(info, end);
}

}  // namespace

std::string toml_value(const parameter_info& info, double value) {
    switch (info.kind) {
        case value_kind::number:
            return fmt::format("{}", value);
        case value_kind::count:
            return fmt::format("{:.0f}", value);
        case value_kind::flag:
            return value != 0.0 ? "true" : "false";
        case value_kind::choice:
            return fmt::format("\"{}\"", info.choices[static_cast<std::size_t>(value)].id);
        case value_kind::clock:
            return clock_text(value);
        case value_kind::date:
            return iso({static_cast<std::int32_t>(value)});
    }
    throw internal_error("unknown value kind");
}

std::string range_text(const parameter_info& info) {
    if (info.kind == value_kind::flag) return "true | false";
    if (info.kind == value_kind::choice) {
        std::string all;
        for (const label& choice : info.choices) {
            if (!all.empty()) all += " | ";
            all += choice.id;
        }
        return all;
    }
    // an unbounded side is open: infinity is no value
    return (std::isinf(info.range.lower) ? "(" : "[") + end_text(info, info.range.lower) + ", " +
           end_text(info, info.range.upper) + (std::isinf(info.range.upper) ? ")" : "]");
}

std::string unit_text(const parameter_info& info) {
    const bool telling = (info.kind == value_kind::number || info.kind == value_kind::count) && info.unit != "1";
    return telling ? fmt::format(" [{}]", info.unit) : std::string();
}

}  // namespace sim
