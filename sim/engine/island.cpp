#include "sim/engine/island.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/error.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/topology.hpp"
#include "sim/model/work.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

template <class M>
void initialise_one(world& w) {
    if constexpr (requires { M::initialise(w); }) M::initialise(w);
}

template <class M>
void begin_day_of(world& w) {
    if constexpr (requires { M::begin_day(w); }) M::begin_day(w);
}

template <class M>
void end_week_of(world& w) {
    if constexpr (requires { M::end_week(w); }) M::end_week(w);
}

/// The first action that applies takes the person's time.
template <class... A>
bool next_action(type_list<A...>, world& w, std::int32_t who, seconds t) {
    return (A::attempt(w, who, t) || ...);
}

/// Distances, signal and households: drawn once per replicate, the same in every arm.
void lay_out_villages(world& w) {
    const auto& par = w.par<township_params>();
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        village& here = w.now.villages[v];
        const auto entity = static_cast<std::uint32_t>(here.unit);
        const auto u = w.now.random.uniforms(purpose::roster, entity, 0xFFFFFFFFU);
        const auto more = w.now.random.uniforms(purpose::roster, entity, 0xFFFFFFFFU, 1);
        here.travel = whole_seconds(lognormal(u[0], par.travel_minutes_mean, par.travel_minutes_sigma));
        here.no_signal = std::min(1.0, 2.0 * par.no_signal_share * u[1]);
        here.hollowness = std::min(par.hollowness_cap, 2.0 * par.elderly_share * more[0]);
        here.n_households = par.households_per_village;
        here.first_household = static_cast<std::int32_t>(v) * par.households_per_village;
    }
    w.now.household_trust.assign(w.now.villages.size() * static_cast<std::size_t>(par.households_per_village), 0.0F);
}

void place_persons(world& w) {
    const std::int32_t within_village = whole_seconds(w.par<township_params>().within_village_minutes);
    for (person& p : w.now.persons) {
        if (p.village == none) continue;
        const village& v = w.now.villages[static_cast<std::size_t>(p.village)];
        const bool lives_there = v.unit == p.unit;
        p.travel = lives_there ? within_village : v.travel;
        p.office_distance = lives_there ? v.travel : 0;
    }
}

void assign_duty(world& w) {
    const auto& c = w.par<calendar_params>();
    const bool workday = is_workday(c, w.date());
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const double u = w.now.random.uniform(purpose::person_trait, static_cast<std::uint32_t>(i), 100 + w.day_key());
        w.now.persons[i].on_duty_today = workday || bernoulli(u, c.weekend_duty);
        w.now.persons[i].blocks_today = 0;
    }
}

}  // namespace

island::island(const scenario& plan, const roster& base, random_source random)
    : world_(plan, make_township(base, static_cast<std::int32_t>(random.township()), random)) {
    initialise();
}

void island::initialise() {
    world& w = world_;
    open_ledger(w.now, record_slots(w).size());
    lay_out_villages(w);
    place_persons(w);
    initialise_one<attention>(w);  // policies decide who mutes which group
    for_each_type(mechanisms{}, [&]<class M>() {
        if constexpr (!std::is_same_v<M, attention>) initialise_one<M>(w);
    });
}

void island::begin_day(std::int32_t day) {
    world& w = world_;
    w.now.today = day;
    w.now.midnight = day_start(day + 1);
    w.in_force = rules_on(*w.plan, w.now.index, day);
    assign_duty(w);
    open_day(w);
    for_each_type(mechanisms{}, [&]<class M>() { begin_day_of<M>(w); });
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
    if (p.clock <= t) next_action(next_actions{}, w, who, t);
    if (w.now.events.time(who) <= t)
        w.now.events.set(who, p.clock);  // nothing was opened: act again when the time booked is over
    expects(w.now.events.time(who) > t, "a person who acts must move on");
}

void island::ring(const timer<timer_kind>& due) {
    world& w = world_;
    const auto current = [&](const auto& pool) {
        return pool[static_cast<std::size_t>(due.object)].generation == due.generation;
    };
    switch (due.kind) {
        case timer_kind::post_notice:
            routing::arrive(w, due.object, due.at);
            return;
        case timer_kind::leader_asks:
            if (current(w.now.assignments)) missed_notices::ask(w, due.object, due.at);
            return;
        case timer_kind::deadline:
            if (current(w.now.assignments)) deadline_passed(w, due.object, due.at);
            return;
        case timer_kind::come_again:
            if (current(w.now.assignments)) {
                const std::int32_t who = w.now.assignments[static_cast<std::size_t>(due.object)].person;
                w.now.persons[static_cast<std::size_t>(who)].queue.push_back(due.object);
                wake(w, who, due.at);
            }
            return;
        case timer_kind::walk_in:
            if (current(w.now.needs)) needs::voice(w, due.object, due.at);
            return;
        case timer_kind::patience:
            needs::give_up(w, due.object, due.generation);
            return;
    }
}

void island::end_day() {
    world& w = world_;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        if (p.clock < w.now.midnight) work::advance(w, static_cast<std::int32_t>(i), w.now.midnight);
    }
    close_day(w);
    if (weekday(w.date()) == 6) for_each_type(mechanisms{}, [&]<class M>() { end_week_of<M>(w); });
}

dispatch island::published() const {
    return {world_.ranking.township_score};
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
