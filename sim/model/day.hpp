/// What every day begins with: the rules in force, and who is on duty.
#pragma once

#include "sim/core/labels.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct rules_in_force {
    static constexpr text title{"Rules in force", "现行规则"};
    static void begin_day(world& w);
};

struct duty {
    static constexpr text title{"Duty", "值班"};
    /// Everybody on working days, some on days off.
    static void begin_day(world& w);
};

}  // namespace sim
