#include "sim/text/csv/table.hpp"

#include <fmt/ranges.h>
#include <algorithm>
#include <boost/tokenizer.hpp>

#include <utility>

#include "sim/core/nearest.hpp"
#include "sim/core/unicode.hpp"
#include "sim/text/csv/cells.hpp"
#include "sim/text/csv/encoding.hpp"
#include "sim/text/files.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_list = 12;  // more valid words than these help nobody

class csv_reader {
public:
    csv_reader(std::string name, const csv_columns& columns, problem_log& log)
        : name_(std::move(name)), columns_(columns), log_(log) {}

    std::optional<csv_table> read(std::string_view bytes) && {
        const auto text = decoded(bytes, name_, log_);
        if (!text) return std::nullopt;
        const std::size_t before = log_.size();
        const boost::tokenizer<rfc4180_cells, std::string::const_iterator, raw_cell> cells(*text, rfc4180_cells());
        std::vector<raw_cell> row;
        for (const raw_cell& cell : cells) {
            if (cell.first) take(row);
            row.push_back(cell);
        }
        take(row);
        if (!headed_) {
            log_.add(place{name_}, {"empty. The first line must name the columns: {}.", "空文件。首行须为列名：{}。"},
                     column_names());
        } else if (table_.rows.empty() && log_.size() == before) {
            log_.add(place{name_}, {"no rows below the heading.", "首行之下没有内容。"});
        }
        if (log_.size() > before) return std::nullopt;
        return std::move(table_);
    }

private:
    place at(const raw_cell& cell) const { return {name_, cell.line, cell.column}; }

    /// The first row with anything in it is the heading; `row` is empty afterwards.
    void take(std::vector<raw_cell>& row) {
        const std::vector<raw_cell> raw = std::exchange(row, {});
        const std::size_t before = log_.size();
        std::vector<csv_cell> cells;
        for (const raw_cell& cell : raw) {
            report_quotes(cell);
            cells.push_back({std::string(trimmed(cell.value)), at(cell)});
        }
        // spreadsheets pad with empty rows
        if (std::ranges::all_of(cells, [](const csv_cell& c) { return c.value.empty(); })) return;
        const bool heading = !std::exchange(headed_, true);
        if (log_.size() > before) return;
        if (heading) {
            take_heading(cells);
        } else if (!position_.empty()) {
            take_row(cells);
        }
    }

    void report_quotes(const raw_cell& cell) {
        if (cell.unclosed) {
            log_.add(at(cell), {"the quote is never closed.", "引号没有闭合。"});
        } else if (cell.trailing) {
            log_.add(at(cell), {"text after the closing quote. A quote inside a cell is written twice.",
                                "右引号后还有内容。单元格内的引号须写两遍。"});
        }
    }

    std::string column_names() const { return fmt::format("{}", fmt::join(columns_.names, ", ")); }

    /// Leaves position_ empty if the heading is wrong.
    void take_heading(std::vector<csv_cell>& cells) {
        while (cells.back().value.empty()) cells.pop_back();  // spreadsheets pad rows with empty cells
        heading_cells_ = cells.size();
        position_.assign(columns_.names.size(), cells.size());
        const std::size_t before = log_.size();
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto known = std::ranges::find(columns_.names, cells[c].value);
            if (known == columns_.names.end()) {
                log_.add(cells[c].at, {"column \"{}\": unknown.{}", "列“{}”：没有这一列。{}"}, cells[c].value,
                         valid_words(cells[c].value, columns_.names, log_.in()));
                continue;
            }
            std::size_t& position = position_[static_cast<std::size_t>(known - columns_.names.begin())];
            if (position < cells.size()) {
                log_.add(cells[c].at, {"column \"{}\" stands twice.", "列“{}”重复。"}, *known);
            }
            position = c;
        }
        for (std::size_t k = 0; k < columns_.names.size(); ++k) {
            if (position_[k] == cells.size()) {
                log_.add(cells.front().at, {"column \"{}\" is missing. Columns: {}.", "缺少列“{}”。应有的列：{}。"},
                         columns_.names[k], column_names());
            }
        }
        if (log_.size() > before) position_.clear();
    }

    void take_row(std::vector<csv_cell>& cells) {
        if (!fits(cells)) {
            log_.add(cells.front().at,
                     {"{} cells where the heading has {}. A cell that contains a comma needs quotes.",
                      "本行有 {} 个单元格，而首行有 {} 个。含逗号的单元格须加引号。"},
                     cells.size(), heading_cells_);
            return;
        }
        cells.resize(heading_cells_, {{}, cells.front().at});
        std::vector<csv_cell> row;
        for (const std::size_t p : position_) row.push_back(std::move(cells[p]));
        table_.rows.push_back(std::move(row));
    }

    /// What the row has beyond the heading is empty, and what it lacks may be empty.
    bool fits(const std::vector<csv_cell>& cells) const {
        for (std::size_t c = heading_cells_; c < cells.size(); ++c) {
            if (!cells[c].value.empty()) return false;
        }
        for (std::size_t k = 0; k < position_.size(); ++k) {
            const bool lacking = position_[k] >= cells.size();
            if (lacking && std::ranges::find(columns_.may_be_empty, columns_.names[k]) == columns_.may_be_empty.end()) {
                return false;
            }
        }
        return true;
    }

    std::string name_;
    const csv_columns& columns_;
    problem_log& log_;
    csv_table table_;
    bool headed_ = false;  // a row has been taken for the heading, right or wrong
    std::size_t heading_cells_ = 0;
    std::vector<std::size_t> position_;  // [columns] place of each wanted column in the file
};

}  // namespace

std::optional<csv_table> read_csv(const std::filesystem::path& file, const csv_columns& columns, problem_log& log) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored)) {
        log.add(place{file.string()},
                {"missing. A township needs departments.csv, units.csv, persons.csv, groups.csv and memberships.csv.",
                 "文件不存在。一个乡镇需要 departments.csv、units.csv、persons.csv、groups.csv 和 memberships.csv。"});
        return std::nullopt;
    }
    const auto content = read_text_file(file, place{file.string()}, log);
    if (!content) return std::nullopt;
    return csv_reader(file.string(), columns, log).read(*content);
}

std::string valid_words(std::string_view word, const std::vector<std::string>& valid, language l) {
    if (const auto near = nearest(word, valid)) {
        return say(l, {" Did you mean \"{}\"?", "是否想写“{}”？"}, *near);
    }
    if (valid.empty() || valid.size() > longest_list) return {};
    return say(l, {" Valid here: {}.", "此处可用：{}。"}, fmt::join(valid, ", "));
}

std::string csv_text(std::string_view value) {
    if (value.find_first_of(",\"\n") == std::string_view::npos && trimmed(value) == value) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + "\"";
}

}  // namespace sim
