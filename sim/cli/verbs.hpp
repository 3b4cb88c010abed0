/// The verbs of the command line: one file each, all registered the same way.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "sim/core/labels.hpp"

namespace sim {

/// Exit codes of the program.
enum class outcome_code : int { ok = 0, failed = 1, bad_input = 2, interrupted = 130 };

/// What every verb knows about this call of the program.
struct call {
    language speech = language::en;
    std::string command;  // as typed, kept in results files
    int exit = 0;         // set by the verb that ran
};

/// Each adds its verb to the program; the verb sets `exit` when it has run.
void add_run(CLI::App& app, call& here);
void add_compare(CLI::App& app, call& here);
void add_fork(CLI::App& app, call& here);
void add_validate(CLI::App& app, call& here);
void add_describe(CLI::App& app, call& here);
void add_graph(CLI::App& app, call& here);
void add_results(CLI::App& app, call& here);  // inspect and verify

/// A verb with its help, its examples and --lang.
CLI::App* add_verb(CLI::App& app, const call& here, const std::string& name, const text& purpose, const text& examples);

}  // namespace sim
