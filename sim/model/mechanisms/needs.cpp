#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/hotline.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// When the villager comes: within office hours, or at any time of the day.
seconds coming_time(const world& w, const needs_params& par, double u) {
    const auto& c = w.par<calendar_params>();
    const seconds start = w.now.midnight - day_length;
    if (!par.office_hours_only) return start + static_cast<seconds>(u * day_length);
    const seconds today = is_workday(c, w.date()) ? start : day_start(day_of(next_shift_start(w, start)));
    const seconds morning = c.morning_end.seconds - c.morning_start.seconds;
    const seconds afternoon = c.afternoon_end.seconds - c.afternoon_start.seconds;
    const auto into = static_cast<seconds>(u * (morning + afternoon));
    return today + (into < morning ? c.morning_start.seconds + into : c.afternoon_start.seconds + into - morning);
}

std::int32_t free_slot(world& w) {
    if (w.now.free_needs.empty()) {
        w.now.needs.emplace_back();
        return static_cast<std::int32_t>(w.now.needs.size()) - 1;
    }
    const std::int32_t id = w.now.free_needs.back();
    w.now.free_needs.pop_back();
    return id;
}

void recycle(world& w, std::int32_t id) {
    need& n = w.now.needs[static_cast<std::size_t>(id)];
    n.state = need_state::free;
    n.assignment = none;
    ++n.generation;
    w.now.free_needs.push_back(id);
}

void arise(world& w, std::size_t v, std::int32_t index) {
    const auto& par = w.par<needs>();
    village& here = w.now.villages[v];
    const work_key key = keys::need(static_cast<std::int32_t>(v), w.now.today, index);
    const double who = w.now.random.uniform(purpose::need_trait, keys::about(key, 0));
    const auto more = w.now.random.uniforms(purpose::need_trait, keys::about(key, 1));
    const auto rest = w.now.random.uniforms(purpose::need_trait, keys::about(key, 2));
    const std::int32_t id = free_slot(w);
    need& n = w.now.needs[static_cast<std::size_t>(id)];
    n.household = here.first_household + uniform_index(who, here.n_households);
    n.village = static_cast<std::int32_t>(v);
    n.key = key;
    n.assignment = none;
    n.service = static_cast<float>(
        seconds_per_minute * (par.exponential_service ? exponential(more[0], par.service_minutes)
                                                      : lognormal(more[0], par.service_minutes, par.service_sigma)));
    n.at_township = bernoulli(more[1], par.township_share);
    n.arisen = coming_time(w, par, rest[0]);
    n.state = need_state::latent;
    service_cell(w, n.village, service_count::arisen) += 1;
    w.ranking.since_bulletin[v].needs_arisen += 1;
    const double household_trust = static_cast<double>(w.now.household_trust[static_cast<std::size_t>(n.household)]);
    if (bernoulli(rest[1], par.voiced_share * (0.5 + household_trust))) {
        w.now.timers.push({n.arisen, timer_kind::walk_in, id, n.generation});
    } else {
        here.latent.push_back(id);
        const double u = w.now.random.uniform(purpose::need_trait, keys::about(key, 3));
        const double lasts = exponential(u, par.latent_patience_days * day_length);
        w.now.timers.push(
            {static_cast<seconds>(std::min(n.arisen + lasts, never - 1.0)), timer_kind::patience, id, n.generation});
    }
}

/// Who serves: the village's cadre with the shortest queue, or office staff of the township for what only it can do.
std::int32_t server_for(const world& w, const need& n) {
    const village& v = w.now.villages[static_cast<std::size_t>(n.village)];
    std::int32_t best = none;
    const auto consider = [&](std::int32_t who) {
        const auto& p = w.now.persons;
        if (best == none ||
            p[static_cast<std::size_t>(who)].queue.size() < p[static_cast<std::size_t>(best)].queue.size())
            best = who;
    };
    if (n.at_township) {
        for (const std::int32_t who : v.contacts) consider(who);
    }
    if (best == none) {
        for (const std::int32_t who : v.cadres) consider(who);
    }
    return best;
}

}  // namespace

void needs::begin_day(world& w) {
    const auto& par = w.par<needs>();
    if (!par.enabled) return;
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        const double mean = par.rate * w.now.villages[v].n_households / days_per_year;
        const double u = w.now.random.uniform(purpose::need_arrival, static_cast<std::uint32_t>(v), w.day_key());
        const std::int32_t n = poisson(u, mean);
        for (std::int32_t i = 0; i < n; ++i) arise(w, v, i);
    }
}

void needs::voice(world& w, std::int32_t id, seconds t) {
    need& n = w.now.needs[static_cast<std::size_t>(id)];
    service_cell(w, n.village, service_count::voiced) += 1;
    n.voiced = t;
    n.state = need_state::waiting;
    ++n.generation;  // the patience of a latent need no longer counts
    const auto& par = w.par<needs>();
    const double u = w.now.random.uniform(purpose::need_trait, keys::about(n.key, 4));
    const double patience = exponential(u, par.patience_days * day_length);
    w.now.timers.push(
        {static_cast<seconds>(std::min(t + patience, never - 1.0)), timer_kind::patience, id, n.generation});
    const std::int32_t who = server_for(w, n);
    if (who != none && w.par<service>().enabled) assign_need(w, id, who, t);
}

double needs::p_online(const needs_params& p, double hollowness) {
    return p.online_share * (1.0 - p.hollow_offline * hollowness);
}

bool needs::is_handled_once(const world& w, const need& n) {
    return w.value_for(w.in_force.channel_by_audience, static_cast<std::uint32_t>(n.village), n.key);
}

bool needs::is_handled_online(const world& w, const need& n) {
    if (!is_handled_once(w, n)) return false;
    const auto& par = w.par<needs>();
    const double hollowness = w.now.villages[static_cast<std::size_t>(n.village)].hollowness;
    const double able = w.now.random.uniform(purpose::channel, static_cast<std::uint32_t>(n.household), 0);
    const double simple = w.now.random.uniform(purpose::channel, keys::about(n.key, 0));
    return bernoulli(able, p_online(par, hollowness)) && bernoulli(simple, par.online_matters);
}

void needs::need_found(world& w, std::int32_t id, seconds t) {
    voice(w, id, t);
}

void needs::need_met(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const std::int32_t met = std::exchange(a.need, none);
    if (a.evidence > 0)
        service_cell(w, w.now.needs[static_cast<std::size_t>(met)].village, service_count::online_loops) += 1;
    recycle(w, met);
    if (a.evidence <= 0) drop_assignment(w, id, false);
}

void needs::arrive(world& w, const arrival<timer_kind::walk_in>& due) {
    if (due.concerns(w.now.needs)) voice(w, due.object, due.at);
}

void needs::arrive(world& w, const arrival<timer_kind::patience>& due) {
    const need& n = w.now.needs[static_cast<std::size_t>(due.object)];
    if (!due.concerns(w.now.needs) || n.state == need_state::free || n.state == need_state::in_service) return;
    if (n.state == need_state::latent) {
        std::erase(w.now.villages[static_cast<std::size_t>(n.village)].latent, due.object);
    }
    service_cell(w, n.village, service_count::abandoned) += 1;
    happen(schedule::experience, w, n.household, -w.par<trust>().abandoned_loss);
    if (n.assignment != none) drop_assignment(w, n.assignment, false);
    recycle(w, due.object);
}

}  // namespace sim
