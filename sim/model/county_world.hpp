/// Everything that the county's part of a run consists of: its state, its parameters and the letters it has posted. A
/// value: copying it is a checkpoint.
#pragma once

#include <utility>
#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/letter.hpp"
#include "sim/model/parameters.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/scenario.hpp"
#include "sim/population/county.hpp"

namespace sim {

struct county_world {
    /// A county on its first day. `s` outlives the world.
    county_world(const scenario& s, county c) : plan(&s), now(std::move(c)) {}

    const scenario* plan;  // never written
    county now;
    std::vector<std::pair<std::int32_t, letter>> outbox;  // township and letter, in the order of posting

    /// The numbers of a mechanism.
    template <class M>
    const typename M::params& par() const {
        return plan->par.of<M>();
    }

    civil_date date() const { return {par<calendar_params>().start.days + now.today}; }
    std::uint32_t day_key() const { return static_cast<std::uint32_t>(now.today); }
    std::size_t townships() const { return now.scores.size(); }

    /// A rule of today, on average over townships.
    double on_average(gradual_rule<double> rules::*of) const;

    void post(std::size_t township, const letter& l) { outbox.emplace_back(static_cast<std::int32_t>(township), l); }
    void post_to_all(const letter& l) {
        for (std::size_t i = 0; i < townships(); ++i) post(i, l);
    }
};

}  // namespace sim
