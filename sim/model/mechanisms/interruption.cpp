#include "sim/model/mechanisms/interruption.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"

namespace sim {
namespace {

constexpr std::int32_t tabulated = 1800;  // seconds; nearly every interruption is shorter

std::int32_t seconds_lost(const interruption_params& par, std::int32_t length) {
    return whole_seconds(interruption::loss(par, length / static_cast<double>(seconds_per_minute)));
}

}  // namespace

void interruption::initialise(world& w) {
    const auto& par = w.par<interruption>();
    w.resuming_seconds.clear();
    for (std::int32_t length = 0; length < tabulated; ++length) {
        w.resuming_seconds.push_back(seconds_lost(par, length));
    }
}

void interruption::cut(world& w, person& p, std::int32_t length) {
    if (p.current == none) return;
    // only work that goes on can be cut; work in hand over lunch or overnight does not go on
    if (p.doing != activity_of(w.now.assignments[static_cast<std::size_t>(p.current)])) return;
    p.was_interrupted = true;
    p.interruption_length += length;
    w.now.assignments[static_cast<std::size_t>(p.current)].interruptions += 1;
    w.now.book.attention(index_of(p.post), index_of(attention_count::interruptions)) += 1;
}

bool interruption::resume(world& w, person& p, double luck) {
    const auto& par = w.par<interruption>();
    const std::int32_t length = p.interruption_length;
    p.was_interrupted = false;
    p.interruption_length = 0;
    if (!par.enabled) return true;
    if (bernoulli(luck, par.displacement_probability)) {
        p.current = none;  // stays in the queue, to be chosen again on its merits
        return false;
    }
    const std::int16_t why = cause_of(w, w.now.assignments[static_cast<std::size_t>(p.current)]);
    const std::int32_t lost =
        length < tabulated ? w.resuming_seconds[static_cast<std::size_t>(length)] : seconds_lost(par, length);
    spend(w, p, lost, activity::resuming, why);
    return true;
}

}  // namespace sim
