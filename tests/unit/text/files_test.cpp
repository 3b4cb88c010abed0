/// A file is read whole or refused: nothing that is cut short is taken for the whole.
#include "sim/text/files.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/text/csv/table.hpp"
#include "sim/text/toml/document.hpp"
#include "tests/support/scratch.hpp"

namespace sim {
namespace {

using ::testing::HasSubstr;

/// What is said about a file that is refused; empty if it is read.
std::string refusal(const std::filesystem::path& file) {
    problem_log log(language::en);
    const bool was_read = read_text_file(file, {"asked"}, log).has_value();
    EXPECT_EQ(was_read, log.size() == 0);
    try {
        log.throw_if_any();
    } catch (const input_error& e) {
        return e.what();
    }
    return {};
}

TEST(a_text_file, is_read_to_its_last_byte) {
    const testing::scratch_directory here;
    const std::string content(200'000, 'x');
    testing::write_file(here / "long.csv", content);
    problem_log log(language::en);
    EXPECT_EQ(read_text_file(here / "long.csv", {"asked"}, log), content);
    testing::write_file(here / "empty.csv", "");
    EXPECT_EQ(read_text_file(here / "empty.csv", {"asked"}, log), "");
}

TEST(a_text_file, is_refused_if_it_is_missing_or_a_folder) {
    const testing::scratch_directory here;
    EXPECT_THAT(refusal(here / "nowhere"), HasSubstr("no such file"));
    EXPECT_THAT(refusal(here.path()), HasSubstr("is a directory"));
}

TEST(a_text_file, that_never_ends_is_refused) {
    EXPECT_THAT(refusal("/dev/zero"), HasSubstr("larger than 64 MiB"));
}

TEST(a_text_file, that_cannot_be_read_is_not_empty) {
    EXPECT_THAT(refusal("/proc/self/mem"), HasSubstr("cannot be read"));
}

TEST(a_table, that_cannot_be_read_has_no_rows) {
    problem_log log(language::en);
    EXPECT_FALSE(read_csv("/proc/self/mem", {{"a"}, {}}, log));
    EXPECT_EQ(log.size(), 1U);
}

std::string deep(int parts) {
    std::string key = "a";
    for (int i = 1; i < parts; ++i) key += ".a";
    return key;
}

bool is_toml(const std::string& content) {
    problem_log log(language::en);
    return parse_toml(content, "text", log).has_value();
}

TEST(a_key, has_at_most_257_parts_wherever_it_stands) {
    for (const std::string before : {"", "[", "x = { y = 1, ", "\n# a comment.\n"}) {
        const std::string after = before == "[" ? "]" : before.starts_with("x") ? " = 1 }" : " = 1";
        EXPECT_TRUE(is_toml(before + deep(257) + after)) << before;
        EXPECT_FALSE(is_toml(before + deep(258) + after)) << before;
        EXPECT_FALSE(is_toml(before + deep(200'000) + after)) << before;
    }
}

TEST(a_key, is_not_mistaken_for_a_text_a_comment_or_numbers) {
    const std::string dots(1000, '.');
    std::string numbers;
    for (int i = 0; i < 1000; ++i) numbers += "0.5,\n";
    EXPECT_TRUE(is_toml("a = \"" + dots + "\\\"" + dots + "\""));
    EXPECT_TRUE(is_toml("a = '" + dots + "'"));
    EXPECT_TRUE(is_toml("a = \"\"\"\n" + dots + "\"" + dots + "\"\"\""));
    EXPECT_TRUE(is_toml("# " + dots + "\na = [" + numbers + "]"));
}

}  // namespace
}  // namespace sim
