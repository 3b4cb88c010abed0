/// What reaches a township at a time set before; its kind is a type, so that each kind has its own handler.
#pragma once

#include "sim/core/event_queue.hpp"
#include "sim/core/vocabulary.hpp"

namespace sim {

template <timer_kind Kind>
struct arrival {
    static constexpr timer_kind kind = Kind;

    std::int32_t object;       // a task, an assignment or a need
    std::uint32_t generation;  // of the object when the timer was set
    seconds at;

    /// False if the object has been recycled since: the timer is void.
    template <class Pool>
    bool concerns(const Pool& pool) const {
        return pool[static_cast<std::size_t>(object)].generation == generation;
    }
};

}  // namespace sim
