#include <algorithm>
#include <filesystem>
#include <memory>

#include "sim/cli/arms.hpp"
#include "sim/cli/checkpoints.hpp"
#include "sim/cli/compare.hpp"
#include "sim/cli/study.hpp"
#include "sim/core/calendar.hpp"
#include "sim/core/error.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/results/checkpoint/checkpoint.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

struct fork_options {
    std::string from;  // a checkpoint or a folder of them
    std::string at;
    std::vector<std::string> reforms;
    study_options study;
};

/// The checkpoint from which each replicate goes on, by number from 0.
std::vector<fs::path> checkpoints_at(const fork_options& options, civil_date at, language l) {
    if (!fs::is_directory(options.from)) return {options.from};
    const checkpoint_folder folder(options.from, l);
    std::vector<fs::path> files;
    while (const auto next = folder.latest(0, static_cast<std::int64_t>(files.size()), at)) files.push_back(*next);
    if (!files.empty()) return files;
    constexpr text words{"holds no checkpoint of replicate 0 at or before {}",
                         "其中没有第 0 次重复在 {} 或之前的检查点"};
    throw input_error({{options.from, say(l, words, iso(at))}});
}

void check_date(const checkpoint& saved, const fork_options& options, civil_date at, language l) {
    const scenario& world = saved.study().arms.front().world;
    const civil_date last{world.par.of<calendar_params>().start.days + saved.study().days - 1};
    constexpr text words{"out of range: the checkpoint is of {}, the last day of the run {}",
                         "超出范围：检查点日期为 {}，运行的最后一天为 {}"};
    if (at.days >= saved.date().days && at.days <= last.days) return;
    throw input_error({{"--at " + options.at, say(l, words, iso(saved.date()), iso(last))}});
}

/// The arm as it was, and one for each reform, which begins at the fork or later.
std::vector<arm> arms_from(const scenario& world, const fork_options& options, civil_date at, language l) {
    std::vector<arm> arms = make_arms(world, options.reforms, l);
    for (arm& next : arms) {
        for (std::size_t i = world.reforms.size(); i < next.world.reforms.size(); ++i) {
            reform& r = next.world.reforms[i];
            r.start.days = std::max(r.start.days, at.days);
        }
        next.world.source = to_toml(next.world);
    }
    return arms;
}

int fork_study(fork_options options, const call& here) {
    const language l = here.speech;
    const civil_date at = date_in("--at", options.at, l);
    const std::vector<fs::path> files = checkpoints_at(options, at, l);
    const checkpoint first(files.front(), l);
    check_date(first, options, at, l);
    plan study = first.study();
    const scenario world = study.arms.front().world;
    study.arms = arms_from(world, options, at, l);
    study.replicates = static_cast<std::int32_t>(files.size());
    if (options.study.out.empty()) options.study.out = world.name + "-fork.h5";
    const auto restore = [&](replicate_run& run) {
        checkpoint(files[static_cast<std::size_t>(run.replicate())], l).restore(run);
    };
    if (!run_study(study, options.study, here, restore)) return static_cast<int>(outcome_code::interrupted);
    if (!options.study.quiet) print_differences(study, options.study.out, l);
    return 0;
}

}  // namespace

void add_fork(CLI::App& app, call& here) {
    const auto options = std::make_shared<fork_options>();
    constexpr std::string_view examples =
        "  qianxian run scenarios/baru-34.toml -n 20 --checkpoint-every 30d -o baru.h5\n"
        "  qianxian fork baru.h5.checkpoints --at 2020-04-17 --reform scenarios/reforms/baru-8.toml -o fork.h5";
    CLI::App* verb = add_verb(app, here, "fork",
                              {"Compare reforms that begin at a date, from saved states of one run",
                               "从同一次运行保存的状态出发，比较自某日起实行的改革"},
                              {examples, examples});
    const auto t = [&](const text& words) { return std::string(words.in(here.speech)); };
    verb->add_option("checkpoint", options->from,
                     t({"Checkpoint, or folder of those of run --checkpoint-every", "检查点文件，或其目录"}))
        ->required()
        ->type_name("FILE");
    verb->add_option("--at", options->at, t({"Date at which the arms part", "各方案分开的日期"}))
        ->required()
        ->type_name("DATE");
    verb->add_option("--reform", options->reforms,
                     t({"Reform file; each is an arm, files joined by + are one arm; begins at the date or later",
                        "改革文件；每个为一个方案，用 + 连接的多个文件合为一个方案；自该日或之后实行"}))
        ->required()
        ->allow_extra_args(false)
        ->type_name("FILE[+FILE...]");
    add_output_options(*verb, options->study, here.speech);
    verb->callback([options, &here] { here.exit = fork_study(*options, here); });
}

}  // namespace sim
