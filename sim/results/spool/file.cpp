#include "sim/results/spool/file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <fstream>
#include <string>
#include <system_error>
#include <utility>

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t write_block = std::size_t{1} << 16U;

[[noreturn]] void fail(const fs::path& path) {
    throw disk_error(path, std::generic_category().message(errno));
}

class descriptor {
public:
    descriptor(const fs::path& path, int flags) : path_(path), fd_(::open(path.c_str(), flags | O_CLOEXEC, 0666)) {
        if (fd_ < 0) fail(path_);
    }
    descriptor(const descriptor&) = delete;
    descriptor& operator=(const descriptor&) = delete;
    ~descriptor() {
        if (fd_ >= 0) ::close(fd_);
    }

    void write(std::span<const std::byte> bytes) {
        while (!bytes.empty()) {
            const ssize_t n = ::write(fd_, bytes.data(), bytes.size());
            if (n < 0 && errno == EINTR) continue;
            if (n < 0) fail(path_);
            bytes = bytes.subspan(static_cast<std::size_t>(n));
        }
    }
    void sync() {
        if (::fsync(fd_) != 0) fail(path_);
    }
    void close() {
        if (::close(std::exchange(fd_, -1)) != 0) fail(path_);
    }

private:
    fs::path path_;
    int fd_;
};

void tell(const disk_watch& watch, std::string_view change) {
    if (watch) watch(change);
}

void write_blocks(const fs::path& path, std::span<const std::byte> bytes, const disk_watch& watch) {
    tell(watch, "create");
    descriptor out(path, O_WRONLY | O_CREAT | O_TRUNC);
    while (!bytes.empty()) {
        tell(watch, "write");
        const auto block = bytes.first(std::min(write_block, bytes.size()));
        out.write(block);
        bytes = bytes.subspan(block.size());
    }
    out.close();
}

}  // namespace

fs::path unfinished(const fs::path& path) {
    return path.parent_path() / (std::string(unfinished_prefix) + path.filename().string());
}

void write_durably(const fs::path& path, std::span<const std::byte> bytes, const disk_watch& watch) {
    const fs::path draft = unfinished(path);
    try {
        write_blocks(draft, bytes, watch);
        publish(draft, path, watch);
    } catch (const disk_error&) {
        std::error_code ignored;
        fs::remove(draft, ignored);
        throw;
    }
}

void publish(const fs::path& from, const fs::path& to, const disk_watch& watch) {
    tell(watch, "sync");
    descriptor(from, O_RDWR).sync();
    tell(watch, "rename");
    if (::rename(from.c_str(), to.c_str()) != 0) fail(to);
    tell(watch, "sync directory");
    sync_directory(to.parent_path());
}

void sync_directory(const fs::path& directory) {
    descriptor(directory.empty() ? fs::path(".") : directory, O_RDONLY | O_DIRECTORY).sync();
}

std::optional<std::vector<std::byte>> read_bytes(const fs::path& path) {
    std::ifstream in(path, std::ios::binary | std::ios::ate);
    if (!in) return std::nullopt;
    std::vector<std::byte> bytes(static_cast<std::size_t>(in.tellg()));
    in.seekg(0);
    in.read(reinterpret_cast<char*>(bytes.data()), static_cast<std::streamsize>(bytes.size()));
    if (!in) return std::nullopt;
    return bytes;
}

directory_lock::directory_lock(const fs::path& directory)
    : descriptor_(::open(directory.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC)) {
    if (descriptor_ < 0) fail(directory);
    held_ = ::flock(descriptor_, LOCK_EX | LOCK_NB) == 0 || errno != EWOULDBLOCK;
}

directory_lock::~directory_lock() {
    ::close(descriptor_);
}

}  // namespace sim
