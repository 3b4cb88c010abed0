/// Runs behind the pattern report: one arm per trial, each replicate watched day by day.
#pragma once

#include <atomic>

#include "sim/engine/patterns.hpp"

namespace sim {

/// One arm per trial, in the order of the enumeration.
plan trial_plan(const scenario& base, const pattern_study& study);

/// Runs one replicate of one arm; gives up early, with whatever there is, once `stop` is true.
observation observe(const plan& runs, std::size_t arm, std::int32_t replicate, const std::atomic<bool>* stop);

}  // namespace sim
