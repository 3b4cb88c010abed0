// A run that was saved between two windows of a day goes on to the bytes of the run that was never stopped, also where
// townships hear of each other within the day.
#include <gmock/gmock.h>

#include "sim/model/mechanisms/county_groups.hpp"
#include "sim/results/checkpoint/checkpoint.hpp"
#include "tests/support/records.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

plan county_with_groups() {
    scenario small = support::small_scenario();
    small.title = "Small";
    small.title_zh = "小镇";
    small.par.of<county_groups>().n_groups = 3;
    plan study = support::study_of(small, 5);
    study.townships = 2;
    study.period = record_period::week;
    return study;
}

replicate_run after_windows(const plan& study, int windows) {
    replicate_run run(study, 0, 0);
    for (int w = 0; w < windows; ++w) run.advance_window();
    return run;
}

replicate_record finished(replicate_run run) {
    while (!run.done()) run.advance_day();
    return run.finish();
}

TEST(a_saved_run, goes_on_from_any_window_of_a_day) {
    const testing::scratch_directory scratch;
    const plan study = county_with_groups();
    const replicate_record unbroken = run_replicate(study, 0, 0);
    for (const int windows : {1, 5, 12, 16, 17, 40, 61}) {  // 17 windows are a day
        const std::filesystem::path path = scratch / ("window" + std::to_string(windows) + ".h5");
        save_checkpoint(path, after_windows(study, windows));
        replicate_run run(study, 0, 0);
        checkpoint(path).restore(run);
        EXPECT_THAT(support::differences(unbroken, finished(std::move(run))), ::testing::IsEmpty()) << windows;
    }
}

}  // namespace
}  // namespace sim
