/// Keeps a study's replicates as they finish and turns them into one results file when all are there.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>

#include "sim/core/labels.hpp"
#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"
#include "sim/results/spool/file.hpp"

namespace sim {

/// The circumstances of a run. They are stored in the file but are no part of its fingerprint.
struct study_info {
    std::string command = {};  // as typed
    std::string started = {};  // ISO 8601 with time zone
    std::optional<double> wall_seconds =
        {};                          // stored as given, for a file that is equal to the byte; measured if empty
    language speech = language::en;  // of error messages
    disk_watch watch = {};           // empty but in tests
};

/// Now in UTC, as study_info::started wants it.
std::string now_utc();

/// Where the finished replicates of an unfinished study lie: `<out>.partial`.
std::filesystem::path spool_directory(const std::filesystem::path& out);

/// Invariants. A file named `out` is whole or is not touched. Every replicate whose add() has returned survives any end
/// of the process and is found again by a store of the same study. What lies in the spool and is not whole is run
/// again.
class study_store {
public:
    /// Begins the study, or goes on with it if its spool exists. Throws results_error if `out` cannot be written there,
    /// if another process is writing there, or if the spool is another study's (and then says what differs). The number
    /// of replicates may differ: a study can be extended.
    study_store(const std::filesystem::path& out, const plan& study, const study_info& info);
    study_store(const study_store&) = delete;
    study_store& operator=(const study_store&) = delete;
    ~study_store();

    /// Any thread may ask, also while another adds.
    bool have(const std::string& arm, std::int64_t replicate) const;

    /// Replicates of the plan that are in hand.
    std::int64_t in_hand() const;

    /// Keeps one replicate; on return it is on the disk. One thread at a time.
    void add(replicate_record&& record);

    /// A replicate in hand, read back from the disk.
    replicate_record record(const std::string& arm, std::int64_t replicate) const;

    /// Writes `out` from the replicates in hand and removes the spool. Memory holds one replicate and one chunk per
    /// variable. Throws internal_error if a replicate is missing.
    void finish();

private:
    struct state;
    std::unique_ptr<state> state_;
};

}  // namespace sim
