/// Units of time and share in terms of one another.
#pragma once

#include "sim/core/event_queue.hpp"

namespace sim {

inline constexpr seconds seconds_per_minute = 60;
inline constexpr seconds seconds_per_hour = 3600;
inline constexpr std::int32_t days_per_week = 7;
inline constexpr double days_per_year = 365.25;
inline constexpr double weeks_per_year = days_per_year / days_per_week;
inline constexpr double months_per_year = 12.0;
inline constexpr double tenths_per_whole = 10.0;

}  // namespace sim
