#include "sim/engine/patterns.hpp"

#include <mutex>

#include "sim/core/error.hpp"
#include "sim/engine/parallel.hpp"
#include "sim/engine/pattern_trials.hpp"

namespace sim {
namespace {

using trial_values = std::vector<std::vector<double>>;  // [trial of the pattern][replicate]

/// Values of every pattern in every trial and replicate; each cell is written by one run alone.
class value_sheet {
public:
    value_sheet(const std::vector<pattern>& patterns, std::int32_t replicates) : patterns_(patterns) {
        const double undefined = std::numeric_limits<double>::quiet_NaN();
        for (const pattern& p : patterns) {
            sheet_.emplace_back(p.trials.size(), std::vector<double>(static_cast<std::size_t>(replicates), undefined));
        }
    }

    void enter(trial t, std::int32_t replicate, const observation& seen) {
        for (std::size_t p = 0; p < patterns_.size(); ++p) {
            for (std::size_t k = 0; k < patterns_[p].trials.size(); ++k) {
                if (patterns_[p].trials[k] != t) continue;
                sheet_[p][k][static_cast<std::size_t>(replicate)] = patterns_[p].value(seen);
            }
        }
    }
    const trial_values& of(std::size_t p) const { return sheet_[p]; }

private:
    const std::vector<pattern>& patterns_;
    std::vector<trial_values> sheet_;
};

std::vector<double> ratios(const std::vector<double>& from, const std::vector<double>& to) {
    std::vector<double> all;
    for (std::size_t r = 0; r < from.size(); ++r) {
        all.push_back(from[r] != 0.0 ? to[r] / from[r] : std::numeric_limits<double>::quiet_NaN());
    }
    return all;
}

}  // namespace

verdict judge(const level_estimate& value, bounds target) {
    if (value.n == 0) return verdict::undefined;
    return target.contains(value.mean) ? verdict::passed : verdict::failed;
}

verdict judge(std::span<const paired_difference> steps, sign target) {
    verdict all = steps.empty() ? verdict::undefined : verdict::passed;
    for (const paired_difference& step : steps) {
        if (!step.interval.defined) return verdict::undefined;
        const bool shown = target == sign::rises ? step.interval.lower > 0.0 : step.interval.upper < 0.0;
        if (!shown) all = verdict::failed;
    }
    return all;
}

pattern_result judge(const pattern& p, std::span<const std::vector<double>> values) {
    expects(values.size() == p.trials.size(), "a value per trial");
    pattern_result result{&p, {}, {}, verdict::undefined};
    if (p.is_level()) {
        result.levels.push_back(estimate(p.trials.size() == 2 ? ratios(values[0], values[1]) : values[0]));
        result.outcome = judge(result.levels.front(), std::get<bounds>(p.target));
        return result;
    }
    for (std::size_t k = 0; k < values.size(); ++k) {
        result.levels.push_back(estimate(values[k]));
        if (k > 0) result.steps.push_back(compare_paired(values[k - 1], values[k]));
    }
    result.outcome = judge(result.steps, std::get<sign>(p.target));
    return result;
}

const std::vector<pattern>& all_patterns() {
    static const std::vector<pattern> all = [] {
        std::vector<pattern> joined;
        for (const auto part : {level_patterns(), shock_patterns(), direction_patterns()}) {
            joined.insert(joined.end(), part.begin(), part.end());
        }
        return joined;
    }();
    return all;
}

std::vector<pattern_result> report_patterns(const scenario& base, const pattern_study& study,
                                            const ensemble_hooks& hooks) {
    const plan runs = trial_plan(base, study);
    const std::vector<pattern>& patterns = all_patterns();
    value_sheet sheet(patterns, study.replicates);
    std::mutex one_at_a_time;
    std::size_t done = 0;
    const std::size_t jobs = runs.arms.size() * static_cast<std::size_t>(study.replicates);
    parallel_for(jobs, study.threads, [&](std::size_t job) {
        const std::size_t arm = job % runs.arms.size();
        const auto replicate = static_cast<std::int32_t>(job / runs.arms.size());
        const observation seen = observe(runs, arm, replicate, hooks.stop);
        if (hooks.stop != nullptr && hooks.stop->load()) return;
        const std::scoped_lock lock(one_at_a_time);
        sheet.enter(static_cast<trial>(arm), replicate, seen);
        ++done;
        if (hooks.progress) hooks.progress(static_cast<double>(done) / static_cast<double>(jobs));
    });
    if (hooks.stop != nullptr && hooks.stop->load()) throw interrupted("stopped by the user");
    std::vector<pattern_result> results;
    for (std::size_t p = 0; p < patterns.size(); ++p) results.push_back(judge(patterns[p], sheet.of(p)));
    return results;
}

}  // namespace sim
