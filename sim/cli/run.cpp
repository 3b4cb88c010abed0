#include <cstdio>
#include <memory>

#include "sim/cli/outcomes.hpp"
#include "sim/cli/speech.hpp"
#include "sim/cli/study.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

int run(study_options options, const call& here) {
    const language l = here.speech;
    scenario world = read_world(options, l);
    if (options.out.empty()) options.out = world.name + ".h5";
    plan study = make_plan(options);
    const std::string title(l == language::zh ? world.title_zh : world.title);
    study.arms.push_back({world.name, std::move(world)});
    if (!run_study(study, options, here)) return static_cast<int>(outcome_code::interrupted);
    if (options.quiet) return 0;
    tell(stdout,
         say(l, {"{}: {} days, {} replicates\n\n", "{}：{} 天，{} 次重复\n\n"}, title, study.days, study.replicates));
    tell(stdout, level_table(read_outcomes(options.out, l), l));
    tell(stdout, say(l, {"\nResults: {}\n", "\n结果文件：{}\n"}, options.out));
    return 0;
}

}  // namespace

void add_run(CLI::App& app, call& here) {
    const auto options = std::make_shared<study_options>();
    CLI::App* verb = add_verb(app, here, "run", {"Simulate one scenario", "模拟一个情景"},
                              {"  qianxian run scenarios/baru-34.toml\n"
                               "  qianxian run scenarios/baru-34.toml --days 365 -n 20 -o year.h5\n"
                               "  qianxian run scenarios/baru-34.toml --set levers.merge_groups.n_groups=8\n"
                               "  qianxian run scenarios/baru-34.toml --days 3650 --checkpoint-every 30d",
                               "  qianxian run scenarios/baru-34.toml\n"
                               "  qianxian run scenarios/baru-34.toml --days 365 -n 20 -o year.h5\n"
                               "  qianxian run scenarios/baru-34.toml --set levers.merge_groups.n_groups=8\n"
                               "  qianxian run scenarios/baru-34.toml --days 3650 --checkpoint-every 30d"});
    add_study_options(*verb, *options, here.speech);
    verb->callback([options, &here] { here.exit = run(*options, here); });
}

}  // namespace sim
