#include "sim/core/describe.hpp"

#include <gtest/gtest.h>

#include "sim/core/vocabulary.hpp"

namespace sim {
namespace {

constexpr text nothing{"x", "x"};

/// One member of every kind, all described, all defaults in range.
struct complete {
    double rate = 0.25;
    std::int32_t people = 3;
    bool on = true;
    role post = role::office_staff;
    clock_time start{8 * 3600};
    civil_date first{18267};
    per<unit_kind, double> share{{0.1, 0.2, 0.7}};

    static constexpr auto fields() {
        using P = complete;
        return std::tuple{number(SIM_NAME(P, rate), "1/d", {0, 1}, nothing, "", confidence::assumption),
                          count(SIM_NAME(P, people), "1", {1, 9}, nothing, "", confidence::assumption),
                          flag(SIM_NAME(P, on), nothing, "", confidence::assumption),
                          choice(SIM_NAME(P, post), nothing, "", confidence::assumption),
                          clock(SIM_NAME(P, start), nothing, "", confidence::assumption),
                          date(SIM_NAME(P, first), {0, 40000}, nothing, "", confidence::assumption),
                          numbers(SIM_NAME(P, share), "1", {0, 1}, nothing, "", confidence::assumption)};
    }
};
static_assert(every_member_described<complete>() && defaults_in_range<complete>());

struct one_forgotten {
    double described = 0.5;
    double forgotten = 0.5;

    static constexpr auto fields() {
        using P = one_forgotten;
        return std::tuple{number(SIM_NAME(P, described), "1", {0, 1}, nothing, "", confidence::assumption)};
    }
};
static_assert(!every_member_described<one_forgotten>());

struct forgotten_array {
    double described = 0.5;
    per<role, double> forgotten{};

    static constexpr auto fields() {
        using P = forgotten_array;
        return std::tuple{number(SIM_NAME(P, described), "1", {0, 1}, nothing, "", confidence::assumption)};
    }
};
static_assert(!every_member_described<forgotten_array>());

struct above_its_range {
    double rate = 1.5;

    static constexpr auto fields() {
        using P = above_its_range;
        return std::tuple{number(SIM_NAME(P, rate), "1", {0, 1}, nothing, "", confidence::assumption)};
    }
};
static_assert(every_member_described<above_its_range>() && !defaults_in_range<above_its_range>());

struct one_entry_below_its_range {
    per<unit_kind, double> share{{0.5, 0.5, -0.1}};

    static constexpr auto fields() {
        using P = one_entry_below_its_range;
        return std::tuple{numbers(SIM_NAME(P, share), "1", {0, 1}, nothing, "", confidence::assumption)};
    }
};
static_assert(!defaults_in_range<one_entry_below_its_range>());

struct not_a_number {
    double rate = std::numeric_limits<double>::quiet_NaN();

    static constexpr auto fields() {
        using P = not_a_number;
        return std::tuple{number(SIM_NAME(P, rate), "1", {}, nothing, "", confidence::assumption)};
    }
};
static_assert(!defaults_in_range<not_a_number>());

struct impossible_clock {
    clock_time at{86401};

    static constexpr auto fields() {
        using P = impossible_clock;
        return std::tuple{clock(SIM_NAME(P, at), nothing, "", confidence::assumption)};
    }
};
static_assert(!defaults_in_range<impossible_clock>());

TEST(describe, a_row_takes_its_name_from_the_member) {
    EXPECT_EQ(std::get<0>(complete::fields()).info.name, "rate");
    EXPECT_EQ(std::get<6>(complete::fields()).info.name, "share");
}

TEST(describe, every_kind_of_row_states_its_kind) {
    std::vector<value_kind> kinds;
    std::apply([&](const auto&... f) { (kinds.push_back(f.info.kind), ...); }, complete::fields());
    EXPECT_EQ(kinds, (std::vector{value_kind::number, value_kind::count, value_kind::flag, value_kind::choice,
                                  value_kind::clock, value_kind::date, value_kind::number}));
}

TEST(describe, a_choice_is_bounded_by_its_labels) {
    const auto f = std::get<3>(complete::fields());
    EXPECT_EQ(f.info.choices.size(), count_of<role>);
    EXPECT_EQ(f.info.range.lower, 0);
    EXPECT_EQ(f.info.range.upper, static_cast<double>(count_of<role>) - 1);
}

TEST(describe, an_array_row_lists_the_labels_of_its_index) {
    const auto f = std::get<6>(complete::fields());
    ASSERT_EQ(f.index.size(), count_of<unit_kind>);
    EXPECT_EQ(f.index[0].id, "leadership");
}

template <class T>
T round_trip(const T& v) {
    T copy{};
    assign(copy, as_double(v));
    return copy;
}

TEST(describe, every_kind_of_value_survives_the_double_that_carries_it) {
    EXPECT_EQ(round_trip(0.1), 0.1);
    EXPECT_EQ(round_trip(std::int32_t{-7}), -7);
    EXPECT_EQ(round_trip(std::numeric_limits<std::int32_t>::max()), std::numeric_limits<std::int32_t>::max());
    EXPECT_EQ(round_trip(true), true);
    EXPECT_EQ(round_trip(false), false);
    EXPECT_EQ(round_trip(role::first_secretary), role::first_secretary);
    EXPECT_EQ(round_trip(clock_time{84600}).seconds, 84600);
    EXPECT_EQ(round_trip(civil_date{-1}).days, -1);
}

TEST(bounds, include_both_ends_and_exclude_nan) {
    constexpr bounds unit{0, 1};
    EXPECT_TRUE(unit.contains(0) && unit.contains(1));
    EXPECT_FALSE(unit.contains(-1e-300));
    EXPECT_FALSE(unit.contains(std::nextafter(1.0, 2.0)));
    EXPECT_FALSE(unit.contains(std::numeric_limits<double>::quiet_NaN()));
    EXPECT_TRUE(bounds{}.contains(-1e300));
}

}  // namespace
}  // namespace sim
