#include "sim/model/mechanisms/requests.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/hazards.hpp"
#include "sim/model/rules.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

std::int64_t& cell(world& w, const request& r, task_count c) {
    return w.now.book.tasks(r.line, index_of(r.kind), index_of(c));
}

/// Writes and sends a request about an assignment.
void ask(world& w, const assignment& a, request r) {
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    r.line = a.line;
    r.kind = a.kind;
    r.key = a.key;
    r.seat = a.seat;
    spend(w, p, whole_seconds(w.par<requests>().request_minutes), activity::posting_replying, a.line);
    cell(w, r, task_count::requests) += 1;
    w.outbox.emplace_back(request_letter{r});
}

void extend(world& w, const request& r) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(r.assignment)];
    if (!a.in_use || a.generation != r.generation) return;  // it is over already
    const auto longer = static_cast<seconds>(w.par<requests>().extension_days * day_length);
    a.deadline = close_of_business(w, a.deadline + longer);
    w.now.timers.push({a.deadline, timer_kind::deadline, r.assignment, a.generation});
}

}  // namespace

void requests::work_starts(world& w, std::int32_t id, seconds t) {
    const auto& par = w.par<requests>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!par.enabled || !is_counted(a) || a.fabricated || a.line == none) return;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    if (!bernoulli(luck(w, a, purpose::request), par.p_ask) || fabrication::time_gap(w, p, a, t) < par.gap_asked)
        return;
    ask(w, a, {.assignment = id, .generation = a.generation, .luck = luck(w, a, purpose::request, 1)});
}

void requests::completed(world& w, std::int32_t id, seconds /*when*/) {
    const auto& par = w.par<requests>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const bool check = a.kind == task_kind::field_check && a.stage == assignment_stage::execute && a.village_level;
    if (!par.enabled || !check || a.fabricated) return;
    const std::int16_t village = w.now.persons[static_cast<std::size_t>(a.person)].village;
    if (w.now.villages[static_cast<std::size_t>(village)].hazards_known == 0) return;
    if (!bernoulli(luck(w, a, purpose::request, 2), par.p_ask)) return;
    ask(w, a, {.village = village, .luck = luck(w, a, purpose::request, 3)});
}

void requests::receive(county_world& c, std::int32_t from, const request_letter& l) {
    const double answered = rules_on(*c.plan, from, c.now.today).requests_answered.value();
    if (!bernoulli(l.asked.luck, answered)) return;  // it sinks
    const auto days = static_cast<std::int32_t>(c.par<requests>().answer_days);
    c.now.requests.push_back({from, c.now.today + days, l.asked});
}

void requests::county_begins_day(county_world& c) {
    const auto is_due = [&](const open_request& r) { return r.due <= c.now.today; };
    for (const open_request& r : c.now.requests) {
        if (is_due(r)) c.post(static_cast<std::size_t>(r.township), answer_letter{r.asked});
    }
    std::erase_if(c.now.requests, is_due);
}

void requests::receive(world& w, const answer_letter& l) {
    cell(w, l.asked, task_count::requests_answered) += 1;
    if (l.asked.village != none) {
        hazards::come_with_power(w, l.asked.village, l.asked.key, l.asked.seat);
    } else {
        extend(w, l.asked);
    }
}

}  // namespace sim
