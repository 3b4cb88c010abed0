#include "sim/text/scenario/layers.hpp"

#include <algorithm>

#include "sim/model/parameter_check.hpp"
#include "sim/text/reform/table.hpp"
#include "sim/text/roster/reader.hpp"
#include "sim/text/roster/toml_table.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

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

}  // namespace

void scenario_layers::read_file(const fs::path& file) {
    if (const auto document = read_toml(file, {file.generic_string()}, log_)) {
        chain_.push_back(file);
        read_document(*document, file.parent_path(), true);
        chain_.pop_back();
    }
}

void scenario_layers::read_text(std::string_view content, const std::string& name) {
    if (const auto document = parse_toml(content, name, log_)) read_document(*document, {}, true);
}

void scenario_layers::read_document(const toml_document& document, const fs::path& folder, bool top) {
    const toml::table& root = document.root;
    if (root.contains("extends")) read_base(document, root, folder);
    read_heading(document, root, top);
    read_township(document, root, folder);
    for (const auto& [key, value] : root) {
        const std::string_view name = key.str();
        if (is_section(name)) {
            read_section(document, key, value);
        } else if (name == "reform") {
            read_reforms(document, value);
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

void scenario_layers::read_base(const toml_document& document, const toml::table& root, const fs::path& folder) {
    const toml::node& value = *root.get("extends");
    const place at = document.at(value);
    const auto name = read_line(document, value, "extends", log_);
    if (!name) return;
    const fs::path base = (folder / *name).lexically_normal();
    std::error_code ignored;
    const auto same = [&](const fs::path& other) { return fs::equivalent(base, other, ignored); };
    if (const auto start = std::ranges::find_if(chain_, same); start != chain_.end()) {
        std::string circle;
        for (auto file = start; file != chain_.end(); ++file) circle += file->generic_string() + " -> ";
        log_.add(at, {"extends = {}: the files extend each other in a circle: {}.", "extends = {}：文件循环继承：{}。"},
                 shown(value), circle + start->generic_string());
    } else if (const auto base_document = read_toml(base, at, log_)) {
        chain_.push_back(base);
        read_document(*base_document, base.parent_path(), false);
        chain_.pop_back();
    }
}

void scenario_layers::read_heading(const toml_document& document, const toml::table& root, bool top) {
    // name and titles are a file's own: under an inherited name two different scenarios would look the same
    const bool named = top || root.contains("name");
    const std::string name = named ? read_name(document, root, "", log_).value_or("") : "";
    std::string title;
    std::string title_zh;
    read_titles(document, root, "", name, title, title_zh, log_);
    out_.name = name;
    out_.title = title;
    out_.title_zh = title_zh;
}

void scenario_layers::read_township(const toml_document& document, const toml::table& root, const fs::path& folder) {
    if (const toml::node* value = root.get("township_tables")) {
        tables_at_ = document.at(*value);
        const auto name = read_line(document, *value, "township_tables", log_);
        tables_ = name ? (folder / *name).lexically_normal() : fs::path();
        out_.imported.reset();
    }
    const toml::node* inline_roster = root.get("roster");
    if (inline_roster == nullptr) return;
    if (const toml::table* table = inline_roster->as_table()) {
        out_.imported = read_roster_table(document, *table, log_);
        tables_.clear();
    } else {
        log_.add(document.at(*inline_roster), must_be_table, "roster", shown(*inline_roster));
    }
}

void scenario_layers::read_reforms(const toml_document& document, const toml::node& value) {
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

std::vector<setting> scenario_layers::settings_of(std::string_view section) {
    std::vector<setting> settings;
    const std::string prefix = std::string(section) + ".";
    for (const parameter& p : all_parameters()) {
        if (!p.key.starts_with(prefix)) continue;
        settings.push_back({p.key.substr(prefix.size()), p.info, [this, &p](double v) { p.assign(out_.par, v); }});
    }
    return settings;
}

void scenario_layers::read_section(const toml_document& document, const toml::key& name, const toml::node& value) {
    const std::string section(name.str());
    const toml::table* table = value.as_table();
    if (table == nullptr) {
        log_.add(document.at(value), must_be_table, section, shown(value));
        return;
    }
    const std::size_t before = log_.size();
    read_settings(document, *table, section, settings_of(section), log_);
    touch(section, document.at(name), log_.size() != before);
}

void scenario_layers::touch(std::string_view section, const place& at, bool rejected) {
    touched_.insert_or_assign(std::string(section), at);
    if (rejected) broken_.emplace(section);
}

reform& scenario_layers::reform_named(const std::string& name) {
    const auto found = std::ranges::find(out_.reforms, name, &reform::name);
    if (found != out_.reforms.end()) return *found;
    out_.reforms.push_back({.name = name, .title = name, .title_zh = name, .townships = {}, .levers = {}});
    return out_.reforms.back();
}

void scenario_layers::import_tables() {
    if (tables_.empty()) return;
    try {
        out_.imported = read_roster(tables_, log_.in());
    } catch (const input_error& e) {
        log_.add(e.problems);
    }
}

scenario scenario_layers::finish() {
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
