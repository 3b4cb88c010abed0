#include "sim/model/assignments.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/core/error.hpp"
#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/routing.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

template <class T>
std::int32_t take_slot(std::vector<T>& pool, std::vector<std::int32_t>& free) {
    if (free.empty()) {
        pool.emplace_back();
        return static_cast<std::int32_t>(pool.size()) - 1;
    }
    const std::int32_t slot = free.back();
    free.pop_back();
    return slot;
}

std::int64_t& task_cell(world& w, const assignment& a, task_count c) {
    return w.now.book.tasks(a.line, index_of(a.kind), index_of(c));
}

constexpr bool happens_in_the_field(task_kind k) {
    return k == task_kind::field_check || k == task_kind::event_quota || k == task_kind::campaign ||
           k == task_kind::complaint_ticket;
}

void size_work(world& w, const task& t, assignment& a) {
    const auto& routes = w.par<routing>();
    if (a.stage == assignment_stage::dispatch_by_leader) {
        a.work = static_cast<float>(routes.leader_minutes * seconds_per_minute);
        return;
    }
    if (a.stage == assignment_stage::forward_by_office) {
        const bool digest = w.value_for(w.in_force.digest, static_cast<std::uint32_t>(a.line));
        a.work = static_cast<float>((digest ? routes.digest_minutes : routes.forward_minutes) * seconds_per_minute);
        return;
    }
    const double spread = lognormal(luck(w, a, purpose::task_work), 1.0, w.par<task_issue>().work_sigma);
    const double villages = static_cast<double>(w.now.villages.size());
    const double once = a.stage == assignment_stage::oversee  // the office collates what villages do
                            ? w.par<task_issue>().collation_minutes * seconds_per_minute * villages
                            : static_cast<double>(t.work);
    const double entries = a.kind == task_kind::form ? duplicate_entry::factor_now(w, a.key) : 1.0;
    a.work = static_cast<float>(once * spread * entries);
    task_cell(w, a, task_count::asked_work) +=
        std::llround((a.stage == assignment_stage::oversee ? once : static_cast<double>(t.asked_work)) * spread);
    task_cell(w, a, task_count::demanded_work) += std::llround(a.work);
    a.field = happens_in_the_field(a.kind) && a.stage == assignment_stage::execute;
    evidence::demand(w, a, static_cast<double>(t.evidence_items));
}

void forget(world& w, std::int32_t id) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    if (p.current == id) {
        p.current = none;
        p.was_interrupted = false;
    }
    std::erase(p.queue, id);
    std::erase_if(p.pending, [&](const pending_notice& n) { return n.assignment == id; });
}

void release(world& w, std::int32_t id) {
    forget(w, id);
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.task != none) {
        task& t = w.now.tasks[static_cast<std::size_t>(a.task)];
        if (--t.open == 0) {
            t.in_use = false;
            w.now.free_tasks.push_back(a.task);
        }
    }
    a.in_use = false;
    ++a.generation;
    w.now.free_assignments.push_back(id);
}

void count_for_ranking(world& w, const person& p, const assignment& a) {
    if (p.village == none || w.now.villages[static_cast<std::size_t>(p.village)].unit != p.unit) return;
    ranking_counts& counts = w.ranking.since_bulletin[static_cast<std::size_t>(p.village)];
    counts.activity_reported += 1;
    counts.evidence_reported += a.evidence_items;
    if (!a.fabricated) {
        counts.activity_true += 1;
        counts.evidence_true += a.evidence_items;
    }
}

void count_completion(world& w, person& p, const assignment& a, seconds t) {
    task_cell(w, a, a.fabricated ? task_count::done_on_paper : task_count::done_true) += 1;
    task_cell(w, a, task_count::done_reported) += 1;
    if (t > a.deadline) task_cell(w, a, task_count::late) += 1;
    auto& book = w.now.book.evidence;
    book(a.line, index_of(evidence_count::records)) += 1;
    book(a.line, index_of(evidence_count::items_reported)) += a.evidence_items;
    book(a.line, index_of(a.fabricated ? evidence_count::items_fabricated : evidence_count::items_produced)) +=
        a.evidence_items;
    if (a.fabricated) book(a.line, index_of(evidence_count::records_false)) += 1;
    p.total_records += 1;
    p.total_false_records += a.fabricated ? 1 : 0;
    count_for_ranking(w, p, a);
}

}  // namespace

std::int32_t open_task(world& w, const task& t) {
    const std::int32_t id = take_slot(w.now.tasks, w.now.free_tasks);
    w.now.tasks[static_cast<std::size_t>(id)] = t;
    w.now.tasks[static_cast<std::size_t>(id)].in_use = true;
    return id;
}

std::int32_t assign_task(world& w, std::int32_t task_id, std::int32_t who, assignment_stage stage, seconds t) {
    return assign_task(w, task_id, who, keys::seat_of_person(who), stage, t);
}

std::int32_t assign_task(world& w, std::int32_t task_id, std::int32_t who, std::int32_t seat, assignment_stage stage,
                         seconds t) {
    const std::int32_t id = take_slot(w.now.assignments, w.now.free_assignments);
    task& source = w.now.tasks[static_cast<std::size_t>(task_id)];
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const std::uint32_t generation = a.generation;
    a = assignment{};
    a.generation = generation;
    a.in_use = true;
    a.task = task_id;
    a.person = who;
    a.key = source.key;
    a.seat = seat;
    a.line = source.line;
    a.kind = source.kind;
    a.stage = stage;
    a.posted = t;
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    a.village_level = p.village != none && w.now.villages[static_cast<std::size_t>(p.village)].unit == p.unit;
    const double tier = a.village_level ? layering::time_factor(w.par<layering>(), 1) : 1.0;
    const auto allowed = static_cast<seconds>((source.deadline - source.issued) * tier);
    a.deadline = close_of_business(w, std::max(t, source.issued + allowed));
    size_work(w, source, a);
    a.total_work = a.work;
    a.noise = static_cast<float>(w.par<task_choice>().noise * normal_quantile(luck(w, a, purpose::choice_noise)));
    ++source.open;
    if (is_counted(a)) {
        task_cell(w, a, task_count::assigned) += 1;
        w.now.persons[static_cast<std::size_t>(who)].total_assigned += 1;
    }
    if (stage != assignment_stage::dispatch_by_leader) {
        w.now.timers.push({a.deadline, timer_kind::deadline, id, a.generation});
    }
    return id;
}

std::int32_t assign_need(world& w, std::int32_t need_id, std::int32_t who, seconds t) {
    const std::int32_t id = take_slot(w.now.assignments, w.now.free_assignments);
    need& n = w.now.needs[static_cast<std::size_t>(need_id)];
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const std::uint32_t generation = a.generation;
    a = assignment{};
    a.generation = generation;
    a.in_use = true;
    a.need = need_id;
    a.person = who;
    a.key = n.key;
    a.seat = keys::seat_of_need;
    a.stage = assignment_stage::serve;
    a.posted = t;
    a.deadline = t + static_cast<seconds>(w.par<service>().pressing_days * day_length);
    a.work = n.service;
    a.total_work = n.service;
    a.noise = static_cast<float>(w.par<task_choice>().noise * normal_quantile(luck(w, a, purpose::choice_noise)));
    n.assignment = id;
    n.state = need_state::waiting;
    a.noticed = true;
    w.now.persons[static_cast<std::size_t>(who)].queue.push_back(id);
    wake(w, who, t);
    return id;
}

void notice_assignment(world& w, std::int32_t id, seconds t) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.noticed) return;
    a.noticed = true;
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    std::erase_if(p.pending, [&](const pending_notice& n) { return n.assignment == id; });
    if (is_counted(a)) {
        task_cell(w, a, task_count::noticed) += 1;
        task_cell(w, a, task_count::notice_delay) += t - a.posted;
    }
    if (a.kind == task_kind::meeting_call && is_counted(a)) {
        meetings::convene_county(w, a.person, a.line, t);
        complete_assignment(w, id, t);
        return;
    }
    p.queue.push_back(id);
    wake(w, a.person, t);
}

void complete_assignment(world& w, std::int32_t id, seconds t) {
    const auto at = static_cast<std::size_t>(id);
    const std::int32_t source = w.now.assignments[at].task;
    const assignment_stage stage = w.now.assignments[at].stage;
    if (is_counted(w.now.assignments[at])) {
        if (fabrication::caught(w, id, t)) return;    // it stays, and must be done after all
        const assignment& a = w.now.assignments[at];  // only now: following up a false record makes the pool grow
        count_completion(w, w.now.persons[static_cast<std::size_t>(a.person)], a, t);
    }
    if (stage == assignment_stage::dispatch_by_leader) routing::planned(w, source, t);
    if (stage == assignment_stage::forward_by_office) routing::forwarded(w, source, t);
    release(w, id);
}

void drop_assignment(world& w, std::int32_t id, bool expired) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    expects(a.in_use, "dropping a free assignment");
    if (expired && is_counted(a)) task_cell(w, a, task_count::expired) += 1;
    release(w, id);
}

void deadline_passed(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const auto& p = w.par<missed_notices>();
    if (t < a.deadline + static_cast<seconds>(p.grace_days * day_length)) {
        if (!a.noticed) missed_notices::ask(w, id, t);
        if (!w.now.assignments[static_cast<std::size_t>(id)].in_use) return;  // a meeting call ends when it is noticed
        w.now.timers.push(
            {a.deadline + static_cast<seconds>(p.grace_days * day_length), timer_kind::deadline, id, a.generation});
        return;
    }
    if (w.now.persons[static_cast<std::size_t>(a.person)].current == id) {
        w.now.timers.push({t + day_length, timer_kind::deadline, id, a.generation});  // it is being done at last
        return;
    }
    drop_assignment(w, id, true);
}

void wake(world& w, std::int32_t who, seconds t) {
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.doing == activity::idle_on_duty && p.clock <= t && w.now.events.time(who) > t) w.now.events.set(who, t);
}

}  // namespace sim
