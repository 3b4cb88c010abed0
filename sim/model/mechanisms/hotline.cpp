#include "sim/model/mechanisms/hotline.hpp"

#include <algorithm>
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/accountability.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

float& at(std::vector<float>& of, std::int32_t household) {
    return of[static_cast<std::size_t>(household)];
}

std::int32_t village_of(const world& w, std::int32_t household) {
    const auto begins_after = [](std::int32_t h, const village& v) { return h < v.first_household; };
    const auto after = std::upper_bound(w.now.villages.begin(), w.now.villages.end(), household, begins_after);
    return static_cast<std::int32_t>(after - w.now.villages.begin()) - 1;
}

void call(world& w, std::int32_t household, bool unreasonable, std::int32_t day) {
    const std::int32_t village = village_of(w, household);
    at(w.now.household_annoyance, household) = 0.0F;
    service_cell(w, village, service_count::hotline_calls) += 1;
    w.outbox.emplace_back(call_letter{household, static_cast<std::int16_t>(village), unreasonable, day});
}

/// Whether a household that was let down the day before calls.
bool decides_to_call(const world& w, std::int32_t h, std::uint32_t day) {
    const auto of = [&](const std::vector<float>& all) {
        return static_cast<double>(all[static_cast<std::size_t>(h)]);
    };
    const double p = hotline::p_call(w.par<hotline>(), of(w.now.household_annoyance), of(w.now.household_trust),
                                     of(w.now.household_success));
    return bernoulli(w.now.random.uniform(purpose::complaint, static_cast<std::uint32_t>(h), day), p);
}

/// Households that were let down yesterday, each once.
std::vector<std::int32_t> take_annoyed(world& w) {
    std::vector<std::int32_t> annoyed = std::exchange(w.now.annoyed_today, {});
    std::ranges::sort(annoyed);
    const auto repeated = std::ranges::unique(annoyed);
    annoyed.erase(repeated.begin(), repeated.end());
    return annoyed;
}

/// One more unreasonable call from a village, unless the household that was drawn has learnt that it is of no use or has
/// called today already.
void demand(world& w, const village& v, std::size_t number, std::int32_t i, const std::vector<std::int32_t>& calling) {
    const auto& par = w.par<hotline>();
    const auto u = w.now.random.uniforms(purpose::unreasonable,
                                         keys::about(keys::need(static_cast<std::int32_t>(number), w.now.today, i), 0));
    const std::int32_t household = v.first_household + uniform_index(u[0], v.n_households);
    const auto success = static_cast<double>(at(w.now.household_success, household));
    const double odds = (1.0 + par.success_gain * success) / (1.0 + par.success_gain);
    if (bernoulli(u[1], odds) && !std::ranges::binary_search(calling, household)) {
        call(w, household, true, w.now.today);
    }
}

std::int32_t first_of_post(const world& w, role post) {
    const auto found = std::ranges::find(w.now.persons, post, &person::post);
    return found == w.now.persons.end() ? none : static_cast<std::int32_t>(found - w.now.persons.begin());
}

/// The first cadre of the village with the most tickets that did not satisfy, as reported; the count begins anew.
std::int32_t take_worst(world& w) {
    std::int32_t worst = none;
    std::int64_t most = 0;
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        village& here = w.now.villages[v];
        const std::int64_t n = std::exchange(here.tickets_unsatisfied, 0);
        if (n <= most || here.cadres.empty()) continue;
        most = n;
        worst = here.cadres.front();
    }
    return worst;
}

void learn(world& w, const task& ticket, bool satisfied) {
    const auto weight = static_cast<float>(w.par<hotline>().learning);
    float& success = at(w.now.household_success, ticket.household);
    success += weight * ((satisfied ? 1.0F : 0.0F) - success);
    const auto& faith = w.par<trust>();
    happen(schedule::experience, w, ticket.household, satisfied ? faith.met_gain : -faith.delay_loss);
}

}  // namespace

double hotline::p_call(const params& p, double annoyance, double trust, double success) {
    return 1.0 - math::exp(-p.call_propensity * annoyance * (1.0 - trust) * (1.0 + p.success_gain * success));
}

void hotline::initialise(world& w) {
    w.now.household_annoyance.assign(w.now.household_trust.size(), 0.0F);
    w.now.household_success.assign(w.now.household_trust.size(), static_cast<float>(w.par<hotline>().success_start));
}

void hotline::experience(world& w, std::int32_t household, double change) {
    if (!w.par<hotline>().enabled || change >= 0.0) return;
    at(w.now.household_annoyance, household) -= static_cast<float>(change);
    if (-change >= w.par<hotline>().call_threshold) w.now.annoyed_today.push_back(household);
}

void hotline::may_call_now(world& w, std::int32_t household) {
    const auto& annoyed = w.now.annoyed_today;
    auto& early = w.now.called_at_once;
    if (annoyed.empty() || annoyed.back() != household || std::ranges::count(early, household) > 0) return;
    const std::int32_t tomorrow = w.now.today + 1;
    if (!decides_to_call(w, household, static_cast<std::uint32_t>(tomorrow))) return;
    early.push_back(household);
    call(w, household, false, tomorrow);
}

void hotline::begin_day(world& w) {
    const auto& par = w.par<hotline>();
    if (!par.enabled) return;
    std::vector<std::int32_t> calling;
    for (const std::int32_t h : take_annoyed(w)) {
        const bool has_called = std::ranges::count(w.now.called_at_once, h) > 0;
        if (!has_called && decides_to_call(w, h, w.day_key())) calling.push_back(h);
    }
    for (const std::int32_t h : calling) call(w, h, false, w.now.today);
    calling.insert(calling.end(), w.now.called_at_once.begin(), w.now.called_at_once.end());
    w.now.called_at_once.clear();
    std::ranges::sort(calling);
    for (std::size_t v = 0; v < w.now.villages.size(); ++v) {
        const village& here = w.now.villages[v];
        const double u =
            w.now.random.uniform(purpose::unreasonable_arrival, static_cast<std::uint32_t>(v), w.day_key());
        const std::int32_t n = poisson(u, par.unreasonable_rate * here.n_households / days_per_year);
        for (std::int32_t i = 0; i < n; ++i) demand(w, here, v, i, calling);
    }
}

void hotline::end_week(world& w) {
    const auto& par = w.par<hotline>();
    if (!par.enabled) return;
    const auto keep = static_cast<float>(math::exp2(-days_per_week / par.annoyance_half_life_days));
    const auto learnt = static_cast<float>(math::exp2(-1.0 / (par.learning_half_life_years * weeks_per_year)));
    const auto start = static_cast<float>(par.success_start);
    for (float& a : w.now.household_annoyance) a *= keep;
    for (float& s : w.now.household_success) s = start + learnt * (s - start);
}

void hotline::completed(world& w, std::int32_t id, seconds t) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (a.task == none || a.stage != assignment_stage::execute) return;
    const task ticket = w.now.tasks[static_cast<std::size_t>(a.task)];
    if (ticket.household == none) return;
    const auto& par = w.par<hotline>();
    const double days = static_cast<double>(t - ticket.issued) / day_length;
    const double p = ticket.unreasonable ? par.unreasonable_satisfied
                                         : service::p_satisfied(w.par<service>(), days, service::manner::routine);
    const bool satisfied = !a.fabricated && bernoulli(luck(w, a, purpose::ticket), p);
    const bool reported = satisfied || bernoulli(luck(w, a, purpose::ticket, 1), par.coaching);
    const auto allowed = static_cast<seconds>(par.hours_to_close * static_cast<double>(seconds_per_hour));
    const bool on_time = t <= close_of_business(w, ticket.issued + allowed);
    service_cell(w, ticket.village, service_count::tickets_closed) += 1;
    service_cell(w, ticket.village, service_count::tickets_on_time) += on_time ? 1 : 0;
    service_cell(w, ticket.village, service_count::tickets_satisfied) += satisfied ? 1 : 0;
    service_cell(w, ticket.village, service_count::tickets_satisfied_reported) += reported ? 1 : 0;
    w.outbox.emplace_back(closed_letter{reported});
    if (!reported) ++w.now.villages[static_cast<std::size_t>(ticket.village)].tickets_unsatisfied;
    learn(w, ticket, satisfied);
    happen(schedule::caller_answered, w, id, satisfied);
}

void hotline::receive(world& w, const summons_letter& /*has no content*/) {
    const std::int32_t leader = first_of_post(w, role::leader);
    if (leader == none) return;
    meetings::convene_county(w, leader, w.now.cause_of(cause::block), w.now.midnight - day_length);
    const std::int32_t weakest = take_worst(w);
    if (weakest == none) return;
    const std::int32_t township =
        static_cast<std::int32_t>(w.now.villages.size());  // as a subject it follows its villages
    happen(schedule::failed, w, accountability::failure_of(w, township, weakest, leader, failure_kind::summons));
}

}  // namespace sim
