/// A county of a few townships with the department of the small roster, week by week and without the townships.
#pragma once

#include <vector>

#include "sim/engine/county_island.hpp"
#include "tests/support/world_builder.hpp"

namespace sim::support {

class lone_county {
public:
    explicit lone_county(scenario plan, std::int32_t townships = 1, std::uint32_t seed = 1)
        : plan_(std::make_unique<scenario>(std::move(plan))),
          seat_(*plan_, small_roster(), random_source(seed, 0, 0), townships) {}

    const county& state() const { return seat_.state().now; }
    county_island& seat() { return seat_; }
    /// The letters of one kind that one more day brings, with their addressees.
    template <class Letter>
    std::vector<std::pair<std::int32_t, Letter>> day() {
        std::vector<std::pair<std::int32_t, Letter>> found;
        seat_.begin_day(next_);
        for (const envelope& e : seat_.take_letters(next_)) {
            if (const auto* l = std::get_if<Letter>(&e.content)) found.emplace_back(e.to, *l);
        }
        ++next_;
        return found;
    }
    /// All tasks of so many days.
    std::vector<std::pair<std::int32_t, task_letter>> days(std::int32_t n) {
        std::vector<std::pair<std::int32_t, task_letter>> all;
        for (std::int32_t d = 0; d < n; ++d) {
            const auto today = day<task_letter>();
            all.insert(all.end(), today.begin(), today.end());
        }
        return all;
    }

private:
    std::unique_ptr<scenario> plan_;
    county_island seat_;
    std::int32_t next_ = 0;
};

}  // namespace sim::support
