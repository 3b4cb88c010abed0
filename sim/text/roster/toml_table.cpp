#include "sim/text/roster/toml_table.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>

#include "sim/text/roster/checks.hpp"
#include "sim/text/toml/values.hpp"

namespace sim {
namespace {

template <class E>
std::string id_string(E e) {
    return toml_string(id_of(e));
}

/// One inline table of a roster list. Each member function reads the key it names and marks it as known.
class entry_reader {
public:
    entry_reader(const toml_document& document, const toml::table& table, std::string title, problem_log& log)
        : document_(document), table_(table), title_(std::move(title)), log_(log) {}

    void line(std::string_view key, std::string& target) {
        const toml::node* v = value(key);
        if (v == nullptr) return;
        if (const auto* s = v->as_string(); s != nullptr && s->get().empty()) return;  // names may be empty
        target = read_line(document_, *v, full(key), log_).value_or("");
    }

    template <class E>
    void choice(std::string_view key, E& target) {
        const parameter_info info{.name = key,
                                  .kind = value_kind::choice,
                                  .unit = "1",
                                  .range = {0, static_cast<double>(count_of<E>)},
                                  .meaning = {},
                                  .sources = {},
                                  .choices = std::span<const label>(labels<E>)};
        const toml::node* v = value(key);
        if (v == nullptr) return;
        if (const auto i = read_value(*v, info, full(key), document_.at(*v), log_)) target = static_cast<E>(*i);
    }

    /// An index in [lower, size).
    void index(std::string_view key, std::int32_t& target, std::int32_t lower, std::size_t size) {
        if (const toml::node* v = value(key)) target = checked(key, *v, lower, size);
    }

    void indices(std::string_view key, std::vector<std::int32_t>& target, std::size_t size) {
        const toml::node* v = value(key);
        if (v == nullptr) return;
        if (const toml::array* list = v->as_array()) {
            for (const toml::node& item : *list) target.push_back(checked(key, item, 0, size));
        } else {
            log_.add(document_.at(*v), {"{} = {}: must be a list of positions.", "{} = {}：须为序号列表。"}, full(key),
                     shown(*v));
        }
    }

    void reject_others() const {
        for (const auto& [key, v] : table_) {
            if (std::ranges::find(known_, key.str()) == known_.end()) {
                report_unknown(title_, key.str(), known_, document_.at(key), log_);
            }
        }
    }

private:
    std::string full(std::string_view key) const { return fmt::format("{}.{}", title_, key); }

    const toml::node* value(std::string_view key) {
        known_.emplace_back(key);
        const toml::node* v = table_.get(key);
        if (v == nullptr) log_.add(document_.at(table_), {"{}: missing.", "{}：缺失。"}, full(key));
        return v;
    }

    std::int32_t checked(std::string_view key, const toml::node& v, std::int32_t lower, std::size_t size) {
        const parameter_info info{.name = key,
                                  .kind = value_kind::count,
                                  .unit = "1",
                                  .range = {static_cast<double>(lower), static_cast<double>(size) - 1.0},
                                  .meaning = {},
                                  .sources = {},
                                  .choices = {}};
        return static_cast<std::int32_t>(read_value(v, info, full(key), document_.at(v), log_).value_or(0.0));
    }

    const toml_document& document_;
    const toml::table& table_;
    std::string title_;
    problem_log& log_;
    std::vector<std::string> known_;
};

std::size_t length_of(const toml::table& table, std::string_view key) {
    const toml::array* list = table[key].as_array();
    return list == nullptr ? 0 : list->size();
}

/// Reads the lists of the [roster] table.
struct list_reader {
    const toml_document& document;
    const toml::table& table;
    problem_log& log;

    template <class Entry, class ReadEntry>
    void read(std::string_view key, std::vector<Entry>& list, std::vector<row_origin>& origins,
              const ReadEntry& read_entry) const {
        const std::string title = fmt::format("roster.{}", key);
        const toml::array* entries = table[key].as_array();
        if (entries == nullptr) {
            log.add(document.at(table), {"{}: must be a list of tables.", "{}：须为由表组成的列表。"}, title);
            return;
        }
        for (const toml::node& node : *entries) {
            const toml::table* entry = node.as_table();
            if (entry == nullptr) {
                log.add(document.at(node), {"{}: must be a table.", "{}：须为表。"}, title);
                continue;
            }
            const std::size_t before = log.size();
            entry_reader reader(document, *entry, title, log);
            read_entry(reader, list.emplace_back());
            reader.reject_others();
            origins.push_back({document.at(*entry), log.size() == before});
        }
    }
};

}  // namespace

std::string roster_to_toml(const roster& town) {
    std::string out = "[roster]\ndepartments = [\n";
    for (const department& d : town.departments) {
        out += fmt::format("    {{id = {}, name = {}, name_zh = {}, field = {}}},\n", toml_string(d.id),
                           toml_string(d.name), toml_string(d.name_zh), id_string(d.field));
    }
    out += "]\nunits = [\n";
    for (const unit& u : town.units) {
        out += fmt::format("    {{id = {}, kind = {}, name = {}, name_zh = {}}},\n", toml_string(u.id),
                           id_string(u.kind), toml_string(u.name), toml_string(u.name_zh));
    }
    out += "]\npersons = [\n";
    for (const roster_person& p : town.persons) {
        out += fmt::format("    {{id = {}, post = {}, unit = {}, serves_village = {}, lines = [{}]}},\n",
                           toml_string(p.id), id_string(p.post), p.unit, p.serves_village, fmt::join(p.lines, ", "));
    }
    out += "]\ngroups = [\n";
    for (const roster_group& g : town.groups) {
        out += fmt::format(
            "    {{id = {}, name = {}, name_zh = {}, kind = {}, field = {}, lines = [{}], members = [{}]}},\n",
            toml_string(g.id), toml_string(g.name), toml_string(g.name_zh), id_string(g.kind), id_string(g.field),
            fmt::join(g.lines, ", "), fmt::join(g.members, ", "));
    }
    return out + "]\n";
}

roster read_roster_table(const toml_document& document, const toml::table& table, problem_log& log) {
    const std::size_t departments = length_of(table, "departments");
    const std::size_t units = length_of(table, "units");
    const std::size_t persons = length_of(table, "persons");
    const std::size_t before = log.size();
    const list_reader lists{document, table, log};
    roster town;
    roster_origin origin;
    lists.read("departments", town.departments, origin.departments, [&](entry_reader& r, department& d) {
        r.line("id", d.id), r.line("name", d.name), r.line("name_zh", d.name_zh), r.choice("field", d.field);
    });
    lists.read("units", town.units, origin.units, [&](entry_reader& r, unit& u) {
        r.line("id", u.id), r.choice("kind", u.kind), r.line("name", u.name), r.line("name_zh", u.name_zh);
    });
    lists.read("persons", town.persons, origin.persons, [&](entry_reader& r, roster_person& p) {
        r.line("id", p.id), r.choice("post", p.post), r.index("unit", p.unit, 0, units);
        r.index("serves_village", p.serves_village, -1, units), r.indices("lines", p.lines, departments);
    });
    lists.read("groups", town.groups, origin.groups, [&](entry_reader& r, roster_group& g) {
        r.line("id", g.id), r.line("name", g.name), r.line("name_zh", g.name_zh), r.choice("kind", g.kind);
        r.choice("field", g.field), r.indices("lines", g.lines, departments), r.indices("members", g.members, persons);
    });
    if (log.size() == before) check_roster(town, origin, log);
    return town;
}

}  // namespace sim
