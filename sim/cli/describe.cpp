#include <cstdio>
#include <memory>

#include "sim/cli/verbs.hpp"
#include "sim/text/reference/reference.hpp"

namespace sim {
namespace {

struct describe_options {
    bool markdown = false;
    bool toml = false;
    bool schema = false;
    bool schedule = false;
    bool state = false;
};

int describe(const describe_options& options, const call& here) {
    const std::string page = options.markdown   ? describe_markdown(here.speech)
                             : options.toml     ? describe_toml(here.speech)
                             : options.schedule ? describe_schedule(here.speech)
                             : options.state    ? describe_state(here.speech)
                                                : describe_schema();
    std::fputs(page.c_str(), stdout);
    return 0;
}

}  // namespace

void add_describe(CLI::App& app, call& here) {
    const auto options = std::make_shared<describe_options>();
    constexpr std::string_view examples =
        "  qianxian describe --markdown --lang zh\n"
        "  qianxian describe --toml > my-scenario.toml\n"
        "  qianxian describe --schema > schema.json\n"
        "  qianxian describe --schedule\n"
        "  qianxian describe --state > codebook.md";
    CLI::App* verb =
        add_verb(app, here, "describe",
                 {"Print every parameter and lever with default, unit, range and source; the schedule; or the state",
                  "列出全部参数与改革措施（默认值、单位、范围、来源），或时序，或全部状态变量"},
                 {examples, examples});
    const auto t = [&](const text& words) { return std::string(words.in(here.speech)); };
    CLI::Option_group* form = verb->add_option_group(t({"Form", "形式"}));
    form->add_flag("--markdown", options->markdown, t({"As tables", "表格形式（Markdown）"}));
    form->add_flag("--toml", options->toml, t({"As a scenario file with comments", "带注释的情景文件"}));
    form->add_flag("--schema", options->schema, t({"As JSON Schema, for editors", "JSON Schema，供编辑器使用"}));
    form->add_flag("--schedule", options->schedule,
                   t({"What happens, who acts and in which order", "发生什么、谁行动、按何顺序"}));
    form->add_flag("--state", options->state, t({"The state variables, as tables", "状态变量，表格形式（Markdown）"}));
    form->require_option(1);
    verb->callback([options, &here] { here.exit = describe(*options, here); });
}

}  // namespace sim
