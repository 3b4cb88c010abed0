#include "sim/engine/island.hpp"

#include <algorithm>

#include "sim/core/error.hpp"
#include "sim/engine/delivery.hpp"
#include "sim/model/actors.hpp"
#include "sim/model/topology.hpp"

namespace sim {
namespace {

/// Lets happen what a timer announces, if the moment is of its kind.
template <timer_kind Kind, class... M>
bool ring_if_due(const moment<hook::arrive<Kind>, M...>& arrives, world& w, const timer<timer_kind>& due) {
    if (due.kind != Kind) return false;
    happen(arrives, w, arrival<Kind>{due.object, due.generation, due.at});
    return true;
}

}  // namespace

island::island(const scenario& plan, const roster& base, random_source random, std::vector<group> county_groups)
    : world_(plan, make_township(base, static_cast<std::int32_t>(random.township()), random)) {
    world_.now.county_groups = std::move(county_groups);
    initialise();
}

void island::initialise() {
    open_ledger(world_.now, record_slots(world_).size());
    happen(schedule::initialise, world_);
}

void island::begin_day(std::int32_t day) {
    world& w = world_;
    w.now.today = day;
    w.now.midnight = day_start(day + 1);
    happen(schedule::begin_day, w);
    // everybody's day begins anew: shifts, appointments and checks have changed
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        w.now.events.set(static_cast<std::int32_t>(i), std::max(day_start(day), p.clock));
    }
}

void island::run_until(seconds until) {
    township& now = world_.now;
    for (;;) {
        const seconds next_timer = now.timers.next_time();
        const seconds next_person = now.events.next_time();
        const seconds t = std::min(next_timer, next_person);
        if (t >= until) return;
        ++events_;
        if (next_timer <= next_person) {  // what arrives is there before anybody acts at the same second
            ring(now.timers.pop());
        } else {
            act(now.events.next_entity(), t);
        }
    }
}

void island::act(std::int32_t who, seconds t) {
    world& w = world_;
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    work::advance(w, who, t);
    if (p.clock <= t) first_of(schedule::attempt, w, who, t);
    if (w.now.events.time(who) <= t)
        w.now.events.set(who, p.clock);  // nothing was opened: act again when the time booked is over
    expects(w.now.events.time(who) > t, "a person who acts must move on");
}

void island::ring(const timer<timer_kind>& due) {
    std::apply([&](const auto&... arrives) { (ring_if_due(arrives, world_, due) || ...); }, schedule::arrivals.moments);
}

void island::end_window() {
    happen(schedule::end_window, world_);
}

void island::end_day() {
    world& w = world_;
    happen(schedule::end_day, w);
    if (weekday(w.date()) == 6) happen(schedule::end_week, w);
}

void island::receive(const envelope& from_county) {
    deliver(world_, from_county);
}

std::vector<envelope> island::take_letters(std::int32_t window) {
    std::vector<envelope> letters;
    for (const letter& l : world_.outbox) letters.push_back({world_.now.index, county_seat, window, l});
    world_.outbox.clear();
    return letters;
}

std::vector<bulletin> island::take_bulletins() {
    return std::exchange(world_.ranking.bulletins, {});
}

std::size_t island::settle() {
    world& w = world_;
    w.in_force = rules_on(*w.plan, w.now.index, w.now.today);
    std::int32_t most = 0;
    for (const person& p : w.now.persons) most = std::max(most, p.n_memberships);
    w.looks.assign(static_cast<std::size_t>(most), {});
    w.unread_slots.assign(static_cast<std::size_t>(most), 0);
    const std::size_t rows = w.now.book.messages.shape().front();
    counts wider({std::max(rows, record_slots(w).size()), count_of<message_kind>});
    std::ranges::copy(w.now.book.messages.cells(), wider.row());
    w.now.book.messages = std::move(wider);
    return rows;
}

}  // namespace sim
