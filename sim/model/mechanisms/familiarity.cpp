#include "sim/model/mechanisms/familiarity.hpp"

#include <algorithm>

#include "sim/core/math.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

seconds years(double n) {
    return static_cast<seconds>(std::min(n * days_per_year * day_length, static_cast<double>(never)));
}

}  // namespace

void familiarity::initialise(world& w) {
    const auto& par = w.par<familiarity>();
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        const auto u = w.now.random.uniforms(purpose::person_trait, static_cast<std::uint32_t>(i), 2);
        p.familiarity = std::min(1.0, 2.0 * par.start_mean * u[0]);
        p.rotation = years(par.rotation_years * u[1]);  // somewhere within a term
    }
}

void familiarity::begin_day(world& w) {
    const auto& par = w.par<familiarity>();
    if (!par.enabled) return;
    const double keep = math::exp2(-1.0 / (par.half_life_years * days_per_year));
    for (person& p : w.now.persons) {
        p.familiarity *= keep;
        if (p.rotation < w.now.midnight) {
            p.familiarity *= 1.0 - par.rotation_loss;
            p.rotation += years(par.rotation_years);
        }
    }
}

void familiarity::visited(world& w, person& p) {
    const auto& par = w.par<familiarity>();
    if (par.enabled) p.familiarity += par.gain_per_round * (1.0 - p.familiarity);
}

void familiarity::post_taken_up(world& /*w*/, person& p) {
    p.familiarity = 0.0;
}

}  // namespace sim
