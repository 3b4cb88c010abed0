#include "sim/model/posts.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/apps.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/exhaustion.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/familiarity.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/schedule.hpp"

namespace sim {
namespace {

/// Of those who hold their post and suit, who has the shortest queue.
template <class Suits>
std::int32_t least_busy(const world& w, Suits&& suits) {
    std::int32_t best = none;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        if (p.vacant || !suits(p)) continue;
        if (best == none || p.queue.size() < w.now.persons[static_cast<std::size_t>(best)].queue.size()) {
            best = static_cast<std::int32_t>(i);
        }
    }
    return best;
}

void hand_over(world& w, std::int32_t id, std::int32_t to) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    a.person = to;
    a.village_level = lives_in_its_village(w, w.now.persons[static_cast<std::size_t>(to)]);
    if (a.noticed) {
        w.now.persons[static_cast<std::size_t>(to)].queue.push_back(id);
        wake(w, to, w.now.midnight);
    } else {
        notice_assignment(w, id, w.now.midnight);
    }
}

}  // namespace

std::int32_t acting_for(const world& w, std::int32_t who) {
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (!p.vacant) return who;
    const std::int32_t colleague = least_busy(w, [&](const person& other) { return other.unit == p.unit; });
    if (colleague != none) return colleague;
    const std::int32_t leader = least_busy(w, [](const person& other) { return other.post == role::leader; });
    if (leader != none) return leader;
    const std::int32_t anybody = least_busy(w, [](const person& /*whoever*/) { return true; });
    return anybody != none ? anybody : who;
}

std::int32_t secretary_of(const world& w, const village& v) {
    const auto leads = [&](std::int32_t who) {
        return w.now.persons[static_cast<std::size_t>(who)].post == role::village_secretary;
    };
    const auto found = std::find_if(v.cadres.begin(), v.cadres.end(), leads);
    return found == v.cadres.end() ? none : *found;
}

std::int32_t leader_of(const world& w, const person& p) {
    if (p.lines == 0) return none;
    return w.now.lines[static_cast<std::size_t>(std::countr_zero(p.lines))].leader;
}

void vacate(world& w, std::int32_t who, std::int32_t until) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    p.vacant = true;
    p.vacant_until = until;
    p.current = none;
    p.was_interrupted = false;
    p.carried = 0;
    p.queue.clear();
    p.pending.clear();
    happen(schedule::post_vacated, w, p);
    if (acting_for(w, who) == who) return;  // nobody is left to take the desk
    for (std::size_t id = 0; id < w.now.assignments.size(); ++id) {
        const assignment& a = w.now.assignments[id];
        if (a.in_use && a.person == who) hand_over(w, static_cast<std::int32_t>(id), acting_for(w, who));
    }
}

void take_up(world& w, std::int32_t who) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    p.vacant = false;
    p.since = w.now.today;
    ++p.holders_before;
    happen(schedule::post_taken_up, w, p);
}

}  // namespace sim
