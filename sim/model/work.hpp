/// Doing assignments: going there, the real work, its proof; and resting when off duty.
#pragma once

#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct work {
    static constexpr text title{"Work", "办事"};
    /// Next action: continue the assignment in hand or take up the most pressing one.
    static bool attempt(world& w, std::int32_t who, seconds t);
    /// The way to the field and back.
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    /// Books everybody's time up to midnight.
    static void end_day(world& w);
    /// Goes on with the assignment in hand as soon as the present stretch of time is over, in the same event.
    static void carry_on(world& w, std::int32_t who);
    /// Somebody is called away at once from whatever is in hand, for so many seconds.
    static void call_away(world& w, std::int32_t who, seconds t, std::int32_t length);
    /// The same for one activity: it is booked, and the person is free again afterwards.
    static void send_away(world& w, std::int32_t who, seconds t, std::int32_t length, activity what,
                          std::int16_t cause);
    /// Closes the open segment and credits the assignment in hand with what was done.
    static void advance(world& w, std::int32_t who, seconds t);
};

struct rest {
    static constexpr text title{"Rest", "休息"};
    /// Next action: off duty until something happens.
    static bool attempt(world& w, std::int32_t who, seconds t);
};

/// What a person's time on an assignment is called.
activity activity_of(const assignment& a);

/// Who made it necessary.
std::int16_t cause_of(const world& w, const assignment& a);

/// Latest time up to which an open segment can run before something else is due for this person.
seconds next_due(const world& w, const person& p, seconds t);

}  // namespace sim
