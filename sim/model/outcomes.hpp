/// What a run comes to: one number per outcome, true and reported kept apart.
#pragma once

#include <limits>
#include <span>
#include <string_view>
#include <vector>

#include "sim/core/labels.hpp"
#include "sim/population/ledger.hpp"

namespace sim {

/// Totals of one replicate from which every outcome is computed.
struct run_totals {
    ledger book;  // summed over periods, townships and every axis but the last
    double days = 0;
    double persons = 0;  // posts, held or vacant
    double townships = 0;
    double households = 0;
    double mean_trust = 0;        // of households at the end
    double mean_familiarity = 0;  // of village posts at the end
    double groups = 0;            // at the end, all townships
    double memberships = 0;       // at the end, all persons
    std::int64_t cases_of_leaders = 0;
    double groups_on_paper = 0;  // at the end, as reported

    /// Days on which posts were held.
    double person_days() const;

    std::int64_t seconds(activity a) const;
    std::int64_t duty_seconds() const;
    std::int64_t tasks(task_count c) const;
    std::int64_t evidence(evidence_count c) const;
    std::int64_t service(service_count c) const;
    std::int64_t attention(attention_count c) const;
    std::int64_t staff(staff_count c) const;
};

/// Which layer an outcome belongs to.
enum class layer : std::uint8_t { actual, reported };
template <>
inline constexpr auto labels<layer> = std::to_array<label>({{"true", "true", "真实"},
                                                            {"reported", "reported", "上报"}});

struct outcome {
    std::string_view id;
    std::string_view unit;
    text name;
    text meaning;
    layer of = layer::actual;
    double (*value)(const run_totals&) = nullptr;  // NaN where undefined, e.g. a share of nothing
};

/// What an outcome can be. None is negative; a share is at most one.
struct outcome_range {
    double least = 0.0;
    double most = std::numeric_limits<double>::infinity();
};
outcome_range range_of(std::string_view outcome_id);

/// Every outcome, in the order of reports.
const std::vector<outcome>& all_outcomes();

std::span<const outcome> time_outcomes();
std::span<const outcome> attention_outcomes();
std::span<const outcome> task_outcomes();
std::span<const outcome> service_outcomes();
std::span<const outcome> village_outcomes();
std::span<const outcome> staff_outcomes();

}  // namespace sim
