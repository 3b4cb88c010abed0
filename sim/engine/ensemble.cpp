#include "sim/engine/ensemble.hpp"

#include <algorithm>
#include <mutex>

#include "sim/core/error.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/engine/replicate.hpp"

namespace sim {
namespace {

/// Calls the hooks from one thread at a time: finished records and progress.
class hook_caller {
public:
    hook_caller(const ensemble_hooks& hooks, double total_days) : hooks_(hooks), total_days_(total_days) {}

    void begun(replicate_run& run) {
        if (!hooks_.begun) return;
        const std::scoped_lock lock(mutex_);
        hooks_.begun(run);
        days_done_ += run.day();
    }
    void day_done(const replicate_run& run) {
        const std::int64_t done = ++days_done_;
        if (hooks_.day_done && !run.done()) {
            const std::scoped_lock lock(mutex_);
            hooks_.day_done(run);
        }
        if (!hooks_.progress || done % report_every != 0) return;
        const std::scoped_lock lock(mutex_);
        hooks_.progress(static_cast<double>(days_done_.load()) / total_days_);  // read here, so that it never falls
    }
    void finished(replicate_record&& record) {
        if (!hooks_.finished) return;
        const std::scoped_lock lock(mutex_);
        hooks_.finished(std::move(record));
    }

private:
    static constexpr std::int64_t report_every = 16;
    const ensemble_hooks& hooks_;
    double total_days_;
    std::atomic<std::int64_t> days_done_{0};
    std::mutex mutex_;
};

struct job {
    std::size_t arm;
    std::int32_t replicate;
};

/// What is still to do: replicates outside, arms inside, so that a study that is cut short has whole pairs.
std::vector<job> jobs_of(const plan& study, const ensemble_hooks& hooks) {
    std::vector<job> jobs;
    for (std::int32_t r = 0; r < study.replicates; ++r) {
        for (std::size_t a = 0; a < study.arms.size(); ++a) {
            if (!hooks.have || !hooks.have(study.arms[a].name, r)) jobs.push_back({a, r});
        }
    }
    return jobs;
}

}  // namespace

void run_ensemble(const plan& study, int threads, const ensemble_hooks& hooks) {
    const std::vector<job> jobs = jobs_of(study, hooks);
    hook_caller hook(hooks, static_cast<double>(jobs.size()) * std::max(1, study.days));
    const std::atomic<bool> never_stop{false};
    const std::atomic<bool>& stop = hooks.stop != nullptr ? *hooks.stop : never_stop;
    parallel_for(jobs.size(), threads, [&](std::size_t i) {
        if (stop.load(std::memory_order_relaxed)) return;
        replicate_run run(study, jobs[i].arm, jobs[i].replicate);
        hook.begun(run);
        while (!run.done()) {
            if (stop.load(std::memory_order_relaxed)) return;
            run.advance_day();
            hook.day_done(run);
        }
        hook.finished(run.finish());
    });
    if (stop.load()) throw interrupted("stopped by the user");
}

replicate_record run_replicate(const plan& study, std::size_t arm, std::int32_t replicate) {
    replicate_run run(study, arm, replicate);
    while (!run.done()) run.advance_day();
    return run.finish();
}

}  // namespace sim
