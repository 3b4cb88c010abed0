/// Turns the ledgers of a replicate into labelled tables, period by period.
#pragma once

#include <vector>

#include "sim/core/state.hpp"
#include "sim/core/table.hpp"
#include "sim/engine/county_island.hpp"
#include "sim/engine/island.hpp"
#include "sim/model/outcomes.hpp"

namespace sim {

/// Collects one replicate. Units, villages, groups and persons of several townships stand one after the other, in
/// island order; lines are the county's and are summed over townships. A message in a county group stands once, where it
/// was posted: in the row of the township or in that of the departments.
class recorder {
public:
    recorder(const plan& study, const std::vector<island>& islands, const county_island& county);

    /// Adds the ledgers of a finished period and clears them.
    void close_period(std::int32_t first_day, std::int32_t days, std::vector<island>& islands, county_island& county);
    /// The tables; the recorder is spent afterwards.
    std::vector<table> finish(const std::vector<island>& islands);
    /// Makes room in the recorded messages where islands have more rows now than the `rows` they had so far.
    void widen_messages(const std::vector<std::size_t>& rows, const std::vector<island>& islands,
                        const county_island& county);

private:
    friend struct state_description<recorder>;
    void add_time(const std::vector<island>& islands);
    void add_service(std::vector<island>& islands);
    void add_messages(const std::vector<island>& islands, const county_island& county);
    void add_ranking(std::vector<island>& islands);
    void add_departments(const county_island& county);
    void add_final_state(const std::vector<island>& islands);
    void add_totals(const std::vector<island>& islands);

    const plan* study_;
    std::vector<std::int64_t> first_days_;
    std::vector<std::int64_t> period_days_;
    std::vector<table> tables_;
    run_totals totals_;
};

}  // namespace sim
