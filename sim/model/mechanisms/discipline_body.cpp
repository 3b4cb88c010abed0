// The county's part of accountability: the discipline body looks into accusations and says what it has found.
#include <algorithm>

#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/accountability.hpp"

namespace sim {

void accountability::county_begins_day(county_world& c) {
    const auto days = static_cast<std::int32_t>(c.par<accountability>().investigation_days);
    const auto is_over = [&](const investigation& i) { return c.now.today - i.accused >= days; };
    for (const investigation& i : c.now.investigations) {
        if (is_over(i)) c.post(static_cast<std::size_t>(i.township), verdict_letter{{i.who, i.accused, i.founded}});
    }
    std::erase_if(c.now.investigations, is_over);
}

void accountability::receive(county_world& c, std::int32_t from, const accusation_letter& l) {
    c.now.investigations.push_back({from, l.who, l.day, l.founded});
}

}  // namespace sim
