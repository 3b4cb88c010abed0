/// What must hold between the tables of an imported township.
#pragma once

#include <vector>

#include "sim/graph/roster.hpp"
#include "sim/text/problem_log.hpp"

namespace sim {

/// Where a row was read, and whether all it says could be understood.
struct row_origin {
    place at;
    bool sound = true;
};

struct roster_origin {
    std::vector<row_origin> departments;
    std::vector<row_origin> units;
    std::vector<row_origin> persons;
    std::vector<row_origin> groups;
    bool memberships_sound = true;
};

/// Reports whatever would leave a township that nobody leads, a line that reaches nobody or a group of nobody. Says
/// nothing that hangs on a row reported before.
void check_roster(const roster& town, const roster_origin& origin, problem_log& log);

}  // namespace sim
