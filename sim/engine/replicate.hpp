/// One replicate of one arm: its county and townships, advanced window by window. A value: copying it is a checkpoint, and
/// its description (sim/engine/description.hpp) makes a file of one.
#pragma once

#include "sim/core/table.hpp"
#include "sim/engine/county_island.hpp"
#include "sim/engine/plan.hpp"
#include "sim/engine/recorder.hpp"

namespace sim {

class replicate_run {
public:
    replicate_run(const plan& study, std::size_t arm, std::int32_t replicate);

    bool done() const { return day_ >= study_->days; }
    std::int32_t day() const { return day_; }
    /// Advances all townships through one window and then lets them and the county exchange letters.
    void advance_window();
    /// Advances to the end of the day.
    void advance_day();
    /// The record of the finished replicate.
    replicate_record finish();

    /// From now on this person of this township keeps a diary.
    void keep_diary(std::int32_t township, std::int32_t person) {
        islands_[static_cast<std::size_t>(township)].keep_diary(person);
    }

    const std::vector<island>& islands() const { return islands_; }
    const county_island& county() const { return county_; }
    const plan& study() const { return *study_; }
    const arm& of_arm() const { return study_->arms[arm_]; }
    std::int64_t replicate() const { return replicate_; }

    /// After its kept state was read back: works out what is derived. The state may be that of an arm without reforms
    /// that begin later than this day.
    void settle();

private:
    friend struct state_description<replicate_run>;

    /// Hands the county's letters to the townships.
    void deliver_down();
    /// Hands the townships' letters to the county.
    void deliver_up();
    /// Runs the events of all townships up to the end of the window.
    void run_window();
    void close_day();

    const plan* study_;
    std::size_t arm_;
    std::int64_t replicate_;
    std::int32_t day_ = 0;
    std::int32_t period_start_ = 0;
    std::int32_t window_ = 0;    // counted over the whole run
    std::int32_t of_day_ = 0;    // the same, counted within the day
    std::vector<seconds> ends_;  // of the windows of today, in seconds after midnight
    std::vector<island> islands_;
    county_island county_;
    recorder recorder_;
};

}  // namespace sim
