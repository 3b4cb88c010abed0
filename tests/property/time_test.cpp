// Where the time goes: every second once, to one activity and one cause, however it is recorded.
#include <gmock/gmock.h>

#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::int_data;
using support::ints;
using support::last_of_first;
using support::reals;
using support::sum_over_first;
using support::sums_of;
using ::testing::ElementsAreArray;

constexpr std::size_t activities = count_of<activity>;
constexpr std::int32_t days = 30;  // not a whole number of weeks

replicate_record recorded(record_period period, record_units units = record_units::unit, std::int32_t townships = 1) {
    plan study = support::study_of(support::small_scenario(), days);
    study.period = period;
    study.units = units;
    study.townships = townships;
    return run_replicate(study, 0, 0);
}

const replicate_record& daily() {
    static const replicate_record record = recorded(record_period::day);
    return record;
}

int_data times_day_length(int_data person_days) {
    for (std::int64_t& n : person_days) n *= day_length;
    return person_days;
}

TEST(time, of_every_person_day_is_booked_once_to_an_activity) {
    EXPECT_THAT(sums_of(ints(daily(), "time_use", "person_seconds"), activities),
                ElementsAreArray(times_day_length(ints(daily(), "time_use", "persons"))));
}

TEST(time, of_every_person_day_is_booked_once_in_townships_that_exchange) {
    const replicate_record r = recorded(record_period::day, record_units::unit, 3);
    EXPECT_THAT(sums_of(ints(r, "time_use", "person_seconds"), activities),
                ElementsAreArray(times_day_length(ints(r, "time_use", "persons"))));
}

TEST(time, by_cause_sums_to_the_same_totals_of_every_post_and_activity) {
    const int_data& use = ints(daily(), "time_use", "person_seconds");
    const int_data& by_cause = ints(daily(), "time_by_cause", "person_seconds");
    const std::size_t units = support::extent(daily(), "time_use", "unit");
    const std::size_t causes = support::extent(daily(), "time_by_cause", "cause");
    const std::size_t n_days = support::extent(daily(), "time_use", "day");
    int_data from_units(n_days * count_of<role> * activities, 0);
    int_data from_causes = from_units;
    for (std::size_t i = 0; i < use.size(); ++i) {
        const std::size_t day = i / (units * count_of<role> * activities);
        from_units[day * count_of<role> * activities + i % (count_of<role> * activities)] += use[i];
    }
    for (std::size_t i = 0; i < by_cause.size(); ++i) {
        from_causes[i / (causes * activities) * activities + i % activities] += by_cause[i];
    }
    EXPECT_THAT(from_causes, ElementsAreArray(from_units));
}

bool is_stock(const std::string& id) {
    return id == "open" || id == "n_groups" || id == "n_memberships";
}

/// Flows of several periods add up; stocks are those of the last of them.
void expect_sums_agree(const replicate_record& fine, const replicate_record& coarse) {
    for (const table& t : fine.tables) {
        for (const variable& v : t.variables) {
            const auto* cells = std::get_if<int_data>(&v.data);
            if (cells == nullptr || t.id == "ranking") continue;
            const std::size_t n = t.axis("day").size();
            const int_data& other = ints(coarse, t.id, v.id);
            const std::size_t m = coarse.at(t.id).axis("day").size();
            SCOPED_TRACE(t.id + "." + v.id);
            if (is_stock(v.id)) {
                EXPECT_EQ(last_of_first(*cells, n), last_of_first(other, m));
            } else {
                EXPECT_EQ(sum_over_first(*cells, n), sum_over_first(other, m));
            }
        }
    }
}

TEST(recording, by_week_and_over_the_whole_run_adds_up_to_recording_by_day) {
    expect_sums_agree(daily(), recorded(record_period::week));
    expect_sums_agree(daily(), recorded(record_period::run));
}

TEST(recording, of_levels_at_the_end_and_of_people_does_not_depend_on_the_period) {
    for (const record_period period : {record_period::week, record_period::run}) {
        const replicate_record r = recorded(period);
        const std::size_t periods = support::extent(r, "service", "day");
        for (const char* level : {"trust", "familiarity"}) {
            EXPECT_EQ(last_of_first(reals(r, "service", level), periods),
                      last_of_first(reals(daily(), "service", level), days));
        }
        for (const char* whole : {"people", "summary"})
            EXPECT_EQ(support::digest(r.at(whole)), support::digest(daily().at(whole)));
    }
}

TEST(recording, keeps_the_last_bulletin_of_the_period) {
    const replicate_record whole = recorded(record_period::run);
    const std::size_t villages = support::extent(whole, "ranking", "village");
    const int_data& rank = ints(daily(), "ranking", "rank");
    std::size_t last = rank.size() / villages - 1;
    while (rank[last * villages] == 0) --last;
    const auto first = rank.begin() + static_cast<std::ptrdiff_t>(last * villages);
    EXPECT_THAT(ints(whole, "ranking", "rank"), ElementsAreArray(first, first + static_cast<std::ptrdiff_t>(villages)));
}

TEST(recording, by_township_adds_up_the_units_of_each_township) {
    const replicate_record by_unit = recorded(record_period::run, record_units::unit, 2);
    const replicate_record by_township = recorded(record_period::run, record_units::township, 2);
    const std::size_t each = support::extent(by_unit, "time_use", "unit") / 2;
    const std::size_t row = count_of<role> * activities;
    const int_data& fine = ints(by_unit, "time_use", "person_seconds");
    int_data sums(2 * row, 0);
    for (std::size_t i = 0; i < fine.size(); ++i) sums[i / (each * row) * row + i % row] += fine[i];
    EXPECT_THAT(ints(by_township, "time_use", "person_seconds"), ElementsAreArray(sums));
}

TEST(recording, covers_every_day_once) {
    const replicate_record r = recorded(record_period::week);
    EXPECT_THAT(r.at("tasks").axis("day").values, ElementsAreArray({0, 7, 14, 21, 28}));
    EXPECT_THAT(ints(r, "tasks", "days_in_period"), ElementsAreArray({7, 7, 7, 7, 2}));
}

}  // namespace
}  // namespace sim
