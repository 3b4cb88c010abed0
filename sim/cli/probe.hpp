/// Results files from outside, before this process reads them.
#pragma once

#include <filesystem>

#include "sim/core/error.hpp"
#include "sim/core/labels.hpp"

namespace sim {

/// A results file whose content cannot be read to its end.
struct damaged_file : results_error {
    using results_error::results_error;
};

/// A file whose seal fits is as it was written. Any other is first read by a child process with limits of time and memory,
/// for the HDF5 library may crash on damaged bytes. Throws damaged_file if the child does not survive or cannot read all of
/// it, results_error if it is no results file. Says so on stderr if the bytes are not those that were written; a file
/// without a seal, of an earlier version, passes in silence.
void probe(const std::filesystem::path& file, language l);

}  // namespace sim
