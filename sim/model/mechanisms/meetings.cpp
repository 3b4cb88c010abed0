#include "sim/model/mechanisms/meetings.hpp"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

int days_in_month(civil_date d) {
    const auto ymd = to_ymd(d);
    return static_cast<int>(
        static_cast<unsigned>(std::chrono::year_month_day_last(ymd.year() / ymd.month() / std::chrono::last).day()));
}

/// Everybody of the township meets at the seat in the morning.
void call_plenary(world& w) {
    const auto& par = w.par<meetings>();
    const auto& c = w.par<calendar_params>();
    const std::int32_t duration =
        whole_seconds(meetings::minutes(par, par.plenary_per_month, w.in_force.plenary_per_month.value()));
    const seconds begins = w.now.midnight - day_length + c.morning_start.seconds + whole_seconds(par.start_minutes);
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        if (p.vacant) continue;
        const double u = w.now.random.uniform(purpose::meeting, static_cast<std::uint32_t>(i), w.day_key(), 1);
        if (p.post == role::village_cadre && !bernoulli(u, par.village_attendance)) continue;
        p.on_duty_today = true;
        meetings::book_appointment(
            p, {begins - p.office_distance, p.office_distance, duration, w.now.cause_of(cause::block)});
    }
}

}  // namespace

std::int32_t meetings::held_on(double per_month, std::int32_t day_of_month, std::int32_t days_in_month, double luck) {
    // the k-th of n meetings falls where the running total of n d / days crosses a whole number, shifted by this
    // month's luck
    const auto total = [&](std::int32_t d) { return std::floor(per_month * d / days_in_month + luck); };
    return static_cast<std::int32_t>(total(day_of_month) - total(day_of_month - 1));
}

void meetings::book_appointment(person& p, const appointment& a) {
    p.appointments.push_back(a);
    std::ranges::stable_sort(p.appointments, {}, &appointment::depart);
}

void meetings::begin_day(world& w) {
    for (person& p : w.now.persons) {
        std::erase_if(p.appointments, [&](const appointment& a) { return a.depart < w.now.midnight - day_length; });
    }
    const auto& par = w.par<meetings>();
    if (!par.enabled || !is_workday(w.par<calendar_params>(), w.date())) return;
    // days off pass their meetings on to the next working day
    std::int32_t held = 0;
    for (std::int32_t back = 0; back == 0 || !is_workday(w.par<calendar_params>(), {w.date().days - back}); ++back) {
        const civil_date day{w.date().days - back};
        const auto ymd = to_ymd(day);
        const auto month =
            static_cast<std::uint32_t>(static_cast<int>(ymd.year()) * 12) + static_cast<unsigned>(ymd.month());
        const double luck = w.now.random.uniform(purpose::meeting, 0xFFFFFFFFU, month);
        held += held_on(w.in_force.plenary_per_month.value(), day_of_month(day), days_in_month(day), luck);
    }
    if (held > 0) call_plenary(w);
}

bool meetings::noticed(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.kind != task_kind::meeting_call || !is_counted(a)) return true;
    convene_county(w, a.person, a.line, t);
    complete_assignment(w, id, t);
    return false;
}

void meetings::convene_county(world& w, std::int32_t leader, std::int32_t line, seconds t) {
    const auto& par = w.par<meetings>();
    if (!par.enabled) return;
    person& p = w.now.persons[static_cast<std::size_t>(acting_for(w, leader))];
    const auto travel = whole_seconds(w.par<township_params>().county_town_minutes);
    const seconds shift = next_shift_start(w, t);
    book_appointment(p, {std::max(t + 1, shift + whole_seconds(par.start_minutes) - travel), travel,
                         whole_seconds(par.county_minutes), static_cast<std::int16_t>(line)});
}

bool meetings::attempt(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.appointments.empty() || p.appointments.front().depart > t) return false;
    const appointment a = p.appointments.front();
    p.appointments.erase(p.appointments.begin());
    happen(schedule::cut, w, p, 2 * a.travel + a.duration);
    spend(w, p, a.travel, activity::travel, a.cause);
    spend(w, p, a.duration, a.what, a.cause);
    spend(w, p, a.travel, activity::travel, a.cause);
    return p.clock > t;
}

void meetings::post_vacated(world& /*w*/, person& p) {
    p.appointments.clear();
}

}  // namespace sim
