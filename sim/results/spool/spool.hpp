/// The directory of finished replicates of one unfinished study: one sealed file each, and whose they are.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <mutex>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "sim/core/labels.hpp"
#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/spool/file.hpp"

namespace sim {

/// What makes two runs the same study, by name: program, seed, days, recording, each arm's scenario. The number of
/// replicates is left out, so that a study can be extended.
std::vector<std::pair<std::string, std::string>> study_identity(const plan& study);

/// One finished replicate as it lies in the spool: its numbers, and its shape as one text.
class spooled_replicate {
public:
    spooled_replicate(hdf5::file file, std::int64_t replicate);

    const std::string& arm() const { return arm_; }
    const std::string& shape() const { return shape_; }
    replicate_record record() const;
    /// The data sets of a table, named like its variables, of one row each.
    hdf5::group table(const std::string& id) const { return tables_.open_group(id); }
    /// SHA-256 of the values of each variable, table by table.
    const std::vector<std::string>& digests() const { return digests_; }

    static std::vector<std::byte> image_of(const replicate_record& record);

private:
    hdf5::file file_;
    hdf5::group tables_;
    std::int64_t replicate_;
    std::string arm_;
    std::string shape_;
    std::vector<std::string> digests_;
};

class spool {
public:
    /// Opens or makes the directory and lists its sound replicates. Throws results_error.
    spool(const std::filesystem::path& directory, const plan& study, language speech, disk_watch watch);

    bool have(std::size_t arm, std::int64_t replicate) const;
    std::int64_t count(std::int64_t replicates) const;  // with a number below `replicates`
    void add(std::size_t arm, const replicate_record& record);
    spooled_replicate open(std::size_t arm, std::int64_t replicate) const;
    /// A name inside the directory for a file in the making.
    std::filesystem::path draft() const;
    /// Deletes the directory, the manifest last: whatever is left at any moment is a spool that can be gone on with.
    void remove();

private:
    using key = std::pair<std::size_t, std::int64_t>;

    void begin(const plan& study);
    void list(std::size_t arms);
    void check_identity(const plan& study) const;
    std::filesystem::path file_of(std::size_t arm, std::int64_t replicate) const;

    std::filesystem::path directory_;
    language speech_;
    disk_watch watch_;
    directory_lock lock_;
    mutable std::mutex mutex_;  // guards found_: have() is asked by all threads while one adds
    std::set<key> found_;
};

}  // namespace sim
