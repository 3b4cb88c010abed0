/// The fingerprint of a results file: what it says, not how its bytes lie on the disk or how long the run took.
#pragma once

#include <string>

#include "sim/io/hdf5_file.hpp"

namespace sim {

/// SHA-256 over every group, data set and attribute below `root`, in the canonical order of results_format.md. Left out
/// are the circumstances of the run (command, started, wall_seconds), the fingerprint itself and HDF5's own wiring.
std::string record_digest(const hdf5::group& root);

}  // namespace sim
