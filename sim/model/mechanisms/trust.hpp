/// M27 Trust: a household's trust in the township moves with what it sees.
///
/// Equation   T <- T + d (1 - T) for a good experience of size d, T <- T - d T for a bad one;  drift to T_0 with
///            half-life h
/// Symbols    d -> met_gain, visit_gain, delay_loss, abandoned_loss, curt_loss, collection_loss; T_0 -> start_mean
/// Reads      service, visits, collections
/// Writes     household trust
/// Streams    household
/// Source     S132 S088 E76 E77 Q23 P40 P42
/// Limits     Experience of the own household only.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct trust_params {
    bool enabled = true;
    double start_mean = 0.38;
    double start_sd = 0.12;
    double met_gain = 0.04;
    double visit_gain = 0.02;
    double delay_loss = 0.03;
    double abandoned_loss = 0.08;
    double curt_loss = 0.04;
    double collection_loss = 0.002;
    double half_life_years = 3.0;

    static constexpr std::string_view section = "trust";
    static constexpr text title{"M27 Trust", "M27 群众信任"};
    static constexpr auto fields() {
        using P = trust_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Trust changes.", "信任是否变化。"}, "S132", confidence::seed),
            number(SIM_NAME(P, start_mean), "1", {0.3, 0.45}, {"Mean trust at the start.", "初始平均信任。"}, "E76 P42",
                   confidence::B),
            number(SIM_NAME(P, start_sd), "1", {0, 0.3}, {"Its standard deviation over households.", "户间标准差。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, met_gain), "1", {0, 0.2}, {"Gain from a need met in good time.", "诉求及时办结的增益。"},
                   "E77", confidence::assumption),
            number(SIM_NAME(P, visit_gain), "1", {0.005, 0.05}, {"Gain from a visit.", "一次走访的增益。"}, "Q23",
                   confidence::inference),
            number(SIM_NAME(P, delay_loss), "1", {0, 0.2},
                   {"Loss from a late or unsatisfying service.", "拖延或不满意的损失。"}, "S132",
                   confidence::assumption),
            number(SIM_NAME(P, abandoned_loss), "1", {0, 0.5}, {"Loss from a need never met.", "诉求无果的损失。"},
                   "S132", confidence::assumption),
            number(SIM_NAME(P, curt_loss), "1", {0, 0.3},
                   {"Loss from a curt manner or \"come again\".", "态度生硬或推脱的损失。"}, "E77",
                   confidence::assumption),
            number(SIM_NAME(P, collection_loss), "1", {0, 0.05},
                   {"Loss from being asked for data once more.", "再次被要求填报数据的损失。"}, "S088 P40",
                   confidence::assumption),
            number(SIM_NAME(P, half_life_years), "a", {0.5, 20},
                   {"Half-life of the drift back to the mean.", "回归均值的半衰期。"}, "", confidence::assumption)};
    }
};

struct trust {
    using params = trust_params;
    static void initialise(world& w);
    static void end_week(world& w);
    /// Experience of one household: a gain (positive) or a loss (negative) in the units of the parameters.
    static void experience(world& w, std::int32_t household, double change);
};

}  // namespace sim
