/// A study as data: arms, replicates and what to record. Consumed by ensemble.hpp.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/graph/roster.hpp"
#include "sim/model/scenario.hpp"

namespace sim {

/// Length of one recorded period.
enum class record_period : std::uint8_t { day, week, run };
template <>
inline constexpr auto labels<record_period> = std::to_array<label>({
    {"day", "by day", "按日"},
    {"week", "by week", "按周"},
    {"run", "whole run", "全程"},
});

/// Unit resolution of time use.
enum class record_units : std::uint8_t { unit, township };
template <>
inline constexpr auto labels<record_units> = std::to_array<label>({
    {"unit", "by unit", "按单位"},
    {"township", "by township", "按乡镇"},
});

/// One arm: the scenario with a set of reforms laid on it. Arm 0 of a comparison is the scenario itself.
struct arm {
    std::string name;
    scenario world;
};

struct plan {
    std::vector<arm> arms;
    std::int32_t days = 182;
    std::int32_t replicates = 1;
    std::int32_t townships = 1;  // of one county, all under the same scenario
    std::uint32_t seed = 1;
    record_period period = record_period::day;
    record_units units = record_units::unit;
};

/// Days of a full recorded period; the last one of a run may be shorter.
constexpr std::int32_t period_length(const plan& study) {
    if (study.period == record_period::day) return 1;
    return study.period == record_period::week ? 7 : study.days;
}

}  // namespace sim
