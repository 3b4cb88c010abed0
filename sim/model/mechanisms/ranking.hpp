/// M17 Ranking: villages are scored, ranked, praised and named; pressure peaks near the cut-off and fades until the
/// next bulletin.
///
/// Equations  score_v = \sum_i weight_i z_v(i),  i in {evidence, activity, outcome, voice};  z within the township
///            pressure_v <- 1 + g exp(-((rank_v - (n - k)) / s)^2) at a bulletin, times u where it is not published and
///            times the pressure on the whole township; pressure fades with half-life h
/// Symbols    g -> cutoff_gain, u -> unpublished_factor, k -> named_share n, s -> cutoff_width, h ->
///            pressure_half_life_days
/// Reads      reported and true counts of the period, household trust, rules
/// Writes     rank pressure, ranks, summons, recognition
/// Streams    ranking_noise (ties)
/// Source     S030 S031 S108 section 3.7, E64 E83, P27 P30
/// Limits     Evidence and activity enter as reported, outcome and voice as they are; the true score is kept beside it
///            and never acts.
#pragma once

#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/model/rules.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct ranking_params {
    bool enabled = true;
    std::int32_t period_days = 7;
    bool published = true;
    double weight_evidence = 0.5;
    double weight_activity = 0.3;
    double weight_outcome = 0.1;
    double weight_voice = 0.1;
    double named_share = 0.2;
    double cutoff_gain = 1.0;
    double cutoff_width = 2.0;
    double unpublished_factor = 0.5;
    double pressure_half_life_days = 10.0;
    double summons_minutes = 60.0;
    double recognition = 0.05;
    double recognition_days = 60.0;
    double county_weight = 0.5;

    static constexpr std::string_view section = "ranking";
    static constexpr text title{"M17 Ranking", "M17 排名通报"};
    static constexpr auto fields() {
        using P = ranking_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Villages are ranked.", "是否排名。"}, "S030", confidence::seed),
            count(SIM_NAME(P, period_days), "d", {1, 366}, {"Days between bulletins.", "两次通报的间隔。"}, "S030",
                  confidence::seed),
            flag(SIM_NAME(P, published),
                 {"Ranks are published, the last are named and summoned.", "排名公开、末位点名约谈。"}, "S030 S108",
                 confidence::seed),
            number(SIM_NAME(P, weight_evidence), "1", {0, 1}, {"Weight of evidence reported.", "上报材料的权重。"},
                   "S077 S096", confidence::assumption),
            number(SIM_NAME(P, weight_activity), "1", {0, 1},
                   {"Weight of tasks reported done.", "上报完成任务的权重。"}, "S107", confidence::assumption),
            number(SIM_NAME(P, weight_outcome), "1", {0, 1}, {"Weight of needs truly met.", "诉求真正办结的权重。"},
                   "L26", confidence::assumption),
            number(SIM_NAME(P, weight_voice), "1", {0, 1}, {"Weight of the villagers' own voice.", "群众评价的权重。"},
                   "L26", confidence::assumption),
            number(SIM_NAME(P, named_share), "1", {0.02, 0.5},
                   {"Share praised at the top and named at the bottom.", "表扬与点名各占的比例。"}, "S030",
                   confidence::inference),
            number(SIM_NAME(P, cutoff_gain), "1", {0, 5}, {"Extra pressure at the cut-off.", "临界名次的额外压力。"},
                   "P30", confidence::assumption),
            number(SIM_NAME(P, cutoff_width), "1", {0.2, 20}, {"Width of that peak in ranks.", "该峰值的名次宽度。"},
                   "P30", confidence::assumption),
            number(SIM_NAME(P, unpublished_factor), "1", {0, 1},
                   {"Pressure of a ranking that is not published.", "不公开排名的压力系数。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, pressure_half_life_days), "d", {1, 120},
                   {"Half-life of pressure after a bulletin.", "通报后压力的半衰期。"}, "", confidence::assumption),
            number(SIM_NAME(P, summons_minutes), "min", {0, 480},
                   {"Length of the interview of a named village.", "末位约谈的时长。"}, "S108", confidence::assumption),
            number(SIM_NAME(P, recognition), "1", {0, 1},
                   {"Rise of motivation by praise, fall by naming.", "表扬提升、点名降低的动力幅度。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, recognition_days), "d", {7, 365},
                   {"Days over which praise and naming wear off (time constant).",
                    "表扬与点名的影响淡去的天数（时间常数）。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, county_weight), "1", {0, 1},
                   {"Share of the pressure on a township that moves with its rank in the county.",
                    "乡镇压力中随其全县名次变动的比例。"},
                   "", confidence::assumption)};
    }
};

struct ranking {
    using params = ranking_params;
    static void initialise(world& w);
    /// Share of motivation above or below the mean that is left after a day.
    static double kept_per_day(const params& p) { return 1.0 - 1.0 / p.recognition_days; }
    static void begin_day(world& w);
    static void post_taken_up(world& w, person& p);
    static void need_met(world& w, std::int32_t assignment, seconds t);
    /// Counts a record for the next bulletin.
    static void completed(world& w, std::int32_t assignment, seconds t);
    /// The county ranks its townships by their last bulletins; the pressure holds until the next day.
    static void county_begins_day(county_world& c);
    static void receive(county_world& c, std::int32_t from, const score_letter& l);
    static void receive(world& w, const pressure_letter& l);

    /// Ranks with ties broken by `luck`; 1 = highest score.
    static std::vector<std::int32_t> rank(const std::vector<double>& score, const std::vector<double>& luck);
    /// Pressure on the village with this rank of n right after a bulletin.
    static double pressure(const ranking_params& p, std::int32_t rank, std::size_t n, bool published);
    /// Weight that the ranking gives to a piece of work: what it proves, or what it does for villagers.
    static double weight_of(const rules& r, bool for_villagers);
};

}  // namespace sim
