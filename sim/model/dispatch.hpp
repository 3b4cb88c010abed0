/// A task on its way to one township, and what the mechanisms of the county make of it there.
#pragma once

#include "sim/model/letter.hpp"

namespace sim {

struct dispatch {
    task_letter& letter;
    std::size_t township;
    double evidence;       // mean evidence items per recipient
    double allowed = 1.0;  // of the time from issue to deadline

    std::size_t line() const { return static_cast<std::size_t>(letter.line); }
};

}  // namespace sim
