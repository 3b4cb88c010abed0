/// The rules in force in one township on one day: what scenarios set and reform levers move. Nothing else is a lever's
/// business.
#pragma once

#include <cstdint>

#include "sim/core/labels.hpp"

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

/// Shares in [0, 1] say for how many groups, persons or units the rule holds: a rule being phased in holds for the
/// entities whose fixed draw lies below the share.
struct rules {
    // groups
    std::int32_t merge_groups_to = 0;  // 0 = leave as they are
    double merge_share = 0.0;
    std::int32_t groups_per_person_cap = 0;  // 0 = no cap
    double assignment_only_share = 0.0;      // no discussion, photos or returned results in the whole-township group
    double no_photos_share = 0.0;            // no photos or results in any group
    double digest_share = 0.0;               // offices forward key points and a local opinion, never the raw notice
    double membership_by_duty_share = 0.0;
    double quiet_hours_share = 0.0;
    std::int32_t quiet_from = 0;  // seconds after midnight
    std::int32_t quiet_until = 0;
    std::int32_t sunset_days = 0;  // 0 = groups never dissolve
    double no_new_group_share = 0.0;
    // evidence
    evidence_rule evidence = evidence_rule::universal;
    evidence_rule evidence_before = evidence_rule::universal;  // what the rule replaces while it is phased in
    double evidence_share = 1.0;                               // share of work under `evidence`
    double audit_sample = 0.1;                                 // share of units proved under `sampled`
    double one_form_share = 0.0;                               // share of data entered once for all lines
    // ranking
    bool ranking = true;
    double ranking_share = 1.0;
    std::int32_t ranking_period_days = 7;
    bool ranking_published = true;
    double weight_evidence = 0.5;
    double weight_activity = 0.3;
    double weight_outcome = 0.15;
    double weight_voice = 0.05;
    // meetings
    double plenary_per_month = 3.5;

    friend bool operator==(const rules&, const rules&) = default;
};

}  // namespace sim
