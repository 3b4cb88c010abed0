// Where nobody hears from anybody within a day, it does not matter where the day is cut.
#include <gmock/gmock.h>

#include "sim/engine/replicate.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using ::testing::IsEmpty;
using ::testing::Not;

plan county_with(std::int32_t window_minutes) {
    scenario s = support::small_scenario();
    s.par.of<calendar_params>().window_minutes = window_minutes;
    auto& county = s.par.of<county_groups>();  // a group that nobody is in: the day is cut, and no letter passes
    county.n_groups = 1;
    county.member_share.fill(0.0);
    county.department_members = 0;
    county.announce_share = 0.0;
    plan study = support::comparison_of(s, support::strong_reform(), 28);
    study.townships = 3;
    return study;
}

TEST(windows_of_any_length, give_the_same_bits) {
    for (const std::size_t arm : {0U, 1U}) {
        const replicate_record hourly = run_replicate(county_with(60), arm, 0);
        for (const std::int32_t minutes : {15, 240, 1440}) {
            EXPECT_THAT(support::differences(hourly, run_replicate(county_with(minutes), arm, 0)), IsEmpty())
                << minutes << " minutes";
        }
    }
}

TEST(windows_of_another_length, give_other_bits_where_townships_share_groups) {
    const auto shared = [](std::int32_t minutes) {
        plan study = county_with(minutes);
        study.days = 7;
        study.arms[0].world.par.of<county_groups>() = {.n_groups = 3};
        return run_replicate(study, 0, 0);
    };
    EXPECT_THAT(support::differences(shared(60), shared(240)), Not(IsEmpty()));
}

TEST(a_copy_between_two_windows, continues_to_the_same_bits) {
    plan study = county_with(60);
    study.arms[0].world.par.of<county_groups>() = {.n_groups = 3};
    replicate_run run(study, 0, 0);
    for (std::int32_t w = 0; w < 100; ++w) run.advance_window();
    replicate_run copy = run;
    while (!run.done()) run.advance_day();
    while (!copy.done()) copy.advance_window();
    EXPECT_THAT(support::differences(run.finish(), copy.finish()), IsEmpty());
}

TEST(windows_of_a_day, give_way_to_the_whole_day_where_the_county_has_no_groups) {
    plan study = county_with(60);
    study.arms[0].world.par.of<county_groups>().n_groups = 0;
    replicate_run run(study, 0, 0);
    run.advance_window();
    EXPECT_EQ(run.day(), 1);
}

TEST(windows_of_a_day, are_as_many_as_the_calendar_says) {
    const plan study = county_with(60);
    replicate_run run(study, 0, 0);
    std::int32_t windows = 0;
    for (; run.day() == 0; ++windows) run.advance_window();
    EXPECT_EQ(windows, 17);  // 00:00-08:30, fifteen hours to 23:30, the rest of the night
}

}  // namespace
}  // namespace sim
