#include "sim/model/mechanisms/routing.hpp"

#include <vector>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "sim/model/mechanisms/groups.hpp"
#include "sim/model/mechanisms/inspections.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// Cadre of a village who gets a planned task: the one with the shortest queue, the fixed carrier on a tie.
std::int32_t least_loaded(const world& w, const village& v, std::int32_t carrier) {
    std::int32_t best = carrier;
    for (const std::int32_t who : v.cadres) {
        const auto& p = w.now.persons;
        if (p[static_cast<std::size_t>(who)].queue.size() < p[static_cast<std::size_t>(best)].queue.size()) best = who;
    }
    return best;
}

/// Index among the line's handlers of the one whose turn this task is.
std::size_t handler_of(const world& w, const task& t) {
    const auto n = static_cast<std::int32_t>(w.now.lines[static_cast<std::size_t>(t.line)].handlers.size());
    const double u = w.now.random.uniform(purpose::task_recipient, keys::about(t.key, 0, 1));
    return static_cast<std::size_t>(uniform_index(u, n));
}

struct recipient {
    std::int32_t who;
    assignment_stage stage;
    std::int32_t seat = keys::seat_of_person(who);
};

constexpr bool accompanied(task_kind k) {
    return k == task_kind::field_check || k == task_kind::event_quota || k == task_kind::campaign;
}

/// The office: all handlers for an evaluation, else one of them by the luck of the task.
void add_office(const world& w, const task& t, std::vector<recipient>& to) {
    const std::vector<std::int32_t>& handlers = w.now.lines[static_cast<std::size_t>(t.line)].handlers;
    if (t.village != none || handlers.empty()) return;
    const auto stage = t.to_villages ? assignment_stage::oversee : assignment_stage::execute;
    if (t.kind == task_kind::evaluation) {
        for (const std::int32_t who : handlers) to.push_back({who, assignment_stage::execute});
        return;
    }
    to.push_back({handlers[handler_of(w, t)], stage});
}

/// The villages: one cadre each, and in the field one of the township staff who liaise with the village.
void add_villages(const world& w, const task& t, bool planned, std::vector<recipient>& to) {
    const line_state& line = w.now.lines[static_cast<std::size_t>(t.line)];
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        if (t.village != none && static_cast<std::size_t>(t.village) != v) continue;
        const village& here = w.now.villages[v];
        const std::int32_t carrier = line.village_carriers[v];
        if (carrier != none) {
            to.push_back({planned ? least_loaded(w, here, carrier) : carrier, assignment_stage::execute,
                          keys::seat_of_village(static_cast<std::int32_t>(v))});
        }
        if (!accompanied(t.kind) || here.contacts.empty()) continue;
        const double u =
            w.now.random.uniform(purpose::task_recipient, keys::about(t.key, 1 + static_cast<std::uint32_t>(v), 1));
        const auto n = static_cast<std::int32_t>(here.contacts.size());
        to.push_back({here.contacts[static_cast<std::size_t>(uniform_index(u, n))], assignment_stage::execute});
    }
}

/// Who has to act on a task; everybody for study and reposting.
std::vector<recipient> recipients(const world& w, const task& t, bool planned) {
    std::vector<recipient> to;
    if (t.kind == task_kind::study || t.kind == task_kind::account_quota) {
        for (std::size_t i = 0; i < w.now.persons.size(); ++i)
            to.push_back({static_cast<std::int32_t>(i), assignment_stage::execute});
        return to;
    }
    if (t.kind == task_kind::meeting_call) {
        const std::int32_t leader = w.now.lines[static_cast<std::size_t>(t.line)].leader;
        if (leader != none) to.push_back({leader, assignment_stage::execute});
        return to;
    }
    add_office(w, t, to);
    if (t.to_villages) add_villages(w, t, planned, to);
    return to;
}

/// Hands the task to its recipients and announces it in the line's group. Whoever forwards it knows already.
void hand_out(world& w, std::int32_t task_id, bool planned, bool digest, seconds t) {
    const task source = w.now.tasks[static_cast<std::size_t>(task_id)];  // the pool may grow below
    const line_state& line = w.now.lines[static_cast<std::size_t>(source.line)];
    const std::int32_t forwarder = planned ? line.handlers[handler_of(w, source)] : none;
    std::vector<std::int32_t> told;
    for (const recipient& to : recipients(w, source, planned)) {
        const std::int32_t id = assign_task(w, task_id, to.who, to.seat, to.stage, t);
        w.now.assignments[static_cast<std::size_t>(id)].direct = !planned;
        if (to.who == forwarder || !w.par<attention>().enabled) {
            notice_assignment(w, id, t);
        } else {
            told.push_back(id);
        }
    }
    if (!planned && t == source.issued) happen(schedule::recipients_named, w, source, told, t);
    happen(schedule::announce, w, source.line, source.key, told, digest, t);
}

/// Where quiet hours hold, a task that arrives in them is posted when they end.
bool wait_for_quiet_hours(world& w, std::int32_t task_id, seconds t) {
    const task& source = w.now.tasks[static_cast<std::size_t>(task_id)];
    const quiet_window& quiet = w.value_for(w.in_force.quiet_hours, static_cast<std::uint32_t>(source.line));
    const seconds of_day = second_of_day(w, t);
    if (!quiet.contains(of_day)) return false;
    const seconds wait = (quiet.until - of_day + day_length) % day_length;
    w.now.timers.push({t + wait, timer_kind::post_notice, task_id, 0});
    return true;
}

void discard(world& w, std::int32_t task_id) {
    task& t = w.now.tasks[static_cast<std::size_t>(task_id)];
    if (t.open > 0 || !t.in_use) return;  // the only recipient may be done with it already
    t.in_use = false;
    w.now.free_tasks.push_back(task_id);
}

/// The leader in charge has planned a task: it goes to the office, unless it is filtered out.
void pass_to_office(world& w, std::int32_t task_id, seconds t) {
    const auto& p = w.par<routing>();
    const task& source = w.now.tasks[static_cast<std::size_t>(task_id)];
    const line_state& line = w.now.lines[static_cast<std::size_t>(source.line)];
    if (bernoulli(w.now.random.uniform(purpose::task_route, keys::about(source.key, 1)), p.filter_share)) return;
    const std::int32_t handler = line.handlers[handler_of(w, source)];
    const std::int32_t line_index = source.line;
    const work_key key = source.key;
    const std::int32_t id = assign_task(w, task_id, handler, assignment_stage::forward_by_office, t);
    if (!w.par<attention>().enabled) {
        notice_assignment(w, id, t);
        return;
    }
    happen(schedule::announce_to_office, w, line_index, key, id, t);
}

}  // namespace

void routing::arrive(world& w, const arrival<timer_kind::post_notice>& due) {
    const task& source = w.now.tasks[static_cast<std::size_t>(due.object)];
    if (due.at == source.issued) happen(schedule::time_of_issue, w, source);
    if (!wait_for_quiet_hours(w, due.object, due.at)) happen(schedule::task_arrives, w, due.object, due.at);
}

void routing::task_arrives(world& w, std::int32_t task_id, seconds t) {
    const auto& p = w.par<routing>();
    const task& source = w.now.tasks[static_cast<std::size_t>(task_id)];
    const line_state& line = w.now.lines[static_cast<std::size_t>(source.line)];
    const bool personal = source.kind == task_kind::meeting_call || source.kind == task_kind::complaint_ticket;
    const double u = w.now.random.county().uniform(purpose::task_route, keys::about(source.key, 0));
    // a township whose offices digest gets no raw notice past them
    const bool digest = w.value_for(w.in_force.digest, static_cast<std::uint32_t>(source.line));
    const bool direct = !p.enabled || personal || line.leader == none || line.handlers.empty() ||
                        (u < w.in_force.direct_share.value() && !digest);
    if (direct) {
        hand_out(w, task_id, false, false, t);
        discard(w, task_id);
        return;
    }
    // the leader sees a document on the desk at once
    const std::int32_t id = assign_task(w, task_id, line.leader, assignment_stage::dispatch_by_leader, t);
    notice_assignment(w, id, t);
}

void routing::task_assigned(world& w, handover& h) {
    const auto& par = w.par<routing>();
    if (h.made.stage == assignment_stage::dispatch_by_leader) h.demanded = par.leader_minutes * seconds_per_minute;
    if (h.made.stage == assignment_stage::forward_by_office) {
        const bool digest = w.value_for(w.in_force.digest, static_cast<std::uint32_t>(h.made.line));
        h.demanded = (digest ? par.digest_minutes : par.forward_minutes) * seconds_per_minute;
    }
}

void routing::completed(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.stage == assignment_stage::dispatch_by_leader) {
        pass_to_office(w, a.task, t);
    } else if (a.stage == assignment_stage::forward_by_office) {
        const bool digest = w.value_for(w.in_force.digest, static_cast<std::uint32_t>(a.line));
        hand_out(w, a.task, true, digest, t);
    }
}

}  // namespace sim
