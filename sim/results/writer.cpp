#include "sim/results/writer.hpp"

#include <fmt/chrono.h>
#include <fmt/format.h>

#include <chrono>
#include <vector>

#include "sim/core/error.hpp"
#include "sim/results/assembly.hpp"
#include "sim/results/hdf5/file.hpp"
#include "sim/results/plan_check.hpp"
#include "sim/results/spool/spool.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void cannot_write(const fs::path& path, const std::string& reason, const fs::path& kept, language speech) {
    constexpr text words{
        "cannot write {}: {}\nFinished replicates are kept in {}. Remove the cause and run the same command again",
        "无法写入 {}：{}\n已完成的重复实验保存在 {}。请排除故障后重新运行同一命令"};
    throw results_error(say(speech, words, path.string(), reason, kept.string()));
}

const fs::path& writable(const fs::path& out, language speech) {
    const auto refuse = [&](const text& words) { throw results_error(say(speech, words, out.string())); };
    if (out.filename().empty() || fs::is_directory(out)) {
        refuse({"cannot write {}: it is a directory. Name a file", "无法写入 {}：这是目录。请给出文件名"});
    }
    const fs::path parent = out.parent_path();
    if (!parent.empty() && !fs::is_directory(parent)) {
        refuse(
            {"cannot write {}: its directory does not exist. Make it first", "无法写入 {}：所在目录不存在。请先创建"});
    }
    return out;
}

const plan& checked(const plan& study, language speech) {
    check_plan(study, speech);
    return study;
}

}  // namespace

std::string now_utc() {
    const auto now = std::chrono::system_clock::to_time_t(std::chrono::system_clock::now());
    return fmt::format("{:%Y-%m-%dT%H:%M:%SZ}", fmt::gmtime(now));
}

fs::path spool_directory(const fs::path& out) {
    return out.string() + ".partial";
}

struct study_store::state {
    state(const fs::path& path, const plan& what, const study_info& how)
        : out(writable(path, how.speech)),
          study(checked(what, how.speech)),
          info(how),
          kept(spool_directory(path), study, how.speech, how.watch) {}

    std::size_t arm_index(const std::string& name) const {
        for (std::size_t i = 0; i < study.arms.size(); ++i) {
            if (study.arms[i].name == name) return i;
        }
        throw internal_error("the study has no arm '" + name + "'");
    }

    double wall_seconds() const {
        return info.wall_seconds.value_or(
            std::chrono::duration<double>(std::chrono::steady_clock::now() - began).count());
    }

    fs::path out;
    plan study;
    study_info info;
    std::chrono::steady_clock::time_point began = std::chrono::steady_clock::now();
    spool kept;
};

study_store::study_store(const fs::path& out, const plan& study, const study_info& info) {
    try {
        state_ = std::make_unique<state>(out, study, info);
    } catch (const disk_error& e) {
        constexpr text words{"cannot write {}: {}", "无法写入 {}：{}"};
        throw results_error(say(info.speech, words, e.path.string(), e.reason));
    }
}

study_store::~study_store() = default;

bool study_store::have(const std::string& arm, std::int64_t replicate) const {
    return state_->kept.have(state_->arm_index(arm), replicate);
}

std::int64_t study_store::in_hand() const {
    return state_->kept.count(state_->study.replicates);
}

replicate_record study_store::record(const std::string& arm, std::int64_t replicate) const {
    return state_->kept.open(state_->arm_index(arm), replicate).record();
}

void study_store::add(replicate_record&& record) {
    const replicate_record taken = std::move(record);
    try {
        state_->kept.add(state_->arm_index(taken.arm), taken);
    } catch (const disk_error& e) {
        cannot_write(e.path, e.reason, spool_directory(state_->out), state_->info.speech);
    }
}

void study_store::finish() {
    const fs::path draft = state_->kept.draft();
    const auto open = [this](std::size_t arm, std::int64_t r) {
        if (!state_->kept.have(arm, r)) throw internal_error(fmt::format("replicate {} of arm {} is missing", r, arm));
        return state_->kept.open(arm, r);
    };
    try {
        if (state_->info.watch) state_->info.watch("assemble");
        assemble_results(draft, state_->study, state_->info, open, [this] { return state_->wall_seconds(); });
        publish(draft, state_->out, state_->info.watch);
    } catch (const hdf5::failure& e) {
        std::error_code ignored;
        fs::remove(draft, ignored);
        cannot_write(state_->out, e.what(), spool_directory(state_->out), state_->info.speech);
    } catch (const disk_error& e) {
        cannot_write(e.path, e.reason, spool_directory(state_->out), state_->info.speech);
    }
    state_->kept.remove();
}

}  // namespace sim
