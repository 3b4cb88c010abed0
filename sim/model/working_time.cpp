#include "sim/model/working_time.hpp"

#include <algorithm>

namespace sim {
namespace {

bool workday(const world& w, std::int32_t day) {
    const auto& c = w.par<calendar_params>();
    return is_workday(c, {c.start.days + day});
}

/// Seconds on shift before a second of the day.
seconds elapsed_shift(const calendar_params& c, seconds of_day) {
    const seconds morning =
        std::clamp(of_day, c.morning_start.seconds, c.morning_end.seconds) - c.morning_start.seconds;
    const seconds afternoon =
        std::clamp(of_day, c.afternoon_start.seconds, c.afternoon_end.seconds) - c.afternoon_start.seconds;
    return morning + afternoon;
}

}  // namespace

seconds next_shift_start(const world& w, seconds t) {
    const auto& c = w.par<calendar_params>();
    std::int32_t day = day_of(t);
    const seconds of_day = t - day_start(day);
    if (workday(w, day)) {
        if (of_day < c.morning_start.seconds) return day_start(day) + c.morning_start.seconds;
        if (of_day < c.afternoon_start.seconds) return day_start(day) + c.afternoon_start.seconds;
    }
    do {
        ++day;
    } while (!workday(w, day));
    return day_start(day) + c.morning_start.seconds;
}

seconds close_of_business(const world& w, seconds t) {
    const auto& c = w.par<calendar_params>();
    std::int32_t day = day_of(t);
    if (t - day_start(day) > c.afternoon_end.seconds) ++day;
    while (!workday(w, day)) ++day;
    return day_start(day) + c.afternoon_end.seconds;
}

seconds duty_seconds_between(const world& w, seconds from, seconds to) {
    if (to <= from) return 0;
    const auto& c = w.par<calendar_params>();
    const std::int32_t first = day_of(from);
    const std::int32_t last = day_of(to);
    const auto until = [&](seconds t, std::int32_t day) {
        return workday(w, day) ? elapsed_shift(c, t - day_start(day)) : 0;
    };
    if (first == last) return until(to, last) - until(from, first);
    seconds total = (workday(w, first) ? elapsed_shift(c, day_length) : 0) - until(from, first) + until(to, last);
    for (std::int32_t day = first + 1; day < last; ++day) total += workday(w, day) ? elapsed_shift(c, day_length) : 0;
    return total;
}

}  // namespace sim
