/// Which program and which file format: written into every results file, checked by every reader.
#pragma once

#include <string_view>

namespace sim {

/// Version of the file format. The first number changes when an old reader would misread a new file, the second when
/// something is added.
inline constexpr std::string_view results_schema_version = "1.1";

/// Value of the root attribute `format` of a results file and of one replicate of an unfinished study.
inline constexpr std::string_view results_format = "qianxian results";
inline constexpr std::string_view spool_format = "qianxian replicate";

/// Of a checkpoint. State variables change with the program, so that a checkpoint belongs to one program version; this
/// number is that of the rules by which they are written.
inline constexpr std::string_view checkpoint_schema_version = "1.0";
inline constexpr std::string_view checkpoint_format = "qianxian checkpoint";

/// As in the project's CMakeLists.txt.
std::string_view program_version();

/// Of the source tree when the build was configured, with "-dirty" for uncommitted changes; "unknown" outside git.
std::string_view git_revision();

}  // namespace sim
