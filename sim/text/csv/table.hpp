/// One CSV table with a heading, as spreadsheets save it: RFC 4180 quotes, with line breaks inside them.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "sim/text/problem_log.hpp"

namespace sim {

struct csv_cell {
    std::string value;  // without surrounding blanks
    place at;
};

struct csv_table {
    std::vector<std::vector<csv_cell>> rows;  // cells in the order of the wanted columns
};

/// What the heading of a table must name. Spreadsheets leave out empty cells at the end of a row: so may a row here,
/// where all the columns it lacks may be empty.
struct csv_columns {
    std::vector<std::string> names;
    std::vector<std::string> may_be_empty;
};

/// Reads the columns named, in whatever order the file has them. Reports every mistake to the log; empty if there was
/// one or if there are no rows, so that what other tables say about this one cannot be judged.
std::optional<csv_table> read_csv(const std::filesystem::path& file, const csv_columns& columns, problem_log& log);

/// A hint with its leading blank: the nearest valid word, or all of them if none is near and they are few.
std::string valid_words(std::string_view word, const std::vector<std::string>& valid, language l);

/// The text as one cell, quoted where it has to be.
std::string csv_text(std::string_view value);

}  // namespace sim
