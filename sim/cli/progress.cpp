#include "sim/cli/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>

#include "sim/text/say.hpp"

namespace sim {
namespace {

constexpr int bar_width = 32;
constexpr const char* clear_line = "\r\x1b[K";

std::string duration(double seconds) {
    const long s = std::max(1L, static_cast<long>(seconds + 0.5));
    if (s >= 3600) return fmt::format("{}:{:02}:{:02}", s / 3600, s / 60 % 60, s % 60);
    return fmt::format("{}:{:02}", s / 60, s % 60);
}

}  // namespace

std::string progress_line(double fraction, std::optional<double> seconds_left, language l) {
    const double share = std::clamp(fraction, 0.0, 1.0);
    const int done = static_cast<int>(share * bar_width);
    const std::string bar = std::string(static_cast<std::size_t>(done), '=') + (done < bar_width ? ">" : "");
    std::string line = fmt::format("[{:<{}}] {:3.0f} %", bar, bar_width, 100.0 * share);
    if (seconds_left) line += say(l, {"  {} left", "  剩余 {}"}, duration(*seconds_left));
    return line;
}

progress_bar::progress_bar(bool wanted, language l)
    : visible_(wanted && isatty(STDERR_FILENO) == 1), speech_(l), begin_(steady::now()) {}

progress_bar::~progress_bar() {
    if (visible_) std::fputs(clear_line, stderr);
}

void progress_bar::show(double fraction) {
    if (!visible_) return;
    if (!first_) first_ = fraction;
    std::optional<double> left;
    const double gained = fraction - *first_;
    if (gained > 0.0) {
        const std::chrono::duration<double> taken = steady::now() - begin_;
        left = taken.count() * (1.0 - fraction) / gained;
    }
    std::fputs((clear_line + progress_line(fraction, left, speech_)).c_str(), stderr);
    std::fflush(stderr);
}

}  // namespace sim
