/// What a researcher wants to know about a hierarchy at a glance: how many lines, groups and paths meet in one person.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/graph/hierarchy.hpp"

namespace sim {

enum class structure_quantity : std::uint8_t {
    lines_per_person,
    groups_per_person,
    task_paths,
    span_of_control,
    members_per_group,
    duty_members_per_group
};
template <>
inline constexpr auto labels<structure_quantity> = std::to_array<label>({
    {"lines_per_person", "Lines per person", "每人承担条线数"},
    {"groups_per_person", "Groups per person", "每人所在群数"},
    {"task_paths", "Task paths to a person", "任务到人的路径数"},
    {"span_of_control", "Span of control", "直接下属人数"},
    {"members_per_group", "Members per group", "每群成员数"},
    {"duty_members_per_group", "Members with a duty in the group", "群内有职责的成员数"},
});

/// Mean, quantiles (linear interpolation between order statistics) and maximum of n values.
struct summary {
    std::size_t n = 0;
    double mean = 0.0;
    double median = 0.0;
    double p10 = 0.0;
    double p90 = 0.0;
    double max = 0.0;

    friend bool operator==(const summary&, const summary&) = default;
};

/// Requires at least one value.
summary summarise(std::vector<double> values);

/// One quantity, over everybody (or every group) or over one role only.
struct statistics_row {
    structure_quantity what = structure_quantity::lines_per_person;
    std::optional<role> who;
    summary value;

    friend bool operator==(const statistics_row&, const statistics_row&) = default;
};

/// Quantity by quantity, first over all, then role by role; roles that nobody has are left out, and so are roles that
/// lead nobody in the span of control.
std::vector<statistics_row> structure_statistics(const roster& township);

/// Rows as an aligned plain-text table; a Chinese character takes two columns.
std::string statistics_table(std::span<const statistics_row> rows, language l);

}  // namespace sim
