#include "sim/model/day.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/working_time.hpp"
#include "sim/model/world.hpp"

namespace sim {

void rules_in_force::begin_day(world& w) {
    w.in_force = rules_on(*w.plan, w.now.index, w.now.today);
}

void duty::begin_day(world& w) {
    const auto& c = w.par<calendar_params>();
    const bool workday = is_workday(c, w.date());
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const double u = w.now.random.uniform(purpose::person_trait, static_cast<std::uint32_t>(i), 100 + w.day_key());
        w.now.persons[i].on_duty_today = !w.now.persons[i].vacant && (workday || bernoulli(u, c.weekend_duty));
        w.now.persons[i].choices_today = 0;
        w.now.persons[i].free_moments_today = 0;
    }
}

}  // namespace sim
