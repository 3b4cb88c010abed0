/// The time ledger: every second of every person is booked once, to one activity and one cause.
#pragma once

#include "sim/model/world.hpp"

namespace sim {

/// Books [from, to) of a person. Both ends lie in today.
void book(world& w, person& p, seconds from, seconds to, activity a, std::int16_t cause);

/// A block that cannot be interrupted: moves the person's clock on and books it; what reaches over midnight is carried
/// over.
void spend(world& w, person& p, std::int32_t duration, activity a, std::int16_t cause);

/// Opens a segment that lasts until something ends or interrupts it; it is booked when it is closed.
inline void begin_segment(person& p, activity a, std::int16_t cause) {
    p.doing = a;
    p.doing_cause = cause;
}

/// Closes the open segment at t: books it and returns its length.
std::int32_t close_segment(world& w, person& p, seconds t);

/// Start of a day: books what was carried over.
void open_day(world& w);

inline std::int32_t whole_seconds(double minutes) {
    return static_cast<std::int32_t>(minutes * 60.0 + 0.5);
}

}  // namespace sim
