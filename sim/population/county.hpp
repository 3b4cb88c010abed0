/// State variables of a county: the departments that issue tasks, what its townships have reported, and what was posted
/// in its chat groups.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/event_queue.hpp"
#include "sim/core/random.hpp"
#include "sim/population/chat_groups.hpp"
#include "sim/population/ledger.hpp"

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
    std::vector<double> scores;                         // [townships] at the last bulletin, as reported
    std::vector<std::vector<post_counts>> fresh_posts;  // [county groups][townships] not yet passed on to the others
    counts messages;  // [county groups, kinds of message] posted by departments in the current recorded period
};

}  // namespace sim
