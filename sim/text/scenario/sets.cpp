// One value from the command line over the files of a scenario.
#include <algorithm>

#include "sim/text/scenario/builder.hpp"

namespace sim {
namespace {

/// The value as TOML, or as a bare word, so that the shell needs no quotes for a choice.
toml_document parse_value(const std::string& value, const std::string& name) {
    problem_log attempt(language::en);
    auto document = parse_toml("value = " + value, name, attempt);
    if (document && document->root.size() == 1) return std::move(*document);
    return *parse_toml("value = " + toml_string(value), name, attempt);
}

std::vector<std::string> heads() {
    std::vector<std::string> names{"levers"};
    for (const section& s : all_sections()) names.emplace_back(s.name);
    return names;
}

std::vector<const lever_parameter*> lever_parameters() {
    std::vector<const lever_parameter*> all;
    for (const lever_info& lever : all_levers()) {
        for (const lever_parameter& p : lever.parameters) all.push_back(&p);
    }
    return all;
}

const lever_parameter* find_lever_parameter(const std::string& key) {
    const auto all = lever_parameters();
    const auto found = std::ranges::find(all, key, &lever_parameter::key);
    return found == all.end() ? nullptr : *found;
}

/// What may follow "<head>.".
std::vector<std::string> keys_below(const std::string& head) {
    std::vector<std::string> keys;
    if (head == "levers") {
        for (const lever_parameter* p : lever_parameters()) keys.push_back(p->key);
        return keys;
    }
    for (const parameter& p : all_parameters()) {
        if (p.key.starts_with(head + ".")) keys.push_back(p.key.substr(head.size() + 1));
    }
    return keys;
}

}  // namespace

void scenario_builder::add_set(const std::string& argument) {
    const place at{"--set " + argument};
    const std::size_t equals = argument.find('=');
    const std::size_t dot = argument.find('.');
    if (equals == std::string::npos || equals == 0 || dot == std::string::npos || dot > equals) {
        log_.add(at, {"must be <section>.<key>=<value> or levers.<lever>.<key>=<value>.",
                      "须为 <节>.<键>=<值> 或 levers.<措施>.<键>=<值>。"});
        return;
    }
    const std::string full = argument.substr(0, equals);
    const std::string head = full.substr(0, dot);
    const std::string key = full.substr(dot + 1);
    if (const auto known = heads(); std::ranges::find(known, head) == known.end()) {
        report_unknown("", head, known, at, log_);
        return;
    }
    const parameter* own = head == "levers" ? nullptr : find_parameter(full);
    const lever_parameter* of_lever = head == "levers" ? find_lever_parameter(key) : nullptr;
    if (own == nullptr && of_lever == nullptr) {
        report_unknown(head, key, keys_below(head), at, log_);
        return;
    }
    const toml_document document = parse_value(argument.substr(equals + 1), at.name);
    const parameter_info& info = own != nullptr ? *own->info : *of_lever->info;
    const auto value = read_value(*document.root.get("value"), info, full, at, log_);
    if (value && own != nullptr) own->assign(out_.par, *value);
    if (value && of_lever != nullptr) of_lever->assign(reform_named("set").levers, *value);
    if (own != nullptr) touch(head, at, !value.has_value());
}

}  // namespace sim
