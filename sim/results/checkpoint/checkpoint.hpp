/// A replicate in the middle of its run as a file: saved between two days, gone on with by any process on any machine
/// that runs the same program.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

#include "sim/core/labels.hpp"
#include "sim/engine/plan.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/spool/file.hpp"

namespace sim {

/// Writes the kept state of a run. The file is whole or is not there; throws disk_error.
void save_checkpoint(const std::filesystem::path& path, const replicate_run& run, const disk_watch& watch = {});

/// A file of one replicate after a whole number of days.
class checkpoint {
public:
    /// Throws input_error if this is no checkpoint, is damaged or is another program version's.
    explicit checkpoint(const std::filesystem::path& path, language speech = language::en);

    /// The study with the one arm that was saved, in the scenario of that time.
    const plan& study() const { return study_; }
    std::int64_t replicate() const { return replicate_; }
    /// Days simulated.
    std::int32_t day() const { return day_; }
    /// The first day that is not simulated yet.
    civil_date date() const;

    /// Puts a run that has not begun into this state. It may have reforms more than the run that was saved, from the
    /// date of the checkpoint on. Throws input_error with everything that does not fit; the run is then spent.
    void restore(replicate_run& run) const;

private:
    void check_run(const replicate_run& run) const;

    std::filesystem::path path_;
    language speech_;
    hdf5::file file_;
    plan study_;
    std::int64_t replicate_ = 0;
    std::int32_t day_ = 0;
};

}  // namespace sim
