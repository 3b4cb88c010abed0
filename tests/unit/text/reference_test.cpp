/// The generated references: complete, true to the declarations, readable by what they are for.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <nlohmann/json.hpp>
#include <sstream>

#include "sim/text/reference/reference.hpp"
#include "sim/text/scenario/reader.hpp"

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

TEST(reference_schema, is_the_same_every_time) {
    EXPECT_EQ(describe_schema(), describe_schema());
}

}  // namespace
}  // namespace sim
