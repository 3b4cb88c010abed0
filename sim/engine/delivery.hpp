/// Hands a letter to those whom the schedule names for its kind.
#pragma once

#include <tuple>
#include <variant>

#include "sim/model/actors.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace detail {

/// Calls the moment if its hook is this one. True if it is.
template <class Wanted, class Hook, class... M, class... A>
bool happens_if(const moment<Hook, M...>& arrives, A&&... a) {
    if constexpr (std::is_same_v<Hook, Wanted>) happen(arrives, a...);
    return std::is_same_v<Hook, Wanted>;
}

/// The moment of the chapter about the county that has this hook.
template <class Wanted, class... A>
void arrive_by_letter(A&&... a) {
    const bool received = std::apply([&](const auto&... m) { return (happens_if<Wanted>(m, a...) || ...); },
                                     schedule::the_county.moments);
    expects(received, "somebody receives every kind of letter that is sent there");
}

}  // namespace detail

inline void deliver(world& to, const envelope& from_county) {
    std::visit([&]<class L>(const L& content) { detail::arrive_by_letter<hook::to_township<L>>(to, content); },
               from_county.content);
}

inline void deliver(county_world& to, const envelope& from_township) {
    std::visit([&]<class L>(
                   const L& content) { detail::arrive_by_letter<hook::to_county<L>>(to, from_township.from, content); },
               from_township.content);
}

}  // namespace sim
