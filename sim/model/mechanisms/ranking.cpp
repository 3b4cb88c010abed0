#include "sim/model/mechanisms/ranking.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/time_use.hpp"

namespace sim {
namespace {

/// Standard scores; all zero where there is no spread.
std::vector<double> standardised(const std::vector<double>& x) {
    const auto n = static_cast<double>(x.size());
    const double mean = std::accumulate(x.begin(), x.end(), 0.0) / n;
    double variance = 0.0;
    for (const double v : x) variance += (v - mean) * (v - mean) / n;
    std::vector<double> z(x.size(), 0.0);
    if (variance > 0.0) {
        for (std::size_t i = 0; i < x.size(); ++i) z[i] = (x[i] - mean) / std::sqrt(variance);
    }
    return z;
}

double mean_trust(const world& w, const village& v) {
    double sum = 0.0;
    for (std::int32_t h = 0; h < v.n_households; ++h) {
        sum += static_cast<double>(w.now.household_trust[static_cast<std::size_t>(v.first_household + h)]);
    }
    return v.n_households > 0 ? sum / v.n_households : 0.0;
}

/// Weighted score of every village from what was reported, or from what was true.
std::vector<double> score(const world& w, bool reported) {
    const std::size_t n = w.now.villages.size();
    std::vector<double> evidence(n), activity(n), outcome(n), voice(n), total(n, 0.0);
    for (std::size_t v = 0; v < n; ++v) {
        const ranking_counts& c = w.ranking.since_bulletin[v];
        evidence[v] = reported ? c.evidence_reported : c.evidence_true;
        activity[v] = reported ? c.activity_reported : c.activity_true;
        outcome[v] = c.needs_met / std::max(1.0, c.needs_arisen);
        voice[v] = mean_trust(w, w.now.villages[v]);
    }
    const score_weights weights = w.in_force.ranking_weights.value();
    const auto add = [&](double weight, const std::vector<double>& x) {
        const auto z = standardised(x);
        for (std::size_t v = 0; v < n; ++v) total[v] += weight * z[v];
    };
    add(weights.evidence, evidence);
    add(weights.activity, activity);
    add(weights.outcome, outcome);
    add(weights.voice, voice);
    return total;
}

bool is_ranked(const world& w, std::size_t v) {
    return w.value_for(w.in_force.ranking, static_cast<std::uint32_t>(v));
}

bool is_published(const world& w, std::size_t v) {
    return w.value_for(w.in_force.ranking_published, static_cast<std::uint32_t>(v));
}

/// Praise and naming: recognition moves motivation; a named village's secretary is summoned.
void announce(world& w, const bulletin& b) {
    const auto& par = w.par<ranking>();
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        village& here = w.now.villages[v];
        if (b.mark[v] == 0 || !is_ranked(w, v) || !is_published(w, v)) continue;
        for (const std::int32_t who : here.cadres) {
            person& p = w.now.persons[static_cast<std::size_t>(who)];
            p.motivation += par.recognition * b.mark[v];
            if (b.mark[v] > 0 || p.post != role::village_secretary || !p.on_duty_today) continue;
            const seconds at = w.now.midnight - day_length + w.par<calendar_params>().afternoon_start.seconds;
            p.appointments.push_back(
                {at, p.office_distance, whole_seconds(par.summons_minutes), w.now.cause_of(cause::block)});
            std::ranges::stable_sort(p.appointments, {}, &appointment::depart);
        }
    }
}

void hold(world& w) {
    const auto& par = w.par<ranking>();
    const std::size_t n = w.now.villages.size();
    bulletin b;
    b.day = w.now.today;
    b.score_reported = score(w, true);
    b.score_true = score(w, false);
    std::vector<double> luck(n);
    for (std::size_t v = 0; v < n; ++v) {
        luck[v] = w.now.random.uniform(purpose::ranking_noise, static_cast<std::uint32_t>(v), w.day_key());
    }
    b.rank = ranking::rank(b.score_reported, luck);
    b.mark.assign(n, 0);
    const auto k = static_cast<std::int32_t>(std::max(1.0, std::floor(par.named_share * static_cast<double>(n))));
    for (std::size_t v = 0; v < n; ++v) {
        village& here = w.now.villages[v];
        const double pressure = w.ranking.township_pressure * ranking::pressure(par, b.rank[v], n, is_published(w, v));
        here.rank_pressure = is_ranked(w, v) ? pressure : 0.0;
        if (b.rank[v] <= k) b.mark[v] = 1;
        if (b.rank[v] > static_cast<std::int32_t>(n) - k) b.mark[v] = -1;
    }
    announce(w, b);
    score_letter to_county;
    for (const ranking_counts& c : w.ranking.since_bulletin)
        to_county.score += c.activity_reported + c.evidence_reported;
    w.outbox.emplace_back(to_county);
    w.ranking.since_bulletin.assign(n, {});
    w.ranking.last_day = w.now.today;
    w.ranking.bulletins.push_back(std::move(b));
}

}  // namespace

std::vector<std::int32_t> ranking::rank(const std::vector<double>& score, const std::vector<double>& luck) {
    std::vector<std::size_t> order(score.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::sort(order, [&](std::size_t a, std::size_t b) {
        return score[a] != score[b] ? score[a] > score[b] : luck[a] > luck[b];
    });
    std::vector<std::int32_t> ranks(score.size());
    for (std::size_t i = 0; i < order.size(); ++i) ranks[order[i]] = static_cast<std::int32_t>(i) + 1;
    return ranks;
}

double ranking::pressure(const ranking_params& p, std::int32_t rank, std::size_t n, bool published) {
    const double cutoff = static_cast<double>(n) * (1.0 - p.named_share);
    const double distance = (rank - cutoff) / p.cutoff_width;
    const double full = 1.0 + p.cutoff_gain * math::exp(-distance * distance);
    return published ? full : p.unpublished_factor * full;
}

double ranking::weight_of(const rules& r, bool for_villagers) {
    const score_weights weights = r.ranking_weights.value();
    const double villagers = weights.outcome + weights.voice;
    const double all = villagers + weights.evidence + weights.activity;
    if (all <= 0.0) return 0.0;
    return (for_villagers ? villagers : all - villagers) / all;
}

void ranking::initialise(world& w) {
    w.ranking.since_bulletin.assign(w.now.villages.size(), {});
    const auto& par = w.par<ranking>();
    const auto middle = static_cast<std::int32_t>(w.now.villages.size() / 2 + 1);
    // the ranking has been going on for long before the first day: every village starts at the pressure of the middle rank
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        if (!is_ranked(w, v)) continue;
        w.now.villages[v].rank_pressure = pressure(par, middle, w.now.villages.size(), is_published(w, v));
    }
}

void ranking::begin_day(world& w) {
    const auto& par = w.par<ranking>();
    const double keep = math::exp2(-1.0 / par.pressure_half_life_days);
    for (village& v : w.now.villages) v.rank_pressure *= keep;
    for (person& p : w.now.persons) p.motivation *= kept_per_day(par);
    if (w.in_force.ranking.holds_somewhere(true) && !w.now.villages.empty() &&
        w.now.today - w.ranking.last_day >= w.in_force.ranking_period_days.value()) {
        hold(w);
    }
}

void ranking::need_met(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    const need& met = w.now.needs[static_cast<std::size_t>(a.need)];
    w.ranking.since_bulletin[static_cast<std::size_t>(met.village)].needs_met += 1;
}

void ranking::completed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!is_counted(a) || !a.village_level) return;
    const person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    ranking_counts& counts = w.ranking.since_bulletin[static_cast<std::size_t>(p.village)];
    counts.activity_reported += 1;
    counts.evidence_reported += a.evidence_items;
    if (!a.fabricated) {
        counts.activity_true += 1;
        counts.evidence_true += a.evidence_items;
    }
}

void ranking::county_begins_day(county_world& c) {
    if (c.now.today == 0 || c.townships() < 2) return;
    std::vector<double> luck;
    for (std::size_t i = 0; i < c.townships(); ++i) {  // that of the day whose reports are ranked
        luck.push_back(c.now.random.uniform(purpose::ranking_noise, static_cast<std::uint32_t>(i), c.day_key() - 1));
    }
    const auto& par = c.par<ranking>();
    const std::vector<std::int32_t> at = rank(c.now.scores, luck);
    for (std::size_t i = 0; i < c.townships(); ++i) {
        const double full = pressure(par, at[i], c.townships(), true);
        c.post(i, pressure_letter{1.0 - par.county_weight + par.county_weight * full});
    }
}

void ranking::receive(county_world& c, std::int32_t from, const score_letter& l) {
    c.now.scores[static_cast<std::size_t>(from)] = l.score;
}

void ranking::receive(world& w, const pressure_letter& l) {
    w.ranking.township_pressure = l.pressure;
}

void ranking::post_taken_up(world& /*w*/, person& p) {
    p.motivation = 0.0;
}

}  // namespace sim
