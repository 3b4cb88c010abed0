#include "sim/model/rules.hpp"

#include <algorithm>

#include "sim/model/calendar_params.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/campaigns.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/hazards.hpp"
#include "sim/model/mechanisms/hotline.hpp"
#include "sim/model/mechanisms/inspections.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/requests.hpp"
#include "sim/model/mechanisms/routing.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

/// Share of a reform that is in force on a date: 0 before, rising linearly over the phase-in, 1 after, 0 from its end
/// on.
double share_in_force(const reform& r, civil_date first_day, civil_date date) {
    const std::int32_t start = r.start.days == 0 ? first_day.days : r.start.days;
    if (date.days < start || date.days >= r.end.days) return 0.0;
    if (r.phase_in_days <= 0) return 1.0;
    return std::min(1.0, static_cast<double>(date.days - start + 1) / r.phase_in_days);
}

bool concerns(const reform& r, std::int32_t township) {
    return r.townships.empty() || std::ranges::find(r.townships, township) != r.townships.end();
}

}  // namespace

rules scenario_rules(const parameters& par) {
    const auto& ranked = par.of<ranking>();
    const auto& proof = par.of<evidence>();
    const evidence_rule demand = proof.enabled ? evidence_rule::universal : evidence_rule::not_demanded;
    return {.evidence = {rule_id::evidence, {demand, proof.audit_sample}},
            .ranking = {rule_id::ranking, ranked.enabled},
            .ranking_published = {rule_id::ranking_published, ranked.published},
            .ranking_period_days = {rule_id::ranking_period_days, ranked.period_days},
            .ranking_weights = {rule_id::ranking_weights,
                                {ranked.weight_evidence, ranked.weight_activity, ranked.weight_outcome,
                                 ranked.weight_voice}},
            .plenary_per_month = {rule_id::plenary_per_month, par.of<meetings>().plenary_per_month},
            .hotline_filter = {rule_id::hotline_filter, par.of<hotline>().filter},
            .direct_share = {rule_id::direct_share, par.of<routing>().direct_share},
            .check_power = {rule_id::check_power, par.of<hazards>().power_share},
            .protectiveness = {rule_id::protectiveness, par.of<accountability>().protectiveness},
            .public_clearing = {rule_id::public_clearing, par.of<accountability>().clearing_share},
            .doorstep_inspections = {rule_id::doorstep_inspections, par.of<inspections>().doorstep_share},
            .coverage_target = {rule_id::coverage_target, par.of<campaigns>().coverage_target},
            .requests_answered = {rule_id::requests_answered, par.of<requests>().answered_share}};
}

namespace {

rules rules_under(const scenario& plan, std::int32_t township, std::int32_t day, bool on_paper) {
    rules r = scenario_rules(plan.par);
    const civil_date first_day = plan.par.of<calendar_params>().start;
    const civil_date date{first_day.days + day};
    for (const reform& change : plan.reforms) {
        const double reached = concerns(change, township) ? share_in_force(change, first_day, date) : 0.0;
        const double share = reached * (on_paper ? 1.0 : change.compliance);
        if (share <= 0.0) continue;
        for_each_type(lever_list{}, [&]<class L>() {
            if (const auto& setting = std::get<std::optional<L>>(change.levers)) L::apply(r, *setting, share);
        });
    }
    return r;
}

}  // namespace

rules rules_on(const scenario& plan, std::int32_t township, std::int32_t day) {
    return rules_under(plan, township, day, false);
}

double county_world::on_average(gradual_rule<double> rules::*of) const {
    double sum = 0.0;
    for (std::size_t i = 0; i < townships(); ++i) {
        sum += (rules_on(*plan, static_cast<std::int32_t>(i), now.today).*of).value();
    }
    return sum / static_cast<double>(townships());
}

rules rules_on_paper(const scenario& plan, std::int32_t township, std::int32_t day) {
    return rules_under(plan, township, day, true);
}

std::int32_t last_day_of_merging(const scenario& plan, std::int32_t township, std::int32_t day) {
    const civil_date first_day = plan.par.of<calendar_params>().start;
    std::int32_t last = none;
    for (const reform& change : plan.reforms) {
        const bool merges = std::get<std::optional<merge_groups>>(change.levers).has_value();
        if (!merges || !concerns(change, township)) continue;
        if (share_in_force(change, first_day, {first_day.days + day}) <= 0.0) continue;
        const std::int32_t start = change.start.days == 0 ? 0 : change.start.days - first_day.days;
        last = std::max(last, std::min(day, start + std::max(0, change.phase_in_days - 1)));
    }
    return last;
}

}  // namespace sim
