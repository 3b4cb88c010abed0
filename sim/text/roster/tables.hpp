/// Names of the CSV tables and columns of a township, shared by reader and writer.
#pragma once

#include <string>
#include <vector>

namespace sim {

struct roster_table {
    std::string file;
    std::vector<std::string> columns;
};

inline const roster_table departments_table{"departments.csv", {"id", "name", "name_zh", "function"}};
inline const roster_table units_table{"units.csv", {"id", "kind", "name", "name_zh"}};
inline const roster_table persons_table{"persons.csv", {"id", "role", "unit", "serves_village", "lines"}};
inline const roster_table groups_table{"groups.csv", {"id", "kind", "name", "name_zh", "function", "lines"}};
inline const roster_table memberships_table{"memberships.csv", {"group", "person"}};

/// Stands for every department in a list of lines.
inline const std::string all_lines = "all";

}  // namespace sim
