#include <cstdio>
#include <memory>

#include "sim/cli/arms.hpp"
#include "sim/cli/compare.hpp"
#include "sim/cli/outcomes.hpp"
#include "sim/cli/speech.hpp"
#include "sim/cli/study.hpp"
#include "sim/cli/text_table.hpp"
#include "sim/text/reform/summary.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

struct compare_options {
    study_options study;
    std::vector<std::string> reforms;
};

void print(const std::string& s) {
    tell(stdout, s);
}

}  // namespace

void print_differences(const plan& study, const std::string& file, language l) {
    const std::vector<outcome_values> outcomes = read_outcomes(file, l);
    std::vector<std::string> names;
    for (const arm& a : study.arms) names.push_back(a.name);
    const std::size_t own = study.arms.front().world.reforms.size();
    for (std::size_t i = 1; i < study.arms.size(); ++i) {
        print(say(l, {"{} against {}: {} days, {} replicates\n", "{} 与 {} 对比：{} 天，{} 次重复\n"}, names[i],
                  names[0], study.days, study.replicates));
        const auto& reforms = study.arms[i].world.reforms;
        for (std::size_t k = own; k < reforms.size(); ++k) print(indented(reform_summary(reforms[k], l)));
        print("\n" + difference_table(outcomes, i, names, l) + "\n");
    }
    print(
        say(l, {"Differences are paired: every replicate has the same luck in all arms. The last column says how many "
                "times smaller\nthe standard error is than with independent luck.\n",
                "差值为配对差值：同一次重复中各方案的随机因素完全相同。末列为标准误比相互独立抽样缩小的倍数。\n"}));
    print(say(l, {"\nResults: {}\n", "\n结果文件：{}\n"}, file));
}

namespace {

int compare(compare_options options, const call& here) {
    const language l = here.speech;
    const scenario world = read_world(options.study, l);
    plan study = make_plan(options.study);
    study.arms = make_arms(world, options.reforms, l);
    if (options.study.out.empty()) options.study.out = world.name + "-compare.h5";
    if (!run_study(study, options.study, here)) return static_cast<int>(outcome_code::interrupted);
    if (!options.study.quiet) print_differences(study, options.study.out, l);
    return 0;
}

}  // namespace

void add_compare(CLI::App& app, call& here) {
    const auto options = std::make_shared<compare_options>();
    options->study.replicates = 20;
    options->study.record = "week";
    constexpr std::string_view examples =
        "  qianxian compare scenarios/baru-34.toml --reform scenarios/reforms/baru-8.toml\n"
        "  qianxian compare scenarios/baru-34.toml --reform a.toml --reform b.toml --reform a.toml+b.toml -n 100";
    CLI::App* verb = add_verb(
        app, here, "compare",
        {"Compare reforms with the scenario itself under the same luck", "在相同随机条件下比较改革方案与原情景"},
        {examples, examples});
    add_study_options(*verb, options->study, here.speech);
    verb->add_option("--reform", options->reforms,
                     std::string(text{"Reform file; each is an arm, files joined by + are one arm",
                                      "改革文件；每个为一个方案，用 + 连接的多个文件合为一个方案"}
                                     .in(here.speech)))
        ->required()
        ->allow_extra_args(false)
        ->type_name("FILE[+FILE...]");
    verb->callback([options, &here] { here.exit = compare(*options, here); });
}

}  // namespace sim
