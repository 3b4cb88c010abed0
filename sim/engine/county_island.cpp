#include "sim/engine/county_island.hpp"

#include "sim/engine/delivery.hpp"
#include "sim/model/schedule.hpp"

namespace sim {
namespace {

county first_day_of(const roster& base, random_source random, std::int32_t townships) {
    county c;
    c.random = random.county();
    for (const department& d : base.departments) c.departments.emplace_back().field = d.field;
    c.groups_at_start = static_cast<std::int32_t>(base.groups.size());
    c.scores.assign(static_cast<std::size_t>(townships), 0.0);
    return c;
}

}  // namespace

county_island::county_island(const scenario& plan, const roster& base, random_source random, std::int32_t townships)
    : world_(plan, first_day_of(base, random, townships)) {
    happen(schedule::set_up_county, world_);
}

void county_island::begin_day(std::int32_t day) {
    world_.now.today = day;
    if (day > 0 && weekday(world_.date()) == 0) happen(schedule::county_begins_week, world_);
    happen(schedule::county_begins_day, world_);
}

void county_island::receive(const envelope& from_township) {
    deliver(world_, from_township);
}

void county_island::end_window() {
    happen(schedule::county_ends_window, world_);
}

std::vector<envelope> county_island::take_letters(std::int32_t window) {
    std::vector<envelope> letters;
    letters.reserve(world_.outbox.size());
    for (const auto& [to, content] : world_.outbox) letters.push_back({county_seat, to, window, content});
    world_.outbox.clear();
    return letters;
}

}  // namespace sim
