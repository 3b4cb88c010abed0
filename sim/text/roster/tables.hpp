/// Names of the CSV tables and columns of a township, shared by reader and writer.
#pragma once

#include <string>

#include "sim/text/csv/table.hpp"

namespace sim {

struct roster_table {
    std::string file;
    csv_columns columns;
};

inline const roster_table departments_table{"departments.csv",
                                            {{"id", "name", "name_zh", "function"}, {"name", "name_zh"}}};
inline const roster_table units_table{"units.csv", {{"id", "kind", "name", "name_zh"}, {"name", "name_zh"}}};
inline const roster_table persons_table{
    "persons.csv", {{"id", "role", "unit", "serves_village", "lines"}, {"serves_village", "lines"}}};
inline const roster_table groups_table{"groups.csv",
                                       {{"id", "kind", "name", "name_zh", "function", "lines"}, {"name", "name_zh"}}};
inline const roster_table memberships_table{"memberships.csv", {{"group", "person"}, {}}};

/// Stands for every department in a list of lines.
inline const std::string all_lines = "all";

}  // namespace sim
