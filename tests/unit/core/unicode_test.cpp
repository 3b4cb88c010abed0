/// UTF-8 is judged by the standard, and text is measured in what a reader sees.
#include "sim/core/unicode.hpp"

#include <gtest/gtest.h>

namespace sim {
namespace {

constexpr std::size_t nowhere = std::string_view::npos;

TEST(unicode, every_length_of_character_is_well_formed) {
    EXPECT_EQ(malformed_at(""), nowhere);
    EXPECT_EQ(malformed_at("a\u00E9\u6751\U0001F600"), nowhere);
    EXPECT_EQ(malformed_at("\xEF\xBF\xBF\xF4\x8F\xBF\xBF"), nowhere) << "U+FFFF and U+10FFFF";
}

TEST(unicode, a_malformed_byte_is_found_where_its_character_begins) {
    EXPECT_EQ(malformed_at("ab\x80"), 2U) << "continuation byte alone";
    EXPECT_EQ(malformed_at("ab\xE6\x9D"), 2U) << "cut character";
    EXPECT_EQ(malformed_at("ab\xE6\x9D|"), 2U) << "character cut by another";
    EXPECT_EQ(malformed_at("ab\xFF"), 2U) << "a byte that UTF-8 has nowhere";
    EXPECT_EQ(malformed_at("ab\xF4\x90\x80\x80"), 2U) << "beyond U+10FFFF";
}

TEST(unicode, overlong_forms_and_surrogates_are_malformed) {
    EXPECT_EQ(malformed_at("\xC0\xAF"), 0U) << "a slash in two bytes";
    EXPECT_EQ(malformed_at("\xE0\x80\xAF"), 0U) << "a slash in three bytes";
    EXPECT_EQ(malformed_at("\xF0\x80\x80\xAF"), 0U) << "a slash in four bytes";
    EXPECT_EQ(malformed_at("\xED\xA0\xBD\xED\xB8\x80"), 0U) << "an emoji as two surrogates";
}

TEST(unicode, characters_are_counted_not_bytes) {
    EXPECT_EQ(character_count("a\u00E9\u6751\U0001F600"), 4U);
}

TEST(unicode, wide_characters_take_two_columns) {
    EXPECT_EQ(display_width("abc"), 3U);
    EXPECT_EQ(display_width("caf\u00E9 …"), 6U);
    EXPECT_EQ(display_width("上村，\u3000"), 8U) << "ideographs, full-width comma, ideographic space";
    EXPECT_EQ(display_width("\U0001F600"), 2U);
}

TEST(unicode, what_shows_nothing_takes_no_column) {
    EXPECT_EQ(display_width("e\u0301"), 1U) << "combining accent";
    EXPECT_EQ(display_width("a\u200B\uFEFFb"), 2U);
}

TEST(unicode, malformed_bytes_are_shown_as_one_mark) {
    EXPECT_EQ(display_width("a\x80z"), 3U);
}

TEST(unicode, every_kind_of_blank_is_trimmed_at_both_ends_and_nowhere_else) {
    for (const std::string blank : {" ", "\t", "\n", "\u00A0", "\u3000", "\u200B", "\u200E", "\u2060", "\uFEFF"}) {
        EXPECT_EQ(trimmed(blank + "张 三" + blank + blank), "张 三");
        EXPECT_TRUE(contains_blank("张" + blank + "三"));
        EXPECT_EQ(trimmed(blank), "");
    }
    EXPECT_FALSE(contains_blank("张三-Zoë_1"));
}

TEST(unicode, a_line_holds_no_line_break_and_no_control_character) {
    EXPECT_TRUE(is_one_line("West Village，西村 \U0001F600"));
    for (const char* bad : {"a\nb", "a\tb", "a\vb", "a\x7F", "a\u0085", "a\u2028", "a\uFFFE", "a\xED\xA0\xBD"}) {
        EXPECT_FALSE(is_one_line(bad)) << bad;
    }
}

TEST(unicode, a_text_is_shortened_between_characters) {
    EXPECT_EQ(shortened("上村", 6), "上村");
    EXPECT_EQ(shortened("上村人", 8), "上村…");
    EXPECT_EQ(shortened("上村人", 6), "上村…");
}

TEST(unicode, a_terminal_gets_nothing_that_it_would_obey) {
    EXPECT_EQ(for_terminal("上村\tA\n"), "上村\tA\n");
    EXPECT_EQ(for_terminal("a\x1B[31mred"), "a<U+001B>[31mred");
    EXPECT_EQ(for_terminal("a\rb\u009Bc\u202Ed"), "a<U+000D>b<U+009B>c<U+202E>d");
    EXPECT_EQ(for_terminal("a\x80z"), "a\uFFFDz");
}

}  // namespace
}  // namespace sim
