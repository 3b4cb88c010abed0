#include "sim/model/mechanisms/task_issue.hpp"

#include <algorithm>
#include <cmath>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// Time of day at which it is posted.
seconds posting_time(const world& w, const task_issue_params& par, work_key key) {
    const auto u = w.now.random.county().uniforms(purpose::task_time, keys::about(key, 0));
    const auto& c = w.par<calendar_params>();
    const bool late = u[0] < par.after_hours_share;
    const seconds from = late ? c.afternoon_end.seconds : c.morning_start.seconds;
    const seconds to = late ? c.phone_until.seconds : c.afternoon_end.seconds;
    return w.now.midnight - day_length + from + static_cast<seconds>(u[1] * std::max(1, to - from));
}

/// Whole number with the given mean: the fraction is decided by the draw.
std::int16_t round_by_luck(double mean, double u) {
    return static_cast<std::int16_t>(std::floor(mean + u));
}

task describe(const world& w, const task_issue_params& par, std::int32_t line, task_kind kind, work_key key) {
    const random_source county = w.now.random.county();
    task t;
    t.key = key;
    t.line = static_cast<std::int16_t>(line);
    t.kind = kind;
    t.issued = posting_time(w, par, key);
    t.deadline = t.issued + static_cast<seconds>(par.deadline_days[kind] * day_length);
    t.tiers = static_cast<std::int8_t>(
        layering::tiers_passed(w.par<layering>(), county.uniform(purpose::task_tier, keys::about(key, 0))));
    t.asked_work = static_cast<float>(par.work_minutes[kind] * seconds_per_minute);
    t.work = t.asked_work;
    const auto u = county.uniforms(purpose::task_recipient, keys::about(key, 0));
    t.to_villages = kind == task_kind::complaint_ticket || u[0] < par.village_share[kind];
    t.evidence_items = round_by_luck(par.evidence_items[kind], u[1]);
    if (kind == task_kind::complaint_ticket && !w.now.villages.empty()) {
        const double v = w.now.random.uniform(purpose::task_recipient, keys::about(key, 1));
        t.village = static_cast<std::int16_t>(uniform_index(v, static_cast<std::int32_t>(w.now.villages.size())));
    }
    return t;
}

constexpr bool happens_in_the_field(task_kind k) {
    return k == task_kind::field_check || k == task_kind::event_quota || k == task_kind::campaign ||
           k == task_kind::complaint_ticket;
}

}  // namespace

void task_issue::initialise(world& w) {
    const auto& par = w.par<task_issue>();
    double sum = 0.0;
    for (std::int32_t l = 0; l < w.now.n_lines; ++l) {
        const double u = w.now.random.county().uniform(purpose::person_trait, static_cast<std::uint32_t>(l), 0);
        line_state& line = w.now.lines[static_cast<std::size_t>(l)];
        line.weight = lognormal(u, 1.0, par.line_spread);
        sum += line.weight;
    }
    for (line_state& line : w.now.lines) line.weight /= sum;
}

double task_issue::season(const task_issue_params& par, task_kind kind, civil_date day, int workdays_per_week) {
    double s = weekday(day) < workdays_per_week ? 1.0 : par.weekend_factor;
    const double weeks_left = static_cast<double>(next_new_year(day).days - day.days) / days_per_week;
    const bool year_end = weeks_left <= par.year_end_weeks;
    if (year_end && (kind == task_kind::evaluation || kind == task_kind::form)) s *= par.year_end_factor;
    return s;
}

void task_issue::begin_day(world& w) {
    const auto& par = w.par<task_issue>();
    if (!par.enabled) return;
    const int workdays = w.par<calendar_params>().workdays_per_week;
    // weekly rates are spread over the days so that an ordinary week carries exactly the rate
    const double days = workdays + (days_per_week - workdays) * par.weekend_factor;
    for (std::size_t k = 0; k < count_of<task_kind>; ++k) {
        const auto kind = static_cast<task_kind>(k);
        const double mean = par.rate[kind] * season(par, kind, w.date(), workdays) / days;
        for (std::int32_t l = 0; l < w.now.n_lines; ++l) {
            const double share = w.now.lines[static_cast<std::size_t>(l)].weight;
            const auto entity = static_cast<std::uint32_t>(l) << 8U | static_cast<std::uint32_t>(k);
            const double u = w.now.random.county().uniform(purpose::task_arrival, entity, w.day_key());
            const std::int32_t n = poisson(u, mean * share);
            for (std::int32_t i = 0; i < n; ++i) {
                task t = describe(w, par, l, kind, keys::task(l, static_cast<std::int32_t>(k), w.now.today, i));
                happen(schedule::task_issued, w, t);
                const std::int32_t id = open_task(w, t);
                w.now.timers.push({t.issued, timer_kind::post_notice, id, 0});
                w.now.book.tasks(l, k, index_of(task_count::issued)) += 1;
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

}  // namespace sim
