/// The generated references: complete, true to the declarations, readable by what they are for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <map>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/core/unicode.hpp"
#include "sim/model/description/world.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/scenario/reader.hpp"
#include "sim/text/toml/document.hpp"

namespace sim {
namespace {

using testing::HasSubstr;

/// The schema of the parameter with this dotted key.
nlohmann::json schema_of(std::string_view key) {
    static const nlohmann::json schema = nlohmann::json::parse(describe_schema());
    const nlohmann::json* node = &schema;
    for (std::size_t begin = 0; begin <= key.size();) {
        const std::size_t end = std::min(key.find('.', begin), key.size());
        node = &node->at("properties").at(std::string(key.substr(begin, end - begin)));
        begin = end + 1;
    }
    return *node;
}

class reference : public testing::TestWithParam<language> {};

TEST_P(reference, the_scenario_file_of_defaults_reads_back_as_the_defaults) {
    const scenario s = parse_scenario(describe_toml(GetParam()), "describe");
    for (const parameter& p : all_parameters()) EXPECT_EQ(p.value(s.par), p.fallback) << p.key;
}

TEST_P(reference, the_scenario_file_names_every_meaning_and_source) {
    const std::string text = describe_toml(GetParam());
    for (const parameter& p : all_parameters()) {
        EXPECT_THAT(text, HasSubstr(std::string(p.info->meaning.in(GetParam()))));
        EXPECT_THAT(text, HasSubstr(std::string(p.info->sources)));
    }
}

TEST_P(reference, the_page_has_a_row_for_every_parameter_and_lever_setting) {
    const std::string page = describe_markdown(GetParam());
    for (const parameter& p : all_parameters()) {
        EXPECT_THAT(page, HasSubstr("| `" + p.key.substr(p.key.find('.') + 1) + "` |"));
    }
    for (const lever_info& lever : all_levers()) {
        EXPECT_THAT(page, HasSubstr("### `[levers." + std::string(lever.name) + "]`"));
        for (const lever_parameter& p : lever.parameters) {
            EXPECT_THAT(page, HasSubstr("| `" + p.key.substr(p.key.find('.') + 1) + "` |"));
        }
    }
}

TEST_P(reference, the_codebook_describes_every_state_variable_of_a_person) {
    const std::string page = describe_state(GetParam());
    EXPECT_THAT(page, HasSubstr("\n## " + std::string(state_description<person>::title.in(GetParam())) + "\n"));
    for_each_state<person>([&](const auto& row) {
        EXPECT_THAT(page, HasSubstr("| `" + std::string(row.info.name) + "` | "));
        EXPECT_THAT(page, HasSubstr(std::string(row.info.meaning.in(GetParam()))));
    });
}

TEST_P(reference, the_codebook_has_one_section_for_each_kind_of_object) {
    const std::string page = describe_state(GetParam());
    for (const text& title :
         {state_description<world>::title, state_description<group>::title, state_description<ledger>::title}) {
        const std::string heading = "\n## " + std::string(title.in(GetParam())) + "\n";
        const std::size_t first = page.find(heading);
        ASSERT_NE(first, std::string::npos) << heading;
        EXPECT_EQ(page.find(heading, first + 1), std::string::npos) << heading;
    }
}

TEST_P(reference, every_row_of_the_page_has_the_same_number_of_cells) {
    std::istringstream lines(describe_markdown(GetParam()));
    for (std::string line; std::getline(lines, line);) {
        if (!line.starts_with("|")) continue;
        std::ptrdiff_t bars = 0;
        for (std::size_t i = 0; i < line.size(); ++i) bars += line[i] == '|' && (i == 0 || line[i - 1] != '\\');
        EXPECT_EQ(bars, 8) << line;
    }
}

INSTANTIATE_TEST_SUITE_P(languages, reference, testing::Values(language::en, language::zh),
                         [](const auto& test) { return test.param == language::zh ? "zh" : "en"; });

TEST(reference_schema, has_type_default_and_unit_of_every_parameter) {
    for (const parameter& p : all_parameters()) {
        const nlohmann::json node = schema_of(p.key);
        EXPECT_TRUE(node.contains("type")) << p.key;
        EXPECT_TRUE(node.contains("default")) << p.key;
        EXPECT_EQ(node.at("x-unit"), p.info->unit) << p.key;
        EXPECT_EQ(node.at("description"), p.info->meaning.en) << p.key;
    }
}

TEST(reference_schema, bounds_are_those_of_the_declaration) {
    for (const parameter& p : all_parameters()) {
        if (p.info->kind != value_kind::number || !std::isfinite(p.info->range.upper)) continue;
        EXPECT_EQ(schema_of(p.key).at("maximum").get<double>(), p.info->range.upper) << p.key;
        EXPECT_EQ(schema_of(p.key).at("minimum").get<double>(), p.info->range.lower) << p.key;
    }
}

TEST(reference_schema, closes_every_table_against_unknown_keys) {
    const nlohmann::json schema = nlohmann::json::parse(describe_schema());
    EXPECT_EQ(schema.at("additionalProperties"), false);
    for (const section& s : all_sections()) {
        EXPECT_EQ(schema.at("properties").at(std::string(s.name)).at("additionalProperties"), false) << s.name;
    }
    const nlohmann::json& reform = schema.at("properties").at("reform").at("items");
    EXPECT_EQ(reform.at("additionalProperties"), false);
    for (const auto& lever : reform.at("properties").at("levers").at("properties")) {
        EXPECT_EQ(lever.at("additionalProperties"), false);
    }
}

/// Cells of a row of the page; a bar inside a cell is escaped.
std::vector<std::string> cells_of(const std::string& row) {
    std::vector<std::string> cells;
    for (std::size_t i = 1; i < row.size(); ++i) {
        if (row[i - 1] == '|' && (i == 1 || row[i - 2] != '\\')) cells.emplace_back();
        if (row[i] != '|') cells.back() += row[i];
    }
    for (std::string& cell : cells) cell = trimmed(cell);
    return cells;
}

/// Rows of the page by the dotted key of their parameter, read from headings and tables alone.
std::map<std::string, std::vector<std::string>> rows_of_page() {
    std::map<std::string, std::vector<std::string>> rows;
    std::string section;
    std::istringstream lines(describe_markdown(language::en));
    for (std::string line; std::getline(lines, line);) {
        if (line.starts_with("## ")) section = line.starts_with("## `[") ? line.substr(5, line.find(']') - 5) : "";
        if (section.empty() || !line.starts_with("| `")) continue;
        const auto cells = cells_of(line);
        rows[section + "." + cells[0].substr(1, cells[0].size() - 2)] = cells;
    }
    return rows;
}

TEST(reference_schema, says_of_every_parameter_what_the_page_says) {
    const auto rows = rows_of_page();
    EXPECT_EQ(rows.size(), all_parameters().size());
    for (const auto& [key, cells] : rows) {
        const nlohmann::json node = schema_of(key);
        const toml::table fallback = toml::parse("value = " + cells[1].substr(1, cells[1].size() - 2));
        std::ostringstream as_json;
        as_json << toml::json_formatter(fallback);
        EXPECT_EQ(nlohmann::json::parse(as_json.str()).at("value"), node.at("default")) << key;
        EXPECT_EQ(cells[2], node.at("x-unit")) << key;
        EXPECT_THAT(cells[4], testing::StartsWith(node.at("description").get<std::string>())) << key;
        EXPECT_EQ(cells[5], node.at("x-source")) << key;
        EXPECT_EQ(cells[6], node.at("x-confidence")) << key;
    }
}

}  // namespace
}  // namespace sim
