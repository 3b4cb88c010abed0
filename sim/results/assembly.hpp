/// Writes one whole results file from replicates that are handed over one at a time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>

#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"
#include "sim/results/spool/spool.hpp"
#include "sim/results/writer.hpp"

namespace sim {

/// Gives one finished (arm, replicate).
using replicate_source = std::function<spooled_replicate(std::size_t arm, std::int64_t replicate)>;
using wall_clock = std::function<double()>;

/// Arms in the order of the plan, replicates in ascending order: the file does not depend on who finished first.
void assemble_results(const std::filesystem::path& file, const plan& study, const study_info& info,
                      const replicate_source& finished, const wall_clock& elapsed);

}  // namespace sim
