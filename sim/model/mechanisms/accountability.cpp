#include "sim/model/mechanisms/accountability.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"

namespace sim {
namespace {

/// What the county hears of, so that it may have to bear the blame itself.
constexpr bool county_sees(failure_kind k) {
    return k == failure_kind::incident || k == failure_kind::summons;
}

person& at(world& w, std::int32_t who) {
    return w.now.persons[static_cast<std::size_t>(who)];
}

/// Does something to everybody else of the unit.
template <class F>
void for_colleagues(world& w, std::int32_t who, F&& f) {
    const std::int16_t unit = at(w, who).unit;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        if (static_cast<std::int32_t>(i) != who && w.now.persons[i].unit == unit) f(w.now.persons[i]);
    }
}

void hold_to_account(world& w, std::int32_t who) {
    const auto& par = w.par<accountability>();
    person& p = at(w, who);
    staff_cell(w, p, staff_count::cases) += 1;
    p.blame += par.blame_per_case;
    p.precaution += 1.0;
    for_colleagues(w, who, [&](person& colleague) { colleague.precaution += par.onlooker_share; });
}

/// Who bears the blame; none if it is the county.
std::int32_t bearer_of(const world& w, const failure& f) {
    if (county_sees(f.kind) && bernoulli(f.luck[1], w.par<accountability>().county_keeps)) return none;
    return bernoulli(f.luck[2], accountability::protectiveness_of(w, f.leader)) ? f.leader : f.who;
}

void lose_heart(world& w, std::int32_t who, double loss) {
    at(w, who).motivation -= loss;
    const double felt = w.par<accountability>().onlooker_share * loss;
    for_colleagues(w, who, [&](person& colleague) { colleague.motivation -= felt; });
}

}  // namespace

double accountability::protectiveness_of(const world& w, std::int32_t leader) {
    if (leader == none || w.now.persons[static_cast<std::size_t>(leader)].vacant) return 0.0;
    const double spread = w.par<accountability>().protectiveness_spread;
    const auto holder = static_cast<std::uint32_t>(w.now.persons[static_cast<std::size_t>(leader)].holders_before);
    const double u = w.now.random.uniform(purpose::protectiveness, static_cast<std::uint32_t>(leader), holder);
    return std::clamp(w.in_force.protectiveness.value() + spread * (2.0 * u - 1.0), 0.0, 1.0);
}

double accountability::p_call(const world& w, std::int32_t line) {
    const auto& par = w.par<accountability>();
    const std::int32_t leader = w.now.lines[static_cast<std::size_t>(line)].leader;
    if (!par.enabled || leader == none) return 0.0;
    const person& p = w.now.persons[static_cast<std::size_t>(leader)];
    return p.vacant ? 0.0 : par.extra_calls * caution(p.precaution);
}

failure accountability::failure_in(const world& w, const assignment& a, failure_kind kind) {
    const auto u = w.now.random.uniforms(purpose::held_to_account, key_of(a, static_cast<std::int32_t>(kind)));
    const double passed = luck(w, a, purpose::passed_down, static_cast<std::int32_t>(kind));
    const std::int32_t leader = a.line == none ? none : w.now.lines[static_cast<std::size_t>(a.line)].leader;
    return {kind, a.person, leader, {u[0], u[1], passed}};
}

failure accountability::failure_of(const world& w, std::int32_t subject, std::int32_t who, std::int32_t leader,
                                   failure_kind kind) {
    const auto number = 2 * static_cast<std::int32_t>(kind);
    const auto u = w.now.random.uniforms(purpose::county_failure, keys::occasion(subject, w.now.today, number));
    const double passed =
        w.now.random.uniform(purpose::county_failure, keys::occasion(subject, w.now.today, number + 1));
    return {kind, who, leader, {u[0], u[1], passed}};
}

void accountability::begin_day(world& w) {
    const double keep = math::exp2(-1.0 / w.par<accountability>().precaution_half_life_days);
    for (person& p : w.now.persons) p.precaution *= keep;
}

void accountability::failed(world& w, const failure& f) {
    const auto& par = w.par<accountability>();
    if (!par.enabled || at(w, f.who).vacant) return;
    staff_cell(w, at(w, f.who), staff_count::failures) += 1;
    if (!bernoulli(f.luck[0], par.probability[f.kind] * w.in_force.failures_punished.value())) return;
    if (const std::int32_t who = bearer_of(w, f); who != none) hold_to_account(w, who);
}

void accountability::task_assigned(world& w, handover& h) {
    const auto& par = w.par<accountability>();
    assignment& a = h.made;
    const double precaution = at(w, a.person).precaution;
    if (!par.enabled || precaution <= 0.0 || a.evidence_items <= 0) return;
    const double unasked = par.extra_evidence * caution(precaution) * a.evidence_items;
    const auto items = static_cast<std::int16_t>(std::floor(unasked + luck(w, a, purpose::evidence_item, 3)));
    a.evidence *= static_cast<float>(a.evidence_items + items) / static_cast<float>(a.evidence_items);
    a.evidence_items = static_cast<std::int16_t>(a.evidence_items + items);
}

void accountability::work_starts(world& w, std::int32_t id, seconds /*when*/) {
    const auto& par = w.par<accountability>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = at(w, a.person);
    if (!par.enabled || !is_counted(a) || a.fabricated || p.precaution <= 0.0) return;
    const double standby = par.standby_share * caution(p.precaution) * static_cast<double>(a.total_work);
    spend(w, p, static_cast<std::int32_t>(standby), activity::standby, a.line);
}

void accountability::caller_answered(world& w, std::int32_t id, bool satisfied) {
    const auto& par = w.par<accountability>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!par.enabled || satisfied || !bernoulli(luck(w, a, purpose::accusation), par.p_accusation)) return;
    staff_cell(w, at(w, a.person), staff_count::accusations) += 1;
    lose_heart(w, a.person, par.initiative_loss);
    w.outbox.emplace_back(accusation_letter{a.person, w.now.today, a.fabricated});
}

void accountability::receive(world& w, const verdict_letter& l) {
    const auto& par = w.par<accountability>();
    const person& p = at(w, l.about.who);
    if (p.vacant || p.since > l.about.day) return;  // the accused has left
    const auto day = static_cast<std::uint32_t>(l.about.day);
    const auto who = static_cast<std::uint32_t>(l.about.who);
    if (l.about.founded) {
        happen(schedule::failed, w, failure_of(w, l.about.who, l.about.who, leader_of(w, p), failure_kind::accusation));
    } else if (bernoulli(w.now.random.uniform(purpose::clearing, who, day), w.in_force.public_clearing.value())) {
        staff_cell(w, p, staff_count::cleared) += 1;
        const double left = math::pow(ranking::kept_per_day(w.par<ranking>()), w.now.today - l.about.day);
        lose_heart(w, l.about.who, -par.clearing_restores * par.initiative_loss * left);
    }
}

void accountability::post_taken_up(world& /*w*/, person& p) {
    p.precaution = 0.0;
}

}  // namespace sim
