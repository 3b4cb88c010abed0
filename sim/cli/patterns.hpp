/// `validate --patterns`: runs the pattern report on a scenario and prints it.
#pragma once

#include <CLI/CLI.hpp>
#include <string>
#include <vector>

#include "sim/cli/verbs.hpp"
#include "sim/engine/patterns.hpp"

namespace sim {

struct pattern_options {
    bool wanted = false;
    bool strict = false;
    pattern_study study;
};

void add_pattern_options(CLI::App& verb, pattern_options& options, language l);

/// The report for the first of `files`, or for the reference scenario if there is none. Gives the exit code.
int print_patterns(const pattern_options& options, const std::vector<std::string>& files,
                   const std::vector<std::string>& sets, const call& here);

/// The report as text: a table, and below it how each pattern is measured.
std::string pattern_table(const std::vector<pattern_result>& results, language l);

}  // namespace sim
