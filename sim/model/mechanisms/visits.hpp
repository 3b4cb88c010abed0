/// M24 Household visits: what a person does with time that no task claims; hidden shirking lives here too.
///
/// Equation   P(visit | slack) = logistic(e_0 + e_1 motivation + e_2 pressure (weight_outcome + weight_voice) - e_3
///            fatigue)
///            P(a visit finds a latent need) = f (s + (1 - s) familiarity)
/// Symbols    f -> find_probability, s -> find_unfamiliar, e_0 -> effort_base, e_1 -> motivation_effect, e_2 -> outcome_effect, e_3 -> fatigue_effect
/// Reads      rank pressure, rules, motivation, fatigue
/// Writes     time, familiarity, trust, latent needs
/// Streams    effort, visit
/// Source     S004 S129 S133 E64 E81 E83 Q17 Q23 Q29 P09
/// Limits     With slack and a measure close to the outcome, ranking makes people visit who would have idled: pressure
///            can help.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct visits_params {
    bool enabled = true;
    double effort_base = 0.0;
    double motivation_effect = 0.8;
    double outcome_effect = 2.0;
    double fatigue_effect = 0.4;
    double households_per_round = 3.0;
    double visit_minutes = 20.0;
    double idle_minutes = 25.0;
    double find_probability = 0.5;
    double find_unfamiliar = 0.2;

    static constexpr std::string_view section = "visits";
    static constexpr text title{"M24 Household visits", "M24 入户走访"};
    static constexpr auto fields() {
        using P = visits_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Slack time may go to visits.", "空余时间可否用于走访。"}, "S133",
                 confidence::seed),
            number(SIM_NAME(P, effort_base), "1", {-6, 6},
                   {"Log-odds of using slack for a visit.", "把空余时间用于走访的对数优势。"}, "Q17",
                   confidence::assumption),
            number(SIM_NAME(P, motivation_effect), "1", {0, 3}, {"Effect of motivation.", "动力的效应。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, outcome_effect), "1", {0, 10},
                   {"Effect of a ranking by outcomes and villagers' voice.", "按结果和群众评价排名的效应。"}, "E81 E83",
                   confidence::inference),
            number(SIM_NAME(P, fatigue_effect), "1", {0, 3}, {"Effect of fatigue.", "疲劳的效应。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, households_per_round), "1", {1, 30},
                   {"Households visited on one round.", "一次走访的户数。"}, "", confidence::assumption),
            number(SIM_NAME(P, visit_minutes), "min", {2, 120}, {"Time in one household.", "每户走访时间。"}, "S095",
                   confidence::assumption),
            number(SIM_NAME(P, idle_minutes), "min", {5, 240}, {"Length of one idle spell.", "一次空闲的时长。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, find_probability), "1", {0, 1},
                   {"Chance that a visit finds a latent need of a well-known household.",
                    "走访熟悉的农户时发现潜在诉求的概率。"},
                   "Q23", confidence::assumption),
            number(SIM_NAME(P, find_unfamiliar), "1", {0, 1},
                   {"That chance for a stranger, as a share of it.", "完全不熟悉时该概率所剩的比例。"}, "",
                   confidence::assumption)};
    }
};

struct visits {
    using params = visits_params;
    /// Next action: go visiting in slack time, or idle a while.
    static bool attempt(world& w, std::int32_t who, seconds t);
    /// A round through so many households of the village in one free moment of the day: trust grows, and latent needs
    /// may come to light.
    static void go_round(world& w, std::int32_t who, std::int32_t moment, std::int32_t households, seconds t);
    /// Probability that a visit brings a latent need to light.
    static double p_find(const visits_params& p, double familiarity);
    static double p_visit(const visits_params& p, double motivation, double pressure, double fatigue);
};

}  // namespace sim
