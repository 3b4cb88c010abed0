#include "sim/model/time_use.hpp"

#include <algorithm>

#include "sim/core/error.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

constexpr bool is_message_work(activity a) {
    return a <= activity::resuming;
}

/// Work that keeps people from what they are there for: the hindrance load of M29.
constexpr bool hinders(activity a) {
    switch (a) {
        case activity::searching_back:
        case activity::phone_confirmation:
        case activity::forms_reports:
        case activity::producing_evidence:
        case activity::fabricating_evidence:
        case activity::app_duties:
        case activity::inspections:
        case activity::standby:
            return true;
        default:
            return false;
    }
}

/// Overlap of [from, to) with the shifts of this person's day.
std::int32_t shift_overlap(const world& w, const person& p, seconds from, seconds to) {
    if (!p.on_duty_today) return 0;
    const auto& c = w.par<calendar_params>();
    const seconds a = second_of_day(w, from);
    const seconds b = second_of_day(w, to);
    const auto overlap = [&](clock_time begin, clock_time end) {
        return std::max(0, std::min(b, end.seconds) - std::max(a, begin.seconds));
    };
    return overlap(c.morning_start, c.morning_end) + overlap(c.afternoon_start, c.afternoon_end);
}

/// Books everything but the cause.
void book_person(world& w, person& p, seconds from, seconds to, activity a) {
    expects(to <= w.now.midnight && from >= w.now.midnight - day_length, "booking outside today");
    const std::int32_t duration = to - from;
    w.now.book.time_use(p.unit, index_of(p.post), index_of(a)) += duration;
    if (a == activity::off_duty) return;
    p.duty_seconds_today += duration;
    p.outside_hours_seconds_today += duration - shift_overlap(w, p, from, to);
    p.message_seconds_today += is_message_work(a) ? duration : 0;
    p.hindrance_seconds_week += hinders(a) ? duration : 0;
}

}  // namespace

void book(world& w, person& p, seconds from, seconds to, activity a, std::int16_t cause) {
    if (to <= from || p.vacant) return;
    book_person(w, p, from, to, a);
    if (p.keeps_diary) write_diary(w, p, from, to, a, cause);
    w.now.book.time_by_cause(index_of(p.post), cause, index_of(a)) += to - from;
}

void write_diary(world& w, const person& p, seconds from, seconds to, activity a, std::int16_t cause) {
    if (to <= from) return;
    w.diary.push_back({from, to, a, cause, static_cast<std::int32_t>(p.queue.size()),
                       static_cast<std::int32_t>(p.pending.size()), p.n_memberships});
}

void stretch_of_time::close() {
    if (total_ == 0) return;
    book_person(world_, person_, person_.clock, person_.clock + total_, activity_);
    person_.clock += total_;
    total_ = 0;
}

void spend(world& w, person& p, std::int32_t duration, activity a, std::int16_t cause) {
    if (duration <= 0) return;
    const seconds from = p.clock;
    p.clock += duration;
    if (p.clock <= w.now.midnight) {
        book(w, p, from, p.clock, a, cause);
        return;
    }
    if (from < w.now.midnight) book(w, p, from, w.now.midnight, a, cause);
    if (p.carried == 0) {
        p.carried_activity = a;
        p.carried_cause = cause;
    }
    p.carried += p.clock - std::max(from, w.now.midnight);
}

std::int32_t close_segment(world& w, person& p, seconds t) {
    const std::int32_t length = t - p.clock;
    if (length <= 0) return 0;
    book(w, p, p.clock, t, p.doing, p.doing_cause);
    p.clock = t;
    return length;
}

void time_use::begin_day(world& w) {
    for (person& p : w.now.persons) {
        p.duty_seconds_today = p.outside_hours_seconds_today = p.message_seconds_today = 0;
        if (p.carried > 0) {
            const seconds start = w.now.midnight - day_length;
            const seconds today = std::min(p.carried, day_length);  // a pile of calls may last for more than a day
            book(w, p, start, start + today, p.carried_activity, p.carried_cause);
            p.carried -= today;
        }
        if (p.vacant) {
            staff_cell(w, p, staff_count::vacant_days) += 1;
        } else {
            w.now.book.persons(p.unit, index_of(p.post)) += 1;
        }
    }
}

void time_use::end_day(world& w) {
    for (person& p : w.now.persons) {
        p.duty_seconds_week += p.duty_seconds_today;
        p.total_duty_seconds += p.duty_seconds_today;
        p.total_outside_hours_seconds += p.outside_hours_seconds_today;
        p.total_message_seconds += p.message_seconds_today;
    }
}

}  // namespace sim
