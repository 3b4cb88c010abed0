// Notices where lines rank them by urgency: urgent ones call everybody, the others wait for one post a day.
#include "sim/model/mechanisms/messages.hpp"

#include <algorithm>
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/working_time.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

const assignment& at(const world& w, std::int32_t id) {
    return w.now.assignments[static_cast<std::size_t>(id)];
}

/// When a line posts next what was not urgent.
seconds next_collection(const world& w, seconds t) {
    const seconds hour = w.par<messages>().collected_at.seconds;
    const seconds today = w.now.midnight - day_length + hour;
    if (today > t && is_workday(w.par<calendar_params>(), w.date())) return today;
    return day_start(day_of(next_shift_start(w, w.now.midnight))) + hour;
}

bool is_urgent(const world& w, work_key key, const std::vector<std::int32_t>& assignments, seconds collected) {
    const auto latest = collected + static_cast<seconds>(w.par<messages>().urgent_days * day_length);
    const auto cannot_wait = [&](std::int32_t id) { return at(w, id).deadline <= latest; };
    const double u = w.now.random.county().uniform(purpose::urgency, keys::about(key, 0));
    return bernoulli(u, w.par<messages>().urgent_share) || std::ranges::any_of(assignments, cannot_wait);
}

}  // namespace

void messages::announce(world& w, std::int32_t line, work_key key, const std::vector<std::int32_t>& assignments,
                        bool digest, seconds t) {
    if (assignments.empty()) return;
    if (!w.value_for(w.in_force.urgency_classes, static_cast<std::uint32_t>(line))) {
        post_announcement(w, line, key, assignments, digest, {}, t);
        return;
    }
    const seconds collected = next_collection(w, t);
    if (is_urgent(w, key, assignments, collected)) {
        post_announcement(w, line, key, assignments, digest, true, t);
        return;
    }
    std::vector<held_notice>& held = w.now.lines[static_cast<std::size_t>(line)].held;
    if (held.empty()) w.now.timers.push({collected, timer_kind::collected_post, line, 0});
    for (const std::int32_t id : assignments) held.push_back({id, at(w, id).generation, digest});
}

void messages::arrive(world& w, const arrival<timer_kind::collected_post>& due) {
    const auto held = std::exchange(w.now.lines[static_cast<std::size_t>(due.object)].held, {});
    for (const bool digest : {false, true}) {
        std::vector<std::int32_t> open;
        for (const held_notice& n : held) {
            const assignment& a = at(w, n.assignment);
            if (n.digest == digest && a.generation == n.generation && !a.noticed) open.push_back(n.assignment);
        }
        if (!open.empty()) post_announcement(w, due.object, at(w, open.front()).key, open, digest, false, due.at);
    }
}

}  // namespace sim
