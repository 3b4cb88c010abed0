#include "sim/population/ledger.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "tests/support/enumerators.hpp"

namespace sim {
namespace {

TEST(counts, are_row_major_with_the_last_axis_fastest) {
    counts c({2, 3, 4});
    c(1, 2, 3) = 7;
    c(0, 1, 0) = 5;
    ASSERT_EQ(c.cells().size(), 24U);
    EXPECT_EQ(c.cells()[23], 7);
    EXPECT_EQ(c.cells()[4], 5);
    EXPECT_THAT(c.shape(), ::testing::ElementsAre(2, 3, 4));
}

TEST(counts, of_different_places_do_not_touch_each_other) {
    counts c({3, 5});
    std::set<std::int64_t*> places;
    for (int i = 0; i < 3; ++i) {
        for (int k = 0; k < 5; ++k) EXPECT_TRUE(places.insert(&c(i, k)).second);
    }
    EXPECT_EQ(places.size(), c.cells().size());
}

TEST(counts, begin_at_zero_and_keep_their_shape_when_cleared) {
    counts c({2, 2});
    for (const std::int64_t cell : c.cells()) EXPECT_EQ(cell, 0);
    c(0, 1) = 9;
    c.clear();
    EXPECT_EQ(c.cells(), (std::vector<std::int64_t>{0, 0, 0, 0}));
    EXPECT_THAT(c.shape(), ::testing::ElementsAre(2, 2));
}

TEST(ledger, clears_every_one_of_its_accounts) {
    ledger book;
    const auto accounts = {&ledger::time_use, &ledger::persons,   &ledger::time_by_cause,
                           &ledger::tasks,    &ledger::messages,  &ledger::evidence,
                           &ledger::service,  &ledger::attention, &ledger::staff};
    for (counts ledger::*account : accounts) {
        book.*account = counts({1});
        (book.*account)(0) = 1;
    }
    EXPECT_EQ(accounts.size() * sizeof(counts), sizeof(ledger));  // none is missing above
    book.clear();
    for (counts ledger::*account : accounts) EXPECT_EQ((book.*account)(0), 0);
}

template <class E>
class labels_of : public ::testing::Test {};

using enumerations = ::testing::Types<task_count, evidence_count, service_count, attention_count, staff_count>;
TYPED_TEST_SUITE(labels_of, enumerations);

TYPED_TEST(labels_of, are_one_per_enumerator_with_its_name_as_identifier) {
    std::size_t i = 0;
    for (const std::string_view name : support::enumerator_names<TypeParam>()) {
        EXPECT_EQ(labels<TypeParam>[i++].id, name);
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
