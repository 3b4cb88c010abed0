/// M20 Field tasks without power, M21 Hazards and incidents: premises carry hazards; an honest check finds some; what is found
/// is put right only if somebody has the power; what is not becomes an incident at times.
///
/// Equations  hazards arise: Poisson(n r) per village and year; each open one ends by itself at rate 1 / L and in an incident at
///            rate k
///            an honest check finds each open hazard with probability f (1 + (F - 1)(1 - familiarity)); one found is put right
///            with p with power, p q without; one known is put right with p at a later check with power; an invented check
///            finds nothing
/// Symbols    n -> premises_per_village, r -> hazard_rate, L -> hazard_life_years, k -> incident_rate, f -> p_find, F ->
///            unfamiliar_factor, p -> p_fixed_with_power, q -> effect_without_power
/// Reads      finished field checks of villages, familiarity, rules
/// Writes     hazards of villages; letters to the department
/// Streams    hazard, hazard_found (check and hazard), hazard_power (check)
/// Source     S035 S115 S116 S119 S124, Q28, P38
/// Limits     Every field check in a village looks at its premises. One department of safety hears of an incident.
///            Damage has no size.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct hazards_params {
    bool enabled = true;
    double premises_per_village = 20.0;
    double hazard_rate = 0.3;
    double hazard_life_years = 2.0;
    double incident_rate = 0.02;
    double p_find = 0.2;
    double unfamiliar_factor = 0.5;
    double p_fixed_with_power = 0.8;
    double effect_without_power = 0.1;
    double power_share = 0.02;

    static constexpr std::string_view section = "hazards";
    static constexpr text title{"M20 M21 Hazards, power and incidents", "M20 M21 隐患、执法权与事故"};
    static constexpr auto fields() {
        using P = hazards_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Premises carry hazards.", "场所是否存在隐患。"}, "S035", confidence::seed),
            number(SIM_NAME(P, premises_per_village), "1", {0, 500},
                   {"Premises of a village that are checked.", "每村须巡查的场所数。"}, "S035", confidence::seed),
            number(SIM_NAME(P, hazard_rate), "1/year", {0, 12},
                   {"Hazards that arise per premises.", "每处场所产生的隐患数。"}, "", confidence::assumption),
            number(SIM_NAME(P, hazard_life_years), "a", {0.05, 50},
                   {"Mean time after which a hazard ends by itself.", "隐患自行消失的平均年数。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, incident_rate), "1/year", {0, 2},
                   {"Rate at which an open hazard becomes an incident.", "未消除的隐患酿成事故的速率。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, p_find), "1", {0, 1},
                   {"Probability that an honest check by somebody familiar with the village finds an open hazard.",
                    "熟悉本村者如实巡查时发现一处隐患的概率。"},
                   "S116", confidence::assumption),
            number(SIM_NAME(P, unfamiliar_factor), "1", {0, 1},
                   {"The same probability of a stranger, relative to that.", "陌生者该概率与之的比例。"}, "S116",
                   confidence::assumption),
            number(SIM_NAME(P, p_fixed_with_power), "1", {0, 1},
                   {"Probability that what is found is put right where the checker has power.",
                    "巡查者有执法权时，所发现隐患得到整改的概率。"},
                   "S115", confidence::assumption),
            number(SIM_NAME(P, effect_without_power), "1", {0, 0.3},
                   {"The same without power, relative to that.", "无执法权时该概率与之的比例。"}, "S115 Q28 P38",
                   confidence::inference),
            number(SIM_NAME(P, power_share), "1", {0, 1},
                   {"Share of checks at which the department with the power comes along.",
                    "有执法权的部门同行的巡查比例。"},
                   "S115", confidence::assumption)};
    }
};

struct hazards {
    using params = hazards_params;
    /// Hazards arise and end; some end in an incident.
    static void begin_day(world& w);
    /// A check that was truly made finds some, and some of these are put right.
    static void completed(world& w, std::int32_t assignment, seconds t);

    /// The department comes to a village with its power, as an assignment has asked: each known hazard may be put right.
    static void come_with_power(world& w, std::int32_t village, work_key asked, std::int32_t seat);
    static double p_found(const params& p, double familiarity);
};

}  // namespace sim
