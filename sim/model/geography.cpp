#include "sim/model/geography.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

void lay_out_villages(world& w) {
    const auto& par = w.par<township_params>();
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        village& here = w.now.villages[v];
        const auto entity = static_cast<std::uint32_t>(here.unit);
        const auto u = w.now.random.uniforms(purpose::roster, entity, 0xFFFFFFFFU);
        const auto more = w.now.random.uniforms(purpose::roster, entity, 0xFFFFFFFFU, 1);
        here.travel = whole_seconds(lognormal(u[0], par.travel_minutes_mean, par.travel_minutes_sigma));
        here.no_signal = std::min(1.0, 2.0 * par.no_signal_share * u[1]);
        here.hollowness = std::min(par.hollowness_cap, 2.0 * par.elderly_share * more[0]);
        here.n_households = par.households_per_village;
        here.first_household = static_cast<std::int32_t>(v) * par.households_per_village;
    }
    w.now.household_trust.assign(w.now.villages.size() * static_cast<std::size_t>(par.households_per_village), 0.0F);
}

void place_persons(world& w) {
    const std::int32_t within_village = whole_seconds(w.par<township_params>().within_village_minutes);
    for (person& p : w.now.persons) {
        if (p.village == none) continue;
        const village& v = w.now.villages[static_cast<std::size_t>(p.village)];
        const bool lives_there = v.unit == p.unit;
        p.travel = lives_there ? within_village : v.travel;
        p.office_distance = lives_there ? v.travel : 0;
    }
}

}  // namespace

void geography::initialise(world& w) {
    lay_out_villages(w);
    place_persons(w);
}

}  // namespace sim
