/// Runs every (arm, replicate) of a plan in parallel and hands each finished record to a sink.
#pragma once

#include <atomic>
#include <functional>

#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"

namespace sim {

class replicate_run;

/// What a caller can watch and steer while an ensemble runs. All members may be empty.
struct ensemble_hooks {
    /// True if this replicate is already in hand (a resumed study); it is then not run.
    std::function<bool(const std::string& arm, std::int64_t replicate)> have;
    /// Takes one finished record; called by one thread at a time, in the order of finishing.
    std::function<void(replicate_record&&)> finished;
    /// Fraction done in [0, 1] over all arms and replicates; called by one thread at a time, at most every 100 ms or
    /// so.
    std::function<void(double fraction)> progress;
    /// Polled at every simulated day; once true, running replicates are dropped and run_ensemble throws `interrupted`.
    const std::atomic<bool>* stop = nullptr;
    /// Given each replicate before it runs; may put it into the state of an earlier run. One thread at a time.
    std::function<void(replicate_run&)> begun = {};
    /// Given each replicate after each day but the last. One thread at a time.
    std::function<void(const replicate_run&)> day_done = {};
};

/// Equal results for any number of threads (0 = all cores). Exceptions of a replicate reach the caller after all
/// threads ended.
void run_ensemble(const plan& study, int threads, const ensemble_hooks& hooks);

/// One replicate of one arm, on the calling thread.
replicate_record run_replicate(const plan& study, std::size_t arm, std::int32_t replicate);

}  // namespace sim
