/// What staff ask of a department.
#pragma once

#include <cstdint>

#include "sim/core/keys.hpp"
#include "sim/core/vocabulary.hpp"

namespace sim {

/// More time for an assignment, or the department's power in a village.
struct request {
    std::int16_t line = 0;
    task_kind kind = task_kind::notice;
    std::int16_t village = -1;     // that needs power; -1: time is asked for
    std::int32_t assignment = -1;  // that needs time; -1: power is asked for
    std::uint32_t generation = 0;  // of the assignment's place in the pool
    double luck = 0;               // decides whether it is answered
    work_key key{};                // with the seat it identifies the asking assignment in draws
    std::int32_t seat = 0;
};

}  // namespace sim
