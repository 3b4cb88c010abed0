/// Shifts, days off and the phone window.
#pragma once

#include "sim/model/world.hpp"

namespace sim {

inline bool is_workday(const calendar_params& c, civil_date d) {
    return weekday(d) < c.workdays_per_week;
}

/// True if a second of the day lies in a shift.
inline bool in_shift(const calendar_params& c, seconds of_day) {
    return (of_day >= c.morning_start.seconds && of_day < c.morning_end.seconds) ||
           (of_day >= c.afternoon_start.seconds && of_day < c.afternoon_end.seconds);
}

inline seconds second_of_day(const world& w, seconds t) {
    return t - (w.now.midnight - day_length);
}

inline bool on_shift(const world& w, const person& p, seconds t) {
    return p.on_duty_today && in_shift(w.par<calendar_params>(), second_of_day(w, t));
}

/// End of the shift that t lies in, or the start of the next one today, or midnight.
inline seconds next_shift_change(const world& w, const person& p, seconds t) {
    if (!p.on_duty_today) return w.now.midnight;
    const auto& c = w.par<calendar_params>();
    const seconds of_day = second_of_day(w, t);
    for (const clock_time edge : {c.morning_start, c.morning_end, c.afternoon_start, c.afternoon_end}) {
        if (of_day < edge.seconds) return t + (edge.seconds - of_day);
    }
    return w.now.midnight;
}

/// Start of the next shift on a working day after t (weekend duty is not foreseen).
seconds next_shift_start(const world& w, seconds t);

/// End of the working day in which t lies, or of the next one: what is due "by the day" is due then.
seconds close_of_business(const world& w, seconds t);

/// Seconds on shift between two times, working days only.
seconds duty_seconds_between(const world& w, seconds from, seconds to);

}  // namespace sim
