/// Collects every mistake of an input, in the user's language, and throws them all at once.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sim/core/error.hpp"
#include "sim/text/say.hpp"

namespace sim {

/// Where something stands: a file with line and column, or a command-line argument (line 0).
struct place {
    std::string name;
    int line = 0;
    int column = 0;

    std::string where() const {
        return line == 0 ? name : name + ":" + std::to_string(line) + ":" + std::to_string(column);
    }
};

class problem_log {
public:
    explicit problem_log(language l) : language_(l) {}

    /// `message` is a format string in both languages with the same arguments.
    template <class... A>
    void add(const place& at, const text& message, const A&... arguments) {
        found_.push_back({at, say(language_, message, arguments...)});
    }

    /// Takes over what another reader found.
    void add(const std::vector<problem>& others) {
        for (const problem& p : others) found_.push_back({{p.where, 0, 0}, p.message});
    }

    language in() const { return language_; }
    std::size_t size() const { return found_.size(); }

    /// Throws input_error if anything was found: file by file, top to bottom.
    void throw_if_any() const;

private:
    struct entry {
        place at;
        std::string message;
    };

    language language_;
    std::vector<entry> found_;
};

}  // namespace sim
