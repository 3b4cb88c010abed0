#include "sim/cli/verify.hpp"

#include <fmt/format.h>

#include <cstdio>
#include <map>
#include <memory>
#include <set>

#include "sim/cli/probe.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/speech.hpp"
#include "sim/core/error.hpp"
#include "sim/engine/ensemble.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/record/compare.hpp"
#include "sim/results/version.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

struct verify_options {
    std::string file;
    std::int64_t sample = 2;
    int threads = 0;
};

template <class E>
E from_id(const std::string& id, const std::string& file) {
    for (std::size_t i = 0; i < count_of<E>; ++i) {
        if (labels<E>[i].id == id) return static_cast<E>(i);
    }
    throw results_error(file + ": '" + id + "' is unknown to this program");
}

/// The plan that the file's attributes describe.
plan stored_plan(const stored_study& s, const verify_options& options, language l) {
    plan study;
    study.days = static_cast<std::int32_t>(s.days);
    study.townships = static_cast<std::int32_t>(s.townships);
    study.replicates = static_cast<std::int32_t>(s.replicates);
    study.seed = static_cast<std::uint32_t>(s.seed);
    study.period = from_id<record_period>(s.record_period, options.file);
    study.units = from_id<record_units>(s.record_units, options.file);
    for (const stored_arm& a : s.arms) {
        study.arms.push_back({a.name, parse_scenario(a.scenario, options.file + ":/arms/" + a.name, l)});
    }
    return study;
}

/// `n` replicates spread evenly over the study, the same at every call.
std::set<std::int64_t> sampled(std::int64_t replicates, std::int64_t n) {
    std::set<std::int64_t> chosen;
    n = std::min(n, replicates);
    for (std::int64_t i = 0; i < n; ++i) chosen.insert(i * replicates / n);
    return chosen;
}

/// True if the stored fingerprint is that of what the file holds.
bool check_record(const results_reader& file, language l) {
    const std::string& stored = file.study().record_sha256;
    std::string found;
    try {
        found = file.digest();
    } catch (const hdf5::failure& e) {
        tell(stdout, say(l, {"FAILED record: cannot be read back: {}\n", "未通过 记录：无法读回：{}\n"}, e.what()));
        return false;
    }
    if (found == stored) {
        tell(stdout,
             say(l, {"ok     record: SHA-256 is the stored {}\n", "通过   记录：SHA-256 与所存 {} 一致\n"}, stored));
        return true;
    }
    constexpr text words{"FAILED record: SHA-256 is {}, stored is {}: the file was changed after it was written\n",
                         "未通过 记录：SHA-256 为 {}，所存为 {}：文件写成后被改动过\n"};
    tell(stdout, say(l, words, found, stored));
    return false;
}

std::string difference_text(const record_difference& d, language l) {
    if (d.variable.empty()) return say(l, {"different shape: {}", "结构不同：{}"}, d.table);
    return say(l, {"{}/{} at ({}): stored {}, now {}", "{}/{} 在（{}）处：所存为 {}，现为 {}"}, d.table, d.variable,
               d.index, d.left, d.right);
}

/// One line on a replicate that has been run again.
std::pair<bool, std::string> verdict(const results_reader& file, const replicate_record& now, language l) {
    try {
        const auto found = first_difference(file.record(now.arm, now.replicate), now);
        if (!found) {
            constexpr text same{"ok     {}, replicate {}: {} values equal to the bit\n",
                                "通过   {} 第 {} 次重复：{} 个数值逐位一致\n"};
            return {true, say(l, same, now.arm, now.replicate, value_count(now))};
        }
        constexpr text other{"FAILED {}, replicate {}: {}\n", "未通过 {} 第 {} 次重复：{}\n"};
        return {false, say(l, other, now.arm, now.replicate, difference_text(*found, l))};
    } catch (const hdf5::failure& e) {
        constexpr text unreadable{"FAILED {}, replicate {}: cannot be read back: {}\n",
                                  "未通过 {} 第 {} 次重复：无法读回：{}\n"};
        return {false, say(l, unreadable, now.arm, now.replicate, e.what())};
    }
}

/// Runs a sample of every arm again and compares; true if all is equal.
bool check_sample(const results_reader& file, const verify_options& options, language l) {
    const std::set<std::int64_t> chosen = sampled(file.study().replicates, options.sample);
    if (chosen.empty()) return true;
    const plan study = stored_plan(file.study(), options, l);
    std::map<std::pair<std::string, std::int64_t>, std::string> lines;  // sorted: not in the order of finishing
    bool all_equal = true;
    {
        progress_bar bar(true, l);
        const ensemble_hooks hooks{
            .have = [&](const std::string&, std::int64_t replicate) { return !chosen.contains(replicate); },
            .finished =
                [&](replicate_record&& now) {
                    const auto [equal, line] = verdict(file, now, l);
                    all_equal = all_equal && equal;
                    lines[{now.arm, now.replicate}] = line;
                },
            .progress = [&](double fraction) { bar.show(fraction); },
            .stop = nullptr};
        run_ensemble(study, options.threads, hooks);
    }
    for (const auto& [place, line] : lines) tell(stdout, line);
    return all_equal;
}

void tell_versions(const stored_study& s, language l) {
    if (s.program_version == program_version() && s.git_revision == git_revision()) return;
    constexpr text words{"note   written by qianxian {} ({}); this is {} ({}): another version may give other values\n",
                         "提示   文件由 qianxian {}（{}）写成，当前为 {}（{}）：不同版本的结果可能不同\n"};
    tell(stdout, say(l, words, s.program_version, s.git_revision, program_version(), git_revision()));
}

int verify(const verify_options& options, const call& here) {
    const language l = here.speech;
    try {
        probe(options.file, l);
        const results_reader file(options.file, l);
        tell_versions(file.study(), l);
        const bool sound = check_record(file, l);
        const bool repeatable = check_sample(file, options, l);
        return static_cast<int>(sound && repeatable ? outcome_code::ok : outcome_code::failed);
    } catch (const damaged_file& e) {
        constexpr text words{"FAILED record: cannot be read back: {}\n", "未通过 记录：无法读回：{}\n"};
        tell(stdout, say(l, words, e.what()));
        return static_cast<int>(outcome_code::failed);
    } catch (const results_error& e) {
        tell(stderr, std::string(e.what()) + "\n");
        return static_cast<int>(outcome_code::bad_input);
    }
}

}  // namespace

void add_verify(CLI::App& app, call& here) {
    const auto options = std::make_shared<verify_options>();
    constexpr std::string_view examples =
        "  qianxian verify baru-34.h5\n"
        "  qianxian verify baru-34.h5 --sample 20 --threads 2";
    CLI::App* verb = add_verb(app, here, "verify",
                              {"Check a results file: fingerprint, and a sample run again to the bit",
                               "核验结果文件：校验指纹，并抽样重跑、逐位比对"},
                              {examples, examples});
    const auto t = [&](const text& words) { return std::string(words.in(here.speech)); };
    verb->add_option("file", options->file, t({"Results file (HDF5)", "结果文件（HDF5）"}))
        ->required()
        ->type_name("FILE");
    verb->add_option("--sample", options->sample,
                     t({"Replicates of each arm to run again; 0 for none", "每个方案重跑的重复次数；0 为不重跑"}))
        ->check(CLI::Range(0, 1'000'000))
        ->capture_default_str();
    verb->add_option("-j,--threads", options->threads, t({"Threads; 0 for all cores", "线程数；0 为全部核心"}))
        ->check(CLI::Range(0, 1024))
        ->capture_default_str();
    verb->callback([options, &here] { here.exit = verify(*options, here); });
}

}  // namespace sim
