#include "sim/model/mechanisms/interruption.hpp"

#include "sim/model/assignments.hpp"
#include "sim/model/time_use.hpp"

namespace sim {

void interruption::cut(world& w, person& p, std::int32_t length) {
    if (p.current == none) return;
    // only work going on can be cut: what is in hand over lunch or overnight is not
    if (p.doing != activity_of(w.now.assignments[static_cast<std::size_t>(p.current)])) return;
    p.was_interrupted = true;
    p.interruption_length += length;
    w.now.assignments[static_cast<std::size_t>(p.current)].interruptions += 1;
    w.now.book.attention(index_of(p.post), index_of(attention_count::interruptions)) += 1;
}

bool interruption::resume(world& w, std::int32_t who, seconds) {
    const auto& par = w.get<interruption_params>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const double length = p.interruption_length / 60.0;
    p.was_interrupted = false;
    p.interruption_length = 0;
    if (!par.enabled) return true;
    const double u = w.now.random.uniform(purpose::displacement, static_cast<std::uint32_t>(who), w.day_key(),
                                          static_cast<std::uint32_t>(p.blocks_today++));
    if (bernoulli(u, par.displacement_probability)) {
        p.current = none;  // stays in the queue, to be chosen again on its merits
        return false;
    }
    const std::int16_t why = cause_of(w, w.now.assignments[static_cast<std::size_t>(p.current)]);
    spend(w, p, whole_seconds(loss(par, length)), activity::resuming, why);
    return true;
}

}  // namespace sim
