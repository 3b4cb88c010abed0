#include "sim/model/mechanisms/apps.hpp"

#include <algorithm>
#include <cmath>
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

constexpr std::int32_t most_attempts = 100;

double trait(const world& w, std::int32_t who, std::uint32_t what) {
    const auto holder = static_cast<std::uint32_t>(w.now.persons[static_cast<std::size_t>(who)].holders_before);
    return w.now.random.uniform(purpose::app_trait, static_cast<std::uint32_t>(who), what, holder);
}

bool can_game(const world& w, std::int32_t who) {
    return bernoulli(trait(w, who, 0), w.par<apps>().gaming_share);
}

double slowness(const world& w, std::int32_t who) {
    return lognormal(trait(w, who, 1), 1.0, w.par<apps>().slowness_spread);
}

/// Minutes of study that are asked of somebody today, and those that are truly sat.
double study_asked(const world& w) {
    return w.par<apps>().study_minutes * w.in_force.app_duties_left.value() * w.in_force.study_left.value();
}
double study_sat(const world& w, std::int32_t who) {
    const bool games = can_game(w, who) && w.now.today >= w.now.persons[static_cast<std::size_t>(who)].gaming_again;
    return study_asked(w) * (games ? w.par<apps>().gamed_share_left : 1.0) * slowness(w, who);
}

double checkins(const world& w) {
    return apps::apps_now(w) * w.in_force.app_duties_left.value() * w.par<apps>().checkin_minutes;
}

/// Minutes of quizzes, on Mondays.
double quizzes(const world& w, std::int32_t who) {
    const auto& par = w.par<apps>();
    if (weekday(w.date()) != 0) return 0.0;
    const double a_week = par.quiz_per_week * w.in_force.app_duties_left.value();
    const std::int32_t week = w.now.today / days_per_week;
    const double u = w.now.random.uniform(purpose::app_quiz, keys::occasion(who, week, 0));
    const auto n = static_cast<std::int32_t>(std::floor(a_week + u));
    double minutes = 0.0;
    for (std::int32_t quiz = 0; quiz < n; ++quiz) minutes += apps::quiz_minutes(w, who, week, quiz);
    return minutes;
}

/// Whether the owners of the apps have found a means against what people do.
bool is_countered(const world& w) {
    const double u = w.now.random.county().uniform(purpose::app_counter, 0, w.day_key());
    return poisson(u, w.par<apps>().counter_measures_per_year / days_per_year) > 0;
}

void void_tricks(world& w) {
    ++w.now.counter_measures;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const double u = w.now.random.uniform(purpose::app_workround, static_cast<std::uint32_t>(i),
                                              static_cast<std::uint32_t>(w.now.counter_measures));
        const double days = exponential(u, w.par<apps>().workround_weeks * days_per_week);
        w.now.persons[i].gaming_again = w.now.today + static_cast<std::int32_t>(std::ceil(days));
    }
}

/// How many residents a village cadre asks today to follow an account; on the phone or at the door.
std::int32_t residents_to_ask(const world& w, std::int32_t who) {
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    const auto& c = w.par<calendar_params>();
    if (p.vacant || !lives_in_its_village(w, p) || !is_workday(c, w.date())) return 0;
    const double a_day = w.par<apps>().followers_per_week * w.in_force.following_left.value() / c.workdays_per_week;
    const double u = w.now.random.uniform(purpose::following, keys::occasion(who, w.now.today, 0));
    return static_cast<std::int32_t>(std::floor(a_day + u));
}

void ask_residents(world& w, std::int32_t who) {
    const std::int32_t n = residents_to_ask(w, who);
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (n == 0) return;
    const village& here = w.now.villages[static_cast<std::size_t>(p.village)];
    for (std::int32_t i = 1; i <= n; ++i) {
        const double u = w.now.random.uniform(purpose::following, keys::occasion(who, w.now.today, i));
        const std::int32_t household = here.first_household + uniform_index(u, here.n_households);
        happen(schedule::experience, w, household, -w.par<apps>().asked_loss);
    }
}

/// Somebody of a unit writes for its account on this day.
void owe_posts(world& w) {
    const auto& par = w.par<apps>();
    const auto& c = w.par<calendar_params>();
    if (!is_workday(c, w.date())) return;
    const double p = std::min(1.0, par.posts_per_week / c.workdays_per_week);
    for (std::int32_t unit = 0; unit < w.now.n_units; ++unit) {
        const auto u = w.now.random.uniforms(purpose::app_post, keys::occasion(unit, w.now.today, 0));
        if (!bernoulli(u[0], p)) continue;
        std::vector<std::size_t> writers;
        for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
            const person& x = w.now.persons[i];
            const bool writes = x.post == role::office_staff || x.post == role::village_cadre;
            if (x.unit == unit && writes && !x.vacant) writers.push_back(i);
        }
        if (writers.empty()) continue;
        const auto at = static_cast<std::size_t>(uniform_index(u[1], static_cast<std::int32_t>(writers.size())));
        w.now.persons[writers[at]].app_seconds_due += whole_seconds(par.post_minutes);
    }
}

/// The line that owns what somebody serves today.
std::int16_t owner(const world& w, std::int32_t who) {
    if (w.now.n_lines == 0) return w.now.cause_of(cause::block);
    const double u = w.now.random.uniform(purpose::app_owner, keys::occasion(who, w.now.today, 0));
    return static_cast<std::int16_t>(uniform_index(u, w.now.n_lines));
}

void count_study(world& w, std::int32_t who) {
    const person& p = w.now.persons[static_cast<std::size_t>(who)];
    const auto count = [&](attention_count c, double minutes) {
        w.now.book.attention(index_of(p.post), index_of(c)) += whole_seconds(minutes);
    };
    count(attention_count::study_reported, study_asked(w) * slowness(w, who));
    count(attention_count::study_true, study_sat(w, who));
}

}  // namespace

double apps::p_pass(const params& par, double knowledge) {
    double p = 0.0;
    double ways = 1.0;  // to be wrong in so many of the questions
    for (std::int32_t wrong = 0; wrong <= par.quiz_questions - par.quiz_right; ++wrong) {
        double of_these = ways;
        for (std::int32_t i = 0; i < wrong; ++i) of_these *= 1.0 - knowledge;
        for (std::int32_t i = wrong; i < par.quiz_questions; ++i) of_these *= knowledge;
        p += of_these;
        ways *= static_cast<double>(par.quiz_questions - wrong) / (wrong + 1);
    }
    return p;
}

double apps::apps_now(const world& w) {
    const double wanted = (w.par<apps>().apps_per_person + w.now.apps_added) * (1.0 + w.now.apps_demanded);
    return (wanted + w.now.scheme_effort) * w.in_force.apps_left.value();
}

double apps::quiz_minutes(const world& w, std::int32_t who, std::int32_t week, std::int32_t quiz) {
    const auto& par = w.par<apps>();
    double knowledge = par.quiz_knowledge;
    for (std::int32_t attempt = 1; attempt < most_attempts; ++attempt) {
        const double u =
            w.now.random.uniform(purpose::app_quiz, keys::occasion(who, week, quiz * most_attempts + attempt));
        if (bernoulli(u, p_pass(par, knowledge))) return attempt * par.quiz_minutes;
        knowledge += par.quiz_learning * (1.0 - knowledge);
    }
    return most_attempts * par.quiz_minutes;
}

void apps::begin_day(world& w) {
    if (!w.par<apps>().enabled) return;
    const auto& par = w.par<apps>();
    w.now.apps_added += par.new_apps_per_year / days_per_year * w.in_force.new_apps_admitted.value();
    if (is_countered(w)) void_tricks(w);
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        const auto who = static_cast<std::int32_t>(i);
        const double minutes = checkins(w) * slowness(w, who) + study_sat(w, who) + quizzes(w, who) +
                               residents_to_ask(w, who) * par.follower_minutes;
        p.app_seconds_due = p.vacant ? 0 : whole_seconds(minutes);
    }
    owe_posts(w);
}

void apps::end_day(world& w) {
    for (const person& p : w.now.persons) {
        if (p.app_seconds_due == 0 || p.vacant) continue;
        w.now.book.attention(index_of(p.post), index_of(attention_count::app_days_missed)) += 1;
    }
}

bool apps::attempt(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    const bool has_time = p.app_seconds_due > 0 && on_shift(w, p, t) && p.queue.empty();
    if (!has_time && !press(w, p, t)) return false;
    const std::int32_t length = std::min(p.app_seconds_due, next_due(w, p, t) - t);
    spend(w, p, length, activity::app_duties, owner(w, who));
    p.app_seconds_due -= length;
    if (p.app_seconds_due == 0) {
        count_study(w, who);
        ask_residents(w, who);
    }
    return p.clock > t;
}

bool apps::press(const world& w, const person& p, seconds t) {
    return p.app_seconds_due > 0 && t >= evening(w) &&
           second_of_day(w, t) < w.par<calendar_params>().phone_until.seconds;
}

seconds apps::evening(const world& w) {
    return w.now.midnight - day_length + w.par<apps>().evening_start.seconds;
}

void apps::receive(world& w, const apps_letter& l) {
    w.now.apps_demanded = l.demanded;
}

void apps::post_taken_up(world& /*w*/, person& p) {
    p.gaming_again = 0;
}

}  // namespace sim
