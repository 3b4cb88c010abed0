/// A study made without the engine: small tables of every shape that the results format must carry.
#pragma once

#include <cmath>
#include <cstdint>
#include <limits>
#include <string>
#include <vector>

#include "sim/core/table.hpp"
#include "sim/engine/plan.hpp"

namespace sim::testing {

inline plan synthetic_plan(std::int32_t replicates, std::uint32_t seed = 7) {
    plan study;
    for (const char* name : {"as_is", "reform"}) {
        arm a;
        a.name = name;
        a.world.name = name;
        a.world.title = std::string("Synthetic arm ") + name;
        a.world.title_zh = std::string("合成方案 ") + name;
        study.arms.push_back(a);
    }
    study.days = 3;
    study.replicates = replicates;
    study.seed = seed;
    return study;
}

/// A value that is a function of its place, so that any mix-up shows.
inline std::int64_t mixed(std::uint64_t a, std::uint64_t b) {
    std::uint64_t x = a * 0x9E3779B97F4A7C15ULL + b * 0xD1B54A32D192ED03ULL + 1;
    x ^= x >> 31U;
    x *= 0xBF58476D1CE4E5B9ULL;
    return static_cast<std::int64_t>(x >> 40U);
}

inline dimension named(std::string id, std::string text, std::string text_zh, std::vector<std::string> names) {
    return {.id = std::move(id),
            .long_name = std::move(text),
            .long_name_zh = std::move(text_zh),
            .unit = "1",
            .names = std::move(names),
            .titles_en = {},
            .titles_zh = {},
            .values = {}};
}

inline dimension days(std::int64_t n) {
    dimension d = named("day", "Day", "日期", {});
    d.unit = "days since 2020-01-06";
    for (std::int64_t i = 0; i < n; ++i) d.values.push_back(i);
    return d;
}

/// Seconds of three activities that sum to persons × 86400 in every cell.
inline table synthetic_time_use(std::uint64_t key, std::int64_t n_days) {
    table t{"time_use", "Time use", "时间使用", {days(n_days)}, {}};
    dimension unit = named("unit", "Unit", "单位", {"leadership", "office_party", "village_01"});
    unit.titles_en = {"Township leadership", "Party office", "Village one"};
    unit.titles_zh = {"乡镇领导班子", "党建办", "一村"};
    t.dimensions.push_back(unit);
    t.dimensions.push_back(named("activity", "Activity", "活动", {"reading_messages", "meetings", "off_duty"}));
    std::vector<std::int64_t> spent;
    std::vector<std::int32_t> persons;
    for (std::uint64_t cell = 0; cell < static_cast<std::uint64_t>(n_days) * 3; ++cell) {
        const std::int64_t n = 1 + mixed(key, cell) % 9;
        const std::int64_t reading = mixed(key, cell + 1000) % (n * 43200);
        const std::int64_t meetings = mixed(key, cell + 2000) % (n * 43200);
        persons.push_back(static_cast<std::int32_t>(n));
        spent.insert(spent.end(), {reading, meetings, n * 86400 - reading - meetings});
    }
    t.variables.push_back(
        {"person_seconds", "s", "Time spent", "所用时间", "true", {"day", "unit", "activity"}, spent});
    t.variables.push_back({"persons", "person", "Persons", "人数", "", {"day", "unit"}, persons});
    return t;
}

inline table synthetic_tasks(std::uint64_t key) {
    table t{"tasks", "Tasks by line", "按条线分的任务", {named("line", "Line", "条线", {"safety", "农业"})}, {}};
    const std::vector<double> done{0.25 * static_cast<double>(mixed(key, 1) % 100), std::nan("")};
    t.variables.push_back({"done_true", "1", "Done in truth", "实际完成", "true", {"line"}, done});
    t.variables.push_back({"done_reported", "1", "Done on paper", "上报完成", "reported", {"line"}, done});
    return t;
}

/// A scalar per replicate, and an axis without any place on it.
inline table synthetic_summary(std::uint64_t key) {
    table t{"summary", "Summary", "汇总", {named("round", "Ranking round", "排名轮次", {})}, {}};
    t.variables.push_back({"trust",
                           "1",
                           "Mean trust",
                           "平均信任",
                           "true",
                           {},
                           std::vector<double>{0.5 + 1e-3 * static_cast<double>(key)}});
    t.variables.push_back({"rank", "1", "Rank", "名次", "reported", {"round"}, std::vector<std::int32_t>{}});
    return t;
}

inline replicate_record synthetic_record(const plan& study, std::size_t arm_index, std::int64_t replicate) {
    const std::uint64_t key = study.seed * 1000003ULL + arm_index * 1009ULL + static_cast<std::uint64_t>(replicate);
    return {study.arms[arm_index].name,
            replicate,
            {synthetic_time_use(key, study.days), synthetic_tasks(key), synthetic_summary(key)}};
}

}  // namespace sim::testing
