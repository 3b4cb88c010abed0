/// Everything that one township's run consists of: its state, its parameters and the rules in force today. A value:
/// copying it is a checkpoint.
#pragma once

#include <utility>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/letter.hpp"
#include "sim/model/mechanisms/ranking_state.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/scenario.hpp"
#include "sim/population/township.hpp"

namespace sim {

/// A group to be founded at the next day boundary.
struct founding {
    std::int32_t line = none;
    std::int32_t number = 0;  // of the groups that the line has founded
    work_key key{};
    bool defensive = false;
};

/// One booking of a person who keeps a diary, with what was on the desk when it was made.
struct diary_entry {
    seconds from = 0;
    seconds to = 0;
    activity what = activity::off_duty;
    std::int16_t cause = 0;    // on the axis of causes: lines, then villagers, block, person
    std::int32_t queue = 0;    // noticed assignments not yet completed
    std::int32_t pending = 0;  // notices posted and not yet noticed
    std::int32_t groups = 0;   // memberships

    friend bool operator==(const diary_entry&, const diary_entry&) = default;
};

/// What one check of the phone saw of one group.
struct group_look {
    std::int32_t read = -1;  // messages read; -1 if it was not opened
    std::int32_t total = 0;  // messages in the group
    std::int32_t fresh = 0;  // of these, come since the check before
};

/// The rules of the scenario itself, before any reform.
rules scenario_rules(const parameters& par);

/// The rules in force in a township on a day (counted from the start) under the scenario's reforms.
rules rules_on(const scenario& plan, std::int32_t township, std::int32_t day);

/// The same as reported: every reform is followed in full.
rules rules_on_paper(const scenario& plan, std::int32_t township, std::int32_t day);

/// Merging is an act: the last day up to this one on which a reform in force has merged groups; none without. What is
/// founded later stands beside.
std::int32_t last_day_of_merging(const scenario& plan, std::int32_t township, std::int32_t day);

struct world {
    /// A township on its first day. `s` outlives the world.
    world(const scenario& s, township t) : plan(&s), now(std::move(t)), in_force(rules_on(s, now.index, 0)) {}

    const scenario* plan;  // never written
    township now;
    rules in_force;
    ranking_state ranking;
    std::vector<founding> foundings;
    std::vector<letter> outbox;              // to the county, in the order of posting
    std::vector<std::int32_t> unread_slots;  // scratch of attention: memberships of groups that hold something unread
    std::vector<group_look> looks;           // likewise: one per membership
    std::vector<std::int32_t> resuming_seconds;  // lost after an interruption of so many seconds
    std::vector<diary_entry> diary;              // of the person who keeps one, if any

    /// The numbers of a mechanism.
    template <class M>
    const typename M::params& par() const {
        return plan->par.of<M>();
    }

    civil_date date() const { return {par<calendar_params>().start.days + now.today}; }
    std::uint32_t day_key() const { return static_cast<std::uint32_t>(now.today); }

    /// The value of a rule for one entity. A reform that is phased in reaches the same entities in every arm, and every
    /// rule draws by its own number: whom one rule reaches first says nothing about another.
    template <class T>
    const T& value_for(const rule<T>& r, std::uint32_t entity, work_key work = {}) const {
        if (r.share <= 0.0) return r.before;
        if (r.share >= 1.0) return r.after;
        const draw_key key = keys::about(work, entity, static_cast<std::uint32_t>(r.id));
        return r.value_at(now.random.uniform(purpose::rule_adoption, key));
    }
};

}  // namespace sim
