#include "sim/core/error.hpp"

#include <gmock/gmock.h>

namespace sim {
namespace {

TEST(input_error, reports_all_problems_one_per_line_and_keeps_them_as_data) {
    const input_error e({{"a.toml:3:1", "unknown key"}, {"--set", "out of range"}});
    EXPECT_STREQ(e.what(), "a.toml:3:1: unknown key\n--set: out of range");
    EXPECT_EQ(e.problems, (std::vector<problem>{{"a.toml:3:1", "unknown key"}, {"--set", "out of range"}}));
}

TEST(internal_error, names_the_line_that_broke_the_contract) {
    const internal_error e("broken");
    EXPECT_THAT(e.what(), ::testing::MatchesRegex(".*error_test.cpp:[0-9]+: broken"));
}

TEST(expects, throws_exactly_where_contracts_are_on) {
    EXPECT_NO_THROW(expects(true, "fine"));
#ifdef SIM_CONTRACTS
    EXPECT_THROW(expects(false, "broken"), internal_error);
#else
    EXPECT_NO_THROW(expects(false, "broken"));
#endif
}

}  // namespace
}  // namespace sim
