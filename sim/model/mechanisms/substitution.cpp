#include "sim/model/mechanisms/substitution.hpp"

#include <algorithm>
#include <numeric>

#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/dispatch.hpp"
#include "sim/model/mechanisms/endogenous_issue.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

/// Share of all entities for which a rule that a reform has put in force holds.
double share_of(const rule<bool>& r) {
    return (r.before ? 1.0 - r.share : 0.0) + (r.after ? r.share : 0.0);
}

/// What is demanded of a unit of work under one standard.
double demanded(const evidence_standard& s) {
    switch (s.rule) {
        case evidence_rule::universal:
            return 1.0;
        case evidence_rule::sampled:
            return s.audit_sample;
        case evidence_rule::not_demanded:
        case evidence_rule::outcome_only:
            return 0.0;
    }
    return 0.0;
}

double evidence_demanded(const rules& r) {
    return (1.0 - r.evidence.share) * demanded(r.evidence.before) + r.evidence.share * demanded(r.evidence.after);
}

double uploads_open(const rules& r) {
    return (1.0 - share_of(r.no_photos)) * (1.0 - share_of(r.assignment_only));
}

/// Groups left per group that there was, whoever has to share.
double groups_open(const rules& r, std::int32_t groups) {
    const auto part = [&](std::int32_t left) {
        return groups > 0 ? std::min(1.0, static_cast<double>(left) / groups) : 1.0;
    };
    return (1.0 - r.groups_left.share) * part(r.groups_left.before) + r.groups_left.share * part(r.groups_left.after);
}

/// Bulletins a day in which a village is named in public.
double ranking_seen(const rules& r) {
    return share_of(r.ranking) * share_of(r.ranking_published) / std::max(1, r.ranking_period_days.value());
}

double part_of(double now, double before) {
    return before > 0.0 ? std::min(1.0, now / before) : 1.0;
}

constexpr control_channel channel_of(substitute s) {
    switch (s) {
        case substitute::evidence:
            return control_channel::evidence;
        case substitute::calls:
            return control_channel::calls;
        case substitute::apps:
            return control_channel::apps;
        case substitute::inspections:
            return control_channel::inspections;
        case substitute::documents:
            break;
    }
    return control_channel::documents;
}

double sum_of(const per<control_channel, double>& x) {
    return std::accumulate(x.begin(), x.end(), 0.0);
}

double mean_grading(const county& c) {
    double sum = 0.0;
    for (const department_state& d : c.departments) sum += d.grading;
    return c.departments.empty() ? 0.0 : sum / static_cast<double>(c.departments.size());
}

/// What is left to a department in a township today.
struct ways_in {
    per<control_channel, double> open;
    double new_apps;  // share of them that is admitted

    double rise(const substitution_params& p, substitute through, double regained) const {
        return substitution::rise(p, open, new_apps, through, regained);
    }
};

ways_in ways_into(const county_world& c, std::size_t township) {
    const rules now = rules_on(*c.plan, static_cast<std::int32_t>(township), c.now.today);
    return {substitution::open_channels(scenario_rules(c.plan->par), now, c.now.groups_at_start),
            now.new_apps_admitted.value()};
}

/// Tells a township how many more apps the departments want, on average over them.
void ask_for_apps(county_world& c, std::size_t township, const ways_in& ways) {
    double sum = 0.0;
    for (const department_state& d : c.now.departments) {
        sum += ways.rise(c.par<substitution>(), substitute::apps, d.regained[township]);
    }
    c.post(township, apps_letter{sum / std::max(1.0, static_cast<double>(c.now.departments.size()))});
}

}  // namespace

per<control_channel, double> substitution::open_channels(const rules& before, const rules& now, std::int32_t groups) {
    per<control_channel, double> open;
    open[control_channel::documents] = now.documents_left.value() * now.tasks_admitted.value();
    open[control_channel::evidence] = part_of(evidence_demanded(now), evidence_demanded(before));
    open[control_channel::calls] = 1.0;
    open[control_channel::uploads] = part_of(uploads_open(now), uploads_open(before));
    open[control_channel::groups] = part_of(groups_open(now, groups), groups_open(before, groups));
    open[control_channel::ranking] = part_of(ranking_seen(now), ranking_seen(before));
    open[control_channel::apps] = now.app_duties_left.value() * now.apps_left.value();
    open[control_channel::inspections] = now.inspections_left.value();
    return open;
}

double substitution::lost(const params& p, const per<control_channel, double>& open) {
    const double all = sum_of(p.visibility);
    if (all <= 0.0) return 0.0;
    double closed = 0.0;
    for (std::size_t c = 0; c < open.size(); ++c) {
        const auto channel = static_cast<control_channel>(c);
        closed += p.visibility[channel] * (1.0 - open[channel]);
    }
    return closed / all;
}

double substitution::rise(const params& p, const per<control_channel, double>& open, double new_apps,
                          substitute through, double regained) {
    const auto drawn_to = [&](substitute k) {
        const double grows = k == substitute::apps ? new_apps : 1.0;
        return grows * open[channel_of(k)] * math::exp(-p.price[k]);
    };
    double sum = 0.0;
    for (std::size_t s = 0; s < count_of<substitute>; ++s) sum += drawn_to(static_cast<substitute>(s));
    const double supplied = p.visibility[channel_of(through)] * open[channel_of(through)];
    if (sum <= 0.0 || supplied <= 0.0) return 0.0;
    return regained * drawn_to(through) / sum * sum_of(p.visibility) / supplied;
}

void substitution::set_up_county(county_world& c) {
    for (department_state& d : c.now.departments) d.regained.assign(c.townships(), 0.0);
}

void substitution::county_begins_week(county_world& c) {
    const auto& par = c.par<substitution>();
    if (!par.enabled) return;
    const double moved = 1.0 - math::exp2(-1.0 / (par.half_life_months * weeks_per_year / months_per_year));
    const double mean = mean_grading(c.now);
    for (std::size_t i = 0; i < c.townships(); ++i) {
        const ways_in ways = ways_into(c, i);
        const double gap = par.elasticity * lost(par, ways.open);
        const double by_results =
            rules_on(*c.plan, static_cast<std::int32_t>(i), c.now.today).graded_by_results.value();
        for (department_state& d : c.now.departments) {
            const double demand = mean > 0.0 ? (1.0 - by_results) * d.grading / mean : 0.0;
            d.regained[i] += moved * (demand * gap - d.regained[i]);
        }
        if (!c.plan->reforms.empty()) ask_for_apps(c, i, ways);
    }
}

double substitution::documents(const county_world& c, std::size_t line, std::size_t township) {
    const auto& par = c.par<substitution>();
    const double regained = c.now.departments[line].regained[township];
    if (!par.enabled || regained <= 0.0) return 0.0;
    return ways_into(c, township).rise(par, substitute::documents, regained);
}

void substitution::task_addressed(const county_world& c, dispatch& d) {
    const auto& par = c.par<substitution>();
    const double regained = c.now.departments[d.line()].regained[d.township];
    if (!par.enabled || regained <= 0.0) return;
    const ways_in ways = ways_into(c, d.township);
    d.evidence *= 1.0 + ways.rise(par, substitute::evidence, regained);
    d.letter.calls += static_cast<float>(ways.rise(par, substitute::calls, regained));
    d.letter.visits += static_cast<float>(ways.rise(par, substitute::inspections, regained));
}

}  // namespace sim
