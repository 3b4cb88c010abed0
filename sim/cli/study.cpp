#include "sim/cli/study.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <memory>

#include "sim/cli/checkpoints.hpp"
#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/speech.hpp"
#include "sim/core/error.hpp"
#include "sim/engine/ensemble.hpp"
#include "sim/results/plan_check.hpp"
#include "sim/results/writer.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

constexpr std::int32_t most_days = 20000;  // seconds are counted in 32 bits
constexpr std::int32_t most_replicates = 1'000'000;
constexpr std::int32_t most_townships = 10'000;

template <class E>
std::vector<std::string> ids() {
    std::vector<std::string> all;
    for (const label& l : labels<E>) all.emplace_back(l.id);
    return all;
}

template <class E>
E from_id(const std::string& id) {
    const auto all = ids<E>();
    return static_cast<E>(std::ranges::find(all, id) - all.begin());
}

void refuse_to_overwrite(const study_options& options, language l) {
    if (options.force || !fs::exists(options.out)) return;
    constexpr text words{"the file exists. Give another name, or --force to replace it.",
                         "文件已存在。请另取文件名，或加 --force 覆盖。"};
    throw input_error({{"--out " + options.out, std::string(words.in(l))}});
}

/// What stops the study here has not written anything, so it counts as bad input.
std::unique_ptr<study_store> open_store(const plan& study, const study_options& options, const call& here) {
    try {
        study_info info{.command = here.command, .started = now_utc(), .wall_seconds = {}, .watch = {}};
        info.speech = here.speech;
        return std::make_unique<study_store>(options.out, study, info);
    } catch (const results_error& e) {
        throw input_error({{"--out " + options.out, e.what()}});
    }
}

/// Replicates that begin where they were saved, and are saved on the way.
void use_checkpoints(ensemble_hooks& hooks, const study_options& options, language l) {
    if (options.checkpoint_every.empty()) return;
    const std::int32_t every = days_between_checkpoints(options.checkpoint_every, l);
    const checkpoint_folder saved(checkpoint_directory(options.out), l);
    hooks.begun = [saved](replicate_run& run) { saved.resume(run); };
    hooks.day_done = [saved, every](const replicate_run& run) {
        if (run.day() % every == 0) saved.save(run);
    };
}

void tell_unless_quiet(const study_options& options, const std::string& message) {
    if (!options.quiet) tell(stderr, message + "\n");
}

}  // namespace

void add_study_options(CLI::App& verb, study_options& o, language l) {
    const auto t = [l](const text& words) { return std::string(words.in(l)); };
    verb.add_option("scenario", o.scenario, t({"Scenario file (TOML)", "情景文件（TOML）"}))
        ->required()
        ->type_name("FILE");
    verb.add_option("--days", o.days, t({"Days to simulate", "模拟天数"}))
        ->check(CLI::Range(1, most_days))
        ->capture_default_str();
    verb.add_option("--start", o.start, t({"First day, as 2020-01-06", "起始日期，如 2020-01-06"}))->type_name("DATE");
    verb.add_option("--seed", o.seed, t({"Seed of all randomness", "随机种子"}))->capture_default_str();
    verb.add_option("-n,--replicates", o.replicates, t({"Replicates of each arm", "每个方案的重复次数"}))
        ->check(CLI::Range(1, most_replicates))
        ->capture_default_str();
    verb.add_option("--townships", o.townships,
                    t({"Townships of the county, all under this scenario", "全县乡镇数，均采用本情景"}))
        ->check(CLI::Range(1, most_townships))
        ->capture_default_str();
    verb.add_option("--set", o.sets,
                    t({"Overrides one value, as attention.displacement_depth=50; repeatable",
                       "改动一个值，如 attention.displacement_depth=50；可重复"}))
        ->allow_extra_args(false)
        ->type_name("KEY=VALUE");
    verb.add_option("--record", o.record, t({"Length of a recorded period", "记录周期"}))
        ->check(CLI::IsMember(ids<record_period>()))
        ->capture_default_str();
    verb.add_option("--units", o.units, t({"Resolution of time use", "时间使用的记录粒度"}))
        ->check(CLI::IsMember(ids<record_units>()))
        ->capture_default_str();
    verb.add_option("--checkpoint-every", o.checkpoint_every,
                    t({"Saves the state of each replicate at this distance, as 30d, in <out>.checkpoints; the same "
                       "command goes on from there after a stop, and fork from any of them",
                       "每隔这么久（如 30d）把各次重复的状态存入 <out>.checkpoints；中断后同一命令由此继续，"
                       "fork 可由任一检查点出发"}))
        ->type_name("DAYS");
    add_output_options(verb, o, l);
}

void add_output_options(CLI::App& verb, study_options& o, language l) {
    const auto t = [l](const text& words) { return std::string(words.in(l)); };
    verb.add_option("-j,--threads", o.threads, t({"Threads; 0 for all cores", "线程数；0 为全部核心"}))
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    verb.add_option("-o,--out", o.out, t({"Results file (HDF5)", "结果文件（HDF5）"}))->type_name("FILE");
    verb.add_flag("--force", o.force, t({"Replace an existing results file", "覆盖已有的结果文件"}));
    verb.add_flag("-q,--quiet", o.quiet, t({"No progress and no table", "不显示进度与结果表"}));
}

scenario read_world(const study_options& options, language l) {
    std::vector<std::string> sets = options.sets;
    if (!options.start.empty()) sets.push_back("calendar.start=" + options.start);
    return read_scenario(options.scenario, sets, l);
}

plan make_plan(const study_options& options) {
    plan study;
    study.days = options.days;
    study.replicates = options.replicates;
    study.townships = options.townships;
    study.seed = options.seed;
    study.period = from_id<record_period>(options.record);
    study.units = from_id<record_units>(options.units);
    return study;
}

bool run_study(const plan& study, const study_options& options, const call& here,
               const std::function<void(replicate_run&)>& begun) {
    const language l = here.speech;
    ensemble_hooks hooks;
    hooks.begun = begun;
    use_checkpoints(hooks, options, l);
    refuse_to_overwrite(options, l);
    check_plan(study, l);
    const auto store = open_store(study, options, here);
    const auto total = static_cast<std::int64_t>(study.arms.size()) * study.replicates;
    if (store->in_hand() > 0) {
        tell_unless_quiet(options,
                          say(l, {"Going on: {} of {} replicates are in hand.", "继续运行：{} / {} 次重复实验已完成。"},
                              store->in_hand(), total));
    }
    try {
        const interrupt_guard guard;
        progress_bar bar(!options.quiet, l);
        hooks.have = [&](const std::string& arm, std::int64_t replicate) { return store->have(arm, replicate); };
        hooks.finished = [&](replicate_record&& record) { store->add(std::move(record)); };
        hooks.progress = [&](double fraction) { bar.show(fraction); };
        hooks.stop = guard.flag();
        run_ensemble(study, options.threads, hooks);
    } catch (const interrupted&) {
        constexpr text words{"Stopped. {} of {} replicates are kept in {}.\nRun the same command again to go on.\n",
                             "已停止。{} / {} 次重复实验保存在 {}。\n重新运行同一命令即可继续。\n"};
        tell(stderr, say(l, words, store->in_hand(), total, spool_directory(options.out).string()));
        return false;
    }
    store->finish();
    return true;
}

}  // namespace sim
