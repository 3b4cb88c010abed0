/// A table means the same however a spreadsheet writes it, and every mistake is told at its own line.
#include "sim/text/csv/table.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "sim/core/error.hpp"

namespace sim {
namespace {

using rows = std::vector<std::vector<std::string>>;

const csv_columns abc{{"a", "b", "c"}, {"c"}};

class csv : public testing::Test {
protected:
    ~csv() override { std::filesystem::remove(file_); }

    std::optional<csv_table> read(std::string_view bytes) {
        std::ofstream(file_, std::ios::binary) << bytes;
        return read_csv(file_, abc, log_);
    }

    rows values(std::string_view bytes) {
        rows out;
        const auto table = read(bytes);
        for (const auto& row : table.value().rows) {
            std::vector<std::string>& cells = out.emplace_back();
            for (const csv_cell& cell : row) cells.push_back(cell.value);
        }
        return out;
    }

    /// "line:column: message" of each problem.
    std::vector<std::string> problems(std::string_view bytes) {
        EXPECT_FALSE(read(bytes));
        try {
            log_.throw_if_any();
        } catch (const input_error& e) {
            std::vector<std::string> out;
            for (const problem& p : e.problems) {
                out.push_back(p.where.substr(std::min(file_.string().size() + 1, p.where.size())) + ": " + p.message);
            }
            return out;
        }
        return {};
    }

private:
    const std::filesystem::path file_ =
        std::filesystem::path(testing::TempDir()) /
        ("csv_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()) + ".csv");
    problem_log log_{language::en};
};

TEST_F(csv, line_ends_and_byte_order_mark_change_nothing) {
    const rows expected{{"1", "2", "3"}, {"4", "5", "6"}};
    EXPECT_EQ(values("a,b,c\n1,2,3\n4,5,6\n"), expected);
    EXPECT_EQ(values("a,b,c\n1,2,3\n4,5,6"), expected) << "no line end at the end";
    EXPECT_EQ(values("a,b,c\r\n1,2,3\r\n4,5,6\r\n"), expected);
    EXPECT_EQ(values("a,b,c\r1,2,3\r4,5,6\r"), expected);
    EXPECT_EQ(values("\xEF\xBB\xBF"
                     "a,b,c\r\n1,2,3\r\n4,5,6\r\n"),
              expected);
    EXPECT_EQ(values("\xEF\xBB\xBF\"a\",b,c\n1,2,3\n4,5,6\n"), expected);
}

TEST_F(csv, quotes_hold_commas_quotes_and_line_breaks) {
    EXPECT_EQ(values("a,b,c\n\"1,5\",\"say \"\"x\"\"\",\"two\nlines\"\n"), (rows{{"1,5", "say \"x\"", "two\nlines"}}));
    EXPECT_EQ(values("a,b,c\n1,2,\"two\r\nlines\"\n"), (rows{{"1", "2", "two\nlines"}}));
}

TEST_F(csv, every_cell_knows_its_place) {
    const auto table = read("a,b,c\n\"two\nlines\",2,3\n上村,\"5\"\"\",6\n");
    ASSERT_TRUE(table);
    EXPECT_EQ(table->rows[0][1].at.line, 3) << "the row goes on in the second line of its first cell";
    EXPECT_EQ(table->rows[0][1].at.column, 8);
    EXPECT_EQ(table->rows[1][0].at.line, 4);
    EXPECT_EQ(table->rows[1][1].at.column, 4) << "characters, not bytes";
    EXPECT_EQ(table->rows[1][2].at.column, 10);
}

TEST_F(csv, empty_cells_at_the_end_may_be_left_out_or_padded) {
    EXPECT_EQ(values("a,b,c\n1,2\n4,5,6\n"), (rows{{"1", "2", ""}, {"4", "5", "6"}}));
    EXPECT_EQ(values("a,b,c,,\n1,2,3,,\n,,,,\n4,5,6\n"), (rows{{"1", "2", "3"}, {"4", "5", "6"}}));
    EXPECT_EQ(values("c,b,a\n3,2,1\n"), (rows{{"1", "2", "3"}}));
}

TEST_F(csv, a_row_that_lacks_a_needed_cell_or_has_one_too_many_is_told) {
    EXPECT_THAT(
        problems("a,b,c\n1\n1,2,3,4\n"),
        testing::ElementsAre("2:1: 1 cells where the heading has 3. A cell that contains a comma needs quotes.",
                             "3:1: 4 cells where the heading has 3. A cell that contains a comma needs quotes."));
}

TEST_F(csv, an_unclosed_quote_hides_no_other_mistake) {
    EXPECT_THAT(
        problems("a,b,c\n1,\"2,3\n4,5,6,7\n"),
        testing::ElementsAre("2:3: the quote is never closed.",
                             "3:1: 4 cells where the heading has 3. A cell that contains a comma needs quotes."));
}

TEST_F(csv, a_quote_that_swallows_lines_is_told_where_it_opens) {
    EXPECT_THAT(problems("a,b,c\n1,\"2,3\n4,\"5\",6\n"),
                testing::ElementsAre("2:3: text after the closing quote. A quote inside a cell is written twice."));
}

TEST_F(csv, a_quote_inside_a_bare_cell_is_part_of_it) {
    EXPECT_EQ(values("a,b,c\n1,2\"x,3\n"), (rows{{"1", "2\"x", "3"}}));
}

TEST_F(csv, blanks_around_a_cell_are_no_part_of_it) {
    EXPECT_EQ(values("a,b,c\n \t1\u3000,\u00A02\u200B,\" 3\n\"\n"), (rows{{"1", "2", "3"}}));
}

TEST_F(csv, a_file_without_rows_is_told) {
    EXPECT_THAT(problems(""), testing::ElementsAre(": empty. The first line must name the columns: a, b, c."));
}

TEST_F(csv, what_is_written_as_a_cell_reads_back) {
    const std::vector<std::string> hard{"a,b", "say \"x\"", "two\nlines", "上村", "'", ";"};
    for (const std::string& value : hard) {
        EXPECT_EQ(values("a,b,c\n" + csv_text(value) + ",2,3\n"), (rows{{value, "2", "3"}}));
    }
}

}  // namespace
}  // namespace sim
