#include "sim/core/labels.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "tests/support/enumerators.hpp"

namespace sim {
namespace {

template <class E>
class labels_of : public ::testing::Test {};

using enumerations = ::testing::Types<role, unit_kind, group_kind, function, activity, cause, task_kind, message_kind,
                                      attention_policy, timer_kind, confidence>;
TYPED_TEST_SUITE(labels_of, enumerations);

TYPED_TEST(labels_of, are_one_per_enumerator_with_its_name_as_identifier) {
    std::size_t i = 0;
    for (const std::string_view name : support::enumerator_names<TypeParam>())
        EXPECT_EQ(labels<TypeParam>[i++].id, name);
    EXPECT_GT(i, 0U);
    EXPECT_FALSE(support::has_unlabelled_enumerator<TypeParam>());
}

TYPED_TEST(labels_of, have_unique_identifiers_and_texts) {
    std::set<std::string_view> ids, english, chinese;
    for (const label& l : labels<TypeParam>) {
        EXPECT_TRUE(ids.insert(l.id).second) << l.id;
        EXPECT_TRUE(english.insert(l.en).second) << l.en;
        EXPECT_TRUE(chinese.insert(l.zh).second) << l.zh;
    }
}

TYPED_TEST(labels_of, are_written_in_both_languages) {
    const auto ascii = [](std::string_view s) {
        return std::ranges::all_of(s, [](char c) { return static_cast<unsigned char>(c) < 128; });
    };
    for (const label& l : labels<TypeParam>) {
        EXPECT_FALSE(l.en.empty()) << l.id;
        EXPECT_FALSE(l.zh.empty()) << l.id;
        EXPECT_TRUE(ascii(l.en)) << l.id;
        EXPECT_FALSE(ascii(l.zh)) << l.id;
    }
}

enum class short_list : std::uint8_t { one, two };

}  // namespace

template <>
inline constexpr auto labels<short_list> = std::to_array<label>({{"two", "Two", "二"}});

namespace {

TEST(enumerators, a_missing_or_misplaced_label_is_noticed) {
    EXPECT_TRUE(support::has_unlabelled_enumerator<short_list>());
    EXPECT_NE(support::enumerator_names<short_list>()[0], id_of(short_list::one));
}

TEST(labels, an_enumerator_finds_its_own_row) {
    EXPECT_EQ(id_of(role::village_cadre), "village_cadre");
    EXPECT_EQ(label_of(role::village_cadre).in(language::en), "Village cadre");
    EXPECT_EQ(label_of(role::village_cadre).in(language::zh), "村干部");
    EXPECT_EQ(count_of<role>, 6U);
}

TEST(per, is_indexed_by_enumerator_and_by_position_alike) {
    per<unit_kind, int> values{{1, 2, 3}};
    values[unit_kind::village] = 7;
    EXPECT_EQ(values[2], 7);
    EXPECT_EQ(values[unit_kind::office], 2);
    EXPECT_EQ(values.size(), count_of<unit_kind>);
}

}  // namespace
}  // namespace sim
