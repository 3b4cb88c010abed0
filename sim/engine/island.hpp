/// One township as a serial island: advances its events through windows of time and talks to others only between
/// windows.
#pragma once

#include "sim/core/state.hpp"
#include "sim/engine/plan.hpp"
#include "sim/model/world.hpp"

namespace sim {

/// What an island makes public for others at a day boundary.
struct dispatch {
    double score = 0.0;  // of its villages together at the last bulletin, as reported
};

class island {
public:
    /// The township of this index in this replicate, at its first midnight. `plan` must outlive the island.
    island(const scenario& plan, const roster& base, random_source random);

    /// Runs the boundary schedule of a day: what happens overnight, then what is due today.
    void begin_day(std::int32_t day);
    /// Runs all events before `until` (which is not after midnight).
    void run_until(seconds until);
    /// Closes the day's ledger.
    void end_day();

    dispatch published() const;
    /// Pressure on the whole township from the county's ranking of townships.
    void receive(double township_pressure) { world_.ranking.township_pressure = township_pressure; }

    const world& state() const { return world_; }
    ledger& book() { return world_.now.book; }
    std::int64_t events() const { return events_; }
    /// From now on this person keeps a diary.
    void keep_diary(std::int32_t person) { world_.now.persons[static_cast<std::size_t>(person)].keeps_diary = true; }
    /// Hands over the bulletins since the last call.
    std::vector<bulletin> take_bulletins();
    /// After its kept state was read back: works out what is derived, and makes room in the ledger for the groups that a
    /// reform of this run merges later. Gives the rows that its messages had before.
    std::size_t settle();

private:
    friend struct state_description<island>;
    void initialise();
    void act(std::int32_t who, seconds t);
    void ring(const timer<timer_kind>& due);

    world world_;
    std::int64_t events_ = 0;
};

}  // namespace sim
