#include "sim/model/mechanisms/task_choice.hpp"

#include <cmath>
#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

double rank_pressure_on(const world& w, const person& p) {
    return p.village == none ? 0.0 : w.now.villages[static_cast<std::size_t>(p.village)].rank_pressure;
}

bool suits(const assignment& a, bool desk_only) {
    return !desk_only || (!a.field && a.stage != assignment_stage::serve);
}

/// A ticket is the county's business: it has a clock and a penalty. Who only waits at the counter has neither.
bool is_for_villagers(const assignment& a) {
    return a.stage == assignment_stage::serve;
}

/// What the ranking adds to the appeal of each kind of work for one person.
struct rank_terms {
    double ordinary = 0.0;
    double for_villagers = 0.0;
};

rank_terms rank_terms_of(const world& w, const person& p) {
    const double pressure = w.par<task_choice>().ranking_weight * rank_pressure_on(w, p);
    return {pressure * ranking::weight_of(w.in_force, false), pressure * ranking::weight_of(w.in_force, true)};
}

/// All of the score but the pressure of the deadline.
double lasting_appeal(const task_choice_params& par, const rank_terms& rank, const assignment& a) {
    const double noise = static_cast<double>(a.noise);
    return is_for_villagers(a) ? par.citizen_weight + rank.for_villagers + noise
                               : par.penalty_weight * par.penalty[a.kind] + rank.ordinary + noise;
}

double slack_of(const assignment& a, seconds t) {
    return std::max(0.0, static_cast<double>(a.deadline - t) - static_cast<double>(a.work + a.evidence));
}

/// One assignment in the running: the score falls with slack and rises with appeal.
struct contender {
    std::int32_t at = none;
    double appeal = 0.0;
    double slack = 0.0;

    double score(const task_choice_params& par) const {
        return appeal + par.deadline_weight * math::exp(-slack / (par.slack_scale * day_length));
    }
    /// Most pairs need no exponential: one is neither less appealing nor less pressing than the other.
    bool beats(const contender& other, const task_choice_params& par) const {
        if (appeal <= other.appeal && slack >= other.slack) return false;
        if (appeal >= other.appeal && slack <= other.slack) return true;
        return score(par) > other.score(par);
    }
};

void draw_taste(const world& w, assignment& a) {
    a.noise = static_cast<float>(w.par<task_choice>().noise * normal_quantile(luck(w, a, purpose::choice_noise)));
}

}  // namespace

void task_choice::task_assigned(world& w, handover& h) {
    draw_taste(w, h.made);
}

void task_choice::need_assigned(world& w, need& /*source*/, assignment& a) {
    draw_taste(w, a);
}

double task_choice::score(const world& w, const person& p, const assignment& a, seconds t) {
    const auto& par = w.par<task_choice>();
    return contender{none, lasting_appeal(par, rank_terms_of(w, p), a), slack_of(a, t)}.score(par);
}

std::int32_t task_choice::choose(world& w, std::int32_t who, seconds t, bool desk_only) {
    const auto& par = w.par<task_choice>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const rank_terms rank = rank_terms_of(w, p);
    contender best;
    std::int32_t suitable = 0;
    for (std::size_t i = 0; i < p.queue.size(); ++i) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(p.queue[i])];
        if (!suits(a, desk_only)) continue;
        ++suitable;
        if (!par.enabled) return static_cast<std::int32_t>(i);  // the queue is in order of notice
        const contender next{static_cast<std::int32_t>(i), lasting_appeal(par, rank, a), slack_of(a, t)};
        if (best.at == none || next.beats(best, par)) best = next;
    }
    if (suitable < 2) return best.at;
    const auto u = w.now.random.uniforms(purpose::explore, keys::occasion(who, w.now.today, p.choices_today));
    ++p.choices_today;
    if (!bernoulli(u[0], par.exploration)) return best.at;
    std::int32_t skip = uniform_index(u[1], suitable);
    for (std::size_t i = 0; i < p.queue.size(); ++i) {
        if (!suits(w.now.assignments[static_cast<std::size_t>(p.queue[i])], desk_only)) continue;
        if (skip-- == 0) return static_cast<std::int32_t>(i);
    }
    return best.at;
}

}  // namespace sim
