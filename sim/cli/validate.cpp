#include <algorithm>
#include <cstdio>
#include <iterator>
#include <memory>

#include "sim/cli/patterns.hpp"
#include "sim/cli/speech.hpp"
#include "sim/cli/text_table.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/calendar.hpp"
#include "sim/core/error.hpp"
#include "sim/text/reform/summary.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

struct validate_options {
    std::vector<std::string> files;
    std::vector<std::string> sets;
    pattern_options patterns;
};

/// What the file says, in a few lines.
std::string summed_up(const std::string& file, const scenario& s, language l) {
    const auto& all = all_parameters();
    const auto changed = std::ranges::count_if(all, [&](const auto& p) { return p.value(s.par) != p.fallback; });
    std::string out = say(l,
                          {"OK {}: scenario {} ({}); {} of {} parameters differ from their defaults\n",
                           "通过 {}：情景 {}（{}）；{} / {} 个参数不同于默认值\n"},
                          file, s.name, l == language::zh ? s.title_zh : s.title, changed, all.size());
    for (const reform& r : s.reforms) out += "  " + r.name + "\n" + indented(indented(reform_summary(r, l)));
    return out;
}

std::string summed_up(const std::string& file, const reform& r, language l) {
    return say(l, {"OK {}: reform {} ({})\n", "通过 {}：改革 {}（{}）\n"}, file, r.name,
               l == language::zh ? r.title_zh : r.title) +
           indented(reform_summary(r, l));
}

int validate(const validate_options& options, const call& here) {
    const language l = here.speech;
    if (options.patterns.wanted) return print_patterns(options.patterns, options.files, options.sets, here);
    if (options.files.empty()) throw CLI::RequiredError("files");
    std::vector<problem> problems;
    for (const std::string& file : options.files) {
        try {
            const std::string words = is_reform_file(file) ? summed_up(file, read_reform(file, l), l)
                                                           : summed_up(file, read_scenario(file, options.sets, l), l);
            tell(stdout, words);
        } catch (const input_error& e) {
            // a wrong --set is wrong for every file, but told once
            std::ranges::copy_if(e.problems, std::back_inserter(problems),
                                 [&](const problem& p) { return std::ranges::find(problems, p) == problems.end(); });
        }
    }
    if (!problems.empty()) throw input_error(problems);
    return 0;
}

}  // namespace

void add_validate(CLI::App& app, call& here) {
    const auto options = std::make_shared<validate_options>();
    constexpr std::string_view examples =
        "  qianxian validate scenarios/baru-34.toml scenarios/reforms/baru-8.toml\n"
        "  qianxian validate my.toml --set attention.displacement_depth=50\n"
        "  qianxian validate --patterns my.toml -n 4";
    CLI::App* verb = add_verb(app, here, "validate", {"Check scenario and reform files", "检查情景文件与改革文件"},
                              {examples, examples});
    verb->add_option("files", options->files,
                     std::string(text{"Scenario or reform files (TOML)", "情景或改革文件（TOML）"}.in(here.speech)));
    verb->add_option(
            "--set", options->sets,
            std::string(
                text{"Overrides one value of the scenarios; repeatable", "改动情景中的一个值；可重复"}.in(here.speech)))
        ->allow_extra_args(false)
        ->type_name("KEY=VALUE");
    add_pattern_options(*verb, options->patterns, here.speech);
    verb->callback([options, &here] { here.exit = validate(*options, here); });
}

}  // namespace sim
