/// The outcomes of a finished study, as read back from its file, and their tables on the terminal.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "sim/core/labels.hpp"
#include "sim/model/outcomes.hpp"

namespace sim {

/// One measured quantity: a value per replicate for every arm.
struct outcome_values {
    std::string name;  // in the language asked for
    std::string unit;
    std::vector<std::vector<double>> arms;  // [arm][replicate]
    outcome_range range;
};

/// The variables of table `summary`.
std::vector<outcome_values> read_outcomes(const std::filesystem::path& file, language l);

/// Mean over replicates, with its 95 % interval if there are several.
std::string level_table(const std::vector<outcome_values>& outcomes, language l);

/// Means of both arms and the paired difference of `arm` to arm 0.
std::string difference_table(const std::vector<outcome_values>& outcomes, std::size_t arm,
                             const std::vector<std::string>& arm_names, language l);

}  // namespace sim
