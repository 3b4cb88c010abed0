/// What `run`, `compare` and `fork` share: the flags of a study, and running one into a results file.
#pragma once

#include <CLI/CLI.hpp>
#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "sim/cli/verbs.hpp"
#include "sim/engine/plan.hpp"

namespace sim {

class replicate_run;

struct study_options {
    std::string scenario;  // file
    std::vector<std::string> sets;
    std::string start;  // date, empty for the scenario's own
    std::int32_t days = 182;
    std::uint32_t seed = 1;
    std::int32_t replicates = 1;
    std::int32_t townships = 1;
    int threads = 0;  // all cores
    std::string out;  // empty for a name made of the scenario's
    bool quiet = false;
    bool force = false;
    std::string record = "day";
    std::string units = "unit";
    std::string checkpoint_every;  // "30d"; empty for none
};

/// The defaults shown in the help are those in `options`.
void add_study_options(CLI::App& verb, study_options& options, language l);

/// Of these, the flags that say how to run and where to write.
void add_output_options(CLI::App& verb, study_options& options, language l);

/// The scenario with all --set and --start.
scenario read_world(const study_options& options, language l);

/// A plan without arms.
plan make_plan(const study_options& options);

/// Runs what is not yet in hand and writes the results file. False if interrupted: the rest is then kept for the next
/// call of the same command. Throws input_error before anything is written if the file cannot be written.
/// `begun` may put each replicate into a saved state; without it, replicates go on from their own checkpoints.
bool run_study(const plan& study, const study_options& options, const call& here,
               const std::function<void(replicate_run&)>& begun = {});

}  // namespace sim
