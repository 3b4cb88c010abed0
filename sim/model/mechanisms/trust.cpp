#include "sim/model/mechanisms/trust.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/world.hpp"

namespace sim {

void trust::initialise(world& w) {
    const auto& par = w.par<trust>();
    for (std::size_t h = 0; h < w.now.household_trust.size(); ++h) {
        const double u = w.now.random.uniform(purpose::household, static_cast<std::uint32_t>(h), 0);
        w.now.household_trust[h] =
            static_cast<float>(std::clamp(par.start_mean + par.start_sd * normal_quantile(u), 0.0, 1.0));
    }
}

void trust::end_week(world& w) {
    const auto& par = w.par<trust>();
    if (!par.enabled) return;
    const auto keep = static_cast<float>(math::exp2(-1.0 / (par.half_life_years * weeks_per_year)));
    const auto mean = static_cast<float>(par.start_mean);
    for (float& t : w.now.household_trust) t = mean + keep * (t - mean);
}

void trust::experience(world& w, std::int32_t household, double change) {
    if (!w.par<trust>().enabled) return;
    float& t = w.now.household_trust[static_cast<std::size_t>(household)];
    t += static_cast<float>(change) * (change > 0.0 ? 1.0F - t : t);
}

}  // namespace sim
