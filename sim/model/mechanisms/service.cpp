#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/hotline.hpp"

#include <algorithm>
#include <array>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"

namespace sim {
namespace {

double log_odds_of_manner(const service_params& p, service::manner m) {
    switch (m) {
        case service::manner::toward:
            return p.toward_satisfaction;
        case service::manner::against:
            return p.against_satisfaction;
        case service::manner::routine:
        case service::manner::away:
            return 0.0;
    }
    return 0.0;
}

/// What the household makes of it, truly and on paper.
void judge(world& w, const need& n, const assignment& a, seconds t) {
    const auto& par = w.par<service>();
    const auto& faith = w.par<trust>();
    const auto m = static_cast<service::manner>(a.manner);
    const double wait = static_cast<double>(t - n.voiced) / day_length;
    const bool satisfied = bernoulli(luck(w, a, purpose::trust_noise), service::p_satisfied(par, wait, m));
    const bool reported = satisfied || bernoulli(luck(w, a, purpose::trust_noise, 1), par.reported_satisfaction_gap);
    service_cell(w, n.village, service_count::satisfied) += satisfied ? 1 : 0;
    service_cell(w, n.village, service_count::satisfied_reported) += reported ? 1 : 0;
    happen(schedule::experience, w, n.household, satisfied ? faith.met_gain : -faith.delay_loss);
    if (m == service::manner::against) happen(schedule::experience, w, n.household, -faith.curt_loss);
}

void send_away(world& w, assignment& a, const need& n, seconds t) {
    service_cell(w, n.village, service_count::deferred) += 1;
    happen(schedule::experience, w, n.household, -w.par<trust>().curt_loss);
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    const std::int32_t id = p.current;
    p.current = none;
    std::erase(p.queue, id);
    a.started = false;
    ++a.come_again;
    const auto back = static_cast<seconds>(w.par<service>().come_again_days * day_length);
    w.now.timers.push({t + back, timer_kind::come_again, id, a.generation});
}

}  // namespace

service::manner service::cope(const service_params& p, const pressure& x, double u) {
    const std::array<double, 4> odds{1.0, math::exp(p.toward_bias + x.motivation + x.familiarity - x.load),
                                     math::exp(p.away_bias + x.load - x.motivation),
                                     math::exp(p.against_bias + x.load + x.fatigue)};
    double left = u * (odds[0] + odds[1] + odds[2] + odds[3]);
    for (std::size_t m = 0; m < odds.size(); ++m) {
        left -= odds[m];
        if (left < 0.0) return static_cast<manner>(m);
    }
    return manner::routine;
}

double service::time_saved(const service_params& p, double familiarity, bool case_at_hand) {
    const double known = p.familiarity_speedup * familiarity;
    return case_at_hand ? std::max(known, p.precedent_speedup) : known;
}

double service::p_satisfied(const service_params& p, double wait_days, manner m) {
    return logistic(p.satisfaction_base - wait_days / p.patience_scale_days + log_odds_of_manner(p, m));
}

void service::need_assigned(world& w, need& n, assignment& a) {
    a.deadline = a.posted + static_cast<seconds>(w.par<service>().pressing_days * day_length);
    a.work = a.total_work = n.service;
}

void service::arrive(world& w, const arrival<timer_kind::come_again>& due) {
    if (!due.concerns(w.now.assignments)) return;
    const std::int32_t who = w.now.assignments[static_cast<std::size_t>(due.object)].person;
    w.now.persons[static_cast<std::size_t>(who)].queue.push_back(due.object);
    wake(w, who, due.at);
}

namespace {

/// In which manner it is done; away: not now.
service::manner choose_manner(world& w, const assignment& a) {
    const auto& par = w.par<service>();
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    const double load = math::log1p(static_cast<double>(p.queue.size()) / par.load_scale);
    return service::cope(par, {load, p.motivation, p.familiarity, p.fatigue},
                         luck(w, a, purpose::coping, a.come_again));
}

/// The time that it takes, by what the server knows of the villager or can look up.
void set_time(const world& w, assignment& a) {
    const auto& par = w.par<service>();
    const double familiarity = w.now.persons[static_cast<std::size_t>(a.person)].familiarity;
    const double u = w.now.random.uniform(purpose::precedent, keys::about(a.key, 0));
    const bool at_hand = bernoulli(u, w.in_force.cases_at_hand.value());
    const double saved = service::time_saved(par, familiarity, at_hand);
    const auto m = static_cast<service::manner>(a.manner);
    if (m == service::manner::toward) a.work *= static_cast<float>(par.toward_time);
    if (m == service::manner::against) a.work *= static_cast<float>(par.against_time);
    a.work *= static_cast<float>(1.0 - saved);
    if (saved > service::time_saved(par, familiarity, false))
        a.work += static_cast<float>(par.lookup_minutes * seconds_per_minute);
}

}  // namespace

bool service::work_starts(world& w, std::int32_t id, seconds t) {
    const auto& par = w.par<service>();
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.stage != assignment_stage::serve) return true;
    need& n = w.now.needs[static_cast<std::size_t>(a.need)];
    const bool online = needs::is_handled_online(w, n);
    if (par.coping && !online) {
        const manner m = choose_manner(w, a);
        if (m == manner::away) {
            send_away(w, a, n, t);
            return false;
        }
        a.manner = static_cast<std::uint8_t>(m);
    }
    set_time(w, a);
    if (online) a.work *= static_cast<float>(w.par<needs>().online_time);
    n.state = need_state::in_service;
    service_cell(w, n.village, service_count::wait_seconds) += t - n.voiced;
    return true;
}

void service::need_met(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const need& n = w.now.needs[static_cast<std::size_t>(a.need)];
    service_cell(w, n.village, service_count::met) += 1;
    service_cell(w, n.village, service_count::service_seconds) += static_cast<std::int64_t>(a.total_work);
    judge(w, n, a, t);
}

bool service::work_finished(world& w, std::int32_t id, seconds /*when*/) {
    if (w.now.assignments[static_cast<std::size_t>(id)].stage != assignment_stage::serve) return true;
    drop_assignment(w, id, false);
    return false;
}

}  // namespace sim
