/// Files that are whole or absent: written under another name, forced to the disk, renamed.
#pragma once

#include <cstddef>
#include <filesystem>
#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "sim/core/error.hpp"

namespace sim {

/// A file that could not be written, and what the system says about it.
struct disk_error : results_error {
    disk_error(const std::filesystem::path& at, const std::string& why)
        : results_error("cannot write " + at.string() + ": " + why), path(at), reason(why) {}

    std::filesystem::path path;
    std::string reason;
};

/// Told of every change of the disk before it is made. Lets a test end the process between any two of them.
using disk_watch = std::function<void(std::string_view change)>;

/// Unfinished files begin with this; nobody reads them.
inline constexpr std::string_view unfinished_prefix = ".unfinished-";

/// The name under which `path` is written until it is whole.
std::filesystem::path unfinished(const std::filesystem::path& path);

/// Makes `path` hold these bytes, or throws disk_error and leaves nothing behind.
void write_durably(const std::filesystem::path& path, std::span<const std::byte> bytes, const disk_watch& watch);

/// Forces an existing file to the disk, gives it its final name and forces that to the disk too.
void publish(const std::filesystem::path& from, const std::filesystem::path& to, const disk_watch& watch);

/// Forces a directory's list of names to the disk.
void sync_directory(const std::filesystem::path& directory);

/// All bytes, or nothing if the file cannot be read.
std::optional<std::vector<std::byte>> read_bytes(const std::filesystem::path& path);

/// A directory held by one process at a time; let go when the process ends in whatever way.
class directory_lock {
public:
    explicit directory_lock(const std::filesystem::path& directory);
    directory_lock(const directory_lock&) = delete;
    directory_lock& operator=(const directory_lock&) = delete;
    ~directory_lock();

    /// False if another process holds the directory. File systems that cannot lock hold it for everyone.
    bool held() const { return held_; }

private:
    int descriptor_;
    bool held_ = false;
};

}  // namespace sim
