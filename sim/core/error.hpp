/// What can go wrong: a user's mistake (error) or ours (internal_error).
#pragma once

#include <source_location>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace sim {

/// Base of everything a user can cause; the command line turns it into exit code 2.
struct error : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One mistake in the user's input. `where` is `file:line:column` or `--set`; the message already names key, value,
/// unit, allowed range and, for an unknown key, the nearest valid one.
struct problem {
    std::string where;
    std::string message;

    friend bool operator==(const problem&, const problem&) = default;
};

/// All mistakes of one input at once.
struct input_error : error {
    explicit input_error(std::vector<problem> found) : error(joined(found)), problems(std::move(found)) {}

    std::vector<problem> problems;

private:
    static std::string joined(const std::vector<problem>& found) {
        std::string all;
        for (const problem& p : found) {
            if (!all.empty()) all += '\n';
            all += p.where + ": " + p.message;
        }
        return all;
    }
};

/// A results file that cannot be written or read.
struct results_error : error {
    using error::error;
};

/// The user asked to stop; what is finished has been kept.
struct interrupted : error {
    using error::error;
};

/// A broken contract of our own.
struct internal_error : std::logic_error {
    explicit internal_error(std::string_view what, std::source_location at = std::source_location::current())
        : std::logic_error(std::string(at.file_name()) + ":" + std::to_string(at.line()) + ": " + std::string(what)) {}
};

/// Contract check: on wherever SIM_CONTRACTS is defined (every preset but `release`).
inline void expects([[maybe_unused]] bool condition, [[maybe_unused]] std::string_view what,
                    [[maybe_unused]] std::source_location at = std::source_location::current()) {
#ifdef SIM_CONTRACTS
    if (!condition) throw internal_error(what, at);
#endif
}

}  // namespace sim
