#include "sim/model/mechanisms/evidence.hpp"

#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/rules.hpp"

namespace sim {

bool evidence::proof_needed(const world& w, std::uint32_t person, work_key key) {
    const evidence_standard& demanded = w.value_for(w.in_force.evidence, person, key);
    switch (demanded.rule) {
        case evidence_rule::universal:
            return true;
        case evidence_rule::sampled:
            return bernoulli(w.now.random.uniform(purpose::audit, keys::about(key, person, 1)), demanded.audit_sample);
        case evidence_rule::not_demanded:
        case evidence_rule::outcome_only:
            return false;
    }
    return false;
}

void evidence::task_assigned(world& w, handover& h) {
    if (is_counted(h.made)) demand(w, h.made, static_cast<double>(h.source.evidence_items));
}

void evidence::need_met(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (needs::is_handled_once(w, w.now.needs[static_cast<std::size_t>(a.need)])) return;
    demand(w, a, w.par<evidence>().service_items);
}

bool evidence::work_finished(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    return !is_counted(a) || a.fabricated || a.evidence_items <= 0 || !lost_without_signal(w, id);
}

void evidence::demand(world& w, assignment& a, double items) {
    const auto& par = w.par<evidence>();
    if (!par.enabled || !proof_needed(w, static_cast<std::uint32_t>(a.person), a.key)) return;
    const auto whole = static_cast<std::int16_t>(std::floor(items + luck(w, a, purpose::evidence_item, 2)));
    if (whole <= 0) return;
    a.evidence_items = whole;
    const double minutes = lognormal(luck(w, a, purpose::evidence_item), par.item_minutes, par.item_sigma);
    a.evidence = static_cast<float>(whole * minutes * seconds_per_minute);
    if (a.line != none) w.now.book.evidence(a.line, index_of(evidence_count::items_demanded)) += whole;
}

bool evidence::lost_without_signal(world& w, std::int32_t id) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!a.field) return false;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    if (p.village == none || a.redone) return false;
    const double p_lost = w.now.villages[static_cast<std::size_t>(p.village)].no_signal;
    if (!bernoulli(luck(w, a, purpose::no_signal), p_lost)) return false;
    a.redone = true;
    a.work = a.total_work;  // the whole round is walked again
    a.evidence = static_cast<float>(a.evidence_items * w.par<evidence>().item_minutes * seconds_per_minute);
    a.phase = assignment_phase::work;
    w.now.book.evidence(a.line, index_of(evidence_count::redone_no_signal)) += 1;
    return true;
}

}  // namespace sim
