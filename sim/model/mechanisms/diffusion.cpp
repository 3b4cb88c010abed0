#include "sim/model/mechanisms/diffusion.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

constexpr double weeks_per_month = weeks_per_year / months_per_year;

double luck(const county_world& c, const scheme& s, std::uint32_t what) {
    return c.now.random.uniform(purpose::scheme, static_cast<std::uint32_t>(s.number), what);
}

double pull(const diffusion_params& p, double visibility, double share) {
    return p.innovation * visibility + p.imitation * share;
}

void arise(county_world& c) {
    const auto week = static_cast<std::uint32_t>(c.now.scheme_week);
    const double u = c.now.random.uniform(purpose::scheme_arises, week, 0);
    if (poisson(u, c.par<diffusion>().schemes_per_year / weeks_per_year) == 0) return;
    scheme s;
    s.number = c.now.scheme_week;
    s.press = luck(c, s, 0);
    s.patience = exponential(luck(c, s, 1), 1.0);
    const auto departments = static_cast<std::int32_t>(c.now.departments.size());
    s.line = static_cast<std::int16_t>(uniform_index(luck(c, s, 2), departments));
    c.now.schemes.push_back(s);
}

double effort_now(const county_world& c, const scheme& s) {
    if (s.adopted_week == none) return 0.0;
    return diffusion::effort(c.par<diffusion>(), c.now.scheme_week - s.adopted_week);
}

/// Tried and forgotten here; what others make of it no longer matters.
bool is_over(const county_world& c, const scheme& s) {
    return s.adopted_week != none && effort_now(c, s) <= 0.0;
}

void spread(county_world& c, double admitted) {
    const auto& par = c.par<diffusion>();
    for (scheme& s : c.now.schemes) {
        if (s.adopted_week == none) {
            s.patience -= admitted * c.now.taste * pull(par, s.press, s.share_elsewhere);
            if (s.patience <= 0.0) s.adopted_week = c.now.scheme_week;
        }
        s.share_elsewhere = diffusion::next_share(par, s.press, s.share_elsewhere);
    }
    std::erase_if(c.now.schemes, [&](const scheme& s) { return is_over(c, s); });
    arise(c);
    ++c.now.scheme_week;
}

void tell_townships(county_world& c) {
    schemes_letter l;
    for (const scheme& s : c.now.schemes) {
        const double effort = effort_now(c, s);
        l.effort += effort;
        l.running += effort > 0.0 ? 1 : 0;
    }
    c.post_to_all(l);
}

}  // namespace

double diffusion::effort(const params& p, double weeks) {
    const double after = std::max(0.0, weeks / weeks_per_month - p.evaluation_months);
    const double left = math::exp2(-after / p.decay_months);
    return left < p.least_effort ? 0.0 : left;
}

double diffusion::next_share(const params& p, double visibility, double share) {
    return std::min(1.0, share + pull(p, visibility, share) * (1.0 - share));
}

double diffusion::extra_issue(const county_world& c, std::size_t line) {
    double sum = 0.0;
    for (const scheme& s : c.now.schemes) {
        if (static_cast<std::size_t>(s.line) == line) sum += effort_now(c, s);
    }
    return c.par<diffusion>().extra_issue * sum;
}

void diffusion::set_up_county(county_world& c) {
    const auto& par = c.par<diffusion>();
    if (!par.enabled || c.now.departments.empty()) return;
    const double u = c.now.random.uniform(purpose::scheme_arises, 0, 1);
    c.now.taste = par.taste_mean * (1.0 + par.taste_spread * (2.0 * u - 1.0));
    for (std::int32_t week = 0; week < par.weeks_before; ++week) spread(c, 1.0);
}

void diffusion::county_begins_day(county_world& c) {
    if (c.now.today == 0 && c.now.scheme_week > 0) tell_townships(c);
}

void diffusion::county_begins_week(county_world& c) {
    if (!c.par<diffusion>().enabled || c.now.departments.empty()) return;
    spread(c, c.on_average(&rules::new_apps_admitted));
    tell_townships(c);
}

void diffusion::receive(world& w, const schemes_letter& l) {
    w.now.scheme_effort = l.effort;
    w.now.schemes_running = l.running;
}

void diffusion::end_week(world& w) {
    if (w.now.schemes_running == 0) return;
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        const village& here = w.now.villages[v];
        const double able = needs::p_online(w.par<needs>(), here.hollowness);
        const auto at = static_cast<std::int32_t>(v);
        const auto count = [&](service_count what, double households) {
            service_cell(w, at, what) += static_cast<std::int64_t>(households);
        };
        count(service_count::scheme_households, static_cast<double>(here.n_households) * w.now.schemes_running);
        count(service_count::scheme_users, here.n_households * able * w.now.scheme_effort);
        count(service_count::scheme_users_reported,
              here.n_households * w.par<diffusion>().reported_use * w.now.schemes_running);
    }
}

}  // namespace sim
