#include <fmt/format.h>

#include <cstdio>
#include <exception>
#include <memory>

#include "sim/cli/speech.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/error.hpp"
#include "sim/results/version.hpp"
#include "sim/text/say.hpp"

namespace sim {

namespace {

/// Read before parsing, see speech.hpp; declared here so that it is checked and shown in the help.
void add_language(CLI::App& app, language l) {
    constexpr text words{"Language: en or zh (default: the system's)", "语言：en 或 zh（默认随系统）"};
    app.add_option_function<std::string>(
           "--lang", [](const std::string&) {}, std::string(words.in(l)))
        ->check(CLI::IsMember({"en", "zh"}));
}

}  // namespace

CLI::App* add_verb(CLI::App& app, const call& here, const std::string& name, const text& purpose,
                   const text& examples) {
    CLI::App* verb = app.add_subcommand(name, std::string(purpose.in(here.speech)));
    verb->group(std::string(text{"Verbs", "命令"}.in(here.speech)));
    verb->footer(say(here.speech, {"EXAMPLES\n{}\n", "示例\n{}\n"}, examples.in(here.speech)));
    verb->get_help_ptr()->group(app.get_help_ptr()->get_group());
    add_language(*verb, here.speech);
    return verb;
}

namespace {

/// The call as typed, with quotes where the shell needed them.
std::string typed(int argc, const char* const* argv) {
    std::string out;
    for (int i = 0; i < argc; ++i) {
        const std::string word = argv[i];
        const bool plain = !word.empty() && word.find_first_of(" \t\n'\"\\$&|;<>()*?") == std::string::npos;
        out += (i == 0 ? "" : " ") + (plain ? word : "'" + word + "'");
    }
    return out;
}

/// CLI11's own words in the language of the call.
void translate(CLI::App& app, language l) {
    if (l != language::zh) return;
    app.option_defaults()->group("选项");
    app.set_help_flag("-h,--help", "显示本说明");
    const auto words = std::make_shared<CLI::Formatter>();
    words->label("Usage", "用法");
    words->label("Positionals", "参数");
    words->label("OPTIONS", "选项");
    words->label("SUBCOMMAND", "命令");
    words->label("SUBCOMMANDS", "命令");
    words->label("REQUIRED", "（必填）");
    app.formatter(words);
}

int fail(const std::string& message, outcome_code code) {
    tell(stderr, message + "\n");
    return static_cast<int>(code);
}

int report(const input_error& e, language l) {
    constexpr text count{"{}\n{} problem(s); nothing was written.", "{}\n共 {} 处问题；未写入任何文件。"};
    return fail(say(l, count, e.what(), e.problems.size()), outcome_code::bad_input);
}

int parse_and_run(CLI::App& app, call& here, int argc, const char* const* argv) {
    try {
        app.parse(argc, argv);
        return here.exit;
    } catch (const CLI::ParseError& e) {
        return app.exit(e) == 0 ? 0 : static_cast<int>(outcome_code::bad_input);
    } catch (const input_error& e) {
        return report(e, here.speech);
    } catch (const interrupted& e) {
        return fail(e.what(), outcome_code::interrupted);
    } catch (const error& e) {
        return fail(e.what(), outcome_code::failed);
    } catch (const std::exception& e) {
        return fail(say(here.speech, {"{}\nThis is a bug; please report it.", "{}\n这是程序错误，请反馈。"}, e.what()),
                    outcome_code::failed);
    }
}

/// What was said must have been heard: a full disk or a device that takes nothing is a failure like any other.
int heard(int exit, language l) {
    if (std::fflush(stdout) == 0 && std::ferror(stdout) == 0) return exit;
    const int failed =
        fail(std::string(text{"cannot write to standard output", "无法写入标准输出"}.in(l)), outcome_code::failed);
    return exit == 0 ? failed : exit;
}

}  // namespace
}  // namespace sim

int main(int argc, char** argv) {
    using namespace sim;
    call here{spoken_language(argc, argv), typed(argc, argv)};
    CLI::App app(std::string(text{"Qianxian: simulation of top-down task pressure in township governance",
                                  "千线：乡镇治理中自上而下任务压力的仿真"}
                                 .in(here.speech)),
                 "qianxian");
    translate(app, here.speech);
    app.set_version_flag("--version", fmt::format("qianxian {} ({})", program_version(), git_revision()),
                         std::string(text{"Version of the program", "程序版本"}.in(here.speech)));
    add_language(app, here.speech);
    app.require_subcommand(1);
    add_run(app, here);
    add_compare(app, here);
    add_fork(app, here);
    add_validate(app, here);
    add_describe(app, here);
    add_graph(app, here);
    add_results(app, here);
    constexpr std::string_view examples =
        "  qianxian compare scenarios/baru-34.toml --reform scenarios/reforms/baru-8.toml\n"
        "  qianxian run --help\n";
    app.footer(std::string(text{"EXAMPLES\n", "示例\n"}.in(here.speech)) + std::string(examples));
    if (argc == 1) {
        tell(stderr, app.help());
        return static_cast<int>(outcome_code::bad_input);
    }
    return heard(parse_and_run(app, here, argc, argv), here.speech);
}
