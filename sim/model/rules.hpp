/// The rules in force in one township on one day: what scenarios set and reform levers move. A lever moves nothing
/// else.
#pragma once

#include <cstdint>
#include <limits>
#include <tuple>

#include "sim/core/event_queue.hpp"
#include "sim/core/labels.hpp"
#include "sim/model/rule.hpp"

namespace sim {

/// What has to be proved for a unit of work.
enum class evidence_rule : std::uint8_t { not_demanded, sampled, universal, outcome_only };
template <>
inline constexpr auto labels<evidence_rule> = std::to_array<label>({
    {"none", "No evidence demanded", "不要求留痕"},
    {"sampled", "A random sample must be proved", "抽查留痕"},
    {"universal", "Every unit of work must be proved", "处处留痕"},
    {"outcome_only", "Only the outcome is checked", "只看结果"},
});

/// What has to be proved, and how much of it where a sample is.
struct evidence_standard {
    evidence_rule rule;
    double audit_sample;

    friend constexpr bool operator==(const evidence_standard&, const evidence_standard&) = default;
};

/// Hours in which nothing is posted, in seconds after midnight; it may reach over midnight. Empty if both are equal.
struct quiet_window {
    seconds from;
    seconds until;

    constexpr bool contains(seconds of_day) const {
        return from > until ? of_day >= from || of_day < until : of_day >= from && of_day < until;
    }

    friend constexpr bool operator==(const quiet_window&, const quiet_window&) = default;
};

/// What the score of a village counts.
struct score_weights {
    double evidence;
    double activity;
    double outcome;
    double voice;

    friend constexpr bool operator==(const score_weights&, const score_weights&) = default;
};

constexpr score_weights between(const score_weights& from, const score_weights& to, double share) {
    return {between(from.evidence, to.evidence, share), between(from.activity, to.activity, share),
            between(from.outcome, to.outcome, share), between(from.voice, to.voice, share)};
}

/// Append only: the number of a rule is part of the luck of those whom it reaches while it is phased in.
enum class rule_id : std::uint32_t {
    groups_left,
    membership_by_duty,
    groups_per_person,
    assignment_only,
    no_photos,
    digest,
    quiet_hours,
    sunset_days,
    no_new_groups,
    evidence,
    one_form,
    ranking,
    ranking_published,
    ranking_period_days,
    ranking_weights,
    plenary_per_month,
    documents_left,
    graded_by_results,
    hotline_filter,
    check_power,
    protectiveness,
    public_clearing,
    failures_punished,
    recognition,
    inspections_left,
    doorstep_inspections,
    coverage_target,
    app_duties_left,
    apps_left,
    lead_named,
    requests_answered,
    direct_share,
    tasks_admitted,
    study_left,
    urgency_classes,
    quotas_from_below,
    graded_from_below,
    new_apps_admitted,
    following_left,
    cases_at_hand,
    channel_by_audience
};

/// Of a number of groups or days that no rule limits.
inline constexpr std::int32_t no_limit = std::numeric_limits<std::int32_t>::max();

/// All rules. Those that the parameters of a scenario set have no value here: scenario_rules() gives it.
struct rules {
    // groups
    rule<std::int32_t> groups_left{rule_id::groups_left, no_limit};              // of the township, after merging
    rule<bool> membership_by_duty{rule_id::membership_by_duty, false};           // of a group
    rule<std::int32_t> groups_per_person{rule_id::groups_per_person, no_limit};  // of a person
    rule<bool> assignment_only{rule_id::assignment_only, false};  // of the whole-township group: no discussion, photos
                                                                  // or returned results
    rule<bool> no_photos{rule_id::no_photos, false};              // of a group: no photos or returned results
    rule<bool> digest{rule_id::digest, false};  // of a line: its office forwards key points and a local opinion, never
                                                // the raw notice
    rule<quiet_window> quiet_hours{rule_id::quiet_hours, {0, 0}};    // of a line
    rule<bool> urgency_classes{rule_id::urgency_classes, false};     // of a line: urgent notices call everybody, the
                                                                     // others wait for one post a day
    rule<std::int32_t> sunset_days{rule_id::sunset_days, no_limit};  // of the groups that a line founds
    rule<bool> no_new_groups{rule_id::no_new_groups, false};         // of a line and an occasion to found a group
    // evidence
    rule<evidence_standard> evidence;               // of a person and a task
    rule<bool> one_form{rule_id::one_form, false};  // of a form: its data are entered once for all lines
    // ranking
    rule<bool> ranking;            // of a village
    rule<bool> ranking_published;  // of a village
    gradual_rule<std::int32_t> ranking_period_days;
    gradual_rule<score_weights> ranking_weights;
    // meetings
    gradual_rule<double> plenary_per_month;
    // departments
    gradual_rule<double> documents_left{rule_id::documents_left, 1.0};  // share of notices, forms and calls to meetings
    gradual_rule<double> graded_by_results{rule_id::graded_by_results, 0.0};  // weight in the grading of departments
    gradual_rule<double> graded_from_below{rule_id::graded_from_below, 0.0};  // weight of what townships say of them
    gradual_rule<double> quotas_from_below{rule_id::quotas_from_below, 0.0};  // share of quotas that villages set
    gradual_rule<double> hotline_filter;  // share of unreasonable calls that are turned away
    gradual_rule<double> tasks_admitted{rule_id::tasks_admitted, 1.0};  // share of tasks that passes a gate
    gradual_rule<double> direct_share;                                  // of tasks that come past the offices
    // field checks
    gradual_rule<double> check_power;  // share of checks made with the power to have things put right
    // accountability
    gradual_rule<double> protectiveness;   // of leaders: share of blame that they keep to themselves
    gradual_rule<double> public_clearing;  // share of the wrongly accused who are cleared in public
    gradual_rule<double> failures_punished{rule_id::failures_punished, 1.0};  // of those that otherwise would be
    gradual_rule<double> recognition{rule_id::recognition,
                                     0.0};  // pay and honour beyond the usual, standard deviations
    // inspections and campaigns
    gradual_rule<double> inspections_left{rule_id::inspections_left, 1.0};  // share of inspections and official visits
    gradual_rule<double> doorstep_inspections;                              // share of inspections at the door
    gradual_rule<double> coverage_target;  // coverage at which a campaign for everybody may end
    // departments among themselves, and asked from below
    gradual_rule<double> lead_named{rule_id::lead_named, 0.0};  // share of joint matters with a department in the lead
    gradual_rule<double> requests_answered;                     // share of requests
    // apps
    gradual_rule<double> app_duties_left{rule_id::app_duties_left, 1.0};      // share of check-ins, study and quizzes
    gradual_rule<double> study_left{rule_id::study_left, 1.0};                // share of study minutes
    gradual_rule<double> apps_left{rule_id::apps_left, 1.0};                  // share of apps
    gradual_rule<double> new_apps_admitted{rule_id::new_apps_admitted, 1.0};  // share of apps that would come
    gradual_rule<double> following_left{rule_id::following_left, 1.0};  // share of followers that villages must bring
    // service
    gradual_rule<double> cases_at_hand{rule_id::cases_at_hand, 0.0};      // share of needs with a case to look up
    rule<bool> channel_by_audience{rule_id::channel_by_audience, false};  // of a need: online or in person, once

    /// Every rule, so that none escapes what is asked of all.
    static constexpr auto fields() {
        return std::tuple{&rules::groups_left,        &rules::membership_by_duty,
                          &rules::groups_per_person,  &rules::assignment_only,
                          &rules::no_photos,          &rules::digest,
                          &rules::quiet_hours,        &rules::sunset_days,
                          &rules::no_new_groups,      &rules::evidence,
                          &rules::one_form,           &rules::ranking,
                          &rules::ranking_published,  &rules::ranking_period_days,
                          &rules::ranking_weights,    &rules::plenary_per_month,
                          &rules::documents_left,     &rules::graded_by_results,
                          &rules::hotline_filter,     &rules::check_power,
                          &rules::protectiveness,     &rules::public_clearing,
                          &rules::failures_punished,  &rules::recognition,
                          &rules::inspections_left,   &rules::doorstep_inspections,
                          &rules::coverage_target,    &rules::lead_named,
                          &rules::requests_answered,  &rules::direct_share,
                          &rules::tasks_admitted,     &rules::study_left,
                          &rules::app_duties_left,    &rules::apps_left,
                          &rules::urgency_classes,    &rules::quotas_from_below,
                          &rules::graded_from_below,  &rules::new_apps_admitted,
                          &rules::following_left,     &rules::cases_at_hand,
                          &rules::channel_by_audience};
    }

    friend bool operator==(const rules&, const rules&) = default;
};

namespace detail {
template <class... R>
constexpr std::size_t total_size(const std::tuple<R rules::*...>&) {
    return (sizeof(R) + ...);
}
}  // namespace detail
static_assert(sizeof(rules) == detail::total_size(rules::fields()), "rules::fields() must name every rule");

}  // namespace sim
