/// What a line department hears of a township in a week.
#pragma once

#include <cstdint>

namespace sim {

struct line_conduct {
    std::int32_t handed_out = 0;  // assignments of the line's tasks
    std::int32_t missed = 0;      // of these, known only when somebody asked
    std::int32_t found_out = 0;   // false records that were found out
};

}  // namespace sim
