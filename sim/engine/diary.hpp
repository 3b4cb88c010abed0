/// The life of one person in one replicate of one arm, booking by booking.
#pragma once

#include <atomic>
#include <string_view>
#include <vector>

#include "sim/engine/plan.hpp"
#include "sim/model/world.hpp"

namespace sim {

/// Whose diary: a person of a township, by position in the roster.
struct diarist {
    std::int32_t township = 0;
    std::int32_t person = 0;
};

/// Every booking of the person in the order of time, without gap or overlap from the first midnight to the last. Runs
/// the replicate anew; keeping a diary changes no result. Throws `interrupted` once `stop` is true.
std::vector<diary_entry> keep_diary(const plan& study, std::size_t arm, std::int32_t replicate, diarist who,
                                    const std::atomic<bool>* stop = nullptr);

}  // namespace sim
