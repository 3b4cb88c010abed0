/// One line on the terminal that shows how far a run is and how long it still takes.
#pragma once

#include <chrono>
#include <optional>
#include <string>

#include "sim/core/labels.hpp"

namespace sim {

/// "[=====>     ]  42 %  1:23 left". Nothing is known about the time before the first progress.
std::string progress_line(double fraction, std::optional<double> seconds_left, language l);

class progress_bar {
public:
    /// Draws on stderr, and only if that is a terminal.
    progress_bar(bool wanted, language l);
    progress_bar(const progress_bar&) = delete;
    progress_bar& operator=(const progress_bar&) = delete;
    ~progress_bar();

    void show(double fraction);

private:
    using steady = std::chrono::steady_clock;

    bool visible_;
    language speech_;
    steady::time_point begin_;
    std::optional<double> first_;  // fraction in hand before anything ran
};

}  // namespace sim
