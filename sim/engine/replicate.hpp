/// One replicate of one arm: its islands, advanced day by day. A value: copying it is a checkpoint, and its description
/// (sim/engine/description.hpp) makes a file of one.
#pragma once

#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"
#include "sim/engine/recorder.hpp"

namespace sim {

class replicate_run {
public:
    replicate_run(const plan& study, std::size_t arm, std::int32_t replicate);

    bool done() const { return day_ >= study_->days; }
    std::int32_t day() const { return day_; }
    /// Advances all islands through one day, window by window, and exchanges between windows.
    void advance_day();
    /// The record of the finished replicate.
    replicate_record finish();

    /// From now on this person of this township keeps a diary.
    void keep_diary(std::int32_t township, std::int32_t person) {
        islands_[static_cast<std::size_t>(township)].keep_diary(person);
    }

    const std::vector<island>& islands() const { return islands_; }
    const plan& study() const { return *study_; }
    const arm& of_arm() const { return study_->arms[arm_]; }
    std::int64_t replicate() const { return replicate_; }

    /// After its kept state was read back: works out what is derived. The state may be that of an arm without reforms
    /// that begin later than this day.
    void settle();

private:
    friend struct state_description<replicate_run>;

    void exchange();

    const plan* study_;
    std::size_t arm_;
    std::int64_t replicate_;
    std::int32_t day_ = 0;
    std::int32_t period_start_ = 0;
    std::vector<island> islands_;
    recorder recorder_;
};

}  // namespace sim
