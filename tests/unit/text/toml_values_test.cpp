/// One value at a time: every kind is read strictly, and hints say what was meant.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/error.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/text/toml/format.hpp"
#include "sim/text/toml/values.hpp"

namespace sim {
namespace {

using testing::HasSubstr;

constexpr parameter_info choice_info{.name = "policy",
                                     .kind = value_kind::choice,
                                     .unit = "1",
                                     .range = {0, 3},
                                     .meaning = {},
                                     .sources = {},
                                     .choices = std::span<const label>(labels<attention_policy>)};
constexpr parameter_info flag_info{
    .name = "on", .kind = value_kind::flag, .unit = "1", .range = {0, 1}, .meaning = {}, .sources = {}, .choices = {}};
constexpr parameter_info number_info{.name = "minutes",
                                     .kind = value_kind::number,
                                     .unit = "min",
                                     .range = {0, 240},
                                     .meaning = {},
                                     .sources = {},
                                     .choices = {}};

/// The value read from `value = <text>`; throws what the log holds.
double read(const std::string& text, const parameter_info& info) {
    problem_log log(language::en);
    const auto document = parse_toml("value = " + text, "text", log);
    const toml::node& node = *document->root.get("value");
    const auto v = read_value(node, info, info.name, document->at(node), log);
    log.throw_if_any();
    return *v;
}

std::string complaint(const std::string& text, const parameter_info& info) {
    try {
        read(text, info);
    } catch (const input_error& e) {
        return e.what();
    }
    return "accepted";
}

TEST(scenario_values, a_choice_is_read_by_its_id) {
    EXPECT_EQ(read("\"mute\"", choice_info), static_cast<double>(attention_policy::mute));
}

TEST(scenario_values, a_misspelt_choice_names_the_nearest) {
    EXPECT_EQ(complaint("\"mutte\"", choice_info),
              "text:1:9: policy = \"mutte\": must be one of push | batch | mute | quit. Did you mean \"mute\"?");
}

TEST(scenario_values, a_choice_far_from_all_names_all) {
    EXPECT_THAT(complaint("\"nothing\"", choice_info), HasSubstr("push | batch | mute | quit."));
}

TEST(scenario_values, a_choice_is_never_a_number) {
    EXPECT_THAT(complaint("1", choice_info), HasSubstr("must be one of"));
}

TEST(scenario_values, a_flag_is_true_or_false) {
    EXPECT_EQ(read("true", flag_info), 1.0);
    EXPECT_EQ(read("false", flag_info), 0.0);
}

TEST(scenario_values, a_flag_is_never_a_number) {
    EXPECT_EQ(complaint("1", flag_info), "text:1:9: on = 1: must be true | false. Did you mean true?");
}

TEST(scenario_values, a_message_names_the_unit) {
    EXPECT_EQ(complaint("241.5", number_info), "text:1:9: minutes = 241.5 [min]: must be a number in [0, 240].");
}

TEST(scenario_values, the_ends_of_a_range_belong_to_it) {
    EXPECT_EQ(read("0", number_info), 0.0);
    EXPECT_EQ(read("240.0", number_info), 240.0);
}

TEST(scenario_values, numbers_are_written_with_all_their_bits) {
    EXPECT_EQ(toml_value(number_info, 0.1), "0.1");
    EXPECT_EQ(read(toml_value(number_info, 0.1 + 0.2), number_info), 0.1 + 0.2);
}

TEST(scenario_values, chinese_is_shown_as_chinese_and_control_characters_as_escapes) {
    EXPECT_EQ(complaint("\"上村\\u000B\"", flag_info), "text:1:9: on = \"上村\\u000B\": must be true | false.");
}

}  // namespace
}  // namespace sim
