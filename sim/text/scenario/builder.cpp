#include "sim/text/scenario/builder.hpp"

#include <algorithm>

#include "sim/model/parameter_check.hpp"
#include "sim/text/reform/table.hpp"
#include "sim/text/roster/reader.hpp"
#include "sim/text/roster/toml_table.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

constexpr std::array heading_keys{"name", "title", "title_zh", "extends", "township_tables", "roster", "reform"};

constexpr text must_be_table{"{0} = {1}: must be a table [{0}].", "{0} = {1}：须为表 [{0}]。"};

bool is_heading(std::string_view key) {
    return std::ranges::find(heading_keys, key) != heading_keys.end();
}

/// Everything that may stand at the top of a scenario file; `roster` is for resolved texts, not for writers.
std::vector<std::string> top_keys() {
    std::vector<std::string> keys;
    for (const std::string_view key : heading_keys) {
        if (key != "roster") keys.emplace_back(key);
    }
    for (const section& s : all_sections()) keys.emplace_back(s.name);
    return keys;
}

bool is_section(std::string_view name) {
    return std::ranges::find(all_sections(), name, &section::name) != all_sections().end();
}

/// What may stand in a section, written into `target`.
std::vector<setting> settings_of(const std::string& section, parameters& target) {
    std::vector<setting> settings;
    const std::string prefix = section + ".";
    for (const parameter& p : all_parameters()) {
        if (!p.key.starts_with(prefix)) continue;
        settings.push_back({p.key.substr(prefix.size()), p.info, [&p, &target](double v) { p.assign(target, v); }});
    }
    return settings;
}

}  // namespace

void scenario_builder::add(const scenario_layer& layer, bool top) {
    const toml_document& document = layer.document;
    add_heading(document, top);
    add_township(layer);
    for (const auto& [key, value] : document.root) {
        const std::string_view name = key.str();
        if (is_section(name)) {
            add_section(document, key, value);
        } else if (name == "reform") {
            add_reforms(document, value);
        } else if (name == "levers") {
            log_.add(
                document.at(key),
                {"levers: belongs to a reform. In a scenario write [[reform]] with [reform.levers.<lever>], or give "
                 "this file as a reform.",
                 "levers：属于改革文件。在情景文件中请写 [[reform]] 和 "
                 "[reform.levers.<措施>]，或将本文件作为改革文件使用。"});
        } else if (!is_heading(name)) {
            report_unknown("", name, top_keys(), document.at(key), log_);
        }
    }
}

void scenario_builder::add_heading(const toml_document& document, bool top) {
    const toml::table& root = document.root;
    // name and titles are a file's own: under an inherited name two different scenarios would look the same
    const bool named = top || root.contains("name");
    out_.name = named ? read_name(document, root, "", log_).value_or("") : "";
    read_titles(document, root, "", out_.name, out_.title, out_.title_zh, log_);
}

void scenario_builder::add_township(const scenario_layer& layer) {
    const toml_document& document = layer.document;
    if (const toml::node* value = document.root.get("township_tables")) {
        const auto name = read_line(document, *value, "township_tables", log_);
        tables_ = name ? (layer.folder / *name).lexically_normal() : std::filesystem::path();
        out_.imported.reset();
    }
    const toml::node* inline_roster = document.root.get("roster");
    if (inline_roster == nullptr) return;
    if (const toml::table* table = inline_roster->as_table()) {
        out_.imported = read_roster_table(document, *table, log_);
        tables_.clear();
    } else {
        log_.add(document.at(*inline_roster), must_be_table, "roster", shown(*inline_roster));
    }
}

void scenario_builder::add_section(const toml_document& document, const toml::key& name, const toml::node& value) {
    const std::string section(name.str());
    const toml::table* table = value.as_table();
    if (table == nullptr) {
        log_.add(document.at(value), must_be_table, section, shown(value));
        return;
    }
    const std::size_t before = log_.size();
    read_settings(document, *table, section, settings_of(section, out_.par), log_);
    touch(section, document.at(name), log_.size() != before);
}

void scenario_builder::add_reforms(const toml_document& document, const toml::node& value) {
    const toml::array* entries = value.as_array();
    if (entries == nullptr || !value.is_array_of_tables()) {
        log_.add(document.at(value), {"reform: must be a list of tables, each headed [[reform]] in double brackets.",
                                      "reform：须为表的列表，每项以双方括号 [[reform]] 开头。"});
        return;
    }
    std::set<std::string> names;
    for (const toml::node& entry : *entries) {
        const reform r = read_reform_table(document, *entry.as_table(), "reform", log_);
        if (!r.name.empty() && !names.insert(r.name).second) {
            log_.add(document.at(entry),
                     {"reform.name = {}: used twice in this file.", "reform.name = {}：本文件中重复。"},
                     toml_string(r.name));
        }
        reform_named(r.name) = r;
    }
}

void scenario_builder::touch(const std::string& section, const place& at, bool rejected) {
    touched_.insert_or_assign(section, at);
    if (rejected) broken_.insert(section);
}

reform& scenario_builder::reform_named(const std::string& name) {
    const auto found = std::ranges::find(out_.reforms, name, &reform::name);
    if (found != out_.reforms.end()) return *found;
    out_.reforms.push_back({.name = name, .title = name, .title_zh = name, .townships = {}, .levers = {}});
    return out_.reforms.back();
}

void scenario_builder::import_tables() {
    if (tables_.empty()) return;
    try {
        out_.imported = read_roster(tables_, log_.in());
    } catch (const input_error& e) {
        log_.add(e.problems);
    }
}

scenario scenario_builder::finish() {
    check_parameters(out_.par, [this](const std::string& section, const text& rule) {
        // of a section with a rejected value nothing can be said
        if (broken_.contains(section)) return;
        const auto at = touched_.find(section);
        log_.add(at == touched_.end() ? place{section} : at->second, {"{}: {}.", "{}：{}。"}, section,
                 rule.in(log_.in()));
    });
    import_tables();
    log_.throw_if_any();
    out_.source = to_toml(out_);
    return std::move(out_);
}

}  // namespace sim
