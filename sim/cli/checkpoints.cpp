#include "sim/cli/checkpoints.hpp"

#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <cstdio>

#include "sim/core/calendar.hpp"
#include "sim/core/error.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/results/checkpoint/checkpoint.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

std::size_t index_of_arm(const replicate_run& run) {
    return static_cast<std::size_t>(&run.of_arm() - run.study().arms.data());
}

std::string name_of(std::size_t arm, std::int64_t replicate, civil_date date) {
    return fmt::format("arm{}-replicate{}-{}.h5", arm, replicate, iso(date));
}

/// A whole number at the front of a text, and what follows it.
std::optional<std::pair<std::int32_t, std::string_view>> leading_number(std::string_view text) {
    std::int32_t number = 0;
    const auto [end, failed] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (failed != std::errc{}) return std::nullopt;
    return std::pair{number, text.substr(static_cast<std::size_t>(end - text.data()))};
}

}  // namespace

std::int32_t days_between_checkpoints(const std::string& argument, language l) {
    constexpr std::int32_t most = 20000;
    constexpr std::int32_t days_of_a_week = 7;
    const auto found = leading_number(argument);
    const bool weeks = found && found->second == "w";
    if (found && found->first >= 1 && found->first <= most && (weeks || found->second == "d")) {
        return found->first * (weeks ? days_of_a_week : 1);
    }
    constexpr text words{"must be a number from 1 to {} and d for days or w for weeks, as 30d or 4w",
                         "应为 1 至 {} 的整数加 d（天）或 w（周），如 30d 或 4w"};
    throw input_error({{"--checkpoint-every " + argument, say(l, words, most)}});
}

civil_date date_in(const std::string& option, const std::string& argument, language l) {
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    if (std::sscanf(argument.c_str(), "%4d-%2u-%2u", &year, &month, &day) == 3) {
        const auto date = std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day);
        if (date.ok() && iso(to_civil(date)) == argument) return to_civil(date);
    }
    constexpr text words{"not a date such as 2020-03-18", "不是日期；应如 2020-03-18"};
    throw input_error({{option + " " + argument, std::string(words.in(l))}});
}

fs::path checkpoint_directory(const fs::path& out) {
    return out.string() + ".checkpoints";
}

std::optional<fs::path> checkpoint_folder::latest(std::size_t arm, std::int64_t replicate,
                                                  std::optional<civil_date> until) const {
    if (!fs::is_directory(folder_)) return std::nullopt;
    const std::string front = fmt::format("arm{}-replicate{}-", arm, replicate);
    const std::string limit = until ? name_of(arm, replicate, *until) : std::string();
    std::optional<fs::path> found;  // dates written by ISO 8601 sort like text
    for (const auto& entry : fs::directory_iterator(folder_)) {
        const std::string name = entry.path().filename().string();
        if (!name.starts_with(front) || !name.ends_with(".h5") || (until && name > limit)) continue;
        if (!found || name > found->filename().string()) found = entry.path();
    }
    return found;
}

void checkpoint_folder::save(const replicate_run& run) const {
    std::error_code failed;
    fs::create_directory(folder_, failed);
    if (failed) throw disk_error(folder_, failed.message());
    const civil_date start = run.of_arm().world.par.of<calendar_params>().start;
    save_checkpoint(folder_ / name_of(index_of_arm(run), run.replicate(), {start.days + run.day()}), run);
}

void checkpoint_folder::resume(replicate_run& run) const {
    const auto path = latest(index_of_arm(run), run.replicate());
    if (path) checkpoint(*path, speech_).restore(run);
}

}  // namespace sim
