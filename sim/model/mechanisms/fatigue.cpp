#include "sim/model/mechanisms/fatigue.hpp"

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/working_time.hpp"

namespace sim {

void fatigue::initialise(world& w) {
    for (person& p : w.now.persons) p.weekly_hours = w.par<fatigue>().start_hours;
}

void fatigue::end_week(world& w) {
    const auto& par = w.par<fatigue>();
    for (person& p : w.now.persons) {
        const double hours = p.duty_seconds_week / static_cast<double>(seconds_per_hour);
        p.duty_seconds_week = 0;
        if (p.vacant) continue;
        p.weekly_hours = par.hours_memory * p.weekly_hours + (1.0 - par.hours_memory) * hours;
        if (!par.enabled) continue;
        p.efficiency = static_cast<float>(efficiency(par, p.weekly_hours));
        p.fatigue = par.fatigue_persistence * p.fatigue + par.fatigue_gain * std::max(0.0, hours - par.fatigue_hours);
    }
}

bool fatigue::overtime(const world& w, std::int32_t who, seconds t) {
    const auto& par = w.par<fatigue>();
    if (!par.enabled) return false;
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.queue.empty()) return false;
    const seconds of_day = second_of_day(w, t);
    const auto& c = w.par<calendar_params>();
    if (of_day < c.morning_end.seconds || of_day >= par.overtime_until.seconds) return false;
    if (p.duty_seconds_today >= par.longest_day_hours * seconds_per_hour) return false;
    if (p.on_duty_today && of_day < c.afternoon_start.seconds) return false;  // the noon break is kept
    const seconds horizon =
        next_shift_start(w, t) + static_cast<seconds>(par.overtime_horizon_hours * seconds_per_hour);
    for (const std::int32_t id : p.queue) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
        if (a.stage != assignment_stage::serve && !a.field && a.deadline <= horizon && a.deadline + day_length > t) {
            return true;
        }
    }
    return false;
}

double fatigue::overtime_seconds(const world& w, seconds from, seconds to) {
    const auto& par = w.par<fatigue>();
    if (!par.enabled || to <= from) return 0.0;
    const double evening = par.overtime_until.seconds - w.par<calendar_params>().afternoon_end.seconds;
    return std::max(0.0, evening) *
           (day_of(to) - day_of(from));  // the evening of the last day comes after its deadline
}

bool fatigue::work_finished(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.reworked || !needs_rework(w, a)) return true;
    a.reworked = true;
    a.work = a.total_work * static_cast<float>(w.par<fatigue>().rework_share);
    a.phase = assignment_phase::work;
    return false;
}

bool fatigue::needs_rework(const world& w, const assignment& a) {
    const auto& par = w.par<fatigue>();
    if (!par.enabled || a.interruptions == 0 || a.fabricated) return false;
    const double p_error = 1.0 - math::pow(1.0 - par.rework_per_interruption, static_cast<double>(a.interruptions));
    return bernoulli(luck(w, a, purpose::rework), p_error);
}

void fatigue::post_taken_up(world& /*w*/, person& p) {
    p.fatigue = 0.0;
}

}  // namespace sim
