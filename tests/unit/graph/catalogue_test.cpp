/// The catalogue holds as many different departments and offices as the parameters may ask for.
#include "sim/graph/catalogue.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/graph/township_params.hpp"

namespace sim {
namespace {

double upper_bound_of(std::string_view name) {
    double upper = 0.0;
    std::apply([&](const auto&... f) { ((f.info.name == name ? void(upper = f.info.range.upper) : void()), ...); },
               township_params::fields());
    return upper;
}

TEST(catalogue, holds_as_many_departments_as_a_scenario_may_ask_for) {
    EXPECT_EQ(static_cast<double>(department_catalogue().size()), upper_bound_of("n_departments"));
}

TEST(catalogue, holds_as_many_offices_as_a_scenario_may_ask_for) {
    EXPECT_EQ(static_cast<double>(office_catalogue().size()), upper_bound_of("n_offices"));
}

TEST(catalogue, departments_differ_in_id_topic_and_name) {
    std::set<std::string_view> ids, topics, names;
    for (const auto& d : department_catalogue()) {
        ids.insert(d.id);
        topics.insert({d.topic.en, d.topic.zh});
        names.insert({d.name.en, d.name.zh});
    }
    const std::size_t n = department_catalogue().size();
    EXPECT_EQ(ids.size(), n);
    EXPECT_EQ(topics.size(), 2 * n);
    EXPECT_EQ(names.size(), 2 * n);
}

TEST(catalogue, smallest_township_has_lines_of_every_function) {
    const auto first = department_catalogue().first(10);
    for (std::size_t f = 0; f < count_of<function>; ++f) {
        EXPECT_TRUE(std::ranges::any_of(first, [&](const auto& d) { return index_of(d.field) == f; })) << f;
    }
}

TEST(catalogue, two_lines_have_special_groups) {
    EXPECT_EQ(std::ranges::count_if(department_catalogue().first(10), has_special_group), 2);
}

}  // namespace
}  // namespace sim
