#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/engine/plan.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/rules.hpp"
#include "tests/support/enumerators.hpp"

namespace sim {
namespace {

template <class E>
class labels_of : public ::testing::Test {};

using enumerations = ::testing::Types<evidence_rule, layer, record_period, record_units>;
TYPED_TEST_SUITE(labels_of, enumerations);

/// Identifiers that C++ or our own names do not leave free: their enumerators are called otherwise.
std::string_view identifier_of(std::string_view enumerator) {
    if (enumerator == "not_demanded") return "none";
    if (enumerator == "actual") return "true";
    return enumerator;
}

TYPED_TEST(labels_of, are_one_per_enumerator_with_its_name_as_identifier) {
    std::size_t i = 0;
    for (const std::string_view name : support::enumerator_names<TypeParam>()) {
        EXPECT_EQ(labels<TypeParam>[i++].id, identifier_of(name));
    }
    EXPECT_GT(i, 0U);
    EXPECT_EQ(support::enumerator_count<TypeParam>(), i);
}

TYPED_TEST(labels_of, are_unique_and_written_in_both_languages) {
    std::set<std::string_view> ids, english, chinese;
    const auto ascii = [](std::string_view s) {
        return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 128; });
    };
    for (const label& l : labels<TypeParam>) {
        EXPECT_TRUE(ids.insert(l.id).second) << l.id;
        EXPECT_TRUE(english.insert(l.en).second) << l.en;
        EXPECT_TRUE(chinese.insert(l.zh).second) << l.zh;
        EXPECT_TRUE(!l.en.empty() && ascii(l.en)) << l.id;
        EXPECT_TRUE(!l.zh.empty() && !ascii(l.zh)) << l.id;
    }
}

}  // namespace
}  // namespace sim
