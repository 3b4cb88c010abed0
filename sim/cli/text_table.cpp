#include "sim/cli/text_table.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "sim/core/unicode.hpp"

namespace sim {

std::string text_table::str() const {
    std::vector<std::size_t> width(rows_.front().size(), 0);
    for (const auto& row : rows_) {
        for (std::size_t c = 0; c < row.size(); ++c) width[c] = std::max(width[c], display_width(row[c]));
    }
    std::string out;
    for (std::size_t r = 0; r < rows_.size(); ++r) {
        std::string line;
        for (std::size_t c = 0; c < rows_[r].size(); ++c) {
            const std::string padding(width[c] - display_width(rows_[r][c]), ' ');
            if (c > 0) line += "  ";
            line += c == 0 ? rows_[r][c] + padding : padding + rows_[r][c];
        }
        line.erase(line.find_last_not_of(' ') + 1);
        out += line + "\n";
        if (r > 0) continue;
        std::size_t total = 2 * (width.size() - 1);
        for (const std::size_t w : width) total += w;
        out += std::string(total, '-') + "\n";
    }
    return out;
}

std::string indented(const std::string& lines) {
    std::string out;
    bool begins = true;
    for (const char c : lines) {
        if (begins && c != '\n') out += "  ";
        out += c;
        begins = c == '\n';
    }
    return out;
}

std::string rounded(double value) {
    if (!std::isfinite(value)) return "-";
    const double size = std::abs(value);
    if (size >= 1e4 && size < 1e6) return fmt::format("{:.0f}", value);
    if (size >= 1e-3 || size == 0.0) return fmt::format("{:.4g}", value);
    return fmt::format("{:.2e}", value);
}

}  // namespace sim
