/// The tables of a replicate before anything is counted: their axes and variables.
#pragma once

#include <vector>

#include "sim/core/table.hpp"
#include "sim/engine/county_island.hpp"
#include "sim/engine/island.hpp"

namespace sim {

/// All period tables with empty data, in file order: time_use, time_by_cause, tasks, messages, attention, evidence,
/// service, ranking.
std::vector<table> period_tables(const plan& study, const std::vector<island>& islands, const county_island& county);

/// Axis of the recorded periods: first day of each, in days since the start.
dimension day_axis(const plan& study, const std::vector<std::int64_t>& first_days);

/// People at the end of the run, one row each.
table people_table(const std::vector<island>& islands);

}  // namespace sim
