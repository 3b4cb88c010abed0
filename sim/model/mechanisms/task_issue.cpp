#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/mechanisms/department_learning.hpp"
#include "sim/model/mechanisms/substitution.hpp"

#include <algorithm>
#include <cmath>
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/dispatch.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "sim/model/mechanisms/inspections.hpp"
#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"

namespace sim {
namespace {

/// When it is posted.
seconds posting_time(const county_world& c, work_key key) {
    const auto u = c.now.random.uniforms(purpose::task_time, keys::about(key, 0));
    const auto& hours = c.par<calendar_params>();
    const bool late = u[0] < c.par<task_issue>().after_hours_share;
    const seconds from = late ? hours.afternoon_end.seconds : hours.morning_start.seconds;
    const seconds to = late ? hours.phone_until.seconds : hours.afternoon_end.seconds;
    return day_start(c.now.today) + from + static_cast<seconds>(u[1] * std::max(1, to - from));
}

task_letter describe(const county_world& c, std::size_t line, task_kind kind, work_key key) {
    const auto& par = c.par<task_issue>();
    const double tier = c.now.random.uniform(purpose::task_tier, keys::about(key, 0));
    const double u = c.now.random.uniforms(purpose::task_recipient, keys::about(key, 0))[0];
    task_letter l;
    l.key = key;
    l.line = static_cast<std::int16_t>(line);
    l.kind = kind;
    l.issued = posting_time(c, key);
    l.deadline = l.issued + static_cast<seconds>(par.deadline_days[kind] * day_length);
    l.tiers = static_cast<std::int8_t>(layering::tiers_passed(c.par<layering>(), tier));
    l.work = static_cast<float>(par.work_minutes[kind] * seconds_per_minute);
    l.to_villages = kind == task_kind::complaint_ticket || u < par.village_share[kind];
    l.uploads_asked = c.now.departments[line].uploads_asked;
    return l;
}

constexpr bool is_document(task_kind k) {
    return k == task_kind::notice || k == task_kind::form || k == task_kind::meeting_call;
}

bool is_within(const county_world& c, const task_letter& l, purpose p, double left) {
    return left >= 1.0 || c.now.random.uniform(p, keys::about(l.key, 0)) < left;
}

/// Whether a township still gets a task where rules cap documents or send tasks back, or those below grade those above:
/// one luck for all townships.
bool is_sent_under(const county_world& c, const task_letter& l, const rules& r) {
    const double left = is_document(l.kind) ? r.documents_left.value() : 1.0;
    const double restraint = c.now.departments[static_cast<std::size_t>(l.line)].restraint;
    return is_within(c, l, purpose::documents_cap, left) &&
           is_within(c, l, purpose::admission, r.tasks_admitted.value() * (1.0 - restraint));
}

/// Sends a task to one township, as that township gets it.
void address(county_world& c, task_letter l, std::size_t township) {
    if (!c.plan->reforms.empty()) {
        const auto to = static_cast<std::int32_t>(township);
        if (!is_sent_under(c, l, rules_on(*c.plan, to, c.now.today))) return;
        l.off_the_books = !is_sent_under(c, l, rules_on_paper(*c.plan, to, c.now.today));
    }
    dispatch d{l, township, c.par<task_issue>().evidence_items[l.kind]};
    happen(schedule::task_addressed, std::as_const(c), d);
    const double u = c.now.random.uniforms(purpose::task_recipient, keys::about(l.key, 0))[1];
    l.evidence_items = task_issue::whole(d.evidence, u);
    l.deadline = l.issued + static_cast<seconds>(d.allowed * (l.deadline - l.issued));
    c.now.departments[d.line()].issued_this_week += 1.0 / static_cast<double>(c.townships());
    c.post(township, l);
}

/// Mean number of tasks of a kind that a department issues today as its base. Weekly rates are spread over the days so
/// that an ordinary week carries exactly the rate.
double base_of_day(const county_world& c, std::size_t line, task_kind kind) {
    const auto& par = c.par<task_issue>();
    const int workdays = c.par<calendar_params>().workdays_per_week;
    const double days = workdays + (days_per_week - workdays) * par.weekend_factor;
    return par.rate[kind] * task_issue::season(par, kind, c.date(), workdays) / days * c.now.departments[line].weight;
}

double arrival_luck(const county_world& c, purpose p, std::size_t line, task_kind kind) {
    const auto entity = static_cast<std::uint32_t>(line) << 8U | static_cast<std::uint32_t>(kind);
    return c.now.random.uniform(p, entity, c.day_key());
}

/// The village that a complaint comes from; none for any other task.
std::int16_t village_of(const world& w, const task_letter& l) {
    if (l.kind != task_kind::complaint_ticket || w.now.villages.empty()) return none;
    const double u = w.now.random.uniform(purpose::task_recipient, keys::about(l.key, 1));
    return static_cast<std::int16_t>(uniform_index(u, static_cast<std::int32_t>(w.now.villages.size())));
}

constexpr bool happens_in_the_field(task_kind k) {
    return k == task_kind::field_check || k == task_kind::event_quota || k == task_kind::campaign ||
           k == task_kind::complaint_ticket;
}

}  // namespace

void task_issue::set_up_county(county_world& c) {
    double sum = 0.0;
    for (std::size_t l = 0; l < c.now.departments.size(); ++l) {
        const double u = c.now.random.uniform(purpose::person_trait, static_cast<std::uint32_t>(l), 0);
        c.now.departments[l].weight = lognormal(u, 1.0, c.par<task_issue>().line_spread);
        sum += c.now.departments[l].weight;
    }
    for (department_state& d : c.now.departments) d.weight /= sum;
}

std::int16_t task_issue::whole(double mean, double u) {
    return static_cast<std::int16_t>(std::floor(mean + u));
}

double task_issue::season(const task_issue_params& par, task_kind kind, civil_date day, int workdays_per_week) {
    double s = weekday(day) < workdays_per_week ? 1.0 : par.weekend_factor;
    const double weeks_left = static_cast<double>(next_new_year(day).days - day.days) / days_per_week;
    const bool year_end = weeks_left <= par.year_end_weeks;
    if (year_end && (kind == task_kind::evaluation || kind == task_kind::form)) s *= par.year_end_factor;
    return s;
}

void task_issue::county_begins_day(county_world& c) {
    if (!c.par<task_issue>().enabled) return;
    for (std::size_t k = 0; k < count_of<task_kind>; ++k) {
        const auto kind = static_cast<task_kind>(k);
        for (std::size_t l = 0; l < c.now.departments.size(); ++l) {
            const double u = arrival_luck(c, purpose::task_arrival, l, kind);
            const std::int32_t n = poisson(u, base_of_day(c, l, kind));
            for (std::int32_t i = 0; i < n; ++i) {
                const auto line = static_cast<std::int32_t>(l);
                task_letter task = describe(c, l, kind, keys::task(line, static_cast<std::int32_t>(k), c.now.today, i));
                happen(schedule::department_issues, c, task);
                for (std::size_t to = 0; to < c.townships(); ++to) address(c, task, to);
            }
        }
    }
}

void task_issue::issue_beyond_base(county_world& c, std::size_t line, const std::vector<double>& over_base) {
    if (!c.par<task_issue>().enabled || *std::max_element(over_base.begin(), over_base.end()) <= 0.0) return;
    for (std::size_t k = 0; k < count_of<task_kind>; ++k) {
        const auto kind = static_cast<task_kind>(k);
        if (kind == task_kind::complaint_ticket) continue;
        const double u = arrival_luck(c, purpose::issue_beyond_base, line, kind);
        const double base = base_of_day(c, line, kind);
        std::vector<std::int32_t> n;
        for (const double factor : over_base) n.push_back(poisson(u, base * factor));
        for (std::int32_t i = 0; i < *std::max_element(n.begin(), n.end()); ++i) {
            task_letter task = describe(
                c, line, kind,
                keys::task_beyond_base(static_cast<std::int32_t>(line), static_cast<std::int32_t>(k), c.now.today, i));
            task.beyond_base = true;
            happen(schedule::department_issues, c, task);
            for (std::size_t to = 0; to < n.size(); ++to) {
                if (i < n[to]) address(c, task, to);
            }
        }
    }
}

void task_issue::task_assigned(world& w, handover& h) {
    if (!is_counted(h.made)) return;
    const auto& par = w.par<task_issue>();
    const bool oversees = h.made.stage == assignment_stage::oversee;  // the office collates what villages do
    const double spread = lognormal(luck(w, h.made, purpose::task_work), 1.0, par.work_sigma);
    const double collating = par.collation_minutes * seconds_per_minute * static_cast<double>(w.now.villages.size());
    h.asked = (oversees ? collating : static_cast<double>(h.source.asked_work)) * spread;
    h.demanded = (oversees ? collating : static_cast<double>(h.source.work)) * spread;
    h.made.field = happens_in_the_field(h.made.kind) && h.made.stage == assignment_stage::execute;
}

void task_issue::receive(world& w, const task_letter& l) {
    task t;
    t.key = l.key;
    t.line = l.line;
    t.kind = l.kind;
    t.issued = l.issued;
    t.deadline = l.deadline;
    t.tiers = l.tiers;
    t.asked_work = t.work = l.work;
    t.to_villages = l.to_villages;
    t.evidence_items = l.evidence_items;
    t.uploads_asked = l.uploads_asked;
    t.calls = l.calls;
    t.visits = l.visits;
    t.county_group = l.county_group;
    t.village = l.village != none ? l.village : village_of(w, l);
    t.household = l.household;
    t.unreasonable = l.unreasonable;
    happen(schedule::task_issued, w, t);
    const std::int32_t id = open_task(w, t);
    w.now.timers.push({t.issued, timer_kind::post_notice, id, 0});
    w.now.book.tasks(t.line, index_of(t.kind), index_of(task_count::issued)) += 1;
    if (l.household != none) service_cell(w, l.village, service_count::tickets) += 1;
    if (l.off_the_books) w.now.book.tasks(t.line, index_of(t.kind), index_of(task_count::issued_off_the_books)) += 1;
    if (l.beyond_base) w.now.book.tasks(t.line, index_of(t.kind), index_of(task_count::issued_beyond_base)) += 1;
}

}  // namespace sim
