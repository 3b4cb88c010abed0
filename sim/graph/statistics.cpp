#include "sim/graph/statistics.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <numeric>

#include "sim/core/error.hpp"
#include "sim/core/unicode.hpp"

namespace sim {
namespace {

double quantile(const std::vector<double>& sorted, double q) {
    const double position = q * static_cast<double>(sorted.size() - 1);
    const auto below = static_cast<std::size_t>(position);
    const std::size_t above = std::min(below + 1, sorted.size() - 1);
    return sorted[below] + (position - std::floor(position)) * (sorted[above] - sorted[below]);
}

template <class T>
void add_rows(std::vector<statistics_row>& rows, structure_quantity what, const std::vector<T>& values,
              const roster& township, bool only_positive = false) {
    const auto select = [&](std::optional<role> who) {
        std::vector<double> chosen;
        for (std::size_t p = 0; p < values.size(); ++p) {
            if ((!who || township.persons[p].post == *who) && (!only_positive || values[p] > 0)) {
                chosen.push_back(static_cast<double>(values[p]));
            }
        }
        if (!chosen.empty()) rows.push_back({what, who, summarise(std::move(chosen))});
    };
    select(std::nullopt);
    for (std::size_t r = 0; r < count_of<role>; ++r) select(static_cast<role>(r));
}

void add_row(std::vector<statistics_row>& rows, structure_quantity what, const std::vector<std::int32_t>& values) {
    if (!values.empty()) rows.push_back({what, std::nullopt, summarise({values.begin(), values.end()})});
}

using cells = std::array<std::string, 8>;

std::string number_text(double v) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f", v);
    return buffer;
}

cells heading(language l) {
    if (l == language::zh) return {"指标", "对象", "数量", "均值", "中位数", "10%分位", "90%分位", "最大值"};
    return {"quantity", "of", "n", "mean", "median", "p10", "p90", "max"};
}

cells text_of(const statistics_row& row, language l) {
    const text all{"all", "全部"};
    const summary& s = row.value;
    return {std::string(label_of(row.what).in(l)),
            std::string(row.who ? label_of(*row.who).in(l) : all.in(l)),
            std::to_string(s.n),
            number_text(s.mean),
            number_text(s.median),
            number_text(s.p10),
            number_text(s.p90),
            number_text(s.max)};
}

}  // namespace

summary summarise(std::vector<double> values) {
    expects(!values.empty(), "a summary of nothing");
    std::ranges::sort(values);
    const double total = std::accumulate(values.begin(), values.end(), 0.0);
    return {values.size(),         total / static_cast<double>(values.size()),
            quantile(values, 0.5), quantile(values, 0.1),
            quantile(values, 0.9), values.back()};
}

std::vector<statistics_row> structure_statistics(const roster& township) {
    const hierarchy h(township);
    std::vector<statistics_row> rows;
    add_rows(rows, structure_quantity::lines_per_person, h.lines_per_person(), township);
    add_rows(rows, structure_quantity::groups_per_person, h.groups_per_person(), township);
    add_rows(rows, structure_quantity::task_paths, h.task_paths(), township);
    add_rows(rows, structure_quantity::span_of_control, h.span_of_control(), township, true);
    add_row(rows, structure_quantity::members_per_group, h.members_per_group());
    add_row(rows, structure_quantity::duty_members_per_group, h.duty_members_per_group());
    return rows;
}

std::string statistics_table(std::span<const statistics_row> rows, language l) {
    std::vector<cells> lines{heading(l)};
    for (const statistics_row& row : rows) lines.push_back(text_of(row, l));
    std::array<std::size_t, std::tuple_size_v<cells>> width{};
    for (const cells& line : lines) {
        for (std::size_t c = 0; c < line.size(); ++c) width[c] = std::max(width[c], display_width(line[c]));
    }
    std::string out;
    for (const cells& line : lines) {
        for (std::size_t c = 0; c < line.size(); ++c) {
            const std::string padding(width[c] - display_width(line[c]), ' ');
            if (c > 0) out += "  ";
            out += c < 2 ? line[c] + padding : padding + line[c];  // words left, numbers right
        }
        out += '\n';
    }
    return out;
}

}  // namespace sim
