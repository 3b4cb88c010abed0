#include "sim/engine/pattern_trials.hpp"

#include <algorithm>
#include <numbers>

#include "sim/core/error.hpp"
#include "sim/core/math.hpp"
#include "sim/core/units.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/campaigns.hpp"
#include "sim/model/mechanisms/hazards.hpp"
#include "sim/model/mechanisms/hotline.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/mechanisms/village_team.hpp"
#include "sim/model/mechanisms/visits.hpp"

namespace sim {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();

/// Multiplies every parameter whose key begins so, within its range.
void multiply(parameters& par, std::string_view key, double factor) {
    bool found = false;
    for (const parameter& p : all_parameters()) {
        if (!p.key.starts_with(key)) continue;
        p.assign(par, std::clamp(factor * p.value(par), p.info->range.lower, p.info->range.upper));
        found = true;
    }
    expects(found, "a trial changes a parameter that exists");
}

/// Tasks and the evidence that each of them needs, both times `factor`.
void scale_load(parameters& par, double factor) {
    multiply(par, "task_issue.rate.", factor);
    multiply(par, "task_issue.evidence_items.", factor);
    multiply(par, "evidence.service_items", factor);
}

void give_everybody(parameters& par, attention_policy policy) {
    auto& shares = par.of<attention>();
    shares.push_share = policy == attention_policy::push ? 1.0 : 0.0;
    shares.batch_share = 0.0;
    shares.mute_share = policy == attention_policy::mute ? 1.0 : 0.0;
}

void rank_harder(parameters& par) {
    multiply(par, "task_choice.ranking_weight", 2.0);
    multiply(par, "fabrication.ranking_effect", 2.0);
}

/// A reform of one lever, from the first day.
template <class Lever>
void lay_on(scenario& world, const Lever& lever) {
    reform r;
    r.name = Lever::name;
    std::get<std::optional<Lever>>(r.levers) = lever;
    world.reforms.push_back(std::move(r));
}

/// So many groups from the first day, in which only those with a duty are; nothing else differs.
void number_groups(scenario& world, std::int32_t n) {
    if (n != no_limit) lay_on(world, merge_groups{n});
    lay_on(world, membership_by_duty{});
    lay_on(world, no_new_groups{});
}

/// Campaigns of this kind once a month and no others; what noise they make is heard.
void order_only(scenario& world, campaign_kind kind) {
    auto& par = world.par.of<campaigns>();
    par.per_year.fill(0.0);
    par.per_year[kind] = months_per_year;
    par.filtered_share = 0.0;
}

/// Groups of the roster, or of the first or the last day under the rules.
double count_groups(const std::vector<island>& islands, bool of_roster) {
    double n = 0.0;
    for (const island& i : islands) {
        const township& t = i.state().now;
        n += static_cast<double>(of_roster ? t.base.groups.size() : t.groups.size());
    }
    return n;
}

/// Watches familiarity from one day to the next.
class familiarity_watch {
public:
    void before(const std::vector<island>& islands) {
        was_.clear();
        for_each(islands, [&](const person& p) { was_.push_back({p.familiarity, p.rotation}); });
    }
    void after(const std::vector<island>& islands) {
        std::size_t i = 0;
        for_each(islands, [&](const person& p) {
            const auto [familiarity, rotation] = was_[i++];
            if (familiarity <= 0.0 || p.familiarity <= 0.0) return;
            if (p.rotation != rotation) {
                losses_ += 1.0 - p.familiarity / familiarity;
                ++rotations_;
            } else if (p.familiarity < familiarity) {  // a day with visits is no day of pure decay
                halvings_ += math::log(familiarity / p.familiarity) / std::numbers::ln2;
                ++days_;
            }
        });
    }
    double half_life() const { return days_ > 0 ? days_ / halvings_ / 365.25 : undefined; }
    double rotation_loss() const { return rotations_ > 0 ? losses_ / rotations_ : undefined; }

private:
    template <class F>
    static void for_each(const std::vector<island>& islands, F&& f) {
        for (const island& i : islands) {
            for (const person& p : i.state().now.persons) {
                if (p.village != none) f(p);
            }
        }
    }

    struct state {
        double familiarity;
        seconds rotation;
    };
    std::vector<state> was_;
    double halvings_ = 0;
    double days_ = 0;
    double losses_ = 0;
    double rotations_ = 0;
};

/// Watches evidence work from one day to the next: before the end of a year and at other times.
class year_end_watch {
public:
    void after(const std::vector<island>& islands, civil_date day) {
        double sum = 0.0;
        for (const island& i : islands) sum += evidence_seconds(i.state().now.book);
        const double today = sum - before_;
        before_ = sum;
        if (today < 0.0) return;  // the run is over, and its counts have been recorded
        const bool late = next_new_year(day).days - day.days <= weeks_of_season * days_per_week;
        (late ? late_ : other_) += today;
        (late ? late_days_ : other_days_) += 1.0;
    }
    double peak() const {
        const bool seen = late_days_ > 0.0 && other_ > 0.0;
        return seen ? late_ / late_days_ / (other_ / other_days_) : undefined;
    }

private:
    static constexpr std::int32_t weeks_of_season = 6;

    static double evidence_seconds(const ledger& book) {
        std::int64_t sum = 0;
        const auto& cells = book.time_use.cells();
        for (std::size_t i = 0; i < cells.size(); i += count_of<activity>) {
            for (const activity a :
                 {activity::producing_evidence, activity::fabricating_evidence, activity::inspections}) {
                sum += cells[i + index_of(a)];
            }
        }
        return static_cast<double>(sum);
    }

    double before_ = 0;
    double late_ = 0;
    double other_ = 0;
    double late_days_ = 0;
    double other_days_ = 0;
};

double mean_trust(const std::vector<island>& islands) {
    double sum = 0.0;
    double households = 0.0;
    for (const island& i : islands) {
        for (const float trust : i.state().now.household_trust) sum += static_cast<double>(trust);
        households += static_cast<double>(i.state().now.household_trust.size());
    }
    return households > 0.0 ? sum / households : undefined;
}

/// Villages and offices with records, and how many of them have more false ones than a trace.
double units_involved(const std::vector<island>& islands) {
    double units = 0.0;
    double involved = 0.0;
    for (const island& i : islands) {
        const township& t = i.state().now;
        for (std::size_t u = 0; u < t.base.units.size(); ++u) {
            double records = 0.0;
            double invented = 0.0;
            for (const person& p : t.persons) {
                if (static_cast<std::size_t>(p.unit) != u) continue;
                records += p.total_records;
                invented += p.total_false_records;
            }
            if (t.base.units[u].kind == unit_kind::leadership || records == 0.0) continue;
            units += 1.0;
            involved += invented > involved_above * records ? 1.0 : 0.0;
        }
    }
    return units > 0.0 ? involved / units : undefined;
}

/// What each trial changes, in the order of the enumeration.
using change = void (*)(scenario&);
constexpr per<trial, change> changes{{
    [](scenario& /*as it is*/) {},
    [](scenario& s) { scale_load(s.par, 0.5); },
    [](scenario& s) { scale_load(s.par, 1.5); },
    [](scenario& s) { give_everybody(s.par, attention_policy::push); },
    [](scenario& s) { give_everybody(s.par, attention_policy::mute); },
    [](scenario& s) {
        multiply(s.par, "missed_notices.blame_per_miss", 3.0);
        give_everybody(s.par, attention_policy::mute);
    },
    [](scenario& s) { s.par.of<ranking>().enabled = false; },
    [](scenario& s) { rank_harder(s.par); },
    [](scenario& s) { s.par.of<service>().enabled = false; },
    [](scenario& s) {
        s.par.of<visits>().enabled = false;
        s.par.of<village_team>().enabled = false;
    },
    [](scenario& s) { lay_on(s, grade_by_results{}); },
    [](scenario& s) { lay_on(s, cap_documents{}); },
    [](scenario& s) {
        s.par.of<hotline>().success_start = 0.0;
        s.par.of<hotline>().learning = 0.0;
    },
    [](scenario& s) { s.par.of<hazards>().power_share = 1.0; },
    [](scenario& s) { s.par.of<hazards>().power_share = 0.0; },
    [](scenario& s) { lay_on(s, fault_tolerance{1.0}); },
    [](scenario& s) { lay_on(s, protective_leadership{}); },
    [](scenario& s) { lay_on(s, merge_groups{8}); },
    [](scenario& s) { number_groups(s, 4); },
    [](scenario& s) { number_groups(s, 10); },
    [](scenario& s) { number_groups(s, no_limit); },
    [](scenario& s) { s.par.of<calendar_params>().start = make_date(2020, 8, 3); },
    [](scenario& s) { order_only(s, campaign_kind::full_coverage); },
    [](scenario& s) { order_only(s, campaign_kind::night_check); },
    [](scenario& s) { s.par.of<task_issue>().rate[task_kind::event_quota] = 3.5; },
}};

}  // namespace

scenario trial_world(const scenario& base, trial t) {
    scenario world = base;
    world.name = id_of(t);
    changes[t](world);
    return world;
}

plan trial_plan(const scenario& base, const pattern_study& study) {
    plan runs;
    runs.days = study.days;
    runs.replicates = study.replicates;
    runs.seed = study.seed;
    runs.period = record_period::run;
    runs.units = record_units::township;
    for (std::size_t t = 0; t < count_of<trial>; ++t) {
        scenario world = trial_world(base, static_cast<trial>(t));
        runs.arms.push_back({world.name, std::move(world)});
    }
    return runs;
}

observation observe(const plan& runs, std::size_t arm, std::int32_t replicate, const std::atomic<bool>* stop) {
    replicate_run run(runs, arm, replicate);
    observation seen;
    seen.slow.trust_at_start = mean_trust(run.islands());
    const double of_roster = count_groups(run.islands(), true);
    const double first = count_groups(run.islands(), false);
    familiarity_watch watch;
    year_end_watch evidence;
    while (!run.done()) {
        if (stop != nullptr && stop->load(std::memory_order_relaxed)) return seen;
        watch.before(run.islands());
        run.advance_day();
        watch.after(run.islands());
        evidence.after(run.islands(), run.islands().front().state().date());
    }
    seen.slow.familiarity_half_life = watch.half_life();
    seen.slow.rotation_loss = watch.rotation_loss();
    seen.slow.year_end_peak = evidence.peak();
    const double last = count_groups(run.islands(), false);
    seen.slow.group_growth = math::pow(last / first, days_per_year / runs.days) - 1.0;
    seen.slow.group_rebound = of_roster > first ? (last - first) / (of_roster - first) : undefined;
    seen.slow.units_involved = units_involved(run.islands());
    seen.record = run.finish();
    return seen;
}

}  // namespace sim
