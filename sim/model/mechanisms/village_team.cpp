#include "sim/model/mechanisms/village_team.hpp"

#include <algorithm>
#include <vector>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/visits.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

const person& at(const world& w, std::int32_t who) {
    return w.now.persons[static_cast<std::size_t>(who)];
}

/// Who leads the team; none while the post is vacant.
std::int32_t leader_of_team(const world& w, const village& v) {
    const std::int32_t secretary = secretary_of(w, v);
    return secretary == none || at(w, secretary).vacant ? none : secretary;
}

/// Cadres beside the secretary without whom nothing is held.
std::size_t needed(const world& w, const village& v) {
    const auto wanted = static_cast<std::size_t>(w.par<village_team>().members_needed);
    return std::min(wanted, v.cadres.empty() ? 0 : v.cadres.size() - 1);
}

std::int32_t action_seconds(const world& w) {
    return whole_seconds(w.par<village_team>().action_minutes);
}

bool has_appointment(const person& p, seconds from, seconds to) {
    const auto overlaps = [&](const appointment& a) {
        return a.depart < to && a.depart + 2 * a.travel + a.duration > from;
    };
    return std::any_of(p.appointments.begin(), p.appointments.end(), overlaps);
}

/// What the secretary knows of a cadre's half-day.
bool is_known_busy(const world& w, const person& p, seconds from) {
    if (p.vacant || has_appointment(p, from, from + action_seconds(w))) return true;
    const auto due_then = [&](std::int32_t id) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
        return is_counted(a) && !a.direct && day_of(a.deadline) == day_of(from);
    };
    return std::any_of(p.queue.begin(), p.queue.end(), due_then);
}

/// Whether a cadre comes when called.
bool comes(const world& w, std::int32_t who, seconds t) {
    const person& p = at(w, who);
    const bool is_held = p.clock > t || has_appointment(p, t, t + action_seconds(w));
    if (p.vacant || is_held || village_team::is_pulled_away(w, p, t)) return false;
    const double pleads = w.par<village_team>().excuse * village_team::unseen_share(w, p);
    return !bernoulli(w.now.random.uniform(purpose::team_excuse, keys::occasion(who, w.now.today, 0)), pleads);
}

/// Those of the village who come, the secretary apart.
std::vector<std::int32_t> who_come(const world& w, const village& v, std::int32_t secretary, seconds t) {
    std::vector<std::int32_t> team;
    for (const std::int32_t who : v.cadres) {
        if (who != secretary && comes(w, who, t)) team.push_back(who);
    }
    return team;
}

void go_together(world& w, const std::vector<std::int32_t>& team, seconds t) {
    const std::int32_t length = action_seconds(w);
    const double each = w.par<village_team>().action_minutes / w.par<visits>().visit_minutes;
    for (const std::int32_t who : team) {
        person& p = w.now.persons[static_cast<std::size_t>(who)];
        work::call_away(w, who, t, length);
        visits::go_round(w, who, p.free_moments_today++, std::max(1, static_cast<std::int32_t>(each)), t);
        w.now.events.set(who, p.clock);
    }
}

/// Time in which people gather, or wait for others.
void coordinate(world& w, std::int32_t who, seconds t, double minutes) {
    work::send_away(w, who, t, whole_seconds(minutes), activity::coordinating, w.now.cause_of(cause::block));
}

}  // namespace

bool village_team::is_pulled_away(const world& w, const person& p, seconds t) {
    const seconds close = close_of_business(w, close_of_business(w, t) + 1);  // of the next working day
    double due = 0.0;
    for (const std::int32_t id : p.queue) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
        if (is_counted(a) && a.deadline <= close) due += static_cast<double>(a.work + a.evidence);
    }
    const double left = duty_seconds_between(w, t, close) - action_seconds(w);
    return due > left * static_cast<double>(p.efficiency);
}

double village_team::unseen_share(const world& w, const person& p) {
    const auto is_direct = [&](std::int32_t id) { return w.now.assignments[static_cast<std::size_t>(id)].direct; };
    const auto n = std::count_if(p.queue.begin(), p.queue.end(), is_direct);
    return p.queue.empty() ? 0.0 : static_cast<double>(n) / static_cast<double>(p.queue.size());
}

seconds village_team::pick(const world& w, const village& v, seconds t) {
    seconds best = never;
    std::ptrdiff_t fewest = 0;
    seconds from = t;
    for (std::int32_t i = 0; i < w.par<village_team>().half_days_ahead; ++i) {
        from = next_shift_start(w, from);
        const auto busy = std::count_if(v.cadres.begin(), v.cadres.end(),
                                        [&](std::int32_t who) { return is_known_busy(w, at(w, who), from); });
        if (best == never || busy < fewest) {
            best = from;
            fewest = busy;
        }
    }
    return best;
}

void village_team::begin_day(world& w) {
    const auto& par = w.par<village_team>();
    if (!par.enabled) return;
    for (std::size_t i = 0; i < w.now.villages.size(); ++i) {
        village& v = w.now.villages[i];
        const auto key = keys::occasion(static_cast<std::int32_t>(i), w.now.today, 0);
        const double mean = par.actions_per_month * months_per_year / days_per_year;
        const bool arises = poisson(w.now.random.uniform(purpose::team_action, key), mean) > 0;
        if (v.action.wanted == none && arises) {
            v.action = {w.now.today, never};
            service_cell(w, i, service_count::team_wanted) += 1;
        }
        if (v.action.wanted == none || v.action.meets != never) continue;
        if (w.now.today - v.action.wanted >= par.give_up_days) {
            v.action = {};
            service_cell(w, i, service_count::team_abandoned) += 1;
        } else if (leader_of_team(w, v) != none) {
            v.action.meets = pick(w, v, w.now.midnight - day_length);
            w.now.timers.push({v.action.meets, timer_kind::team_meets, static_cast<std::int32_t>(i), 0});
        }
    }
}

void village_team::arrive(world& w, const arrival<timer_kind::team_meets>& due) {
    const auto i = static_cast<std::size_t>(due.object);
    village& v = w.now.villages[i];
    v.action.meets = never;
    const std::int32_t secretary = leader_of_team(w, v);
    const auto& par = w.par<village_team>();
    const bool led = secretary != none && comes(w, secretary, due.at);
    std::vector<std::int32_t> team = led ? who_come(w, v, secretary, due.at) : std::vector<std::int32_t>{};
    if (led) coordinate(w, secretary, due.at, par.gather_minutes);
    if (!led || team.size() < needed(w, v)) {
        service_cell(w, i, service_count::team_called_off) += 1;
        for (const std::int32_t who : team) coordinate(w, who, due.at, par.wait_minutes);
        return;
    }
    team.resize(needed(w, v));
    team.push_back(secretary);
    go_together(w, team, due.at);
    service_cell(w, i, service_count::team_held) += 1;
    service_cell(w, i, service_count::team_delay) += due.at - day_start(v.action.wanted);
    v.action = {};
}

}  // namespace sim
