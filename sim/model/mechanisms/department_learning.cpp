#include "sim/model/mechanisms/department_learning.hpp"

#include <algorithm>

#include "sim/model/assignments.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/dispatch.hpp"

namespace sim {
namespace {

line_conduct& conduct_of(world& w, const assignment& a) {
    return w.now.lines[static_cast<std::size_t>(a.line)].conduct;
}

}  // namespace

void department_learning::set_up_county(county_world& c) {
    for (department_state& d : c.now.departments) {
        d.trust.assign(c.townships(), c.par<department_learning>().start_trust);
    }
}

void department_learning::task_addressed(const county_world& c, dispatch& d) {
    const auto& par = c.par<department_learning>();
    if (!par.enabled) return;
    const double lacking = par.start_trust - c.now.departments[d.line()].trust[d.township];
    d.evidence *= std::max(0.0, 1.0 + par.evidence_gain * lacking);
    d.allowed *= 1.0 - par.haste_gain * lacking;
}

void department_learning::task_assigned(world& w, handover& h) {
    if (is_counted(h.made)) conduct_of(w, h.made).handed_out += 1;
}

void department_learning::notice_missed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (is_counted(a)) conduct_of(w, a).missed += 1;
}

void department_learning::found_out(world& w, std::int32_t id, seconds /*when*/) {
    conduct_of(w, w.now.assignments[static_cast<std::size_t>(id)]).found_out += 1;
}

void department_learning::end_week(world& w) {
    for (std::size_t l = 0; l < w.now.lines.size(); ++l) {
        w.outbox.emplace_back(conduct_letter{static_cast<std::int16_t>(l), w.now.lines[l].conduct});
        w.now.lines[l].conduct = {};
    }
}

void department_learning::receive(county_world& c, std::int32_t from, const conduct_letter& l) {
    if (!c.par<department_learning>().enabled) return;
    double& trust = c.now.departments[static_cast<std::size_t>(l.line)].trust[static_cast<std::size_t>(from)];
    trust = next_trust(c.par<department_learning>(), trust, l.week);
}

void department_learning::receive(county_world& c, std::int32_t from, const incident_letter& l) {
    const auto& par = c.par<department_learning>();
    if (!par.enabled) return;
    double& trust = c.now.departments[static_cast<std::size_t>(l.line)].trust[static_cast<std::size_t>(from)];
    for (std::int32_t i = 0; i < l.incidents; ++i) trust *= 1.0 - par.incident_loss;
}

double department_learning::next_trust(const params& p, double trust, const line_conduct& week) {
    const double failed = week.missed + p.weight_false * week.found_out;
    const double share = week.handed_out > 0 ? failed / week.handed_out : 0.0;
    return std::clamp(trust + p.recovery * (1.0 - trust) - p.loss * trust * share, 0.0, 1.0);
}

}  // namespace sim
