#include "sim/text/roster/writer.hpp"

#include <fmt/format.h>

#include <fstream>

#include "sim/core/error.hpp"
#include "sim/text/csv/encoding.hpp"
#include "sim/text/csv/table.hpp"
#include "sim/text/roster/tables.hpp"

namespace sim {
namespace {

using row = std::vector<std::string>;

std::string line_of(const row& cells) {
    std::string out;
    for (std::size_t c = 0; c < cells.size(); ++c) out += (c == 0 ? "" : ",") + csv_text(cells[c]);
    return out + "\n";
}

void write_table(const std::filesystem::path& folder, const roster_table& table, const std::vector<row>& rows) {
    const auto path = folder / table.file;
    std::ofstream out(path, std::ios::binary);
    out << byte_order_mark << line_of(table.columns.names);
    for (const row& cells : rows) out << line_of(cells);
    out.close();
    if (!out) throw results_error(fmt::format("{}: cannot be written", path.string()));
}

std::string list_of(const std::vector<std::int32_t>& lines, const roster& town) {
    if (lines.size() == town.departments.size()) return all_lines;
    std::string out;
    for (const std::int32_t d : lines) {
        out += (out.empty() ? "" : ";") + town.departments[static_cast<std::size_t>(d)].id;
    }
    return out;
}

std::string village_of(const roster_person& p, const roster& town) {
    return p.serves_village < 0 ? "" : town.units[static_cast<std::size_t>(p.serves_village)].id;
}

}  // namespace

void write_roster(const roster& town, const std::filesystem::path& folder) {
    std::error_code failed;
    std::filesystem::create_directories(folder, failed);
    if (failed) throw results_error(fmt::format("{}: {}", folder.string(), failed.message()));
    std::vector<row> departments, units, persons, groups, memberships;
    for (const auto& d : town.departments) {
        departments.push_back({d.id, d.name, d.name_zh, std::string(id_of(d.field))});
    }
    for (const auto& u : town.units) units.push_back({u.id, std::string(id_of(u.kind)), u.name, u.name_zh});
    for (const auto& p : town.persons) {
        persons.push_back({p.id, std::string(id_of(p.post)), town.units[static_cast<std::size_t>(p.unit)].id,
                           village_of(p, town), list_of(p.lines, town)});
    }
    for (const auto& g : town.groups) {
        groups.push_back(
            {g.id, std::string(id_of(g.kind)), g.name, g.name_zh, std::string(id_of(g.field)), list_of(g.lines, town)});
        for (const std::int32_t p : g.members) {
            memberships.push_back({g.id, town.persons[static_cast<std::size_t>(p)].id});
        }
    }
    write_table(folder, departments_table, departments);
    write_table(folder, units_table, units);
    write_table(folder, persons_table, persons);
    write_table(folder, groups_table, groups);
    write_table(folder, memberships_table, memberships);
}

}  // namespace sim
