/// M35 Upward requests: staff ask a department for more time where a task cannot be done, and for its power where a hazard was
/// found and stays. Most requests sink.
///
/// Equations  asks for time with probability a where the share g of the work due has no time left
///            asks for power with probability a after a check that leaves hazards known
///            answered with probability b, after d days: e more days for the task, or a visit with power to the village
/// Symbols    a -> p_ask, g -> gap_asked, b -> answered_share, d -> answer_days, e -> extension_days
/// Reads      time gaps, known hazards, rules
/// Writes     deadlines, known hazards, time
/// Streams    request (assignment), power_visit (assignment and hazard)
/// Source     S114 S159 L17 L18
/// Limits     A request that sinks is not repeated and teaches nothing. Nobody asks for people. A department never runs out
///            of time to answer.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct requests_params {
    bool enabled = true;
    double p_ask = 0.03;
    double gap_asked = 0.5;
    double request_minutes = 15.0;
    double answered_share = 0.1;
    double answer_days = 5.0;
    double extension_days = 5.0;

    static constexpr std::string_view section = "requests";
    static constexpr text title{"M35 Upward requests", "M35 向上求助"};
    static constexpr auto fields() {
        using P = requests_params;
        return std::tuple{flag(SIM_NAME(P, enabled), {"Staff ask departments for help.", "基层是否向上求助。"},
                               "S114 S159", confidence::seed),
                          number(SIM_NAME(P, p_ask), "1", {0, 1},
                                 {"Probability of asking where there is reason to.", "有理由时提出请求的概率。"},
                                 "S114", confidence::assumption),
                          number(SIM_NAME(P, gap_asked), "1", {0, 1},
                                 {"Share of the work due without time left from which on one asks for time.",
                                  "到期工作中无时间完成的比例达到多少才请求延期。"},
                                 "", confidence::assumption),
                          number(SIM_NAME(P, request_minutes), "min", {0, 240},
                                 {"Time to write a request.", "写一份请示所用时间。"}, "", confidence::assumption),
                          number(SIM_NAME(P, answered_share), "1", {0, 1},
                                 {"Share of requests that are answered.", "得到答复的请求比例。"}, "S114 S159",
                                 confidence::assumption),
                          number(SIM_NAME(P, answer_days), "d", {1, 90}, {"Days until the answer.", "多少天后答复。"},
                                 "S159", confidence::assumption),
                          number(SIM_NAME(P, extension_days), "d", {0, 60},
                                 {"Days of grace granted.", "准予延长的天数。"}, "", confidence::assumption)};
    }
};

struct requests {
    using params = requests_params;
    /// A task that cannot be done in time.
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    /// A check that has left hazards known.
    static void completed(world& w, std::int32_t assignment, seconds t);
    static void receive(county_world& c, std::int32_t from, const request_letter& l);
    /// Answers go out on the day that they are due.
    static void county_begins_day(county_world& c);
    static void receive(world& w, const answer_letter& l);
};

}  // namespace sim
