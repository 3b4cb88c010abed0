#include "sim/model/mechanisms/visits.hpp"
#include "sim/model/mechanisms/hotline.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/familiarity.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

double outcome_pressure(const world& w, const person& p) {
    if (p.village == none) return 0.0;
    return w.now.villages[static_cast<std::size_t>(p.village)].rank_pressure * ranking::weight_of(w.in_force, true);
}

}  // namespace

void visits::go_round(world& w, std::int32_t who, std::int32_t moment, std::int32_t households, seconds t) {
    const auto& par = w.par<visits>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    village& v = w.now.villages[static_cast<std::size_t>(p.village)];
    spend(w, p, 2 * p.travel, activity::travel, w.now.cause_of(cause::villagers));
    spend(w, p, whole_seconds(households * par.visit_minutes), activity::visiting_households,
          w.now.cause_of(cause::villagers));
    service_cell(w, p.village, service_count::visits) += households;
    for (std::int32_t i = 0; i < households; ++i) {
        const auto u = w.now.random.uniforms(purpose::visit, keys::household_of_round(who, w.now.today, moment, i));
        const std::int32_t household = v.first_household + uniform_index(u[0], v.n_households);
        happen(schedule::experience, w, household, w.par<trust>().visit_gain);
        // a visit meets one household of many; talk of neighbours' troubles makes any latent need of the village
        // reachable
        const double p_find = visits::p_find(par, p.familiarity);
        if (!v.latent.empty() && bernoulli(u[1], p_find)) {
            const std::int32_t need = v.latent.front();
            v.latent.erase(v.latent.begin());
            happen(schedule::need_found, w, need, std::min(p.clock, t));
        }
    }
    happen(schedule::visited, w, p);
}

double visits::p_find(const visits_params& p, double familiarity) {
    return p.find_probability * (p.find_unfamiliar + (1.0 - p.find_unfamiliar) * familiarity);
}

double visits::p_visit(const visits_params& p, double motivation, double pressure, double fatigue) {
    return logistic(p.effort_base + p.motivation_effect * motivation + p.outcome_effect * pressure -
                    p.fatigue_effect * fatigue);
}

bool visits::attempt(world& w, std::int32_t who, seconds t) {
    const auto& par = w.par<visits>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (!on_shift(w, p, t)) return false;
    const std::int32_t moment = p.free_moments_today;
    ++p.free_moments_today;
    const std::int32_t needed = 2 * p.travel + whole_seconds(par.households_per_round * par.visit_minutes);
    const bool time_enough = t + needed <= next_shift_change(w, p, t) &&
                             (p.appointments.empty() || t + needed <= p.appointments.front().depart);
    const auto decides_to_go = [&] {
        const double u = w.now.random.uniform(purpose::effort, keys::occasion(who, w.now.today, moment));
        return bernoulli(u, p_visit(par, p.motivation, outcome_pressure(w, p), p.fatigue));
    };
    if (par.enabled && p.village != none && time_enough && decides_to_go()) {
        go_round(w, who, moment, static_cast<std::int32_t>(par.households_per_round), t);
        return true;
    }
    begin_segment(p, activity::idle_on_duty, w.now.cause_of(cause::person));
    w.now.events.set(who, std::min(t + whole_seconds(par.idle_minutes), next_due(w, p, t)));
    return true;
}

}  // namespace sim
