// Which departments ask for results and photos in their groups.
#include <gtest/gtest.h>

#include <algorithm>
#include <array>

#include "sim/engine/county_island.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "tests/support/world_builder.hpp"
#include "tests/unit/model/share.hpp"

namespace sim {
namespace {

using namespace support;

/// For each of the five departments of a county, whether it asks for uploads.
std::array<bool, 5> departments_that_ask(double share, std::uint32_t seed) {
    scenario plan = quiet_scenario();
    section_of<messages>(plan).upload_share = share;
    const county_island seat(plan, small_roster(), random_source(seed, 0, 0), 1);
    std::array<bool, 5> asks{};
    for (std::size_t d = 0; d < asks.size(); ++d) asks[d] = seat.state().now.departments[d].uploads_asked;
    return asks;
}

std::size_t number_that_ask(double share, std::uint32_t seed) {
    return static_cast<std::size_t>(std::ranges::count(departments_that_ask(share, seed), true));
}

TEST(uploads, as_many_departments_ask_for_uploads_as_their_share_says) {
    for (std::uint32_t seed = 1; seed <= 100; ++seed) {
        EXPECT_EQ(number_that_ask(0.0, seed), 0U);
        EXPECT_EQ(number_that_ask(0.4, seed), 2U);  // of five
        EXPECT_EQ(number_that_ask(1.0, seed), 5U);
        EXPECT_NEAR(static_cast<double>(number_that_ask(0.5, seed)), 2.5, 0.5);
    }
}

// Null: each of five departments asks with probability 0.4. 4000 seeds each, size 1e-6 over all five; an error of 0.06
// is seen with probability 0.999. Twin: 0.48.
TEST(uploads, every_department_is_as_likely_to_ask_for_uploads) {
    const auto rejected = [](double share) {
        std::array<double, 5> asks{};
        for (std::uint32_t seed = 1; seed <= 4000; ++seed) {
            const auto here = departments_that_ask(share, seed);
            for (std::size_t d = 0; d < asks.size(); ++d) asks[d] += here[d] ? 1.0 : 0.0;
        }
        return std::ranges::any_of(asks, [](double n) { return share_p_value(n, 4000, 0.4) < 2e-7; });
    };
    EXPECT_FALSE(rejected(0.4));
    EXPECT_TRUE(rejected(0.48));
}

}  // namespace
}  // namespace sim
