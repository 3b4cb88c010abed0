#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/department_learning.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/quotas.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

double perceived_rank_pressure(const world& w, const person& p) {
    if (p.village == none) return 0.0;
    return w.now.villages[static_cast<std::size_t>(p.village)].rank_pressure * ranking::weight_of(w.in_force, false);
}

/// Probability that a false record is found out under the rule that applies to it.
double p_detect(const world& w, const assignment& a) {
    const auto& par = w.par<fabrication>();
    const auto who = static_cast<std::uint32_t>(a.person);
    const evidence_standard& demanded = w.value_for(w.in_force.evidence, who, a.key);
    const double asked = demanded.rule == evidence_rule::outcome_only ? par.outcome_check_share : par.doorstep_share;
    const double desk = a.evidence_items > 0 ? par.desk_detection : 0.0;
    return 1.0 - (1.0 - desk) * (1.0 - asked * par.doorstep_detection);
}

/// A false record that is not found may create real work: somebody is sent to check what it reports.
void follow_up(world& w, std::int32_t id, seconds t) {
    const auto& par = w.par<fabrication>();
    const assignment a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.task == none || !bernoulli(luck(w, a, purpose::audit, 3), par.followup_probability)) return;
    task more = w.now.tasks[static_cast<std::size_t>(a.task)];
    more.open = 0;
    more.to_villages = false;
    more.kind = task_kind::field_check;
    more.key = keys::follow_up(a.key);
    more.issued = t;
    more.deadline = t + static_cast<seconds>(par.followup_days * day_length);
    more.asked_work = 0;
    more.work = static_cast<float>(par.followup_minutes * seconds_per_minute);
    more.evidence_items = 0;
    const std::int32_t task_id = open_task(w, more);
    const std::int32_t work_id = assign_task(w, task_id, a.person, assignment_stage::execute, t);
    w.now.assignments[static_cast<std::size_t>(work_id)].must_be_real = true;
    w.now.book.tasks(a.line, index_of(more.kind), index_of(task_count::issued)) += 1;
    w.now.book.evidence(a.line, index_of(evidence_count::followup_work)) += 1;
    notice_assignment(w, work_id, t);
}

}  // namespace

double fabrication::time_gap(const world& w, const person& p, const assignment& a, seconds t) {
    double due = 0.0;
    for (const std::int32_t id : p.queue) {
        const assignment& other = w.now.assignments[static_cast<std::size_t>(id)];
        if (other.deadline <= a.deadline) due += static_cast<double>(other.work + other.evidence);
    }
    // evenings count as time: the gap is what overtime cannot close either
    const double evenings = fatigue::overtime_seconds(w, t, a.deadline);
    const double available = (duty_seconds_between(w, t, a.deadline) + evenings) * static_cast<double>(p.efficiency);
    return due > 0.0 ? std::clamp(1.0 - available / due, 0.0, 1.0) : 0.0;
}

double fabrication::p_attempt(const fabrication_params& p, const temptation& x) {
    return logistic(p.base_logit + p.gap_effect * x.gap + p.ranking_effect * x.rank_pressure +
                    p.fatigue_effect * x.fatigue - p.detection_effect * x.deterrence - p.norm_effect * (x.norm - 1.0) +
                    (x.unproved ? p.unproved_effect : 0.0));
}

void fabrication::initialise(world& w) {
    const auto& par = w.par<fabrication>();
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        const double u = w.now.random.uniform(purpose::person_trait, static_cast<std::uint32_t>(i), 1);
        // centred so that the mean of exp(1 - norm) is one: a wider spread does not raise the mean temptation
        p.norm_at_start = 1.0 + par.norm_spread * normal_quantile(u) + 0.5 * par.norm_spread * par.norm_spread;
        p.norm = p.norm_at_start;
    }
}

void fabrication::begin_day(world& w) {
    const double keep = math::exp2(-1.0 / w.par<fabrication>().deterrence_half_life_days);
    for (person& p : w.now.persons) p.deterrence *= keep;
}

void fabrication::end_week(world& w) {
    const auto& par = w.par<fabrication>();
    if (!par.enabled) return;
    std::vector<double> records(static_cast<std::size_t>(w.now.n_units), 0.0);
    std::vector<double> false_records(static_cast<std::size_t>(w.now.n_units), 0.0);
    for (person& p : w.now.persons) {
        records[static_cast<std::size_t>(p.unit)] += p.total_records;
        false_records[static_cast<std::size_t>(p.unit)] += p.total_false_records;
    }
    for (person& p : w.now.persons) {
        const auto u = static_cast<std::size_t>(p.unit);
        const double share = records[u] > 0.0 ? false_records[u] / records[u] : 0.0;
        const double target = p.norm_at_start - tenths_per_whole * par.contagion * share;
        p.norm += (target - p.norm) / par.norm_weeks;
    }
}

void fabrication::work_starts(world& w, std::int32_t id, seconds t) {
    const auto& par = w.par<fabrication>();
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!is_counted(a) || !par.enabled || a.must_be_real) return;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    const temptation x{std::max(time_gap(w, p, a, t), quotas::gap(w, a)),
                       perceived_rank_pressure(w, p),
                       p.fatigue,
                       p.deterrence,
                       p.norm,
                       a.evidence_items == 0};
    if (!bernoulli(luck(w, a, purpose::fabricate), p_attempt(par, x))) return;
    a.fabricated = true;
    a.work = 0;
    a.evidence = static_cast<float>(static_cast<double>(a.evidence) / par.cheapness);
}

bool fabrication::work_reported(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!is_counted(a) || !a.fabricated) return true;
    if (!bernoulli(luck(w, a, purpose::audit), p_detect(w, a))) {
        follow_up(w, id, t);
        return true;
    }
    happen(schedule::found_out, w, id, t);
    return false;
}

void fabrication::found_out(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    w.now.book.evidence(a.line, index_of(evidence_count::records_detected)) += 1;
    deter(p);
    a.fabricated = false;
    a.must_be_real = true;
    a.work = a.total_work;
    a.phase = assignment_phase::work;
    if (p.current == id) p.current = none;
}

void fabrication::post_taken_up(world& /*w*/, person& p) {
    p.deterrence = 0.0;
    p.norm = p.norm_at_start;
}

}  // namespace sim
