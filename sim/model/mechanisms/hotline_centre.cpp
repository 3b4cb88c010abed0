// The county's part of the hotline: tickets, their dispatch, and the naming of townships.
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/hotline.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

double luck(const county_world& c, const open_ticket& t, std::uint32_t detail) {
    return c.now.random.uniform(purpose::ticket, keys::about(keys::ticket(t.household, t.called),
                                                             static_cast<std::uint32_t>(t.township), detail));
}

/// A ticket as a task of the department whose business it is, posted within working hours.
task_letter as_task(const county_world& c, const open_ticket& t) {
    const auto& hours = c.par<calendar_params>();
    const auto& work = c.par<task_issue>();
    const double allowed = c.par<hotline>().hours_to_close * static_cast<double>(seconds_per_hour);
    const seconds open = hours.afternoon_end.seconds - hours.morning_start.seconds;
    task_letter l;
    l.key = keys::ticket(t.household, t.called);
    l.line =
        static_cast<std::int16_t>(uniform_index(luck(c, t, 0), static_cast<std::int32_t>(c.now.departments.size())));
    l.kind = task_kind::complaint_ticket;
    l.issued = day_start(c.now.today) + hours.morning_start.seconds + static_cast<seconds>(luck(c, t, 1) * open);
    l.deadline = l.issued + static_cast<seconds>(allowed);
    l.work = static_cast<float>(work.work_minutes[l.kind] * seconds_per_minute);
    l.evidence_items = task_issue::whole(work.evidence_items[l.kind], luck(c, t, 2));
    l.to_villages = true;
    l.village = t.village;
    l.household = t.household;
    l.unreasonable = t.unreasonable;
    l.uploads_asked = false;
    return l;
}

void name_the_weakest(county_world& c) {
    for (std::size_t i = 0; i < c.townships(); ++i) {
        const ticket_record month = std::exchange(c.now.tickets_of_month[i], {});
        if (month.closed > 0 && month.satisfied < c.par<hotline>().satisfaction_threshold * month.closed) {
            c.post(i, summons_letter{});
        }
    }
}

}  // namespace

void hotline::set_up_county(county_world& c) {
    c.now.tickets_of_month.assign(c.townships(), {});
}

void hotline::county_begins_day(county_world& c) {
    if (!c.par<hotline>().enabled) return;
    for (const open_ticket& t : std::exchange(c.now.tickets, {})) {
        c.post(static_cast<std::size_t>(t.township), as_task(c, t));
    }
    if (day_of_month(c.date()) == 1) name_the_weakest(c);
}

void hotline::receive(county_world& c, std::int32_t from, const call_letter& l) {
    const open_ticket t{from, l.household, l.village, l.unreasonable, l.day};
    const double filter = rules_on(*c.plan, from, c.now.today).hotline_filter.value();
    if (c.now.departments.empty() || (l.unreasonable && bernoulli(luck(c, t, 3), filter))) return;
    c.now.tickets.push_back(t);
}

void hotline::receive(county_world& c, std::int32_t from, const closed_letter& l) {
    ticket_record& month = c.now.tickets_of_month[static_cast<std::size_t>(from)];
    month.closed += 1;
    month.satisfied += l.satisfied ? 1 : 0;
}

}  // namespace sim
