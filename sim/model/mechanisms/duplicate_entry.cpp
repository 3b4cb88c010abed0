#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/hotline.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"

namespace sim {
namespace {

/// Whether this form's data are shared between lines under the rules in force.
bool shared_form(const world& w, work_key key) {
    return w.value_for(w.in_force.one_form, 0, key);
}

}  // namespace

double duplicate_entry::factor_now(const world& w, work_key key) {
    return shared_form(w, key) ? 1.0 : factor(w.par<duplicate_entry>());
}

void duplicate_entry::task_assigned(world& w, handover& h) {
    if (is_counted(h.made) && h.made.kind == task_kind::form) h.demanded *= factor_now(w, h.made.key);
}

void duplicate_entry::work_finished(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (is_counted(a) && a.village_level && a.kind == task_kind::form && !a.fabricated) collect(w, a);
}

void duplicate_entry::collect(world& w, const assignment& a) {
    const auto& par = w.par<duplicate_entry>();
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    const village& v = w.now.villages[static_cast<std::size_t>(p.village)];
    const double times = par.enabled && !shared_form(w, a.key) ? par.systems : 1.0;
    const auto n = static_cast<std::uint32_t>(par.households_per_form);
    for (std::uint32_t i = 0; i < n && v.n_households > 0; ++i) {
        const auto who = static_cast<std::uint32_t>(v.unit);
        const double u = w.now.random.uniform(purpose::household, keys::about(a.key, who, i + 1));
        const std::int32_t h = v.first_household + uniform_index(u, v.n_households);
        happen(schedule::experience, w, h, -w.par<trust>().collection_loss * times);
    }
}

}  // namespace sim
