#include "sim/results/spool/spool.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <map>
#include <optional>
#include <system_error>

#include "sim/core/error.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/digest/sha256.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/table/table.hpp"
#include "sim/results/version.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view manifest_name = "manifest.txt";

std::span<const std::byte> bytes_of(const std::string& s) {
    return std::as_bytes(std::span(s));
}

std::string manifest_text(const plan& study) {
    std::string text = "# Finished replicates of an unfinished Qianxian study. Run the same command again to go on.\n";
    for (const auto& [name, value] : study_identity(study)) text += fmt::format("{} = {}\n", name, value);
    return text;
}

/// Lines `name = value`; anything else is no line of a manifest and leaves a gap that the comparison finds.
std::map<std::string, std::string> parsed(const std::string& manifest) {
    std::map<std::string, std::string> lines;
    for (std::size_t begin = 0; begin < manifest.size();) {
        const std::size_t end = std::min(manifest.find('\n', begin), manifest.size());
        const std::string line = manifest.substr(begin, end - begin);
        if (const auto sign = line.find(" = "); sign != std::string::npos) {
            lines[line.substr(0, sign)] = line.substr(sign + 3);
        }
        begin = end + 1;
    }
    return lines;
}

std::optional<std::string> read_text(const fs::path& path) {
    const auto bytes = read_bytes(path);
    if (!bytes) return std::nullopt;
    return std::string(reinterpret_cast<const char*>(bytes->data()), bytes->size());
}

fs::path made(const fs::path& directory) {
    std::error_code failed;
    fs::create_directory(directory, failed);
    if (failed) throw disk_error(directory, failed.message());
    return directory;
}

/// The two numbers in "arm0-replicate12.h5". The caller checks that they give that name.
std::optional<std::pair<std::size_t, std::int64_t>> numbers_in(std::string_view name) {
    const auto arm_at = std::string_view("arm").size();
    const auto dash = name.find('-');
    const auto replicate_at = dash + std::string_view("-replicate").size();
    if (dash == std::string_view::npos || dash <= arm_at || replicate_at >= name.size()) return std::nullopt;
    std::pair<std::size_t, std::int64_t> numbers{};
    std::from_chars(name.data() + arm_at, name.data() + dash, numbers.first);
    std::from_chars(name.data() + replicate_at, name.data() + name.size(), numbers.second);
    return numbers;
}

}  // namespace

std::vector<std::pair<std::string, std::string>> study_identity(const plan& study) {
    std::vector<std::pair<std::string, std::string>> lines{
        {"program_version", std::string(program_version())},
        {"git_revision", std::string(git_revision())},
        {"schema_version", std::string(results_schema_version)},
        {"seed", fmt::to_string(study.seed)},
        {"days", fmt::to_string(study.days)},
        {"townships", fmt::to_string(study.townships)},
        {"record_period", std::string(id_of(study.period))},
        {"record_units", std::string(id_of(study.units))},
        {"arms", fmt::to_string(study.arms.size())},
    };
    for (std::size_t i = 0; i < study.arms.size(); ++i) {
        const arm& a = study.arms[i];
        lines.emplace_back(fmt::format("arm {}", i), a.name);
        lines.emplace_back(fmt::format("scenario of arm {}", i), "sha256 " + sha256(bytes_of(to_toml(a.world))));
    }
    return lines;
}

spool::spool(const fs::path& directory, const plan& study, language speech, disk_watch watch)
    : directory_(made(directory)), speech_(speech), watch_(std::move(watch)), lock_(directory_) {
    if (!lock_.held()) {
        constexpr text busy{"{}: another run is writing here. Wait until it ends, or write to another file",
                            "{}：另一个进程正在写入此处。请等它结束，或改用别的输出文件"};
        throw results_error(say(speech_, busy, directory_.string()));
    }
    if (fs::exists(directory_ / manifest_name)) {
        check_identity(study);
    } else {
        begin(study);
    }
    list(study.arms.size());
}

void spool::begin(const plan& study) {
    for (const auto& entry : fs::directory_iterator(directory_)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(unfinished_prefix)) continue;
        constexpr text foreign{"{} holds {}, but is not the spool of a study. Move it away, or write to another file",
                               "{} 中有 {}，但它不是本程序的暂存目录。请移走该目录，或改用别的输出文件"};
        throw results_error(say(speech_, foreign, directory_.string(), name));
    }
    write_durably(directory_ / manifest_name, bytes_of(manifest_text(study)), watch_);
    sync_directory(directory_.parent_path());
}

void spool::check_identity(const plan& study) const {
    const auto stored = parsed(read_text(directory_ / manifest_name).value_or(""));
    std::string differences;
    for (const auto& [name, value] : study_identity(study)) {
        const auto found = stored.find(name);
        if (found != stored.end() && found->second == value) continue;
        constexpr text line{"\n  {}: {} there, {} now", "\n  {}：原为 {}，现为 {}"};
        differences += say(speech_, line, name, found == stored.end() ? "-" : found->second, value);
    }
    if (differences.empty()) return;
    constexpr text other{
        "{} holds finished replicates of another study:{}\nRun that study's command again to finish it, delete the "
        "directory to give it up, or write to another file",
        "{} 中保存的是另一项研究已完成的重复实验：{}\n请重新运行那项研究的命令以完成它，或删除该目录放弃它，"
        "或改用别的输出文件"};
    throw results_error(say(speech_, other, directory_.string(), differences));
}

void spool::list(std::size_t arms) {
    for (const auto& entry : fs::directory_iterator(directory_)) {
        const std::string name = entry.path().filename().string();
        if (name.starts_with(unfinished_prefix)) {
            std::error_code ignored;
            fs::remove(entry.path(), ignored);
        }
        const auto numbers = numbers_in(name);
        if (!numbers || numbers->first >= arms || file_of(numbers->first, numbers->second) != entry.path()) continue;
        const auto bytes = read_bytes(entry.path());
        if (bytes && unsealed(*bytes)) found_.insert(*numbers);
    }
}

bool spool::have(std::size_t arm, std::int64_t replicate) const {
    const std::lock_guard guard(mutex_);
    return found_.contains({arm, replicate});
}

std::int64_t spool::count(std::int64_t replicates) const {
    const std::lock_guard guard(mutex_);
    return std::ranges::count_if(found_, [&](const key& k) { return k.second < replicates; });
}

void spool::add(std::size_t arm, const replicate_record& record) {
    write_durably(file_of(arm, record.replicate), sealed(spooled_replicate::image_of(record)), watch_);
    const std::lock_guard guard(mutex_);
    found_.insert({arm, record.replicate});
}

spooled_replicate spool::open(std::size_t arm, std::int64_t replicate) const {
    const fs::path path = file_of(arm, replicate);
    const auto bytes = read_bytes(path);
    const auto content = bytes ? unsealed(*bytes) : std::nullopt;
    if (!content) {
        constexpr text damaged{"{} was damaged since it was written. Run the same command again to repeat it",
                               "{} 在写入之后已损坏。请重新运行同一命令，程序会补做这次重复实验"};
        throw results_error(say(speech_, damaged, path.string()));
    }
    return {hdf5::file::open_image(*content), replicate};
}

fs::path spool::draft() const {
    return unfinished(directory_ / "study.h5");
}

void spool::remove() {
    std::error_code ignored;
    std::vector<fs::path> files;
    for (const auto& entry : fs::directory_iterator(directory_)) files.push_back(entry.path());
    for (const fs::path& file : files) {
        if (file.filename() == manifest_name) continue;
        if (watch_) watch_("remove");
        fs::remove(file, ignored);
    }
    if (watch_) watch_("remove");
    fs::remove(directory_ / manifest_name, ignored);
    fs::remove(directory_, ignored);
}

fs::path spool::file_of(std::size_t arm, std::int64_t replicate) const {
    return directory_ / fmt::format("arm{}-replicate{}.h5", arm, replicate);
}

}  // namespace sim
