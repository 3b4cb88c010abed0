#include "sim/model/mechanisms/inspections.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/posts.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

constexpr std::uint32_t of_visit = 0;
constexpr std::uint32_t of_village = 1;
constexpr std::uint32_t of_hour = 2;
constexpr std::uint32_t of_items = 3;
constexpr std::uint32_t of_blame = 4;
constexpr std::uint32_t of_bearer = 5;
constexpr std::int32_t of_findings = 16;

std::array<double, 2> luck_of(const world& w, work_key key, std::uint32_t what) {
    return w.now.random.uniforms(purpose::inspection, keys::about(key, what));
}

/// The village that is shown; none without villages.
std::int16_t village_shown(const world& w, const std::array<double, 2>& u) {
    const auto& all = w.now.villages;
    if (all.empty()) return none;
    if (!bernoulli(u[0], w.par<inspections>().showcase_share)) {
        return static_cast<std::int16_t>(uniform_index(u[1], static_cast<std::int32_t>(all.size())));
    }
    const auto is_nearer = [](const village& a, const village& b) { return a.travel < b.travel; };
    return static_cast<std::int16_t>(std::min_element(all.begin(), all.end(), is_nearer) - all.begin());
}

/// Who leads the village that is shown, if any is.
std::int32_t host_of(const world& w, std::int16_t v) {
    return v == none ? none : secretary_of(w, w.now.villages[static_cast<std::size_t>(v)]);
}

/// The head of the office that handles a line.
std::int32_t head_of(const world& w, const line_state& line) {
    const auto heads = [&](const person& p) { return p.unit == line.office && p.post == role::office_head; };
    const auto found = std::find_if(w.now.persons.begin(), w.now.persons.end(), heads);
    return found == w.now.persons.end() ? none : static_cast<std::int32_t>(found - w.now.persons.begin());
}

/// Somebody is there for so long; the secretary is at home in the village, the others come from the seat.
void book(world& w, std::int32_t who, std::int32_t travel, seconds begins, double minutes, std::int16_t line) {
    if (who == none) return;
    person& p = w.now.persons[static_cast<std::size_t>(acting_for(w, who))];
    const auto is_this = [&](const appointment& a) { return a.depart == begins - travel && a.cause == line; };
    if (p.vacant || std::any_of(p.appointments.begin(), p.appointments.end(), is_this)) return;
    meetings::book_appointment(p, {begins - travel, travel, whole_seconds(minutes), line, activity::inspections});
}

/// Who has to be there when officials of a line come into a village; at the seat where there is none.
void escort(world& w, std::int16_t of, std::int16_t village, double hour, double minutes) {
    const auto& c = w.par<calendar_params>();
    const line_state& line = w.now.lines[static_cast<std::size_t>(of)];
    const clock_time shift = hour < 0.5 ? c.morning_start : c.afternoon_start;
    const seconds begins = w.now.midnight - day_length + shift.seconds + whole_seconds(w.par<meetings>().start_minutes);
    const std::int32_t travel = village == none ? 0 : w.now.villages[static_cast<std::size_t>(village)].travel;
    book(w, line.leader, travel, begins, minutes, of);
    book(w, head_of(w, line), travel, begins, minutes, of);
    book(w, host_of(w, village), 0, begins, minutes, of);
}

/// The day has come.
void inspect(world& w, const announced_inspection& i, double hour) {
    escort(w, i.line, i.village, hour, w.par<inspections>().escort_minutes);
    if (i.village != none) service_cell(w, i.village, service_count::inspections) += 1;
}

/// The list of what is to be put right comes to whoever carries the line.
void send_list(world& w, const announced_inspection& i) {
    const auto& par = w.par<inspections>();
    const line_state& line = w.now.lines[static_cast<std::size_t>(i.line)];
    const std::int32_t carrier = i.village == none ? none : line.village_carriers[static_cast<std::size_t>(i.village)];
    const std::int32_t who = carrier != none || line.handlers.empty() ? carrier : line.handlers.front();
    if (who == none || par.list_minutes <= 0.0) return;
    task t;
    t.key = keys::list_after(i.key);
    t.line = i.line;
    t.kind = task_kind::form;
    t.issued = w.now.midnight - day_length + w.par<calendar_params>().morning_start.seconds;
    t.deadline = t.issued + static_cast<seconds>(par.list_days * day_length);
    t.asked_work = t.work = static_cast<float>(par.list_minutes * seconds_per_minute);
    const std::int32_t id = assign_task(w, open_task(w, t), who, assignment_stage::execute, t.issued);
    w.now.book.tasks(t.line, index_of(t.kind), index_of(task_count::issued)) += 1;
    notice_assignment(w, id, t.issued);
}

/// False records that come to light, and who bears the blame.
void find_records(world& w, const announced_inspection& i) {
    if (i.village == none) return;
    const auto& par = w.par<inspections>();
    village& v = w.now.villages[static_cast<std::size_t>(i.village)];
    const double p = i.doorstep ? par.p_found_at_door : par.p_found_in_files;
    std::int32_t found = 0;
    for (std::int32_t k = 0; k < v.false_on_file; ++k) {
        const auto detail = keys::share_of(keys::seat_of_village(i.village), 0, i.key, of_findings + k);
        found += bernoulli(w.now.random.uniform(purpose::inspection, detail), p) ? 1 : 0;
    }
    v.false_on_file = i.doorstep ? 0 : v.false_on_file - found;
    service_cell(w, i.village, service_count::found_by_inspection) += found;
    const std::int32_t who = host_of(w, i.village);
    if (found == 0 || who == none) return;
    const std::int32_t leader = w.now.lines[static_cast<std::size_t>(i.line)].leader;
    const auto u = luck_of(w, i.key, of_blame);
    happen(schedule::failed, w,
           failure{failure_kind::found_out, who, leader, {u[0], u[1], luck_of(w, i.key, of_bearer)[0]}});
    for (const std::int32_t cadre : v.cadres) fabrication::deter(w.now.persons[static_cast<std::size_t>(cadre)]);
}

void close_inspections(world& w) {
    for (const announced_inspection& i : w.now.inspections) {
        if (i.day >= w.now.today) continue;
        find_records(w, i);
        send_list(w, i);
    }
    std::erase_if(w.now.inspections, [&](const announced_inspection& i) { return i.day < w.now.today; });
}

/// Officials who come without a task: to see, to learn, to be seen.
void receive_visitors(world& w) {
    const auto& par = w.par<inspections>();
    const auto& c = w.par<calendar_params>();
    if (w.now.lines.empty() || !is_workday(c, w.date())) return;
    const double a_day = par.visits_per_year / (days_per_year * c.workdays_per_week / days_per_week);
    const auto number = [&](std::uint32_t what) {
        return w.now.random.uniforms(purpose::official_visit, w.day_key(), what);
    };
    const std::int32_t n = poisson(number(0)[0], a_day * w.in_force.inspections_left.value());
    for (std::int32_t i = 0; i < n; ++i) {
        const auto first = 1 + 2 * static_cast<std::uint32_t>(i);
        const std::int16_t village = village_shown(w, number(first));
        const auto u = number(first + 1);
        const auto line = static_cast<std::int16_t>(uniform_index(u[0], w.now.n_lines));
        escort(w, line, village, u[1], par.escort_minutes);
        if (village != none) service_cell(w, village, service_count::official_visits) += 1;
    }
}

}  // namespace

bool inspections::has_visit(const world& w, const task& t) {
    const auto& par = w.par<inspections>();
    if (!par.enabled || t.kind != task_kind::evaluation) return false;
    const rules then = rules_on(*w.plan, w.now.index, day_of(t.issued));  // it may be asked before that day begins
    return bernoulli(luck_of(w, t.key, of_visit)[0],
                     par.visit_share * then.inspections_left.value() * (1.0 + static_cast<double>(t.visits)));
}

double inspections::items_each(const inspections_params& p, std::size_t carriers) {
    return carriers == 0 ? 0.0 : p.volumes * p.items_per_volume / static_cast<double>(carriers);
}

void inspections::task_issued(const world& w, task& t) {
    if (!has_visit(w, t)) return;
    const line_state& line = w.now.lines[static_cast<std::size_t>(t.line)];
    const std::size_t carriers = line.handlers.size() + (t.to_villages ? w.now.villages.size() : 0);
    const double items = items_each(w.par<inspections>(), carriers);
    t.evidence_items =
        static_cast<std::int16_t>(t.evidence_items + task_issue::whole(items, luck_of(w, t.key, of_items)[0]));
}

void inspections::time_of_issue(world& w, const task& t) {
    if (!has_visit(w, t)) return;
    const bool doorstep = bernoulli(luck_of(w, t.key, of_visit)[1], w.in_force.doorstep_inspections.value());
    const std::int16_t village = village_shown(w, luck_of(w, t.key, of_village));
    w.now.inspections.push_back({t.key, day_of(close_of_business(w, t.deadline)), t.line, village, doorstep});
}

void inspections::begin_day(world& w) {
    const auto& par = w.par<inspections>();
    if (!par.enabled) return;
    close_inspections(w);
    if (!is_workday(w.par<calendar_params>(), w.date())) return;
    const std::int32_t next = day_of(next_shift_start(w, w.now.midnight));
    for (const announced_inspection& i : w.now.inspections) {
        const double hour = luck_of(w, i.key, of_hour)[0];
        if (i.day == w.now.today) inspect(w, i, hour);
        if (i.day == next && par.rehearsal_minutes > 0.0) escort(w, i.line, i.village, hour, par.rehearsal_minutes);
    }
    receive_visitors(w);
}

void inspections::completed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!w.par<inspections>().enabled || !is_counted(a) || !a.fabricated || !a.village_level) return;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    ++w.now.villages[static_cast<std::size_t>(p.village)].false_on_file;
}

}  // namespace sim
