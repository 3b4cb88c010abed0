#include "sim/model/mechanisms/task_choice.hpp"

#include <cmath>

#include "sim/model/assignments.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// Penalty felt for leaving a kind undone, relative to an ordinary task.
constexpr per<task_kind, double> penalty{{0.6, 1.0, 1.0, 0.9, 0.6, 0.5, 1.0, 1.6, 1.4, 1.3}};

double rank_pressure_on(const world& w, const person& p) {
    return p.village == none ? 0.0 : w.now.villages[static_cast<std::size_t>(p.village)].rank_pressure;
}

bool suits(const assignment& a, bool desk_only) {
    return !desk_only || (!a.field && a.stage != assignment_stage::serve);
}

}  // namespace

double task_choice::score(const world& w, const person& p, const assignment& a, seconds t) {
    const auto& par = w.get<task_choice_params>();
    const bool for_villagers = a.stage == assignment_stage::serve || a.kind == task_kind::complaint_ticket;
    const double slack = std::max(0.0, static_cast<double>(a.deadline - t) - static_cast<double>(a.work + a.evidence));
    const double urgency = par.deadline_weight * std::exp(-slack / (par.slack_scale * day_length));
    const double rank = par.ranking_weight * rank_pressure_on(w, p) * ranking::weight_of(w.in_force, for_villagers);
    const double own = for_villagers ? par.citizen_weight : par.penalty_weight * penalty[a.kind];
    return own + urgency + rank + static_cast<double>(a.noise);
}

std::int32_t task_choice::choose(world& w, std::int32_t who, seconds t, bool desk_only) {
    const auto& par = w.get<task_choice_params>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    std::int32_t best = none;
    double best_score = 0.0;
    std::int32_t suitable = 0;
    for (std::size_t i = 0; i < p.queue.size(); ++i) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(p.queue[i])];
        if (!suits(a, desk_only)) continue;
        ++suitable;
        if (!par.enabled) return static_cast<std::int32_t>(i);  // the queue is in order of notice
        const double s = score(w, p, a, t);
        if (best == none || s > best_score) {
            best = static_cast<std::int32_t>(i);
            best_score = s;
        }
    }
    if (suitable < 2) return best;
    const auto u = w.now.random.uniforms(purpose::explore, static_cast<std::uint32_t>(who), w.day_key(),
                                         static_cast<std::uint32_t>(p.blocks_today++));
    if (!bernoulli(u[0], par.exploration)) return best;
    std::int32_t skip = uniform_index(u[1], suitable);
    for (std::size_t i = 0; i < p.queue.size(); ++i) {
        if (!suits(w.now.assignments[static_cast<std::size_t>(p.queue[i])], desk_only)) continue;
        if (skip-- == 0) return static_cast<std::int32_t>(i);
    }
    return best;
}

}  // namespace sim
