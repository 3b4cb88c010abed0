#include "sim/model/work.hpp"

#include <algorithm>

#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/apps.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/exhaustion.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/quotas.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/requests.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

constexpr float finished = 0.5F;  // seconds; less than the clock can resolve

constexpr per<task_kind, activity> task_activity{{activity::coordinating, activity::forms_reports, activity::field_work,
                                                  activity::field_work, activity::app_duties, activity::app_duties,
                                                  activity::meetings, activity::field_work, activity::inspections,
                                                  activity::serving_villagers}};

void next_phase(world& w, std::int32_t id, seconds t) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.phase == assignment_phase::work && a.work <= finished) {
        if (a.stage == assignment_stage::serve) happen(schedule::need_met, w, id, t);
        if (!a.in_use) return;
        a.phase = assignment_phase::evidence;
    }
    if (a.phase == assignment_phase::evidence && a.evidence <= finished && goes_on(schedule::work_finished, w, id, t)) {
        complete_assignment(w, id, t);
    }
}

/// False if nothing is left to do.
bool start(world& w, std::int32_t id, seconds t) {
    w.now.assignments[static_cast<std::size_t>(id)].started = true;
    return goes_on(schedule::work_starts, w, id, t);
}

/// Puts the person on the assignment in hand until it is finished or something is due.
void go_on(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const assignment& a = w.now.assignments[static_cast<std::size_t>(p.current)];
    const float left = a.phase == assignment_phase::evidence ? a.evidence : a.work;
    const float exact = std::max(left, 1.0F) / p.efficiency;
    const auto whole = static_cast<std::int32_t>(exact);
    const std::int32_t needed = whole + (static_cast<float>(whole) < exact ? 1 : 0);  // the next whole second
    begin_segment(p, activity_of(a), cause_of(w, a));
    w.now.events.set(who, std::min(t + needed, next_due(w, p, t)));
}

/// Takes up assignments until one takes time. False if none suits.
bool take_up(world& w, std::int32_t who, seconds t, bool desk_only) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    for (;;) {
        if (p.current == none) {
            const std::int32_t at = decision_of(schedule::choose, w, who, t, desk_only);
            if (at == none) return false;
            p.current = p.queue[static_cast<std::size_t>(at)];
        }
        const std::int32_t id = p.current;
        if (!w.now.assignments[static_cast<std::size_t>(id)].started && !start(w, id, t)) continue;
        if (p.clock > t) return true;
        next_phase(w, id, t);
        if (p.clock > t) return true;
        if (p.current == id) {
            go_on(w, who, t);
            return true;
        }
    }
}

}  // namespace

activity activity_of(const assignment& a) {
    if (a.stage == assignment_stage::dispatch_by_leader) return activity::coordinating;
    if (a.stage == assignment_stage::forward_by_office) return activity::posting_replying;
    if (a.phase == assignment_phase::evidence) {
        return a.fabricated ? activity::fabricating_evidence : activity::producing_evidence;
    }
    if (a.stage == assignment_stage::oversee) return activity::forms_reports;
    return a.stage == assignment_stage::serve ? activity::serving_villagers : task_activity[a.kind];
}

std::int16_t cause_of(const world& w, const assignment& a) {
    if (a.stage == assignment_stage::serve) {
        return w.now.cause_of(a.phase == assignment_phase::evidence ? cause::block : cause::villagers);
    }
    return a.line;
}

seconds next_due(const world& w, const person& p, seconds t) {
    seconds due = std::min(w.now.midnight, next_shift_change(w, p, t));
    if (w.par<attention>().enabled) due = std::min(due, std::max(t + 1, p.next_check));
    if (p.app_seconds_due > 0 && t < apps::evening(w)) due = std::min(due, apps::evening(w));
    if (!p.appointments.empty()) due = std::min(due, std::max(t + 1, p.appointments.front().depart));
    return due;
}

void work::advance(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const std::int32_t length = close_segment(w, p, t);
    if (p.current == none || length == 0) return;
    assignment& a = w.now.assignments[static_cast<std::size_t>(p.current)];
    if (p.doing != activity_of(a)) return;  // the segment was something else, e.g. a night's rest with work in hand
    const float done = static_cast<float>(length) * p.efficiency;
    (a.phase == assignment_phase::evidence ? a.evidence : a.work) -= done;
    next_phase(w, p.current, t);
}

void work::call_away(world& w, std::int32_t who, seconds t, std::int32_t length) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.clock > t) return;  // already away
    advance(w, who, t);
    happen(schedule::cut, w, p, length);
    // another call finds nothing in hand, so that what was in hand is cut once, however long it takes
    begin_segment(p, activity::standby, w.now.cause_of(cause::block));
}

void work::send_away(world& w, std::int32_t who, seconds t, std::int32_t length, activity what, std::int16_t cause) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    call_away(w, who, t, length);
    spend(w, p, length, what, cause);
    w.now.events.set(who, p.clock);
}

void work::work_starts(world& w, std::int32_t id, seconds /*when*/) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    a.phase = assignment_phase::work;
    if (a.field && !a.fabricated) spend(w, p, 2 * p.travel, activity::travel, cause_of(w, a));
}

void work::end_day(world& w) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        if (w.now.persons[i].clock < w.now.midnight) advance(w, static_cast<std::int32_t>(i), w.now.midnight);
    }
}

void work::carry_on(world& w, std::int32_t who) {
    go_on(w, who, w.now.persons[static_cast<std::size_t>(who)].clock);
}

bool work::attempt(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const bool on = on_shift(w, p, t);
    if (!on && !decision_of(schedule::overtime, w, who, t)) return false;
    if (!on && p.current != none && w.now.assignments[static_cast<std::size_t>(p.current)].field) {
        p.current = none;  // field work is not done in overtime
        p.was_interrupted = false;
        p.interruption_length = 0;
    }
    if (p.was_interrupted && p.current != none) {
        const assignment& a = w.now.assignments[static_cast<std::size_t>(p.current)];
        if (decision_of(schedule::resume, w, p, luck(w, a, purpose::displacement, a.interruptions))) {
            carry_on(w, who);
            return true;
        }
    }
    return take_up(w, who, t, !on);
}

bool rest::attempt(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    begin_segment(p, activity::off_duty, w.now.cause_of(cause::person));
    w.now.events.set(who, next_due(w, p, t));
    return true;
}

}  // namespace sim
