#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/department_learning.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/groups.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

void call(world& w, std::int32_t id, seconds t) {
    assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    ++p.calls_waiting;
    p.call_cause = a.line;
    if (is_counted(a)) {
        w.now.book.tasks(a.line, index_of(a.kind), index_of(task_count::phoned)) += 1;
    }
    w.now.book.attention(index_of(p.post), index_of(attention_count::phone_calls)) += 1;
    const seconds at = std::max(t, p.clock);  // a telephone is answered when the present stretch of time is over
    if (w.now.events.time(a.person) > at) w.now.events.set(a.person, at);
    notice_assignment(w, id, t);
}

/// Probability with which its department telephones after any notice.
double calls_asked(const world& w, const assignment& a) {
    return a.task == none ? 0.0
                          : std::min(1.0, static_cast<double>(w.now.tasks[static_cast<std::size_t>(a.task)].calls));
}

}  // namespace

void missed_notices::begin_day(world& w) {
    const auto& par = w.par<missed_notices>();
    const double keep_calls = math::exp2(-1.0 / par.call_half_life_days);
    const double keep_blame = math::exp2(-1.0 / par.blame_half_life_days);
    for (line_state& line : w.now.lines) line.misses *= keep_calls;
    for (person& p : w.now.persons) p.blame *= keep_blame;
}

void missed_notices::notice_posted(world& w, std::int32_t id, seconds t) {
    const auto& par = w.par<missed_notices>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!par.enabled || a.noticed) return;
    const double asks = par.ask_after + par.ask_spread * luck(w, a, purpose::leader_asks);
    const seconds at = t + static_cast<seconds>(asks * (a.deadline - t));
    w.now.timers.push(
        {std::max(t + whole_seconds(par.ask_earliest_minutes), at), timer_kind::leader_asks, id, a.generation});
    const line_state& line = w.now.lines[static_cast<std::size_t>(a.line)];
    const double after_misses = p_call(par, line.misses);
    const double unasked = accountability::p_call(w, a.line);
    const double in_all = 1.0 - (1.0 - after_misses) * (1.0 - calls_asked(w, a)) * (1.0 - unasked);
    if (bernoulli(luck(w, a, purpose::phone_call), in_all)) call(w, id, t);
}

void missed_notices::arrive(world& w, const arrival<timer_kind::leader_asks>& due) {
    if (due.concerns(w.now.assignments)) ask(w, due.object, due.at);
}

void missed_notices::arrive(world& w, const arrival<timer_kind::deadline>& due) {
    if (!due.concerns(w.now.assignments)) return;
    if (due.at < end_of_grace(w, w.now.assignments[static_cast<std::size_t>(due.object)])) ask(w, due.object, due.at);
}

void missed_notices::ask(world& w, std::int32_t id, seconds t) {
    if (!w.par<missed_notices>().enabled || w.now.assignments[static_cast<std::size_t>(id)].noticed) return;
    happen(schedule::notice_missed, w, id, t);
    notice_assignment(w, id, t);
}

void missed_notices::notice_missed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    if (is_counted(a)) {
        w.now.book.tasks(a.line, index_of(a.kind), index_of(task_count::missed)) += 1;
        p.total_missed += 1;
    }
    w.now.lines[static_cast<std::size_t>(a.line)].misses += 1.0;
    p.blame += w.par<missed_notices>().blame_per_miss;
    ++p.searches_waiting;
    p.search_cause = a.line;
    if (is_counted(a)) happen(schedule::failed, w, accountability::failure_in(w, a, failure_kind::missed));
}

void missed_notices::work_starts(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!is_counted(a)) return;
    spend(w, w.now.persons[static_cast<std::size_t>(a.person)], look_up(w, a), activity::searching_back, a.line);
}

void missed_notices::found_out(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    w.now.persons[static_cast<std::size_t>(a.person)].blame += w.par<missed_notices>().blame_per_miss;
    happen(schedule::failed, w, accountability::failure_in(w, a, failure_kind::found_out));
}

seconds missed_notices::end_of_grace(const world& w, const assignment& a) {
    return a.deadline + static_cast<seconds>(w.par<missed_notices>().grace_days * day_length);
}

std::int32_t missed_notices::look_up(const world& w, const assignment& a) {
    const auto& par = w.par<missed_notices>();
    const auto& reader = w.par<attention>();
    if (!par.enabled || !reader.enabled || a.group == none) return 0;
    const std::int32_t above = w.now.counters.total[static_cast<std::size_t>(a.group)] - a.position - 1;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    const double in_group =
        par.search_minutes * seconds_per_minute * (1.0 - math::exp(-above / reader.displacement_depth));
    return static_cast<std::int32_t>(in_group + par.find_group_seconds * p.n_memberships);
}

bool missed_notices::attempt(world& w, std::int32_t who, seconds t) {
    const auto& par = w.par<missed_notices>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (p.calls_waiting == 0 && p.searches_waiting == 0) return false;
    const seconds of_day = second_of_day(w, t);
    const auto& c = w.par<calendar_params>();
    if (of_day < c.morning_start.seconds || of_day >= c.phone_until.seconds) return false;
    spend(w, p, p.calls_waiting * whole_seconds(par.call_minutes), activity::phone_confirmation, p.call_cause);
    const double proof = p.blame > 0.0 ? par.screenshot_seconds / seconds_per_minute : 0.0;
    const double finding = par.find_group_seconds * p.n_memberships / seconds_per_minute;
    spend(w, p, p.searches_waiting * whole_seconds(par.search_minutes + finding + proof), activity::searching_back,
          p.search_cause);
    p.calls_waiting = 0;
    p.searches_waiting = 0;
    happen(schedule::cut, w, p, p.clock - t);
    return p.clock > t;
}

void missed_notices::post_vacated(world& /*w*/, person& p) {
    p.calls_waiting = p.searches_waiting = 0;
}

void missed_notices::post_taken_up(world& /*w*/, person& p) {
    p.blame = 0.0;
}

}  // namespace sim
