#include "sim/text/scenario/sets.hpp"

#include <algorithm>

namespace sim {
namespace {

constexpr std::string_view lever_prefix = "levers.";

/// The value as TOML, or as a bare word, so that the shell needs no quotes for a choice.
toml_document parse_value(const std::string& value, const std::string& name) {
    problem_log attempt(language::en);
    auto document = parse_toml("value = " + value, name, attempt);
    if (document && document->root.size() == 1) return std::move(*document);
    return *parse_toml("value = " + toml_string(value), name, attempt);
}

std::vector<std::string> section_names() {
    std::vector<std::string> names{"levers"};
    for (const section& s : all_sections()) names.emplace_back(s.name);
    return names;
}

/// All settings of all levers, keyed <lever>.<setting>, writing into `target`.
std::vector<setting> lever_settings_into(scenario_layers& layers) {
    std::vector<setting> settings;
    for (const lever_info& lever : all_levers()) {
        for (const lever_parameter& p : lever.parameters) {
            settings.push_back({p.key, p.info, [&](double v) { p.assign(layers.reform_named("set").levers, v); }});
        }
    }
    return settings;
}

}  // namespace

void apply_set(const std::string& argument, scenario_layers& layers, problem_log& log) {
    const place at{"--set " + argument};
    const std::size_t equals = argument.find('=');
    const std::size_t dot = argument.find('.');
    if (equals == std::string::npos || equals == 0 || dot == std::string::npos || dot > equals) {
        log.add(at, {"must be <section>.<key>=<value> or levers.<lever>.<key>=<value>.",
                     "须为 <节>.<键>=<值> 或 levers.<措施>.<键>=<值>。"});
        return;
    }
    const std::string head = argument.substr(0, dot);
    const std::string key = argument.substr(dot + 1, equals - dot - 1);
    const std::vector<std::string> heads = section_names();
    if (std::ranges::find(heads, head) == heads.end()) {
        report_unknown("", head, heads, at, log);
        return;
    }
    const bool lever = argument.starts_with(lever_prefix);
    const std::vector<setting> settings = lever ? lever_settings_into(layers) : layers.settings_of(head);
    const auto found = std::ranges::find(settings, key, &setting::key);
    if (found == settings.end()) {
        std::vector<std::string> keys;
        for (const setting& s : settings) keys.push_back(s.key);
        report_unknown(head, key, keys, at, log);
        return;
    }
    const toml_document document = parse_value(argument.substr(equals + 1), at.name);
    const std::string full = head + "." + key;
    const auto value = read_value(*document.root.get("value"), *found->info, full, at, log);
    if (value) found->assign(*value);
    if (!lever) layers.touch(head, at, !value.has_value());
}

}  // namespace sim
