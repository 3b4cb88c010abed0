/// State variables of a county: the departments that issue tasks, and what its townships have reported.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/event_queue.hpp"
#include "sim/core/random.hpp"

namespace sim {

/// State variables of a department. What it is to one township is a line_state there.
struct department_state {
    double weight = 1;          // share of the stream of tasks that it issues
    bool uploads_asked = true;  // it wants results and photos in its groups
};

struct county {
    random_source random{0, 0, 0};  // draws that all townships share
    std::int32_t today = 0;
    std::vector<department_state> departments;
    std::vector<double> scores;  // [townships] at the last bulletin, as reported
};

}  // namespace sim
