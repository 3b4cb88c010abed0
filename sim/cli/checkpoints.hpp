/// Checkpoints of a study: how often they are saved, where they lie, and from which one a replicate goes on.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "sim/core/describe.hpp"
#include "sim/engine/replicate.hpp"

namespace sim {

/// Days in an argument such as "30d" or "2w". Throws input_error.
std::int32_t days_between_checkpoints(const std::string& argument, language l);

/// The date in an argument such as "2020-03-18". Throws input_error.
civil_date date_in(const std::string& option, const std::string& argument, language l);

/// Where the checkpoints of a study lie: `<out>.checkpoints`.
std::filesystem::path checkpoint_directory(const std::filesystem::path& out);

class checkpoint_folder {
public:
    checkpoint_folder(std::filesystem::path folder, language l) : folder_(std::move(folder)), speech_(l) {}

    /// The last checkpoint of a replicate, or the last whose date is not after `until`.
    std::optional<std::filesystem::path> latest(std::size_t arm, std::int64_t replicate,
                                                std::optional<civil_date> until = {}) const;
    void save(const replicate_run& run) const;
    /// Puts a run that begins into its last saved state, if there is one.
    void resume(replicate_run& run) const;

private:
    std::filesystem::path folder_;
    language speech_;
};

}  // namespace sim
