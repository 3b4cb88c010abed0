#include "sim/cli/patterns.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>

#include "sim/cli/interrupt.hpp"
#include "sim/cli/progress.hpp"
#include "sim/cli/speech.hpp"
#include "sim/cli/text_table.hpp"
#include "sim/core/error.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

constexpr const char* reference_scenario = "scenarios/baru-34.toml";

std::string interval_text(const mean_interval& i) {
    return i.defined ? "[" + rounded(i.lower) + ", " + rounded(i.upper) + "]" : "-";
}

std::string target_text(const pattern& p, language l) {
    if (!p.is_level()) return std::string(label_of(std::get<sign>(p.target)).in(l));
    const bounds b = std::get<bounds>(p.target);
    return std::isinf(b.upper) ? "≥ " + rounded(b.lower) : rounded(b.lower) + "–" + rounded(b.upper);
}

template <class T, class F>
std::string joined(const std::vector<T>& items, const char* between, F&& text_of) {
    std::string all;
    for (const T& item : items) all += (all.empty() ? "" : between) + text_of(item);
    return all;
}

std::string mean_text(const level_estimate& e) {
    return e.n == 0 ? "-" : rounded(e.mean);
}

std::vector<std::string> row_of(const pattern_result& r, language l) {
    const pattern& p = *r.of;
    std::string spread = joined(r.steps, " ", [](const paired_difference& d) { return interval_text(d.interval); });
    if (p.is_level()) spread = interval_text(r.levels.front().interval);
    const std::string id = std::string(p.id) + std::string(p.id.size() < 4 ? 4 - p.id.size() : 0, ' ');
    return {id + "  " + std::string(p.statement.in(l)), target_text(p, l), joined(r.levels, " → ", mean_text), spread,
            std::string(label_of(r.outcome).in(l))};
}

/// "P09 · strength 1 · sources …" and how it is measured.
std::string explanation(const pattern& p, language l) {
    std::vector<trial> trials(p.trials.begin(), p.trials.end());
    const auto title = [l](trial t) { return std::string(label_of(t).in(l)); };
    return say(l, {"  {} (strength {}; {}; runs: {})\n      {}\n", "  {}（强度 {}；{}；运行设定：{}）\n      {}\n"},
               p.id, p.strength, p.sources, joined(trials, p.is_level() ? " / " : " → ", title), p.measured.in(l));
}

std::string summed_up(const std::vector<pattern_result>& results, language l) {
    const auto with = [&](verdict v) { return std::ranges::count(results, v, &pattern_result::outcome); };
    return say(l,
               {"{} of {} patterns hold, {} fail, {} cannot be measured.\n",
                "{1} 条经验规律中，{0} 条符合，{2} 条不符合，{3} 条无法测量。\n"},
               with(verdict::passed), results.size(), with(verdict::failed), with(verdict::undefined));
}

}  // namespace

std::string pattern_table(const std::vector<pattern_result>& results, language l) {
    constexpr text heads[]{{"Pattern", "经验规律"},
                           {"Target", "目标"},
                           {"Simulated", "模拟值"},
                           {"95 % interval", "95% 区间"},
                           {"Result", "结论"}};
    std::vector<std::string> header;
    for (const text& head : heads) header.emplace_back(head.in(l));
    text_table table(header);
    for (const pattern_result& r : results) table.add(row_of(r, l));
    std::string out = table.str() + "\n" + summed_up(results, l);
    out += say(
        l, {"A level holds if its mean lies in the target. A direction holds if the paired 95 % interval of every "
            "step lies on the side asked for;\nits intervals are those of the steps.\n\n"
            "How each is measured\n",
            "水平类规律：均值落在目标区间内即为符合。方向类规律：每一步配对差值的 95% 区间都在所要求的一侧方为符合，\n"
            "表中区间为各步差值的区间。\n\n测量方法\n"});
    for (const pattern_result& r : results) out += explanation(*r.of, l);
    return out;
}

void add_pattern_options(CLI::App& verb, pattern_options& o, language l) {
    const auto t = [l](const text& words) { return std::string(words.in(l)); };
    CLI::Option* wanted =
        verb.add_flag("--patterns", o.wanted,
                      t({"Run the scenario and hold it against the stylised facts of the field (default scenario: "
                         "scenarios/baru-34.toml)",
                         "运行情景并与经验规律逐条对照（默认情景：scenarios/baru-34.toml）"}));
    verb.add_flag("--strict", o.strict, t({"Exit code 1 unless every pattern holds", "有规律不符合时退出码为 1"}))
        ->needs(wanted);
    verb.add_option("--days", o.study.days, t({"Days of each run", "每次运行的天数"}))
        ->check(CLI::Range(1, 20000))
        ->capture_default_str()
        ->needs(wanted);
    verb.add_option("-n,--replicates", o.study.replicates,
                    t({"Replicates of each run; directions need at least 2", "每种设定的重复次数；方向类至少 2 次"}))
        ->check(CLI::Range(1, 100000))
        ->capture_default_str()
        ->needs(wanted);
    verb.add_option("--seed", o.study.seed, t({"Seed of all randomness", "随机种子"}))
        ->capture_default_str()
        ->needs(wanted);
    verb.add_option("-j,--threads", o.study.threads, t({"Threads; 0 for all cores", "线程数；0 为全部核心"}))
        ->check(CLI::Range(0, 1024))
        ->capture_default_str()
        ->needs(wanted);
}

int print_patterns(const pattern_options& options, const std::vector<std::string>& files,
                   const std::vector<std::string>& sets, const call& here) {
    const language l = here.speech;
    if (files.size() > 1) {
        constexpr text words{"the pattern report runs one scenario. Give one file.",
                             "经验规律报告每次只运行一个情景。请只给一个文件。"};
        throw input_error({{"--patterns " + files[1], std::string(words.in(l))}});
    }
    const scenario world = read_scenario(files.empty() ? reference_scenario : files.front(), sets, l);
    const interrupt_guard guard;
    std::vector<pattern_result> results;
    {
        progress_bar bar(true, l);
        results =
            report_patterns(world, options.study, {{}, {}, [&](double fraction) { bar.show(fraction); }, guard.flag()});
    }
    const std::string title = say(
        l, {"Patterns of {}: {} days, {} replicates, seed {}\n\n", "{} 的经验规律对照：{} 天，{} 次重复，种子 {}\n\n"},
        world.name, options.study.days, options.study.replicates, options.study.seed);
    tell(stdout, title + pattern_table(results, l));
    const bool all = std::ranges::all_of(results, [](const auto& r) { return r.outcome == verdict::passed; });
    return static_cast<int>(options.strict && !all ? outcome_code::failed : outcome_code::ok);
}

}  // namespace sim
