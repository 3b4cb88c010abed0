#include "sim/model/mechanisms/hazards.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"

namespace sim {
namespace {

/// Events of a rate per year and hazard among so many hazards today.
std::int32_t today_of(const world& w, std::size_t v, std::uint32_t what, double per_year, std::int32_t open) {
    const draw_key key = keys::occasion(static_cast<std::int32_t>(v), w.now.today, static_cast<std::int32_t>(what));
    const double mean = per_year * open / days_per_year;
    return std::min(open, poisson(w.now.random.uniform(purpose::hazard, key), mean));
}

/// Takes n hazards of a village away, those that nobody knows first.
void take_away(village& v, std::int32_t n) {
    const std::int32_t unknown = std::min(n, v.hazards_unknown);
    v.hazards_unknown -= unknown;
    v.hazards_known -= n - unknown;
}

/// Who carries the line in the village would be held to account, else its first cadre.
void blame(world& w, std::size_t v, std::int16_t line) {
    const village& here = w.now.villages[v];
    const line_state* of = line == none ? nullptr : &w.now.lines[static_cast<std::size_t>(line)];
    const std::int32_t carrier = of == nullptr ? none : of->village_carriers[v];
    if (carrier == none && here.cadres.empty()) return;
    const std::int32_t who = carrier != none ? carrier : here.cadres.front();
    const std::int32_t leader = of == nullptr ? none : of->leader;
    happen(schedule::failed, w,
           accountability::failure_of(w, static_cast<std::int32_t>(v), who, leader, failure_kind::incident));
}

/// A department of safety that hears of today's incidents in a village; none where there is no such department.
std::int16_t department_of_safety(const world& w, std::size_t v) {
    std::vector<std::int16_t> of_safety;
    for (std::size_t l = 0; l < w.now.base.departments.size(); ++l) {
        if (w.now.base.departments[l].field == function::safety) of_safety.push_back(static_cast<std::int16_t>(l));
    }
    if (of_safety.empty()) return none;
    const draw_key key = keys::occasion(static_cast<std::int32_t>(v), w.now.today, 3);
    const double u = w.now.random.uniform(purpose::hazard, key);
    return of_safety[static_cast<std::size_t>(uniform_index(u, static_cast<std::int32_t>(of_safety.size())))];
}

void have_incidents(world& w, std::size_t v, std::int32_t n) {
    service_cell(w, static_cast<std::int32_t>(v), service_count::incidents) += n;
    const std::int16_t line = department_of_safety(w, v);
    blame(w, v, line);
    if (line != none) w.outbox.emplace_back(incident_letter{line, n});
}

}  // namespace

double hazards::p_found(const params& p, double familiarity) {
    return p.p_find * (1.0 + (p.unfamiliar_factor - 1.0) * (1.0 - familiarity));
}

void hazards::begin_day(world& w) {
    const auto& par = w.par<hazards>();
    if (!par.enabled) return;
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        village& here = w.now.villages[v];
        const draw_key key = keys::occasion(static_cast<std::int32_t>(v), w.now.today, 0);
        const double mean = par.premises_per_village * par.hazard_rate / days_per_year;
        const std::int32_t arisen = poisson(w.now.random.uniform(purpose::hazard, key), mean);
        here.hazards_unknown += arisen;
        service_cell(w, static_cast<std::int32_t>(v), service_count::hazards_arisen) += arisen;
        const auto open = [&] { return here.hazards_unknown + here.hazards_known; };
        take_away(here, today_of(w, v, 1, 1.0 / par.hazard_life_years, open()));
        const std::int32_t incidents = today_of(w, v, 2, par.incident_rate, open());
        take_away(here, incidents);
        if (incidents > 0) have_incidents(w, v, incidents);
    }
}

void hazards::come_with_power(world& w, std::int32_t where, work_key asked, std::int32_t seat) {
    village& here = w.now.villages[static_cast<std::size_t>(where)];
    std::int32_t fixed = 0;
    for (std::int32_t i = 0; i < here.hazards_known; ++i) {
        const draw_key key = keys::share_of(seat, static_cast<std::uint32_t>(assignment_stage::execute), asked, i);
        const double u = w.now.random.uniform(purpose::power_visit, key);
        fixed += bernoulli(u, w.par<hazards>().p_fixed_with_power) ? 1 : 0;
    }
    here.hazards_known -= fixed;
    service_cell(w, where, service_count::hazards_fixed) += fixed;
}

void hazards::completed(world& w, std::int32_t id, seconds /*when*/) {
    const auto& par = w.par<hazards>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const bool check = a.kind == task_kind::field_check && a.stage == assignment_stage::execute && a.village_level;
    if (!par.enabled || !check || a.fabricated) return;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    village& here = w.now.villages[static_cast<std::size_t>(p.village)];
    const double share = w.in_force.check_power.value();
    const bool power = bernoulli(
        w.now.random.uniform(purpose::hazard_power, keys::about(a.key, static_cast<std::uint32_t>(p.village))), share);
    const double p_fixed = par.p_fixed_with_power * (power ? 1.0 : par.effect_without_power);
    std::int32_t number = 0;
    const auto next = [&] { return luck(w, a, purpose::hazard_found, number++); };
    std::int32_t fixed = 0;
    for (std::int32_t i = power ? here.hazards_known : 0; i > 0; --i) fixed += bernoulli(next(), p_fixed) ? 1 : 0;
    here.hazards_known -= fixed;
    std::int32_t found = 0;
    for (std::int32_t i = here.hazards_unknown; i > 0; --i) {
        const bool is_found = bernoulli(next(), p_found(par, p.familiarity));
        const bool is_fixed = bernoulli(next(), p_fixed);
        if (!is_found) continue;
        ++found;
        --here.hazards_unknown;
        here.hazards_known += is_fixed ? 0 : 1;
        fixed += is_fixed ? 1 : 0;
    }
    service_cell(w, p.village, service_count::hazards_found) += found;
    service_cell(w, p.village, service_count::hazards_fixed) += fixed;
}

}  // namespace sim
