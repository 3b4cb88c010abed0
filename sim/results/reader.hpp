/// Reads results files back: what is in them, each variable with its shape, each replicate as a record.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/labels.hpp"
#include "sim/core/table.hpp"
#include "sim/results/hdf5/file.hpp"

namespace sim {

/// Root attributes and the attributes of the arms.
struct stored_arm {
    std::string name;
    std::string title;
    std::string title_zh;
    std::string scenario;  // resolved text
};
struct stored_study {
    std::string schema_version;
    std::string program_version;
    std::string git_revision;
    std::int64_t seed = 0;
    std::int64_t days = 0;
    std::int64_t townships = 1;
    std::int64_t replicates = 0;
    std::string start;
    std::string record_period;
    std::string record_units;
    std::string command;
    std::string started;
    double wall_seconds = 0.0;
    std::string record_sha256;
    std::vector<stored_arm> arms;  // in the order of the study
};

/// One variable of one table over all replicates.
struct stored_variable {
    std::string id;
    std::string unit;
    std::vector<std::string> dimensions;  // `replicate` first
    hdf5::extent shape;
    std::string type;  // "int64", "int32", "float64"
};

class results_reader {
public:
    /// Throws results_error with a plain reason if this is no results file, or one of an unknown major version.
    explicit results_reader(const std::filesystem::path& path, language speech = language::en);

    const stored_study& study() const { return study_; }

    /// In the order in which the engine gave them.
    std::vector<std::string> tables(const std::string& arm) const;
    /// Titles, dimensions and descriptions of variables, without data.
    table shape(const std::string& arm, const std::string& table_id) const;
    stored_variable variable_info(const std::string& arm, const std::string& table_id, const std::string& id) const;
    /// All replicates, row-major.
    hdf5::values values(const std::string& arm, const std::string& table_id, const std::string& id) const;
    /// What run_replicate() gave when the file was made.
    replicate_record record(const std::string& arm, std::int64_t replicate) const;

    /// The fingerprint of what the file holds now; equal to study().record_sha256 in a sound file.
    std::string digest() const;

private:
    hdf5::group arm_group(const std::string& arm) const;

    hdf5::file file_;
    stored_study study_;
};

}  // namespace sim
