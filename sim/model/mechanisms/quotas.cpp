#include "sim/model/mechanisms/quotas.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"

namespace sim {
namespace {

/// An event as its village holds it; whoever comes along from the township has no quota.
bool is_event(const assignment& a) {
    return a.kind == task_kind::event_quota && a.stage == assignment_stage::execute && a.village_level;
}

village& village_of(world& w, const assignment& a) {
    return w.now.villages[static_cast<std::size_t>(w.now.persons[static_cast<std::size_t>(a.person)].village)];
}

std::int64_t& cell(world& w, const assignment& a, evidence_count c) {
    return w.now.book.evidence(a.line, index_of(c));
}

bool has_quota(const assignment& a) {
    return is_event(a) && a.heads > 0;
}

/// Residents come, and neighbours lend part of what is short.
void bring_together(world& w, assignment& a) {
    const auto& par = w.par<quotas>();
    const auto come = static_cast<std::int32_t>(quotas::who_come(par, village_of(w, a)));
    a.heads_come = static_cast<std::int16_t>(std::min<std::int32_t>(a.heads, come));
    const auto most = static_cast<std::int32_t>(par.lent_share * a.heads);
    const std::int32_t lent = std::min(most, a.heads - a.heads_come);
    a.work += static_cast<float>(lent * par.lend_minutes * seconds_per_minute);
    cell(w, a, evidence_count::heads_lent) += lent;
}

}  // namespace

double quotas::who_come(const quotas_params& p, const village& v) {
    const double present = p.residents_per_household * v.n_households * (1.0 - v.hollowness);
    return present * p.turnout * math::exp(-p.wear * v.events_recent);
}

double quotas::offered(const quotas_params& p, const village& v) {
    return std::max(1.0, std::floor((1.0 - p.kept_back) * who_come(p, v)));
}

double quotas::gap(const world& w, const assignment& a) {
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    if (!w.par<quotas>().enabled || a.heads <= 0 || p.village == none) return 0.0;
    const double come = who_come(w.par<quotas>(), w.now.villages[static_cast<std::size_t>(p.village)]);
    return std::max(0.0, 1.0 - come / a.heads);
}

void quotas::begin_day(world& w) {
    const double keep = math::exp2(-1.0 / w.par<quotas>().wear_half_life_days);
    for (village& v : w.now.villages) v.events_recent *= keep;
}

void quotas::task_assigned(world& w, handover& h) {
    const auto& par = w.par<quotas>();
    if (!par.enabled || !is_event(h.made)) return;
    const bool large =
        bernoulli(w.now.random.county().uniform(purpose::heads, keys::about(h.made.key, 0)), par.large_share);
    double heads = large ? par.heads_large : par.heads_small;
    const double set = w.now.random.county().uniform(purpose::heads, keys::about(h.made.key, 1));
    if (bernoulli(set, w.in_force.quotas_from_below.value())) {
        heads = std::min(heads, offered(par, village_of(w, h.made)));
    }
    h.made.heads = static_cast<std::int16_t>(heads);
}

void quotas::work_starts(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!has_quota(a)) return;
    cell(w, a, evidence_count::heads_asked) += a.heads;
    if (!a.fabricated) bring_together(w, a);
}

void quotas::found_out(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (has_quota(a)) bring_together(w, a);
}

void quotas::completed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!has_quota(a)) return;
    cell(w, a, evidence_count::heads_reported) += a.heads;
    if (a.fabricated) return;
    cell(w, a, evidence_count::heads_come) += a.heads_come;
    village_of(w, a).events_recent += 1.0;
}

}  // namespace sim
