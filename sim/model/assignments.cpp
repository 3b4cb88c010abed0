#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/department_learning.hpp"
#include "sim/model/mechanisms/exhaustion.hpp"
#include "sim/model/mechanisms/hazards.hpp"
#include "sim/model/mechanisms/hotline.hpp"
#include "sim/model/mechanisms/inspections.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/error.hpp"
#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/quotas.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/requests.hpp"
#include "sim/model/mechanisms/routing.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/schedule.hpp"
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

std::int32_t new_assignment(world& w, std::int32_t who, work_key key, assignment_stage stage, seconds t) {
    const std::int32_t id = take_slot(w.now.assignments, w.now.free_assignments);
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const std::uint32_t generation = a.generation;
    a = assignment{};
    a.generation = generation;
    a.in_use = true;
    a.person = acting_for(w, who);
    a.key = key;
    a.stage = stage;
    a.posted = t;
    a.village_level = lives_in_its_village(w, w.now.persons[static_cast<std::size_t>(a.person)]);
    return id;
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

/// What was reported done, truly or on paper.
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
    task& source = w.now.tasks[static_cast<std::size_t>(task_id)];
    const std::int32_t id = new_assignment(w, who, source.key, stage, t);
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    a.task = task_id;
    a.seat = seat;
    a.line = source.line;
    a.kind = source.kind;
    handover h{source, a, source.deadline - source.issued};
    happen(schedule::task_assigned, w, h);
    a.deadline = close_of_business(w, std::max(t, source.issued + h.allowed));
    a.work = a.total_work = static_cast<float>(h.demanded);
    ++source.open;
    if (is_counted(a)) {
        task_cell(w, a, task_count::assigned) += 1;
        task_cell(w, a, task_count::asked_work) += std::llround(h.asked);
        task_cell(w, a, task_count::demanded_work) += std::llround(a.work);
        w.now.persons[static_cast<std::size_t>(a.person)].total_assigned += 1;
    }
    if (stage != assignment_stage::dispatch_by_leader) {
        w.now.timers.push({a.deadline, timer_kind::deadline, id, a.generation});
    }
    return id;
}

std::int32_t assign_need(world& w, std::int32_t need_id, std::int32_t who, seconds t) {
    need& n = w.now.needs[static_cast<std::size_t>(need_id)];
    const std::int32_t id = new_assignment(w, who, n.key, assignment_stage::serve, t);
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    a.need = need_id;
    a.seat = keys::seat_of_need;
    happen(schedule::need_assigned, w, n, a);
    n.assignment = id;
    n.state = need_state::waiting;
    a.noticed = true;
    w.now.persons[static_cast<std::size_t>(a.person)].queue.push_back(id);
    wake(w, a.person, t);
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
    if (!goes_on(schedule::noticed, w, id, t)) return;
    p.queue.push_back(id);
    wake(w, a.person, t);
}

void complete_assignment(world& w, std::int32_t id, seconds t) {
    if (!goes_on(schedule::work_reported, w, id, t)) return;  // it stays, and must be done after all
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (is_counted(a)) count_completion(w, w.now.persons[static_cast<std::size_t>(a.person)], a, t);
    happen(schedule::completed, w, id, t);
    release(w, id);
}

void drop_assignment(world& w, std::int32_t id, bool expired) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    expects(a.in_use, "dropping a free assignment");
    if (expired && is_counted(a)) {
        task_cell(w, a, task_count::expired) += 1;
        happen(schedule::failed, w, accountability::failure_in(w, a, failure_kind::expired));
    }
    release(w, id);
}

void deadlines::arrive(world& w, const arrival<timer_kind::deadline>& due) {
    if (!due.concerns(w.now.assignments)) return;
    const assignment& a = w.now.assignments[static_cast<std::size_t>(due.object)];
    const seconds last = missed_notices::end_of_grace(w, a);
    if (due.at < last) {
        w.now.timers.push({last, timer_kind::deadline, due.object, a.generation});
    } else if (w.now.persons[static_cast<std::size_t>(a.person)].current == due.object) {  // it is being done at last
        w.now.timers.push({due.at + day_length, timer_kind::deadline, due.object, a.generation});
    } else {
        drop_assignment(w, due.object, true);
    }
}

void wake(world& w, std::int32_t who, seconds t) {
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.doing == activity::idle_on_duty && p.clock <= t && w.now.events.time(who) > t) w.now.events.set(who, t);
}

}  // namespace sim
