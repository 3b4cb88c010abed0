/// M08 Interruption: what a check or a call costs the work it cuts.
///
/// Equation   loss = r_0 + r_1 log(1 + d / d_0) minutes, d = length of the interruption;
///            with probability p_disp the work goes back into the queue instead.
/// Symbols    r_0 -> loss_at_once, r_1 -> loss_slope, d_0 -> length_scale, p_disp -> displacement_probability
/// Reads      length of the interruption
/// Writes     time (resuming), the assignment in hand
/// Streams    displacement; after a check of the phone, the other half of its alert_gap
/// Source     section 3.1: Altmann & Trafton 2007, Monk 2008, Jackson 2003, Mark 2005; Q18. Never "23 minutes": those
///            were spent on other work.
/// Limits     Being displaced costs delay, not time.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/core/math.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct interruption_params {
    bool enabled = true;
    double loss_at_once = 0.8;
    double loss_slope = 0.8;
    double length_scale = 1.0;
    double displacement_probability = 0.4;

    static constexpr std::string_view section = "interruption";
    static constexpr text title{"M08 Interruption", "M08 工作打断"};
    static constexpr auto fields() {
        using P = interruption_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Interruptions cost time.", "打断是否有代价。"}, "S057", confidence::seed),
            number(SIM_NAME(P, loss_at_once), "min", {0, 5},
                   {"Resumption loss of a very short interruption.", "极短打断的恢复损失。"}, "Q18",
                   confidence::inference),
            number(SIM_NAME(P, loss_slope), "min", {0, 5},
                   {"Rise of the loss per unit of the logarithm.", "恢复损失随打断时长对数的增幅。"}, "Q18",
                   confidence::inference),
            number(SIM_NAME(P, length_scale), "min", {0.05, 10},
                   {"Interruption length at which the loss begins to grow.", "损失开始增长的打断时长尺度。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, displacement_probability), "1", {0, 0.9},
                   {"Probability that interrupted work goes back into the queue.", "被打断的工作退回待办的概率。"},
                   "Q18", confidence::inference)};
    }
};

struct interruption {
    using params = interruption_params;

    /// Minutes lost on resuming after an interruption of `length` minutes.
    static double loss(const interruption_params& p, double length) {
        return p.enabled ? p.loss_at_once + p.loss_slope * math::log(1.0 + length / p.length_scale) : 0.0;
    }
    /// Tabulates the loss, which is asked for some thousand times a day.
    static void initialise(world& w);
    /// Cuts the work in hand, if any; `length` in seconds.
    static void cut(world& w, person& p, std::int32_t length);
    /// Takes up the work in hand again. False if it was displaced (luck in (0, 1) decides) and something must be chosen
    /// anew.
    static bool resume(world& w, person& p, double luck);
};

}  // namespace sim
