#include "sim/cli/probe.hpp"

#include <fmt/format.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cstdio>
#include <exception>
#include <string>

#include "sim/cli/speech.hpp"
#include "sim/core/error.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/reader.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr rlim_t most_memory = rlim_t{4} << 30U;
constexpr rlim_t seconds_at_least = 60;
constexpr std::uintmax_t bytes_a_second = 20'000'000;

// What the child was about when it failed: the first letter of what it tells.
constexpr char opening = 'o';
constexpr char reading = 'r';

void limit(decltype(RLIMIT_CPU) what, rlim_t most) {
    const rlimit both{most, most};
    setrlimit(what, &both);
}

/// Reads everything, in a process of its own that nobody waits for in vain. Tells `out` why it cannot.
[[noreturn]] void read_in_child(const fs::path& file, std::uintmax_t size, int out, language l) {
    limit(RLIMIT_CORE, 0);
    limit(RLIMIT_CPU, seconds_at_least + size / bytes_a_second);
#ifndef __SANITIZE_ADDRESS__  // which reserves far more than it uses
    limit(RLIMIT_AS, most_memory + size);
#endif
    std::string why;
    char stage = opening;
    try {
        const results_reader reader(file, l);
        stage = reading;
        static_cast<void>(reader.digest());
    } catch (const std::exception& e) {
        why = stage + std::string(e.what());
    }
    const bool told = ::write(out, why.data(), why.size()) == static_cast<ssize_t>(why.size());
    _exit(told ? 0 : 1);
}

std::string all_from(int in) {
    std::string text;
    std::array<char, 4096> part{};
    for (ssize_t n = 0; (n = ::read(in, part.data(), part.size())) > 0;) {
        text.append(part.data(), static_cast<std::size_t>(n));
    }
    return text;
}

struct end_of_child {
    int status = 0;
    std::string why;  // it failed, after a letter for the stage; empty if it did not
};

end_of_child read_apart(const fs::path& file, std::uintmax_t size, language l) {
    std::array<int, 2> ends{-1, -1};
    const pid_t child = ::pipe(ends.data()) == 0 ? fork() : -1;
    if (child == 0) read_in_child(file, size, ends[1], l);
    ::close(ends[1]);
    end_of_child end{0, all_from(ends[0])};
    ::close(ends[0]);
    if (child < 0 || waitpid(child, &end.status, 0) != child) {
        throw results_error(
            say(l, text{"{}: cannot start a process to read it", "{}：无法启动读取进程"}, file.string()));
    }
    return end;
}

}  // namespace

void probe(const fs::path& file, language l) {
    std::error_code missing;
    const std::uintmax_t size = fs::file_size(file, missing);
    if (missing || !fs::is_regular_file(file) || !hdf5::is_hdf5(file)) return;  // the reader says what is wrong
    const seal_state seal = seal_of_results(file);
    if (seal == seal_state::whole) return;
    const end_of_child end = read_apart(file, size, l);
    if (WIFSIGNALED(end.status)) {
        constexpr text words{"{}: damaged: reading it ended in signal {}. Take another copy, or run the study again",
                             "{}：文件已损坏，读取时因信号 {} 中止。请换用其他副本，或重新运行"};
        throw damaged_file(say(l, words, file.string(), WTERMSIG(end.status)));
    }
    if (!end.why.empty()) {
        const std::string why = end.why.substr(1);
        const std::string named = why.starts_with(file.string()) ? why : file.string() + ": " + why;
        if (end.why.front() == opening) throw results_error(named);
        throw damaged_file(named);
    }
    if (seal == seal_state::broken) {
        constexpr text words{"{}: note: its bytes are not those that were written\n",
                             "{}：注意：文件内容与写入时不一致\n"};
        tell(stderr, say(l, words, file.string()));
    }
}

}  // namespace sim
