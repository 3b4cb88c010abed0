#include "sim/model/schedule.hpp"

#include "sim/model/actors.hpp"

namespace sim {
namespace {

/// Calls f with every moment; true if it always answers so.
template <class F>
consteval bool for_every_moment(F f) {
    const auto in_chapter = [&](const auto& c) {
        return std::apply([&](const auto&... m) { return (f(m) && ...); }, c.moments);
    };
    return std::apply([&](const auto&... c) { return (in_chapter(c) && ...); }, schedule::chapters);
}

static_assert(for_every_moment([]<class Moment>(const Moment&) { return names_all_of<Moment>(actors{}); }),
              "a moment must name exactly those actors that have its hook");

/// True if some moment names the actor.
template <class Actor>
constexpr bool acts = !for_every_moment([]<class Moment>(const Moment&) { return !Moment::template names<Actor>; });

template <class... Actor>
consteval bool all_act(type_list<Actor...> /*every actor*/) {
    return (acts<Actor> && ...);
}
static_assert(all_act(actors{}), "what no moment names never acts");

/// True if the arrivals are the kinds of timers in their order, which is that of ties.
consteval bool arrivals_are_in_order() {
    std::size_t next = 0;
    const auto is_next = [&]<class Moment>(const Moment&) { return index_of(Moment::hook::kind) == next++; };
    return std::apply([&](const auto&... m) { return (is_next(m) && ...); }, schedule::arrivals.moments) &&
           next == count_of<timer_kind>;
}
static_assert(arrivals_are_in_order());

}  // namespace
}  // namespace sim
