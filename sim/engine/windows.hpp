/// Where a day is cut into windows, between which townships and county exchange letters.
#pragma once

#include <vector>

#include "sim/core/event_queue.hpp"
#include "sim/model/calendar_params.hpp"

namespace sim {

/// Ends of the windows of a day in seconds after midnight, ascending; the last is the next midnight. The hours in which
/// phones are looked at are cut into equal windows, the last of which may be shorter; what is before and after them is
/// one window each.
std::vector<seconds> window_ends(const calendar_params& c);

}  // namespace sim
