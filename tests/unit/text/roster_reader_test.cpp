/// Township tables: what is written is read back, and what spreadsheets do to a table does no harm.
#include "sim/text/roster/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "sim/core/error.hpp"
#include "sim/graph/generate.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/text/csv/encoding.hpp"
#include "sim/text/roster/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::HasSubstr;

const fs::path example = fs::path{"scenarios/example-township"};
const auto overwrite = fs::copy_options::recursive | fs::copy_options::overwrite_existing;

std::string content(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

void replace_all(std::string& in, const std::string& from, const std::string& to) {
    for (std::size_t at = 0; (at = in.find(from, at)) != std::string::npos; at += to.size()) {
        in.replace(at, from.size(), to);
    }
}

/// What is wrong with these tables; empty if they can be read.
std::string message_of(const fs::path& folder) {
    try {
        read_roster(folder);
    } catch (const input_error& e) {
        return e.what();
    }
    return "";
}

/// A copy of the example township to spoil.
class roster_tables_test : public testing::Test {
protected:
    roster_tables_test() {
        fs::remove_all(folder_);
        fs::copy(example, folder_);
    }
    ~roster_tables_test() override { fs::remove_all(folder_); }

    template <class F>
    void edit(const std::string& file, F&& change) const {
        std::string text = content(folder_ / file);
        change(text);
        std::ofstream(folder_ / file, std::ios::binary) << text;
    }

    const fs::path folder_ =
        fs::path(testing::TempDir()) /
        ("roster_tables_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

TEST_F(roster_tables_test, example_has_the_size_its_readme_states) {
    const roster town = read_roster(example);
    EXPECT_EQ(town.departments.size(), 6U);
    EXPECT_EQ(town.units.size(), 1U + 2U + 3U);
    EXPECT_EQ(town.persons.size(), 17U);
    EXPECT_EQ(town.groups.size(), 8U);
}

TEST_F(roster_tables_test, generated_township_survives_writing_and_reading) {
    township_params par;
    par.n_extra_groups = 3;
    const roster town = generate_roster(par, 7, 2);
    write_roster(town, folder_);
    EXPECT_EQ(read_roster(folder_), town);
}

TEST_F(roster_tables_test, writing_and_reading_twice_gives_the_same_bytes) {
    write_roster(read_roster(example), folder_);
    const fs::path again = folder_ / "again";
    write_roster(read_roster(folder_), again);
    for (const char* file : {"departments.csv", "units.csv", "persons.csv", "groups.csv", "memberships.csv"}) {
        EXPECT_EQ(content(folder_ / file), content(again / file)) << file;
    }
}

TEST_F(roster_tables_test, commas_and_quotes_in_names_survive) {
    roster town = read_roster(example);
    town.units[1].name = "Office of \"one table\", and forms";
    write_roster(town, folder_);
    EXPECT_EQ(read_roster(folder_), town);
}

TEST_F(roster_tables_test, windows_line_ends_without_byte_order_mark_change_nothing) {
    for (const char* file : {"departments.csv", "units.csv", "persons.csv", "groups.csv", "memberships.csv"}) {
        edit(file, [](std::string& text) {
            replace_all(text, "\n", "\r\n");
            text.erase(0, byte_order_mark.size());
        });
    }
    EXPECT_EQ(read_roster(folder_), read_roster(example));
}

TEST_F(roster_tables_test, lists_may_be_typed_on_a_chinese_keyboard) {
    for (const std::string sign : {"；", "，", "、", "； "}) {
        fs::copy(example, folder_, overwrite);
        for (const char* file : {"persons.csv", "groups.csv"}) {
            edit(file, [&](std::string& text) { replace_all(text, ";", sign); });
        }
        EXPECT_EQ(read_roster(folder_), read_roster(example)) << sign;
    }
}

TEST_F(roster_tables_test, an_id_with_a_sign_that_separates_lists_is_refused) {
    for (const std::string sign : {"；", "，", "、", ";"}) {
        fs::copy(example, folder_, overwrite);
        edit("departments.csv", [&](std::string& text) { text += "line" + sign + "extra,Extra,,general\n"; });
        EXPECT_THAT(message_of(folder_), HasSubstr("line" + sign + "extra")) << sign;
    }
}

TEST_F(roster_tables_test, more_departments_than_a_person_can_carry_are_refused) {
    const auto add = [&](std::size_t up_to) {
        edit("departments.csv", [&](std::string& text) {
            for (std::size_t d = 6; d < up_to; ++d) text += "d" + std::to_string(d) + ",Extra,,general\n";
        });
        edit("persons.csv", [](std::string& text) { text += "aide,leader,leadership,,all\n"; });
    };
    add(64);
    EXPECT_EQ(read_roster(folder_).departments.size(), 64U);
    fs::copy(example, folder_, overwrite);
    add(65);
    EXPECT_THAT(message_of(folder_), HasSubstr("65 departments: a township has at most 64"));
}

TEST_F(roster_tables_test, a_group_may_not_have_the_id_of_one_that_a_run_makes) {
    const std::string own = content(example / "groups.csv");
    const std::string first = own.substr(own.find('\n') + 1, own.find(',', own.find('\n')) - own.find('\n') - 1);
    const auto renamed = [&](const std::string& id) {
        fs::copy(example, folder_, overwrite);
        for (const char* file : {"groups.csv", "memberships.csv"}) {
            edit(file, [&](std::string& text) { replace_all(text, "\n" + first + ",", "\n" + id + ","); });
        }
        return message_of(folder_);
    };
    for (const char* id : {"business-1", "founded", "founded-7-small", "county-12"}) {
        EXPECT_THAT(renamed(id), HasSubstr("a run gives such ids")) << id;
    }
    for (const char* id : {"business", "business-", "business-a", "founders", "county-office"}) {
        EXPECT_EQ(renamed(id), "") << id;
    }
}

TEST_F(roster_tables_test, blanks_around_cells_and_empty_rows_change_nothing) {
    edit("persons.csv", [](std::string& text) {
        replace_all(text, ",", " , ");
        replace_all(text, ";", "; ");
        text += "\n , , , , \n,,,,\n";
    });
    EXPECT_EQ(read_roster(folder_), read_roster(example));
}

TEST_F(roster_tables_test, order_of_columns_changes_nothing) {
    edit("memberships.csv", [](std::string& text) {
        std::istringstream in(text.substr(byte_order_mark.size()));
        text.clear();
        for (std::string line; std::getline(in, line);) {
            const auto comma = line.find(',');
            text += line.substr(comma + 1) + "," + line.substr(0, comma) + "\n";
        }
    });
    EXPECT_EQ(read_roster(folder_), read_roster(example));
}

TEST_F(roster_tables_test, order_of_units_and_of_memberships_changes_nothing) {
    edit("units.csv", [](std::string& text) {
        const auto office = text.find("office-general");
        const std::string leadership = text.substr(text.find("leadership,"), office - text.find("leadership,"));
        text.erase(text.find("leadership,"), leadership.size());
        text += leadership;
    });
    edit("memberships.csv", [](std::string& text) {
        const auto first_end = text.find('\n', text.find('\n') + 1) + 1;
        const std::string first = text.substr(text.find('\n') + 1, first_end - text.find('\n') - 1);
        text.erase(text.find('\n') + 1, first.size());
        text += first;
    });
    EXPECT_EQ(read_roster(folder_), read_roster(example));
}

TEST_F(roster_tables_test, name_in_one_language_stands_for_both) {
    edit("units.csv", [](std::string& text) { replace_all(text, "West Village,西村", ",西村"); });
    EXPECT_EQ(read_roster(folder_).units[4].name, "西村");
}

TEST_F(roster_tables_test, village_people_serve_their_own_village) {
    const roster town = read_roster(example);
    for (const roster_person& p : town.persons) {
        if (town.units[static_cast<std::size_t>(p.unit)].kind == unit_kind::village) {
            EXPECT_EQ(p.serves_village, p.unit) << p.id;
        }
    }
}

/// The problems of the spoilt copy, or "".
std::string problems_of(const fs::path& folder) {
    try {
        read_roster(folder);
    } catch (const input_error& e) {
        return e.what();
    }
    return "";
}

TEST_F(roster_tables_test, a_blank_of_any_kind_makes_no_second_person) {
    for (const std::string blank : {"\u3000", "\u00A0", "\u200B", "\uFEFF"}) {
        fs::copy(example / "persons.csv", folder_ / "persons.csv", overwrite);
        edit("persons.csv", [&](std::string& text) { text += "leader-head" + blank + ",leader,leadership,,\n"; });
        EXPECT_THAT(problems_of(folder_), HasSubstr("id = \"leader-head\": stands in this table already")) << blank;
    }
}

TEST_F(roster_tables_test, a_blank_inside_an_id_is_refused_even_if_nobody_sees_it) {
    edit("departments.csv", [](std::string& text) { text += "tax\u200Boffice,Tax,税务,economy\n"; });
    EXPECT_THAT(problems_of(folder_), HasSubstr("must not contain blanks"));
}

TEST_F(roster_tables_test, control_characters_in_a_name_are_refused) {
    edit("groups.csv", [](std::string& text) {
        replace_all(text, "Civil affairs group", "Civil\taffairs group");
        replace_all(text, "应急管理工作群", "应急\v管理工作群");
    });
    EXPECT_THAT(problems_of(folder_), HasSubstr("name = \"Civil\\taffairs group\": must be one line"));
    EXPECT_THAT(problems_of(folder_), HasSubstr("name_zh = \"应急\\u000B管理工作群\": must be one line"));
}

TEST_F(roster_tables_test, a_line_break_in_a_cell_hides_no_other_mistake_and_moves_no_line_number) {
    edit("units.csv", [](std::string& text) {
        replace_all(text, "East Village", "\"East\nVillage\"");
        replace_all(text, "village-west,village", "village-west,vilage");
    });
    EXPECT_THAT(problems_of(folder_), HasSubstr("units.csv:5:22: name = \"East\\nVillage\": must be one line"));
    EXPECT_THAT(problems_of(folder_),
                HasSubstr("units.csv:7:14: kind = \"vilage\": unknown. Did you mean \"village\"?"));
}

TEST_F(roster_tables_test, empty_cells_at_the_end_may_be_left_out) {
    roster with_all = read_roster(example);
    edit("persons.csv", [](std::string& text) { text += "aide,first_secretary,village-east\n"; });
    const roster town = read_roster(folder_);
    EXPECT_EQ(town.persons.size(), with_all.persons.size() + 1);
    EXPECT_TRUE(
        std::ranges::any_of(town.persons, [](const roster_person& p) { return p.id == "aide" && p.lines.empty(); }));
}

TEST_F(roster_tables_test, tables_begin_with_what_spreadsheets_need_to_show_chinese) {
    write_roster(read_roster(example), folder_);
    for (const char* file : {"departments.csv", "units.csv", "persons.csv", "groups.csv", "memberships.csv"}) {
        EXPECT_TRUE(content(folder_ / file).starts_with(byte_order_mark)) << file;
        EXPECT_TRUE(content(example / file).starts_with(byte_order_mark)) << file;
    }
}

TEST_F(roster_tables_test, unwritable_folder_is_a_results_error) {
    std::ofstream(folder_ / "taken") << "a file where a folder should be";
    EXPECT_THROW(write_roster(read_roster(example), folder_ / "taken"), results_error);
}

}  // namespace
}  // namespace sim
