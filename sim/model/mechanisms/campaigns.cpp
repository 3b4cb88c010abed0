#include "sim/model/mechanisms/campaigns.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>
#include <vector>

#include "sim/core/distributions.hpp"
#include "sim/core/units.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/hotline.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

constexpr std::int32_t round_length = static_cast<std::int32_t>(seconds_per_hour);

/// Of a village's households, those whose flag is set.
std::int32_t count_covered(const campaign_state& c, const village& v) {
    const auto first = c.covered.begin() + v.first_household;
    return static_cast<std::int32_t>(std::count(first, first + v.n_households, std::uint8_t{1}));
}

std::int32_t households_wanted(const world& w, const village& v) {
    return static_cast<std::int32_t>(std::ceil(w.in_force.coverage_target.value() * v.n_households));
}

/// A household and when it can be reached.
struct household_at_home {
    std::int32_t household;
    seconds from;
};

/// Households of a village that can be reached before t and have not been, in the order in which they can.
std::vector<household_at_home> reachable(const world& w, const campaign_state& c, const village& v, seconds t) {
    std::vector<household_at_home> found;
    for (std::int32_t h = v.first_household; h < v.first_household + v.n_households; ++h) {
        if (c.covered[static_cast<std::size_t>(h)] != 0) continue;
        const auto u = w.now.random.uniforms(purpose::reached, keys::about(c.key, static_cast<std::uint32_t>(h)));
        const double hours = campaigns::ready_after(w.par<campaigns>(), c.kind, u[0], u[1]);
        const double from = static_cast<double>(c.starts) + hours * static_cast<double>(seconds_per_hour);
        if (from <= static_cast<double>(t)) found.push_back({h, static_cast<seconds>(from)});
    }
    const auto is_earlier = [](const household_at_home& a, const household_at_home& b) {
        return a.from != b.from ? a.from < b.from : a.household < b.household;
    };
    std::sort(found.begin(), found.end(), is_earlier);
    return found;
}

/// Who of a village and its liaison staff can be called away now.
std::vector<std::int32_t> team_of(const world& w, const campaign_state& c, const village& v, seconds t) {
    const auto wanted = static_cast<std::size_t>(w.par<campaigns>().team_size[c.kind]);
    std::vector<std::int32_t> team;
    for (const auto* of : {&v.cadres, &v.contacts}) {
        for (const std::int32_t who : *of) {
            const person& p = w.now.persons[static_cast<std::size_t>(who)];
            if (team.size() < wanted && !p.vacant && p.clock <= t) team.push_back(who);
        }
    }
    return team;
}

void reach(world& w, campaign_state& c, std::int32_t household, seconds t) {
    c.covered[static_cast<std::size_t>(household)] = 1;
    happen(schedule::experience, w, household, -campaigns::loss_at(w.par<campaigns>(), second_of_day(w, t)));
    hotline::may_call_now(w, household);
}

/// The team works, and waits for those who cannot be reached yet.
void spend_round(world& w, const std::vector<std::int32_t>& team, std::int16_t line, seconds t, std::int32_t busy,
                 std::int32_t length) {
    for (const std::int32_t who : team) {
        person& p = w.now.persons[static_cast<std::size_t>(who)];
        work::call_away(w, who, t, length);
        spend(w, p, busy, activity::field_work, line);
        spend(w, p, length - busy, activity::standby, line);
        w.now.events.set(who, p.clock);
    }
}

/// How many were reached in a round, and when the last of them was.
struct progress {
    std::int32_t reached = 0;
    seconds last = 0;
};

/// The team goes from one household to the next, in the order in which they can be reached, until it has enough or the round is
/// over.
progress work_through(world& w, campaign_state& c, const std::vector<household_at_home>& found, std::int32_t wanted,
                      std::pair<seconds, seconds> round, double each) {
    double free_at = round.first;
    progress made{0, round.first};
    for (const household_at_home& h : found) {
        const double done = std::max(free_at, static_cast<double>(h.from)) + each;
        if (made.reached == wanted || done > round.second) break;
        free_at = done;
        made = {made.reached + 1, static_cast<seconds>(done)};
        reach(w, c, h.household, made.last);
    }
    return made;
}

/// One round in one village. When it is covered, as far as is asked; never if not in this round.
seconds cover(world& w, campaign_state& c, std::size_t v, seconds t) {
    const village& here = w.now.villages[v];
    const std::int32_t before = count_covered(c, here);
    const std::int32_t wanted = households_wanted(w, here) - before;
    if (wanted <= 0) return t;
    const std::vector<std::int32_t> team = team_of(w, c, here, t);
    if (team.empty()) return never;
    const auto& par = w.par<campaigns>();
    const seconds until = std::min(t + round_length, c.ends);
    const double each = par.contact_minutes[c.kind] * seconds_per_minute / static_cast<double>(team.size());
    const progress made = work_through(w, c, reachable(w, c, here, until), wanted, {t, until}, each);
    const std::int32_t length = (made.reached == wanted ? made.last : until) - t;
    spend_round(w, team, c.line, t, std::min(length, static_cast<std::int32_t>(each * made.reached)), length);
    const auto spent = static_cast<std::int64_t>(team.size()) * length;
    service_cell(w, v, service_count::campaign_seconds) += spent;
    if (before >= par.nearly_all * here.n_households) service_cell(w, v, service_count::campaign_last_seconds) += spent;
    return made.reached == wanted ? made.last : never;
}

/// Locals of the township who look after helpers on a day off: of those who are free, the ones whose luck it is.
void accompany_helpers(world& w, const campaign_state& c, seconds t) {
    const auto& par = w.par<campaigns>();
    std::vector<std::pair<double, std::int32_t>> locals;
    const auto day = static_cast<std::uint32_t>(w.now.today - day_of(c.starts));
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        if (p.post != role::office_staff || p.vacant || p.clock > t) continue;
        const auto who = static_cast<std::uint32_t>(i);
        locals.emplace_back(w.now.random.uniform(purpose::helper, keys::about(c.key, who, day)),
                            static_cast<std::int32_t>(i));
    }
    std::sort(locals.begin(), locals.end());
    locals.resize(std::min(locals.size(), static_cast<std::size_t>(par.team_size[c.kind])));
    const auto length = static_cast<std::int32_t>(par.helper_hours * static_cast<double>(seconds_per_hour));
    for (const auto& [luck, who] : locals) work::send_away(w, who, t, length, activity::coordinating, c.line);
}

void end(world& w, campaign_state& c, seconds t) {
    for (std::size_t v = 0; v < w.now.villages.size() && c.kind != campaign_kind::helpers; ++v) {
        const village& here = w.now.villages[v];
        service_cell(w, v, service_count::campaigns) += 1;
        service_cell(w, v, service_count::campaigns_stopped) += c.stopped ? 1 : 0;
        service_cell(w, v, service_count::campaign_length) += t - c.starts;
        service_cell(w, v, service_count::campaign_households) += here.n_households;
        service_cell(w, v, service_count::campaign_covered) += count_covered(c, here);
    }
    c.over = true;
    c.covered = {};
}

/// When the next round is: in an hour, of helpers on the next day; the last one is the end.
seconds next_round(const campaign_state& c, seconds t) {
    return std::min(c.ends, t + (c.kind == campaign_kind::helpers ? day_length : round_length));
}

/// One round in all villages. When nothing is left to do; never if something is.
seconds hold_round(world& w, campaign_state& c, seconds t) {
    if (c.kind == campaign_kind::helpers) {
        if (!is_workday(w.par<calendar_params>(), w.date())) accompany_helpers(w, c, t);
        return never;
    }
    seconds last = t;
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) last = std::max(last, cover(w, c, v, t));
    return last;
}

}  // namespace

double campaigns::ready_after(const params& p, campaign_kind kind, double is_hard, double when) {
    const double rate = is_hard < p.hard_share[kind] ? p.hard_rate[kind] : p.ready_rate[kind];
    return rate > 0.0 ? exponential(when, 1.0 / rate) : std::numeric_limits<double>::infinity();
}

double campaigns::loss_at(const params& p, seconds of_day) {
    const double hour = static_cast<double>(of_day) / static_cast<double>(seconds_per_hour);
    const double night =
        hour < p.dawn_hour ? 1.0 : std::clamp((hour - p.dusk_hour) / (p.night_hour - p.dusk_hour), 0.0, 1.0);
    return p.disturbance_loss * (1.0 + (p.night_factor - 1.0) * night);
}

void campaigns::receive(world& w, const campaign_letter& l) {
    if (!l.stop) {
        const auto starts = std::max(l.starts, w.now.midnight - day_length);
        w.now.campaigns.push_back({l.key, l.kind, l.line, starts, l.ends, false, false, {}});
        w.now.campaigns.back().covered.assign(w.now.household_trust.size(), 0);
        const auto number = static_cast<std::int32_t>(w.now.campaigns.size()) - 1;
        w.now.timers.push({starts, timer_kind::campaign_round, number, 0});
        return;
    }
    for (campaign_state& c : w.now.campaigns) {
        c.stopped = c.stopped || c.key == l.key;
    }
}

void campaigns::arrive(world& w, const arrival<timer_kind::campaign_round>& due) {
    campaign_state& c = w.now.campaigns[static_cast<std::size_t>(due.object)];
    if (c.over) return;
    const bool is_late = c.stopped || due.at >= c.ends;
    const seconds done = is_late ? due.at : hold_round(w, c, due.at);
    if (done != never) {
        end(w, c, done);
        return;
    }
    w.now.timers.push({next_round(c, due.at), timer_kind::campaign_round, due.object, 0});
}

}  // namespace sim
