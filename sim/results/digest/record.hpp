/// The fingerprint of a results file: what it says, not how its bytes lie on the disk or how long the run took.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "sim/results/hdf5/file.hpp"

namespace sim {

/// SHA-256 over every group, data set and attribute below `root`, in the canonical order of sim/results/format.md. Left out
/// are the circumstances of the run (command, started, wall_seconds), the fingerprint itself and HDF5's own wiring.
/// What is `known` of a variable, the SHA-256 of each replicate's values by its path, is not read again.
using row_digests = std::map<std::string, std::vector<std::string>>;
std::string record_digest(const hdf5::group& root, const row_digests& known = {});

}  // namespace sim
