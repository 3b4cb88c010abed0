#include "sim/text/csv/table.hpp"

#include <fmt/ranges.h>
#include <algorithm>
#include <boost/tokenizer.hpp>

#include <fstream>
#include <iterator>

#include "sim/core/nearest.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

constexpr std::size_t longest_list = 12;  // more valid words than these help nobody

bool continues_character(char c) {
    return (static_cast<unsigned char>(c) & 0xC0U) == 0x80U;
}

/// One cell as it stands in its line; `column` counts characters from 1.
struct raw_cell {
    std::string value;
    int column = 1;
    bool unclosed = false;  // the line ends inside quotes
    bool trailing = false;  // something follows the closing quote
};

/// TokenizerFunction of Boost.Tokenizer for one line of RFC 4180 (the library's own knows backslashes, not doubled
/// quotes). A line of n commas outside quotes has n + 1 cells.
class rfc4180_cells {
public:
    void reset() {
        column_ = 1;
        another_ = true;
    }

    template <class Iterator>
    bool operator()(Iterator& next, Iterator end, raw_cell& cell) {
        if (!another_) return false;
        cell = {};
        cell.column = column_;
        if (next != end && *next == '"') {
            quoted(next, end, cell);
        } else {
            while (next != end && *next != ',') cell.value += step(next);
        }
        another_ = next != end;
        if (another_) step(next);
        return true;
    }

private:
    template <class Iterator>
    char step(Iterator& next) {
        const char c = *next++;
        if (!continues_character(c)) ++column_;
        return c;
    }

    template <class Iterator>
    void quoted(Iterator& next, Iterator end, raw_cell& cell) {
        step(next);
        cell.unclosed = true;
        while (next != end) {
            const char c = step(next);
            if (c != '"') {
                cell.value += c;
            } else if (next != end && *next == '"') {
                cell.value += step(next);
            } else {
                cell.unclosed = false;
                break;
            }
        }
        while (next != end && *next != ',') cell.trailing = step(next) != ' ' || cell.trailing;
    }

    int column_ = 1;
    bool another_ = true;
};

/// Well-formed UTF-8 (lead bytes followed by as many continuation bytes as they announce).
bool is_utf8(std::string_view text) {
    for (std::size_t i = 0; i < text.size();) {
        const auto lead = static_cast<unsigned char>(text[i++]);
        const int more = lead < 0x80 ? 0 : lead < 0xC2 ? -1 : lead < 0xE0 ? 1 : lead < 0xF0 ? 2 : lead < 0xF5 ? 3 : -1;
        if (more < 0) return false;
        for (int k = 0; k < more; ++k) {
            if (i == text.size() || !continues_character(text[i++])) return false;
        }
    }
    return true;
}

std::string trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \t");
    if (first == std::string_view::npos) return {};
    return std::string(text.substr(first, text.find_last_not_of(" \t") - first + 1));
}

class csv_reader {
public:
    csv_reader(const std::filesystem::path& file, const std::vector<std::string>& columns, problem_log& log)
        : name_(file.string()), columns_(columns), log_(log), in_(file, std::ios::binary) {}

    std::optional<csv_table> read() {
        if (!in_) {
            log_.add(place{name_}, {"missing. A township needs departments.csv, units.csv, persons.csv, groups.csv and "
                                    "memberships.csv.",
                                    "文件不存在。一个乡镇需要 departments.csv、units.csv、persons.csv、groups.csv 和 "
                                    "memberships.csv。"});
            return std::nullopt;
        }
        const std::size_t before = log_.size();
        csv_table table;
        std::string line;
        while (next_line(line)) {
            if (!is_utf8(line)) {
                log_.add(at(1), {"not UTF-8. Save the table as \"CSV UTF-8\".",
                                 "不是 UTF-8 编码。请把表格另存为“CSV UTF-8（逗号分隔）”。"});
                return std::nullopt;
            }
            if (line.find_first_not_of(", \t") == std::string::npos) continue;  // spreadsheets pad with empty rows
            take_line(line, table);
            if (position_.empty()) return std::nullopt;
        }
        if (position_.empty()) {
            log_.add(place{name_}, {"empty. The first line must name the columns: {}.", "空文件。首行须为列名：{}。"},
                     column_names());
        } else if (table.rows.empty() && log_.size() == before) {
            log_.add(place{name_}, {"no rows below the heading.", "首行之下没有内容。"});
        }
        if (log_.size() > before) return std::nullopt;
        return table;
    }

private:
    place at(int column) const { return {name_, line_, column}; }

    bool next_line(std::string& line) {
        if (!std::getline(in_, line)) return false;
        ++line_;
        if (!line.empty() && line.back() == '\r') line.pop_back();
        if (line_ == 1 && line.starts_with("\xEF\xBB\xBF")) line.erase(0, 3);
        return true;
    }

    /// The first line is the heading, all others are rows.
    void take_line(const std::string& line, csv_table& table) {
        const std::size_t before = log_.size();
        auto cells = split(line);
        if (log_.size() > before) return;
        if (position_.empty()) {
            take_heading(cells);
        } else {
            take_row(cells, table);
        }
    }

    std::vector<csv_cell> split(const std::string& line) {
        std::vector<csv_cell> cells;
        const boost::tokenizer<rfc4180_cells, std::string::const_iterator, raw_cell> raw(line, rfc4180_cells());
        for (const raw_cell& cell : raw) {
            if (cell.unclosed) {
                log_.add(at(cell.column), {"the quote is never closed on this line.", "引号在本行内没有闭合。"});
            } else if (cell.trailing) {
                log_.add(at(cell.column), {"text after the closing quote. A quote inside a cell is written twice.",
                                           "右引号后还有内容。单元格内的引号须写两遍。"});
            }
            cells.push_back({trimmed(cell.value), at(cell.column)});
        }
        return cells;
    }

    std::string column_names() const { return fmt::format("{}", fmt::join(columns_, ", ")); }

    /// Leaves position_ empty if the heading is wrong.
    void take_heading(const std::vector<csv_cell>& cells) {
        heading_cells_ = cells.size();
        position_.assign(columns_.size(), cells.size());
        const std::size_t before = log_.size();
        for (std::size_t c = 0; c < cells.size(); ++c) {
            const auto known = std::ranges::find(columns_, cells[c].value);
            if (known == columns_.end()) {
                log_.add(cells[c].at, {"column \"{}\": unknown.{}", "列“{}”：没有这一列。{}"}, cells[c].value,
                         valid_words(cells[c].value, columns_, log_.in()));
                continue;
            }
            std::size_t& position = position_[static_cast<std::size_t>(known - columns_.begin())];
            if (position < cells.size()) {
                log_.add(cells[c].at, {"column \"{}\" stands twice.", "列“{}”重复。"}, *known);
            }
            position = c;
        }
        for (std::size_t k = 0; k < columns_.size(); ++k) {
            if (position_[k] == cells.size()) {
                log_.add(at(1), {"column \"{}\" is missing. Columns: {}.", "缺少列“{}”。应有的列：{}。"}, columns_[k],
                         column_names());
            }
        }
        if (log_.size() > before) position_.clear();
    }

    void take_row(std::vector<csv_cell>& cells, csv_table& table) {
        if (cells.size() != heading_cells_) {
            log_.add(at(1),
                     {"{} cells where the heading has {}. A cell that contains a comma needs quotes.",
                      "本行有 {} 个单元格，而首行有 {} 个。含逗号的单元格须加引号。"},
                     cells.size(), heading_cells_);
            return;
        }
        std::vector<csv_cell> row;
        for (const std::size_t p : position_) row.push_back(std::move(cells[p]));
        table.rows.push_back(std::move(row));
    }

    std::string name_;
    const std::vector<std::string>& columns_;
    problem_log& log_;
    std::ifstream in_;
    int line_ = 0;
    std::size_t heading_cells_ = 0;
    std::vector<std::size_t> position_;  // [columns] place of each wanted column in the file
};

}  // namespace

std::optional<csv_table> read_csv(const std::filesystem::path& file, const std::vector<std::string>& columns,
                                  problem_log& log) {
    return csv_reader(file, columns, log).read();
}

std::string valid_words(std::string_view word, const std::vector<std::string>& valid, language l) {
    if (const auto near = nearest(word, valid)) {
        return say(l, {" Did you mean {}?", "是否想写 {}？"}, *near);
    }
    if (valid.empty() || valid.size() > longest_list) return {};
    return say(l, {" Valid here: {}.", "此处可用：{}。"}, fmt::join(valid, ", "));
}

std::string csv_text(std::string_view value) {
    if (value.find_first_of(",\"") == std::string_view::npos && trimmed(value) == value) return std::string(value);
    std::string quoted = "\"";
    for (const char c : value) {
        quoted += c;
        if (c == '"') quoted += c;
    }
    return quoted + "\"";
}

}  // namespace sim
