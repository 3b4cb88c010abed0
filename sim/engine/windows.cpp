#include "sim/engine/windows.hpp"

#include "sim/core/units.hpp"

namespace sim {

std::vector<seconds> window_ends(const calendar_params& c) {
    std::vector<seconds> ends;
    const seconds step = c.window_minutes * seconds_per_minute;
    for (seconds t = c.morning_start.seconds; t < c.phone_until.seconds; t += step) {
        if (t > 0) ends.push_back(t);
    }
    if (c.phone_until.seconds < day_length) ends.push_back(c.phone_until.seconds);
    ends.push_back(day_length);
    return ends;
}

}  // namespace sim
