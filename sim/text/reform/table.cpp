#include "sim/text/reform/table.hpp"

#include <algorithm>

#include "sim/text/reform/fields.hpp"

namespace sim {
namespace {

std::string dotted(const std::string& title, std::string_view key) {
    return title.empty() ? std::string(key) : title + "." + std::string(key);
}

bool is_name(std::string_view s) {
    const auto plain = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_';
    };
    return !s.empty() && s.size() <= 64 && s.front() != '-' && std::ranges::all_of(s, plain);
}

const std::vector<std::string>& reform_keys() {
    static const std::vector<std::string> keys = [] {
        std::vector<std::string> all{"name", "title", "title_zh"};
        std::apply([&](const auto&... row) { (all.emplace_back(row.info.name), ...); }, reform_rows);
        all.insert(all.end(), {"townships", "levers"});
        return all;
    }();
    return keys;
}

/// Reads one reform; a class because every step needs the document, the title and the log.
class reform_table_reader {
public:
    reform_table_reader(const toml_document& document, std::string title, problem_log& log)
        : document_(document), title_(std::move(title)), log_(log) {}

    reform read(const toml::table& table) {
        out_.name = read_name(document_, table, title_, log_).value_or("");
        read_titles(document_, table, title_, out_.name, out_.title, out_.title_zh, log_);
        const std::size_t before = log_.size();
        std::apply([&](const auto&... row) { (read_row(table, row), ...); }, reform_rows);
        if (log_.size() == before && out_.start.days >= out_.end.days) {
            const toml::node& end = *table.get("end");
            log_.add(document_.at(end), {"{} = {}: must be after start = {}.", "{} = {}：须晚于 start = {}。"},
                     dotted(title_, "end"), shown(end), iso(out_.start));
        }
        if (const toml::node* townships = table.get("townships")) read_townships(*townships);
        read_levers(table);
        for (const auto& [key, value] : table) {
            if (std::ranges::find(reform_keys(), key.str()) == reform_keys().end()) {
                report_unknown(title_, key.str(), reform_keys(), document_.at(key), log_);
            }
        }
        return out_;
    }

private:
    template <class Row>
    void read_row(const toml::table& table, const Row& row) {
        const toml::node* value = table.get(row.info.name);
        if (value == nullptr) return;
        const auto v = read_value(*value, row.info, dotted(title_, row.info.name), document_.at(*value), log_);
        if (v) assign(out_.*row.member, *v);
    }

    void read_townships(const toml::node& value) {
        constexpr text rule{"{} = {}: must be a non-empty list of township indices from 0, each once, like [0, 2].",
                            "{} = {}：须为非空的乡镇序号列表，从 0 起且不重复，如 [0, 2]。"};
        const toml::array* list = value.as_array();
        if (list == nullptr || list->empty()) {
            log_.add(document_.at(value), rule, dotted(title_, "townships"), shown(value));
            return;
        }
        for (const toml::node& item : *list) {
            const auto* index = item.as_integer();
            const bool valid = index != nullptr && index->get() >= 0 && index->get() <= INT32_MAX;
            const auto i = valid ? static_cast<std::int32_t>(index->get()) : 0;
            if (valid && std::ranges::find(out_.townships, i) == out_.townships.end()) {
                out_.townships.push_back(i);
            } else {
                log_.add(document_.at(item), rule, dotted(title_, "townships"), "[… " + shown(item) + " …]");
            }
        }
        std::ranges::sort(out_.townships);
    }

    void read_levers(const toml::table& table) {
        const std::string levers_title = dotted(title_, "levers");
        const toml::node* node = table.get("levers");
        if (node == nullptr) {
            log_.add(document_.at(table),
                     {"{0}: missing. Add [{0}.<lever>] tables, or an empty [{0}] for a reform that changes nothing.",
                      "{0}：缺失。请添加 [{0}.<措施>] 表；若改革不作任何改变，写空的 [{0}]。"},
                     levers_title);
            return;
        }
        const toml::table* levers = node->as_table();
        if (levers == nullptr) {
            log_.add(document_.at(*node), {"{} = {}: must be a table of levers.", "{} = {}：须为由改革措施组成的表。"},
                     levers_title, shown(*node));
            return;
        }
        for (const auto& [key, value] : *levers) read_lever(levers_title, key, value);
    }

    void read_lever(const std::string& levers_title, const toml::key& key, const toml::node& value) {
        const auto& all = all_levers();
        const auto lever = std::ranges::find(all, key.str(), &lever_info::name);
        if (lever == all.end()) {
            std::vector<std::string> names;
            for (const lever_info& l : all) names.emplace_back(l.name);
            report_unknown(levers_title, key.str(), names, document_.at(key), log_);
            return;
        }
        const std::string title = levers_title + "." + std::string(lever->name);
        const toml::table* settings = value.as_table();
        if (settings == nullptr) {
            log_.add(document_.at(value), {"{} = {}: must be a table [{}].", "{} = {}：须为表 [{}]。"}, title,
                     shown(value), title);
            return;
        }
        lever->enable(out_.levers);
        std::vector<setting> valid;
        for (const lever_parameter& p : lever->parameters) {
            valid.push_back(
                {p.key.substr(lever->name.size() + 1), p.info, [this, &p](double v) { p.assign(out_.levers, v); }});
        }
        read_settings(document_, *settings, title, valid, log_);
    }

    const toml_document& document_;
    std::string title_;
    problem_log& log_;
    reform out_;
};

}  // namespace

reform read_reform_table(const toml_document& document, const toml::table& table, const std::string& title,
                         problem_log& log) {
    return reform_table_reader(document, title, log).read(table);
}

std::optional<std::string> read_name(const toml_document& document, const toml::table& table, const std::string& title,
                                     problem_log& log) {
    const std::string key = dotted(title, "name");
    const toml::node* node = table.get("name");
    if (node == nullptr) {
        log.add(document.at(table),
                {"{}: missing. Give a short name, like baru-34.", "{}：缺失。请给出简短名称，如 baru-34。"}, key);
        return {};
    }
    if (const auto* s = node->as_string(); s != nullptr && is_name(s->get())) return s->get();
    log.add(document.at(*node),
            {"{} = {}: must be 1 to 64 letters, digits, - or _ in quotes, not starting with -.",
             "{} = {}：须为带引号的 1 至 64 个字母、数字、- 或 _，且不以 - 开头。"},
            key, shown(*node));
    return {};
}

void read_titles(const toml_document& document, const toml::table& table, const std::string& prefix,
                 const std::string& name, std::string& title, std::string& title_zh, problem_log& log) {
    const auto line = [&](std::string_view key) -> std::string {
        const toml::node* node = table.get(key);
        return node == nullptr ? "" : read_line(document, *node, dotted(prefix, key), log).value_or("");
    };
    title = line("title");
    title_zh = line("title_zh");
    if (title.empty()) title = title_zh.empty() ? name : title_zh;
    if (title_zh.empty()) title_zh = title;
}

}  // namespace sim
