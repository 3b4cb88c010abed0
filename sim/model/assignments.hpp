/// Life of an assignment: handed out, noticed, done, given up. The only place where assignments begin and end.
#pragma once

#include "sim/model/arrival.hpp"
#include "sim/model/world.hpp"

namespace sim {

/// A task on its way into a person's hands, and what the mechanisms make of it.
struct handover {
    const task& source;
    assignment& made;
    seconds allowed;        // from issue to deadline
    double asked = 0.0;     // seconds of work that the tier of origin asked for
    double demanded = 0.0;  // seconds of work that the person gets
};

/// True for the cadres of a village, not for township staff who liaise with one.
inline bool lives_in_its_village(const world& w, const person& p) {
    return p.village != none && w.now.villages[static_cast<std::size_t>(p.village)].unit == p.unit;
}

/// A new task slot in the pool.
std::int32_t open_task(world& w, const task& t);

/// Hands a task to a person; not yet noticed.
std::int32_t assign_task(world& w, std::int32_t task, std::int32_t who, assignment_stage stage, seconds t);
/// The same for whoever of a village's team takes its share: `seat` is keys::seat_of_village().
std::int32_t assign_task(world& w, std::int32_t task, std::int32_t who, std::int32_t seat, assignment_stage stage,
                         seconds t);

/// Hands a villager's need to a person, who sees the villager at once.
std::int32_t assign_need(world& w, std::int32_t need, std::int32_t who, seconds t);

/// The recipient knows of it from now on.
void notice_assignment(world& w, std::int32_t assignment, seconds t);

/// The recipient reports it done. `truly` is false where there is only paper.
void complete_assignment(world& w, std::int32_t assignment, seconds t);

/// It will never be done: given up, or its need is gone.
void drop_assignment(world& w, std::int32_t assignment, bool expired);

/// A person who was idle looks at what has just arrived.
void wake(world& w, std::int32_t who, seconds t);

struct deadlines {
    static constexpr text title{"Deadlines", "期限"};
    /// The deadline of an assignment, or the end of the grace after it, has come.
    static void arrive(world& w, const arrival<timer_kind::deadline>& due);
};

/// Carrying out a task, or overseeing it in the office, counts as an assignment; dispatching and forwarding are the
/// township's own work.
inline bool is_counted(const assignment& a) {
    return a.stage == assignment_stage::execute || a.stage == assignment_stage::oversee;
}

/// Fixed luck of this assignment in a decision: the same in every arm.
inline draw_key key_of(const assignment& a, std::int32_t index = 0) {
    return keys::share_of(a.seat, static_cast<std::uint32_t>(a.stage), a.key, index);
}
inline double luck(const world& w, const assignment& a, purpose p, std::int32_t index = 0) {
    return w.now.random.uniform(p, key_of(a, index));
}

}  // namespace sim
