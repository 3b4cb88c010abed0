/// The pattern report: stylised facts of the field, each measured on simulated townships and held against its target.
/// Nothing is tuned here, and a pattern that fails is reported like one that passes.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>
#include <variant>
#include <vector>

#include "sim/core/describe.hpp"
#include "sim/core/table.hpp"
#include "sim/engine/comparison.hpp"
#include "sim/engine/ensemble.hpp"

namespace sim {

/// The runs from which patterns are measured. All share their random numbers; each is the scenario with one thing
/// changed.
enum class trial : std::uint8_t {
    as_it_is,
    light_load,
    heavy_load,
    all_push,
    all_mute,
    all_mute_blamed,
    unranked,
    strongly_ranked,
    unserved,
    unvisited,
    graded_by_results,
    fewer_documents,
    calls_in_vain,
    checks_with_power,
    checks_without_power,
    nobody_punished,
    protective_leaders,
    merged_once,
    four_groups,
    ten_groups,
    groups_by_duty,
    year_end,
    covering,
    night_checks,
    many_events
};
template <>
inline constexpr auto labels<trial> = std::to_array<label>({
    {"as_it_is", "the scenario", "原情景"},
    {"light_load", "light load", "轻负荷"},
    {"heavy_load", "heavy load", "重负荷"},
    {"all_push", "everybody answers alerts", "人人随时查看"},
    {"all_mute", "everybody mutes", "人人免打扰"},
    {"all_mute_blamed", "everybody mutes, high blame", "人人免打扰且问责重"},
    {"unranked", "no ranking", "不排名"},
    {"strongly_ranked", "ranking counts double", "排名权重加倍"},
    {"unserved", "no service", "不办理诉求"},
    {"unvisited", "no visits", "不走访"},
    {"graded_by_results", "departments graded by results", "部门按实绩考核"},
    {"fewer_documents", "a third fewer documents and meetings", "文件会议减三分之一"},
    {"calls_in_vain", "households believe that calling never helps", "农户认为投诉无用"},
    {"checks_with_power", "every check has power", "巡查均有执法权"},
    {"checks_without_power", "no check has power", "巡查均无执法权"},
    {"nobody_punished", "no failure is punished", "差错一律不追责"},
    {"protective_leaders", "leaders bear most of the blame", "领导多担责"},
    {"merged_once", "groups merged to 8 once", "一次合并为 8 个群"},
    {"four_groups", "4 groups, members by duty", "4 个群，按职责入群"},
    {"ten_groups", "10 groups, members by duty", "10 个群，按职责入群"},
    {"groups_by_duty", "all groups, members by duty", "群数不变，按职责入群"},
    {"year_end", "from August to January", "八月至次年一月"},
    {"covering", "everybody is to be covered once a month", "每月一次全员覆盖"},
    {"night_checks", "a night check a month that the leadership hears of", "每月一次夜间排查，民怨传得到领导"},
    {"many_events", "fifteen events a month in every village", "每村每月十五场活动"},
});

/// The scenario of a trial.
scenario trial_world(const scenario& base, trial t);

/// Slow state variables that no table shows, watched day by day.
struct slow_state {
    double trust_at_start = 0;         // mean of households before the first day
    double familiarity_half_life = 0;  // years, from the daily decay of village posts; NaN without any
    double rotation_loss = 0;          // mean share of familiarity lost at a rotation; NaN without any
    double group_growth = 0;           // of the number of groups, a year
    double group_rebound = 0;          // share of the groups merged at first that has grown back; NaN without any
    double units_involved = 0;         // share of villages and offices with more than `involved_above` false records
    double year_end_peak = 0;          // evidence work a day in the last six weeks of a year, over that of other days
};
inline constexpr double involved_above = 0.02;

/// What one replicate of one trial leaves to be measured.
struct observation {
    replicate_record record;
    slow_state slow;
};

/// Which way a direction pattern goes.
enum class sign : std::uint8_t { falls, rises };
template <>
inline constexpr auto labels<sign> = std::to_array<label>({{"falls", "falls", "下降"}, {"rises", "rises", "上升"}});

enum class verdict : std::uint8_t { passed, failed, undefined };
template <>
inline constexpr auto labels<verdict> = std::to_array<label>({
    {"pass", "pass", "符合"},
    {"fail", "FAIL", "不符合"},
    {"undefined", "not measurable", "无法测量"},
});

/// One stylised fact. A level has one trial, or two whose ratio (second to first) is meant. A direction has an ordered
/// chain of trials, and the value has to move the same way at every step.
struct pattern {
    std::string_view id;
    text statement;
    std::variant<bounds, sign> target;
    std::string_view sources;
    int strength = 1;  // 1 must be reproduced, 2 should be, 3 exploratory
    text measured;
    std::span<const trial> trials;
    double (*value)(const observation&) = nullptr;

    bool is_level() const { return std::holds_alternative<bounds>(target); }
};

/// A pattern held against its runs.
struct pattern_result {
    const pattern* of = nullptr;
    std::vector<level_estimate> levels;    // of every trial; of the ratio alone if that is meant
    std::vector<paired_difference> steps;  // of a direction, from each trial to the next
    verdict outcome = verdict::undefined;
};

/// Passes if the mean lies in the target; undefined if no replicate has a value.
verdict judge(const level_estimate& value, bounds target);
/// Passes if the 95 % interval of every step lies wholly on the side asked for; undefined if a step has no interval.
verdict judge(std::span<const paired_difference> steps, sign target);
/// `values[k][r]` is the value in trial k of the pattern, replicate r.
pattern_result judge(const pattern& p, std::span<const std::vector<double>> values);

/// Every pattern, in the order of the report.
const std::vector<pattern>& all_patterns();
std::span<const pattern> level_patterns();
std::span<const pattern> direction_patterns();
std::span<const pattern> shock_patterns();

struct pattern_study {
    std::int32_t days = 182;
    std::int32_t replicates = 8;
    std::uint32_t seed = 1;
    int threads = 0;  // all cores
};

/// Runs all trials under common random numbers and judges every pattern. Of the hooks, `progress` and `stop` are used.
std::vector<pattern_result> report_patterns(const scenario& base, const pattern_study& study,
                                            const ensemble_hooks& hooks = {});

}  // namespace sim
