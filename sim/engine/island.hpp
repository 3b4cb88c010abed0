/// One township as a serial island: advances its events through windows of time and talks to others only between
/// windows.
#pragma once

#include "sim/core/state.hpp"
#include "sim/engine/plan.hpp"
#include "sim/model/world.hpp"

namespace sim {

class island {
public:
    /// The township of this index in this replicate, at its first midnight, with its copies of the county's groups.
    /// `plan` must outlive the island.
    island(const scenario& plan, const roster& base, random_source random, std::vector<group> county_groups = {});

    /// Runs the boundary schedule of a day: what happens overnight, then what is due today.
    void begin_day(std::int32_t day);
    /// Runs all events before `until` (which is not after midnight).
    void run_until(seconds until);
    /// What is due before letters are exchanged.
    void end_window();
    /// Closes the day's ledger.
    void end_day();

    void receive(const envelope& from_county);
    /// Hands over what the township has posted to the county since the last call, in the order of posting.
    std::vector<envelope> take_letters(std::int32_t window);

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
