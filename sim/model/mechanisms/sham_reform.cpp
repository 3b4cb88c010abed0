#include "sim/model/mechanisms/sham_reform.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/substitution.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

/// The department that keeps the books of reforms: the first of general administration, else the first.
std::int32_t bookkeeper(const county_world& c) {
    const auto& all = c.now.departments;
    const auto general = std::ranges::find(all, function::general, &department_state::field);
    return general == all.end() ? 0 : static_cast<std::int32_t>(general - all.begin());
}

task_letter proof(const county_world& c) {
    const auto& par = c.par<sham_reform>();
    const auto& hours = c.par<calendar_params>();
    const std::int32_t line = bookkeeper(c);
    task_letter l;
    l.key = keys::proof_of_reform(line, static_cast<std::int32_t>(task_kind::form), c.now.today);
    l.line = static_cast<std::int16_t>(line);
    l.kind = task_kind::form;
    l.issued = day_start(c.now.today) + hours.morning_start.seconds;
    l.deadline = l.issued + static_cast<seconds>(par.proof_days * day_length);
    l.work = static_cast<float>(par.proof_minutes * seconds_per_minute);
    l.evidence_items = static_cast<std::int16_t>(par.proof_items);
    l.uploads_asked = false;
    l.beyond_base = true;
    return l;
}

}  // namespace

void sham_reform::county_begins_day(county_world& c) {
    if (!c.par<sham_reform>().enabled || c.now.departments.empty() || day_of_month(c.date()) != 1) return;
    const rules before = scenario_rules(c.plan->par);
    for (std::size_t i = 0; i < c.townships(); ++i) {
        const rules on_paper = rules_on_paper(*c.plan, static_cast<std::int32_t>(i), c.now.today);
        const auto open = substitution::open_channels(before, on_paper, c.now.groups_at_start);
        if (substitution::lost(c.par<substitution>(), open) > 0.0) c.post(i, proof(c));
    }
}

}  // namespace sim
