/// Everything that the schedule names, whole: for those few files that go through all of it.
#pragma once

#include "sim/model/assignments.hpp"
#include "sim/model/day.hpp"
#include "sim/model/geography.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"

namespace sim {

template <class... M, class... G>
type_list<M..., G...> joined(type_list<M...>, type_list<G...>);

/// Every mechanism, and the ground on which they act.
using actors = decltype(joined(mechanisms{}, ground{}));

template <class Actor>
constexpr text title_of() {
    if constexpr (requires { Actor::params::title; }) {
        return Actor::params::title;
    } else {
        return Actor::title;
    }
}

}  // namespace sim
