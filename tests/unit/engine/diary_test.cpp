#include "sim/engine/diary.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <functional>

#include "sim/core/error.hpp"
#include "sim/engine/replicate.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

constexpr std::int32_t days = 21;
constexpr diarist somebody{0, 12};

plan study() {
    return support::comparison_of(support::small_scenario(), support::strong_reform(), days);
}

double column(const replicate_record& r, const std::string& id, std::int32_t person) {
    return support::reals(r, "people", id).at(static_cast<std::size_t>(person));
}

double seconds_on(const std::vector<diary_entry>& diary, const std::function<bool(activity)>& counts) {
    double sum = 0.0;
    for (const diary_entry& e : diary) sum += counts(e.what) ? e.to - e.from : 0;
    return sum;
}

TEST(diary, covers_every_second_once) {
    const auto diary = keep_diary(study(), 0, 0, somebody);
    seconds at = 0;
    for (const diary_entry& e : diary) {
        EXPECT_EQ(e.from, at);
        EXPECT_GT(e.to, e.from);
        at = e.to;
    }
    EXPECT_EQ(at, days * day_length);
}

TEST(diary, adds_up_to_what_the_tables_say_of_the_person) {
    const plan s = study();
    for (const std::int32_t person : {0, 3, 12, 20, 40}) {
        const auto diary = keep_diary(s, 0, 0, {0, person});
        const replicate_record r = run_replicate(s, 0, 0);
        EXPECT_EQ(seconds_on(diary, [](activity a) { return a != activity::off_duty; }),
                  column(r, "duty_seconds", person));
        EXPECT_EQ(seconds_on(diary, [](activity a) { return a <= activity::resuming; }),
                  column(r, "message_seconds", person));
    }
}

TEST(diary, keeping_one_changes_no_result) {
    const plan s = study();
    replicate_run run(s, 0, 0);
    run.keep_diary(somebody.township, somebody.person);
    while (!run.done()) run.advance_day();
    const replicate_record with = run.finish();
    const replicate_record without = run_replicate(s, 0, 0);
    ASSERT_EQ(with.tables.size(), without.tables.size());
    for (std::size_t t = 0; t < with.tables.size(); ++t) {
        EXPECT_EQ(support::digest(with.tables[t]), support::digest(without.tables[t])) << with.tables[t].id;
    }
}

TEST(diary, is_the_same_life_in_both_arms_until_the_reform_and_another_one_after_it) {
    plan s = study();
    constexpr std::int32_t first_day = 10;
    s.arms[1].world.reforms[0].start = {s.arms[0].world.par.of<calendar_params>().start.days + first_day};
    const auto before = keep_diary(s, 0, 0, somebody);
    const auto after = keep_diary(s, 1, 0, somebody);
    const auto [left, right] = std::ranges::mismatch(before, after);
    ASSERT_NE(left, before.end());
    EXPECT_GE(left->to, first_day * day_length);
}

TEST(diary, stops_when_asked) {
    const std::atomic<bool> stop{true};
    EXPECT_THROW(keep_diary(study(), 0, 0, somebody, &stop), interrupted);
}

}  // namespace
}  // namespace sim
