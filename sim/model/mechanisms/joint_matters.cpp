#include "sim/model/mechanisms/joint_matters.hpp"

#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

double luck(const county_world& c, const joint_matter& m, std::uint32_t what) {
    return c.now.random.uniform(purpose::joint_round, keys::about(m.key, static_cast<std::uint32_t>(m.township), what));
}

/// A task of the department that called the meeting, on the matter's account.
task_letter task_of(const county_world& c, const joint_matter& m, task_kind kind, double minutes, double days) {
    const auto& hours = c.par<calendar_params>();
    task_letter l;
    l.key = keys::joint_matter(m.township, m.arisen, m.rounds);
    l.line = m.line;
    l.kind = kind;
    l.issued = day_start(c.now.today) + hours.morning_start.seconds;
    l.deadline = l.issued + static_cast<seconds>(days * day_length);
    l.work = static_cast<float>(minutes * seconds_per_minute);
    l.uploads_asked = false;
    return l;
}

void let_arise(county_world& c) {
    const auto& par = c.par<joint_matters>();
    for (std::size_t i = 0; i < c.townships(); ++i) {
        const auto township = static_cast<std::int32_t>(i);
        const draw_key key = keys::occasion(township, c.now.today, 0);
        const auto u = c.now.random.uniforms(purpose::joint_matter, key);
        if (poisson(u[0], par.per_year / days_per_year) == 0) continue;
        const double line = c.now.random.uniform(purpose::joint_matter, keys::occasion(township, c.now.today, 1));
        const std::int32_t seats = par.seats_least + uniform_index(u[1], par.seats_most - par.seats_least + 1);
        const auto of = uniform_index(line, static_cast<std::int32_t>(c.now.departments.size()));
        c.now.matters.push_back({keys::joint_matter(township, c.now.today, 0), township, static_cast<std::int16_t>(of),
                                 seats, c.now.today, 0});
    }
}

bool is_due(const county_world& c, const joint_matter& m) {
    return c.now.today >= m.arisen + static_cast<std::int32_t>((m.rounds + 1) * c.par<joint_matters>().round_days);
}

/// One meeting of all seats and the township. True if the matter is over.
bool hold_round(county_world& c, joint_matter& m) {
    const auto& par = c.par<joint_matters>();
    const auto to = static_cast<std::size_t>(m.township);
    c.post(to, task_of(c, m, task_kind::meeting_call, 0.0, 1.0));
    ++m.rounds;
    const double named = rules_on(*c.plan, m.township, c.now.today).lead_named.value();
    const bool led = bernoulli(luck(c, m, 0), named);
    const auto round = static_cast<std::uint32_t>(m.rounds);
    const bool taken = led || bernoulli(luck(c, m, round), joint_matters::p_taken(par.cost_of_first, m.seats));
    if (!taken && m.rounds < par.rounds) return false;
    c.post(to, joint_letter{m.line, c.now.today - m.arisen, !taken});
    if (!taken) c.post(to, task_of(c, m, task_kind::form, par.job_minutes, par.job_days));
    return true;
}

}  // namespace

double joint_matters::p_taken(double cost_of_first, std::int32_t seats) {
    return 1.0 - math::pow(cost_of_first, static_cast<double>(seats) / (seats - 1));
}

void joint_matters::county_begins_day(county_world& c) {
    if (!c.par<joint_matters>().enabled || c.now.departments.empty()) return;
    let_arise(c);
    for (joint_matter& m : std::exchange(c.now.matters, {})) {
        if (!is_due(c, m) || !hold_round(c, m)) c.now.matters.push_back(m);
    }
}

void joint_matters::receive(world& w, const joint_letter& l) {
    const auto count = [&](task_count what) -> std::int64_t& {
        return w.now.book.tasks(l.line, index_of(task_kind::form), index_of(what));
    };
    count(task_count::joint_settled) += 1;
    count(task_count::joint_dumped) += l.dumped ? 1 : 0;
    count(task_count::joint_wait) += l.days * day_length;
}

}  // namespace sim
