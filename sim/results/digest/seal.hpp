/// Seals: the SHA-256 of a file's bytes in a first block of 512 bytes, which HDF5 calls a user block, so that its tools
/// still open the file. The HDF5 library may crash on damaged bytes; a seal that fits says that nothing is damaged before
/// the library reads any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <span>
#include <vector>

#include "sim/core/labels.hpp"

namespace sim {

inline constexpr std::size_t seal_size = 512;  // the smallest user block of HDF5

/// A spool or checkpoint file: the content behind its seal.
std::vector<std::byte> sealed(std::span<const std::byte> content);
/// The content if the seal fits, or nothing: a damaged file is as good as none.
std::optional<std::vector<std::byte>> unsealed(std::span<const std::byte> file);

/// Writes the seal of a results file into its first block, which must be free; false if the file cannot be read or written.
bool seal_results(const std::filesystem::path& path);

enum class seal_state : std::uint8_t { absent, whole, broken };
template <>
inline constexpr auto labels<seal_state> = std::to_array<label>({
    {"absent", "No checksum", "无校验"},
    {"whole", "As it was written", "与写入时一致"},
    {"broken", "Changed since it was written", "写入后有改动"},
});
/// absent: the file begins with HDF5's own signature, as those of earlier versions do.
seal_state seal_of_results(const std::filesystem::path& path);

}  // namespace sim
