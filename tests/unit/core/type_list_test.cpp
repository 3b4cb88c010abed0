#include "sim/core/type_list.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace sim {
namespace {

TEST(type_list, is_visited_in_order) {
    std::vector<std::size_t> sizes;
    for_each_type(type_list<char, double, float>{}, [&]<class T>() { sizes.push_back(sizeof(T)); });
    EXPECT_EQ(sizes, (std::vector{sizeof(char), sizeof(double), sizeof(float)}));
    EXPECT_EQ((type_list<char, double, float>::size), 3U);
}

}  // namespace
}  // namespace sim
