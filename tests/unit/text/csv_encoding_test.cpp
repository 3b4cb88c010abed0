/// Only UTF-8 is read as UTF-8, not what happens to have its form.
#include "sim/text/csv/encoding.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/error.hpp"

namespace sim {
namespace {

using testing::HasSubstr;
using testing::StartsWith;

/// The only problem of these bytes, or "".
std::string problem_of(std::string_view bytes) {
    problem_log log(language::en);
    const auto text = decoded(bytes, "t.csv", log);
    EXPECT_EQ(text.has_value(), log.size() == 0);
    try {
        log.throw_if_any();
    } catch (const input_error& e) {
        return e.what();
    }
    return "";
}

std::string text_of(std::string_view bytes) {
    problem_log log(language::en);
    return decoded(bytes, "t.csv", log).value();
}

// 平山 and 石泉 in GBK; both pairs of bytes are UTF-8 as well, for two Latin letters that no name holds.
constexpr std::string_view pingshan_gbk = "\xC6\xBD\xC9\xBD";
constexpr std::string_view shiquan_gbk = "\xCA\xAF\xC8\xAA";

TEST(csv_encoding, line_ends_become_line_feeds) {
    EXPECT_EQ(text_of("a\r\nb\rc\nd\r"), "a\nb\nc\nd\n");
    EXPECT_EQ(text_of("a\r\r\nb"), "a\n\nb");
}

TEST(csv_encoding, a_byte_order_mark_is_no_text) {
    EXPECT_EQ(text_of("\xEF\xBB\xBF上村"), "上村");
}

TEST(csv_encoding, bytes_that_are_not_utf8_are_told_with_their_line) {
    EXPECT_THAT(problem_of("id\r\nv1\r\n\xC9\xCF\xB4\xE5\r\n"), StartsWith("t.csv:3:1: not UTF-8."));
    EXPECT_THAT(problem_of("id\n\xED\xA0\xBD\n"), StartsWith("t.csv:2:1: not UTF-8.")) << "half an emoji";
    EXPECT_THAT(problem_of("\xFF\xFEi\0d\0"), HasSubstr("not UTF-8")) << "UTF-16";
}

TEST(csv_encoding, a_chinese_code_page_is_not_taken_for_utf8) {
    const std::string table = "id,name_zh\nv1," + std::string(pingshan_gbk) + "\nv2," + std::string(shiquan_gbk) + "\n";
    EXPECT_THAT(problem_of(table), StartsWith("t.csv:2:1: in a Chinese code page (GBK), not UTF-8."));
}

TEST(csv_encoding, one_chinese_character_in_utf8_settles_it) {
    EXPECT_EQ(problem_of("上" + std::string(pingshan_gbk)), "");
}

TEST(csv_encoding, a_byte_order_mark_settles_it) {
    EXPECT_EQ(problem_of(std::string(byte_order_mark) + std::string(pingshan_gbk)), "");
}

TEST(csv_encoding, names_in_other_scripts_are_utf8) {
    EXPECT_EQ(problem_of("Zoë,Müller,Renée\n"), "") << "single letters with accents";
    EXPECT_EQ(problem_of("Баян-Өлгий аймаг\n"), "") << "Mongolian";
    EXPECT_EQ(problem_of("قەشقەر ۋىلايىتى\n"), "") << "Uyghur";
}

}  // namespace
}  // namespace sim
