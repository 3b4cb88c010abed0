// What an hour yields follows the published curve of weekly hours and output.
#include <gtest/gtest.h>

#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/schedule.hpp"
#include "tests/support/queueing.hpp"

namespace sim {
namespace {

fatigue_params munition_workers() {
    fatigue_params p;
    p.enabled = true;
    p.threshold_hours = 49.0;
    p.peak_hours = 63.0;
    return p;
}

TEST(a_week_of_work, yields_what_pencavel_found) {
    for (double hours = 1.0; hours <= 77.0; hours += 0.25) {
        EXPECT_NEAR(fatigue::effective_hours(munition_workers(), hours), support::pencavel_effective_hours(hours), 1e-9)
            << hours;
    }
}

TEST(an_hour, yields_its_share_of_the_week) {
    for (const double hours : {20.0, 49.0, 56.0, 63.0, 70.0}) {
        EXPECT_NEAR(hours * fatigue::efficiency(munition_workers(), hours), support::pencavel_effective_hours(hours),
                    1e-9);
    }
}

TEST(a_week_of_work, yields_least_per_hour_when_it_is_longest) {
    double before = 1.0;
    for (double hours = 49.5; hours <= 100.0; hours += 0.5) {
        const double now = fatigue::efficiency(munition_workers(), hours);
        EXPECT_LT(now, before) << hours;
        before = now;
    }
}

TEST(a_week_of_work, yields_all_its_hours_where_fatigue_is_off) {
    fatigue_params off = munition_workers();
    off.enabled = false;
    EXPECT_EQ(fatigue::efficiency(off, 90.0), 1.0);
}

}  // namespace
}  // namespace sim
