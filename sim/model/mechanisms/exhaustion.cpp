#include "sim/model/mechanisms/exhaustion.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

double draw_susceptibility(const world& w, std::int32_t who, std::int32_t holder) {
    const double u = w.now.random.uniform(purpose::susceptibility, static_cast<std::uint32_t>(who),
                                          static_cast<std::uint32_t>(holder));
    return w.par<exhaustion>().susceptibility_sd * normal_quantile(u);
}

double hindrance(const world& w, const person& p) {
    const auto& par = w.par<exhaustion>();
    const double hours = p.hindrance_seconds_week / static_cast<double>(seconds_per_hour);
    return (hours - par.hindrance_hours) / par.hindrance_sd;
}

/// Motivation drifts so that under lasting conditions it stands where these put it.
void move_motivation(const world& w, person& p) {
    const auto& par = w.par<exhaustion>();
    const double served = std::min(1.0, p.served_this_week / par.served_per_week);
    const double target =
        par.seen_results * served - par.crowding_out * hindrance(w, p) - par.numbing * std::max(0.0, p.exhaustion);
    const double kept = math::pow(ranking::kept_per_day(w.par<ranking>()), days_per_week);
    p.motivation += (1.0 - kept) * target;
}

void count_burnout(world& w, const person& p) {
    const auto& par = w.par<exhaustion>();
    staff_cell(w, p, staff_count::person_weeks) += 1;
    staff_cell(w, p, staff_count::burnt_out_weeks) += p.exhaustion >= par.burnt_out_from ? 1 : 0;
    staff_cell(w, p, staff_count::severely_burnt_out_weeks) += p.exhaustion >= par.severe_from ? 1 : 0;
}

void leave(world& w, std::int32_t who) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    staff_cell(w, p, staff_count::exits) += 1;
    const auto days = static_cast<std::int32_t>(w.par<exhaustion>().vacancy_days);
    vacate(w, who, w.now.today + 1 + days);
}

}  // namespace

double exhaustion::strain(const world& w, const person& p) {
    const auto& par = w.par<exhaustion>();
    const double support = (accountability::protectiveness_of(w, leader_of(w, p)) - par.support_mean) / par.support_sd;
    const double recognised = w.in_force.recognition.value() + std::max(0.0, p.motivation);
    return par.hindrance_effect * hindrance(w, p) + par.blame_effect * p.blame / par.blame_sd -
           par.support_effect * (support + recognised);
}

double exhaustion::p_exit(const params& p, double exhaustion) {
    return 1.0 - math::exp(-p.exit_rate * math::exp(p.exit_gain * exhaustion) / weeks_per_year);
}

void exhaustion::initialise(world& w) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        p.exhaustion = p.susceptibility = draw_susceptibility(w, static_cast<std::int32_t>(i), 0);
    }
}

void exhaustion::begin_day(world& w) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        if (!p.vacant || w.now.today < p.vacant_until) continue;
        take_up(w, static_cast<std::int32_t>(i));
    }
}

void exhaustion::end_week(world& w) {
    const auto& par = w.par<exhaustion>();
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        if (par.enabled && !p.vacant) {
            p.exhaustion += par.recovery * (p.susceptibility + strain(w, p) - p.exhaustion);
            move_motivation(w, p);
            count_burnout(w, p);
            const double u = w.now.random.uniform(purpose::exit, static_cast<std::uint32_t>(i), w.day_key());
            if (bernoulli(u, p_exit(par, p.exhaustion))) leave(w, static_cast<std::int32_t>(i));
        }
        p.hindrance_seconds_week = 0;
        p.served_this_week = 0;
    }
}

void exhaustion::need_met(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    w.now.persons[static_cast<std::size_t>(a.person)].served_this_week += 1;
}

void exhaustion::post_taken_up(world& w, person& p) {
    const auto who = static_cast<std::int32_t>(&p - w.now.persons.data());
    p.exhaustion = p.susceptibility = draw_susceptibility(w, who, p.holders_before);
}

}  // namespace sim
