/// M14 Fabrication: evidence without the work behind it.
///
/// Equation   P(attempt) = logistic(a_0 + a_1 gap + a_2 rank pressure + a_3 fatigue - a_4 deterrence - a_5 (norm - 1) +
///            a_6 unproved)
///            gap = share of the work due by the deadline for which there is no time, or of a quota that cannot be met
///            norm <- norm + (norm_0 - 10 c false share of peers - norm) / weeks
/// Symbols    a_0 -> base_logit, a_1 -> gap_effect, a_2 -> ranking_effect, a_3 -> fatigue_effect, a_4 ->
///            detection_effect, a_5 -> norm_effect, a_6 -> unproved_effect (trace helps, too), c -> contagion
/// Reads      queue, deadlines, rank pressure, fatigue, norm, deterrence
/// Writes     assignments, norm, deterrence, follow-up work
/// Streams    fabricate, audit
/// Source     S089-S095 section 3.8 E58-E65 Q09 Q10 P21 P25 P26
/// Limits     Detection is at completion; penalties fall on the person alone.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct fabrication_params {
    bool enabled = true;
    double base_logit = -3.4;
    double gap_effect = 5.8;
    double ranking_effect = 0.4;
    double fatigue_effect = 0.15;
    double detection_effect = 1.0;
    double norm_effect = 1.0;
    double unproved_effect = 0.3;
    double norm_spread = 1.2;
    double contagion = 0.2;
    double norm_weeks = 26.0;
    double cheapness = 10.0;
    double desk_detection = 0.02;
    double doorstep_detection = 0.5;
    double doorstep_share = 0.01;
    double outcome_check_share = 0.1;
    double deterrence_half_life_days = 90.0;
    double followup_probability = 0.1;
    double followup_minutes = 45.0;
    double followup_days = 5.0;

    static constexpr std::string_view section = "fabrication";
    static constexpr text title{"M14 Fabrication", "M14 弄虚作假"};
    static constexpr auto fields() {
        using P = fabrication_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Evidence can be fabricated.", "材料是否可能编造。"}, "S090", confidence::seed),
            number(SIM_NAME(P, base_logit), "1", {-6, 0},
                   {"Log-odds of fabrication at a feasible quota.", "指标可行时编造的对数优势。"}, "E65",
                   confidence::inference),
            number(SIM_NAME(P, gap_effect), "1", {0, 12},
                   {"Effect of the gap between quota and means.", "指标与能力差距的效应。"}, "S037 S038 E61",
                   confidence::inference),
            number(SIM_NAME(P, ranking_effect), "1", {0, 3}, {"Effect of rank pressure.", "排名压力的效应。"},
                   "E60 E64", confidence::assumption),
            number(SIM_NAME(P, fatigue_effect), "1", {0, 1}, {"Effect of fatigue.", "疲劳的效应。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, detection_effect), "1", {0, 5},
                   {"Effect of the memory of having been caught.", "被查处记忆的效应。"}, "E62 Q09",
                   confidence::assumption),
            number(SIM_NAME(P, norm_effect), "1", {0, 3}, {"Effect of the inner norm.", "内心规范的效应。"}, "Q10",
                   confidence::assumption),
            number(SIM_NAME(P, unproved_effect), "1", {0, 2},
                   {"Rise of the log-odds of reporting undone work when nothing has to be proved.",
                    "无须留痕时虚报办结的对数优势增量。"},
                   "Q29", confidence::assumption),
            number(SIM_NAME(P, norm_spread), "1", {0, 3},
                   {"Spread of the norm over persons.", "规范在人员间的离散度。"}, "E65", confidence::inference),
            number(SIM_NAME(P, contagion), "1", {0, 0.5},
                   {"Fall of the norm per ten percent of false records among peers.",
                    "同事虚假记录每增一成，规范的下降幅度。"},
                   "Q10", confidence::assumption),
            number(SIM_NAME(P, norm_weeks), "week", {4, 104},
                   {"Weeks over which the norm adapts.", "规范调整所需周数。"}, "", confidence::assumption),
            number(SIM_NAME(P, cheapness), "1", {3, 30},
                   {"Minutes of a real item per minute of an invented one.", "真实材料与编造材料的耗时比。"},
                   "E58 S090", confidence::inference),
            number(SIM_NAME(P, desk_detection), "1", {0, 0.1},
                   {"Detection per record by desk inspection.", "台账检查的查出概率。"}, "§3.8", confidence::inference),
            number(SIM_NAME(P, doorstep_detection), "1", {0.3, 0.9},
                   {"Detection per record by a doorstep check.", "入户核查的查出概率。"}, "E62", confidence::inference),
            number(SIM_NAME(P, doorstep_share), "1", {0, 1},
                   {"Share of records checked at the doorstep.", "入户核查的记录比例。"}, "E62",
                   confidence::assumption),
            number(SIM_NAME(P, outcome_check_share), "1", {0, 1},
                   {"Share of work whose beneficiaries are asked under an outcome-only rule.",
                    "只看结果时抽问受益人的比例。"},
                   "E81", confidence::A),
            number(SIM_NAME(P, deterrence_half_life_days), "d", {7, 730},
                   {"Half-life of deterrence.", "威慑的半衰期。"}, "", confidence::assumption),
            number(SIM_NAME(P, followup_probability), "1", {0, 1},
                   {"Probability that a false record creates real work.", "虚假记录派生真实工作的概率。"}, "E61 P25",
                   confidence::assumption),
            number(SIM_NAME(P, followup_minutes), "min", {0, 480}, {"Size of that work.", "派生工作的时长。"}, "E61",
                   confidence::assumption),
            number(SIM_NAME(P, followup_days), "d", {1, 30}, {"Days allowed for that work.", "派生工作的办理期限。"},
                   "", confidence::assumption)};
    }
};

struct fabrication {
    using params = fabrication_params;
    static void initialise(world& w);
    static void begin_day(world& w);
    static void post_taken_up(world& w, person& p);
    static void end_week(world& w);
    /// Decides whether the record will be invented.
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    /// A finished record may be audited. False if it was false and is found out.
    static bool work_reported(world& w, std::int32_t assignment, seconds t);
    /// The work must be done after all.
    static void found_out(world& w, std::int32_t assignment, seconds t);

    struct temptation {
        double gap, rank_pressure, fatigue, deterrence, norm;
        bool unproved;
    };
    /// Somebody learns that false records are found.
    static void deter(person& p) { p.deterrence += 1.0; }
    /// Share of the work due by an assignment's deadline for which its person has no time left.
    static double time_gap(const world& w, const person& p, const assignment& a, seconds t);
    static double p_attempt(const fabrication_params& p, const temptation& x);
};

}  // namespace sim
