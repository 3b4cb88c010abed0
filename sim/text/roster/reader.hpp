/// Reads a user's own township from CSV tables: what a group audit and a personnel office have.
///
/// Tables and columns (scenarios/example-township shows all of them)
///   departments.csv  id, name, name_zh, function
///   units.csv        id, kind, name, name_zh
///   persons.csv      id, role, unit, serves_village, lines
///   groups.csv       id, kind, name, name_zh, function, lines
///   memberships.csv  group, person
///
/// `lines` lists departments separated by semicolons, `all` for every one. Of the two names one may be empty. An empty
/// `serves_village` is the own village of village people and none for others. Where several of an office's staff carry
/// a line, the one listed first is its main handler. Persons need no name, only an id.
#pragma once

#include <filesystem>

#include "sim/core/labels.hpp"
#include "sim/graph/roster.hpp"

namespace sim {

/// Units come out as leadership, offices, villages and persons unit by unit, otherwise in the order of the tables.
/// What the rest of the program may rely on: one leadership with a leader; offices with one head and villages with one
/// secretary each; every line carried by somebody in the township; every group with members and lines. Throws
/// input_error with all mistakes of all tables.
roster read_roster(const std::filesystem::path& folder, language l = language::en);

}  // namespace sim
