/// Distances, signal and households: drawn once per replicate, the same in every arm.
#pragma once

#include "sim/core/labels.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct geography {
    static constexpr text title{"Geography", "地理"};
    static void initialise(world& w);
};

}  // namespace sim
