/// A county as an island: its departments and its leadership act between two windows, when no township does.
#pragma once

#include <vector>

#include "sim/core/state.hpp"
#include "sim/graph/roster.hpp"
#include "sim/model/county_world.hpp"

namespace sim {

class county_island {
public:
    /// The county of so many townships at its first midnight; its departments are those of the roster. `plan` must
    /// outlive the island.
    county_island(const scenario& plan, const roster& base, random_source random, std::int32_t townships);

    /// What the county does at midnight: each mechanism's part, in schedule order.
    void begin_day(std::int32_t day);
    void receive(const envelope& from_township);
    /// What the county does once all letters of a window are there.
    void end_window();
    /// Hands over what the county has posted since the last call, in the order of posting.
    std::vector<envelope> take_letters(std::int32_t window);

    const county_world& state() const { return world_; }
    /// Messages that departments have posted in the county's groups.
    counts& book() { return world_.now.messages; }

private:
    friend struct state_description<county_island>;

    county_world world_;
};

}  // namespace sim
