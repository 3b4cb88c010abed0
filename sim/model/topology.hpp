/// Which groups exist and who is in them: the roster's groups, those founded since, and what the rules make of both.
#pragma once

#include <vector>

#include "sim/model/world.hpp"

namespace sim {

/// Groups for everybody of a kind of post; every line may post there, and nobody's duty depends on them.
inline bool is_general(const group& g) {
    return g.kind == group_kind::plenary || g.kind == group_kind::secretaries || g.kind == group_kind::county;
}

inline bool has_duty(const person& p, const group& g) {
    return !is_general(g) && (p.lines & g.lines) != 0;
}

/// The groups of today under these rules; a pure function of the roster, the founded groups and the rules.
std::vector<group> topology(const world& w, const rules& r);
/// Under the rules in force.
std::vector<group> topology(const world& w);

/// Puts a new topology in force. Groups and memberships that persist keep their counters and what has been read.
void adopt_topology(world& w, std::vector<group> groups);

/// Row of all founded groups together. It stands before the rows of merged groups: rows key draws, and how many groups
/// a reform merges must not change the luck of the others.
std::int32_t founded_slot(const world& w);

/// Writes what the hot loop of attention needs to know of each group's rules, and where lines announce their tasks
/// under them; after every change of them.
void note_group_rules(world& w);

/// Names of the rows under which messages are recorded: the roster's groups, all founded ones together, copies of the
/// county's, merged groups.
struct record_slot {
    std::string id;
    std::string name;
    std::string name_zh;
};
std::vector<record_slot> record_slots(const world& w);

}  // namespace sim
