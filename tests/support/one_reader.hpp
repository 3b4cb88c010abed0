/// One person with a telephone, in as many chat groups as a test wants, into which the test posts by hand.
#pragma once

#include <utility>

#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/groups.hpp"
#include "sim/model/topology.hpp"
#include "sim/model/world.hpp"
#include "tests/support/study_builder.hpp"

namespace sim::support {

class one_reader {
public:
    one_reader(const attention_params& par, std::int32_t groups)
        : groups_(groups), plan_(reading_only(par)), world_(plan_, township_of(groups)) {
        open_ledger(world_.now, record_slots(world_).size());
        attention::initialise(world_);
        groups::initialise(world_);
    }
    one_reader(const one_reader&) = delete;
    one_reader& operator=(const one_reader&) = delete;

    /// Goes through a day in which so many messages arrive in every group between two checks; returns the seconds spent
    /// reading.
    std::int64_t seconds_reading(std::int32_t day, std::int32_t messages) {
        world_.now.today = day;
        world_.now.midnight = day_start(day + 1);
        attention::begin_day(world_);
        person& p = world_.now.persons[0];
        const std::int64_t before = booked();
        while (p.next_check < world_.now.midnight) {
            for (std::int32_t g = 0; g < groups_; ++g) {
                world_.now.counters.total[static_cast<std::size_t>(g)] += messages;
            }
            p.clock = p.next_check;
            attention::attempt(world_, 0, p.clock);
        }
        return booked() - before;
    }

private:
    static scenario reading_only(const attention_params& par) {
        scenario plan = silent_scenario();
        plan.par.of<attention>() = par;
        return plan;
    }
    static township township_of(std::int32_t groups) {
        roster base;
        base.departments.push_back({"line", "Line", "条线", function::general});
        base.units.push_back({"office", unit_kind::office, "Office", "办公室"});
        base.persons.push_back({"reader", role::office_staff, 0, -1, {}});
        for (std::int32_t g = 0; g < groups; ++g) {
            const std::string id = "group-" + std::to_string(g);
            base.groups.push_back({id, id, id, group_kind::office, function::general, {}, {0}});
        }
        return make_township(base, 0, random_source(1, 0, 0));
    }
    std::int64_t booked() {
        return world_.now.book.time_use(0, index_of(role::office_staff), index_of(activity::reading_messages));
    }

    std::int32_t groups_;
    scenario plan_;
    world world_;
};

}  // namespace sim::support
