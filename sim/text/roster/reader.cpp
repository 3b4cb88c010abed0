#include "sim/text/roster/reader.hpp"

#include <algorithm>
#include <map>
#include <numeric>

#include "sim/core/unicode.hpp"
#include "sim/model/group_names.hpp"
#include "sim/text/csv/table.hpp"
#include "sim/text/roster/checks.hpp"
#include "sim/text/roster/tables.hpp"
#include "sim/text/toml/document.hpp"

namespace sim {
namespace {

/// The ids of one table, for references from the others.
struct id_index {
    std::map<std::string, std::int32_t, std::less<>> index;
    std::vector<std::string> ids;  // in the order of the table
    bool known = false;            // the table could be read, so that an id it lacks is a mistake
};

/// What may stand between the entries of a list in a cell: as typed on an English or a Chinese keyboard.
constexpr std::string_view separators[] = {";", ",", "；", "，", "、"};

/// The next separator from here on, and its length; the end of the text and 0 if there is none.
std::pair<std::size_t, std::size_t> next_separator(std::string_view text, std::size_t from) {
    std::pair<std::size_t, std::size_t> next{text.size(), 0};
    for (const std::string_view sign : separators) {
        if (const std::size_t at = text.find(sign, from); at < next.first) next = {at, sign.size()};
    }
    return next;
}

/// Entries of a list in a cell; a separator at the end adds none.
std::vector<std::string_view> parts_of(std::string_view text) {
    std::vector<std::string_view> parts;
    for (std::size_t from = 0; from < text.size();) {
        const auto [at, length] = next_separator(text, from);
        parts.push_back(text.substr(from, at - from));
        from = at + std::max<std::size_t>(length, 1);
    }
    return parts;
}

class roster_reader {
public:
    roster_reader(const std::filesystem::path& folder, language l) : folder_(folder), log_(l) {}

    roster read() && {
        read_departments();
        read_units();
        read_persons();
        read_groups();
        read_memberships();
        if (complete()) check_roster(town_, origin_, log_);
        log_.throw_if_any();
        return std::move(town_);
    }

private:
    using cells = std::vector<csv_cell>;

    bool complete() const { return departments_.known && units_.known && persons_.known && groups_.known && members_; }

    /// Hands every row of a table to `take`; false if the table could not be read.
    template <class F>
    bool each_row(const roster_table& table, F&& take) {
        const auto file = folder_ / table.file;
        const auto read = read_csv(file, table.columns, log_);
        if (!read) return false;
        for (const cells& row : read->rows) {
            sound_ = true;
            take(row);
        }
        return true;
    }

    /// Stores a new id. Says what is wrong with it, and keeps it all the same, so that references to it are not
    /// reported as well.
    void declare(id_index& ids, const csv_cell& cell) {
        const std::size_t before = log_.size();
        if (cell.value.empty()) {
            log_.add(cell.at, {"id: missing.", "id：缺失。"});
        } else if (contains_blank(cell.value) || cell.value.find('"') != std::string::npos ||
                   next_separator(cell.value, 0).second > 0 || cell.value == all_lines) {
            log_.add(cell.at,
                     {"id = \"{}\": must not contain blanks, commas, semicolons or quotes, nor be \"all\".",
                      "id = “{}”：不得含空格、逗号、分号或引号，也不得为 all。"},
                     cell.value);
        }
        if (!ids.index.try_emplace(cell.value, static_cast<std::int32_t>(ids.ids.size())).second) {
            log_.add(cell.at, {"id = \"{}\": stands in this table already.", "id = “{}”：本表中已有此 id。"},
                     cell.value);
        }
        ids.ids.push_back(cell.value);
        if (log_.size() > before) sound_ = false;
    }

    /// Index of the row that the cell refers to; -1 after reporting an unknown id.
    std::int32_t refer(const id_index& ids, const csv_cell& cell, std::string_view value, std::string_view column,
                       const roster_table& table) {
        if (const auto found = ids.index.find(value); found != ids.index.end()) return found->second;
        if (value.empty()) {
            log_.add(cell.at, {"{}: missing.", "{}：缺失。"}, column);
        } else if (ids.known) {
            log_.add(cell.at, {"{} = \"{}\": not in {}.{}", "{} = “{}”：{} 中没有此 id。{}"}, column, value, table.file,
                     valid_words(value, ids.ids, log_.in()));
        }
        sound_ = false;
        return -1;
    }

    template <class E>
    E choice(const csv_cell& cell, std::string_view column) {
        std::vector<std::string> valid;
        for (const label& l : labels<E>) {
            if (l.id == cell.value) return static_cast<E>(&l - labels<E>.data());
            valid.emplace_back(l.id);
        }
        log_.add(cell.at, {"{} = \"{}\": unknown.{}", "{} = “{}”：没有这个取值。{}"}, column, cell.value,
                 valid_words(cell.value, valid, log_.in()));
        sound_ = false;
        return E{};
    }

    /// Both names; an empty one takes the other.
    template <class T>
    void name(T& target, const csv_cell& en, const csv_cell& zh) {
        if (en.value.empty() && zh.value.empty()) {
            log_.add(en.at, {"name, name_zh: one of them is needed.", "name、name_zh：至少填写一个。"});
        }
        one_line(en, "name");
        one_line(zh, "name_zh");
        target.name = en.value.empty() ? zh.value : en.value;
        target.name_zh = zh.value.empty() ? en.value : zh.value;
    }

    void one_line(const csv_cell& cell, std::string_view column) {
        if (is_one_line(cell.value)) return;
        log_.add(cell.at,
                 {"{} = {}: must be one line, without tabs and other control characters.",
                  "{} = {}：须为一行，且不含制表符等控制字符。"},
                 column, toml_string(cell.value));
    }

    std::vector<std::int32_t> line_list(const csv_cell& cell) {
        std::vector<std::int32_t> lines;
        if (cell.value == all_lines) {
            lines.resize(town_.departments.size());
            std::iota(lines.begin(), lines.end(), 0);
            return lines;
        }
        for (const std::string_view part : parts_of(cell.value)) {
            const std::string id(trimmed(part));
            const std::int32_t line = id.empty() ? -1 : refer(departments_, cell, id, "lines", departments_table);
            if (line >= 0 && std::ranges::find(lines, line) != lines.end()) {
                log_.add(cell.at, {"lines: \"{}\" stands twice.", "lines：“{}”重复。"}, id);
            } else if (line >= 0) {
                lines.push_back(line);
            }
        }
        std::ranges::sort(lines);
        return lines;
    }

    /// Orders rows by `key` and brings origins and ids into the same order.
    template <class T, class Key>
    void arrange(std::vector<T>& rows, std::vector<row_origin>& origin, id_index& ids, Key key) {
        std::vector<std::size_t> order(rows.size());
        std::iota(order.begin(), order.end(), std::size_t{0});
        std::ranges::stable_sort(order, {}, [&](std::size_t i) { return key(rows[i]); });
        std::vector<T> arranged;
        std::vector<row_origin> moved;
        std::map<std::int32_t, std::int32_t> new_index;
        for (const std::size_t i : order) {
            new_index[static_cast<std::int32_t>(i)] = static_cast<std::int32_t>(arranged.size());
            arranged.push_back(std::move(rows[i]));
            moved.push_back(origin[i]);
        }
        for (auto& [id, index] : ids.index) index = new_index.at(index);
        rows = std::move(arranged);
        origin = std::move(moved);
    }

    void read_departments() {
        departments_.known = each_row(departments_table, [&](const cells& row) {
            declare(departments_, row[0]);
            department d{.id = row[0].value, .name = {}, .name_zh = {}, .field = choice<function>(row[3], "function")};
            name(d, row[1], row[2]);
            town_.departments.push_back(std::move(d));
            origin_.departments.push_back({row[0].at, sound_});
        });
        if (std::ssize(town_.departments) > most_departments) {
            log_.add(origin_.departments.back().at,
                     {"{} departments: a township has at most {}. Merge the lines that ask nothing of anybody.",
                      "共 {} 个部门：一个乡镇最多 {} 个。请合并没有任务的条线。"},
                     town_.departments.size(), most_departments);
        }
    }

    void read_units() {
        units_.known = each_row(units_table, [&](const cells& row) {
            declare(units_, row[0]);
            unit u{.id = row[0].value, .kind = choice<unit_kind>(row[1], "kind"), .name = {}, .name_zh = {}};
            name(u, row[2], row[3]);
            town_.units.push_back(std::move(u));
            origin_.units.push_back({row[0].at, sound_});
        });
        arrange(town_.units, origin_.units, units_, [](const unit& u) { return u.kind; });
    }

    void read_persons() {
        persons_.known = each_row(persons_table, [&](const cells& row) {
            declare(persons_, row[0]);
            roster_person p{.id = row[0].value,
                            .post = choice<role>(row[1], "role"),
                            .unit = refer(units_, row[2], row[2].value, "unit", units_table),
                            .serves_village = -1,
                            .lines = line_list(row[4])};
            const auto kind = p.unit < 0 ? unit_kind::office : town_.units[static_cast<std::size_t>(p.unit)].kind;
            if (!row[3].value.empty()) {
                p.serves_village = refer(units_, row[3], row[3].value, "serves_village", units_table);
            } else if (kind == unit_kind::village) {
                p.serves_village = p.unit;
            }
            town_.persons.push_back(std::move(p));
            origin_.persons.push_back({row[0].at, sound_});
        });
        arrange(town_.persons, origin_.persons, persons_, [](const roster_person& p) { return p.unit; });
    }

    void read_groups() {
        groups_.known = each_row(groups_table, [&](const cells& row) {
            declare(groups_, row[0]);
            if (is_made_by_runs(row[0].value)) {
                log_.add(row[0].at,
                         {"id = \"{}\": a run gives such ids to the groups that it makes. Choose another.",
                          "id = “{}”：此类 id 留给运行中产生的群。请另取一个。"},
                         row[0].value);
            }
            roster_group g{.id = row[0].value,
                           .name = {},
                           .name_zh = {},
                           .kind = choice<group_kind>(row[1], "kind"),
                           .field = choice<function>(row[4], "function"),
                           .lines = line_list(row[5]),
                           .members = {}};
            name(g, row[2], row[3]);
            town_.groups.push_back(std::move(g));
            origin_.groups.push_back({row[0].at, sound_});
        });
    }

    void read_memberships() {
        members_ = each_row(memberships_table, [&](const cells& row) {
            const std::int32_t g = refer(groups_, row[0], row[0].value, "group", groups_table);
            const std::int32_t p = refer(persons_, row[1], row[1].value, "person", persons_table);
            origin_.memberships_sound = origin_.memberships_sound && sound_;
            if (!sound_) return;
            auto& members = town_.groups[static_cast<std::size_t>(g)].members;
            const auto at = std::ranges::lower_bound(members, p);
            if (at != members.end() && *at == p) {
                log_.add(row[1].at, {"person = \"{}\": is in group \"{}\" already.", "person = “{}”：已在群“{}”中。"},
                         row[1].value, row[0].value);
            } else {
                members.insert(at, p);
            }
        });
    }

    std::filesystem::path folder_;
    problem_log log_;
    roster town_;
    roster_origin origin_;
    id_index departments_, units_, persons_, groups_;
    bool members_ = false;
    bool sound_ = true;  // of the row being read
};

}  // namespace

roster read_roster(const std::filesystem::path& folder, language l) {
    return roster_reader(folder, l).read();
}

}  // namespace sim
