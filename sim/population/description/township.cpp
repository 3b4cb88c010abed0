#include "sim/population/description/township.hpp"

#include <algorithm>

#include "sim/core/error.hpp"

namespace sim {

counts state_form<counts>::from(type&& form) {
    counts c;
    const auto& n = form.shape;
    const auto at = [&n](std::size_t axis) { return static_cast<std::size_t>(n[axis]); };
    if (n.size() == 1) c = counts({at(0)});
    if (n.size() == 2) c = counts({at(0), at(1)});
    if (n.size() == 3) c = counts({at(0), at(1), at(2)});
    if (n.size() == 4) c = counts({at(0), at(1), at(2), at(3)});
    if (c.cells().size() != form.cells.size()) throw error("a table of counts does not have the cells of its shape");
    if (!c.cells().empty()) std::ranges::copy(form.cells, c.row());
    return c;
}

std::vector<seconds> state_description<township>::next_times(const township& t) {
    std::vector<seconds> times;
    for (std::size_t i = 0; i < t.persons.size(); ++i) times.push_back(t.events.time(static_cast<std::int32_t>(i)));
    return times;
}

void state_description<township>::set_next_times(township& t, std::vector<seconds>&& times) {
    t.events = next_event_tree(times.size());
    for (std::size_t i = 0; i < times.size(); ++i) t.events.set(static_cast<std::int32_t>(i), times[i]);
}

}  // namespace sim
