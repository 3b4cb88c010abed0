/// M29 Motivation, exhaustion and exit: work that hinders and blame exhaust; support and recognition relieve; the exhausted
/// grow numb, and some leave; their posts are vacant for weeks, and who succeeds them knows nobody.
///
/// Equations  weekly: E <- (1 - \rho) E + \rho (e_i + a z_h + b z_b - c (z_s + z_r)),  e_i ~ N(0, \sigma)
///            z_h = (H - H_0) / s_h, H hours of the week of work that hinders; z_b = blame / s_b;
///            z_s = (protectiveness of the own leader - m) / s_p;  z_r = recognition by praise, pay and honour
///            motivation drifts towards  -x z_h - n max(0, E) + y min(1, villagers served / v)
///            P(leaves in a week) = 1 - exp(-\lambda_0 exp(g E) / 52)
/// Symbols    \rho -> recovery, a -> hindrance_effect, b -> blame_effect, c -> support_effect, \sigma -> susceptibility_sd, H_0 ->
///            hindrance_hours, s_h -> hindrance_sd, s_b -> blame_sd, m -> support_mean, s_p -> support_sd, x -> crowding_out, n ->
///            numbing, y -> seen_results, v -> served_per_week, \lambda_0 -> exit_rate, g -> exit_gain
/// Reads      time use, blame, protectiveness, rules, villagers served
/// Writes     exhaustion, motivation, vacancies
/// Streams    susceptibility (person and holder), exit (person, day)
/// Source     section 3.9, section 3.11, S134 S141-S143 E85-E91, Q16, P43
/// Limits     Effects are standardised, so that they are those of a lasting strain; the evidence gives no weekly ones. No
///            age, no autonomy, no service terms. All that hinders weighs the same a minute.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct exhaustion_params {
    bool enabled = true;
    double recovery = 0.05;
    double hindrance_effect = 0.25;
    double blame_effect = 0.2;
    double support_effect = 0.2;
    double susceptibility_sd = 0.9;
    double hindrance_hours = 20.0;
    double hindrance_sd = 8.0;
    double blame_sd = 2.0;
    double support_mean = 0.147;
    double support_sd = 0.2;
    double burnt_out_from = 0.25;
    double severe_from = 1.6;
    double crowding_out = 0.1;
    double numbing = 0.1;
    double seen_results = 0.1;
    double served_per_week = 2.5;
    double exit_rate = 0.05;
    double exit_gain = 0.4;
    double vacancy_days = 60.0;

    static constexpr std::string_view section = "exhaustion";
    static constexpr text title{"M29 Motivation, exhaustion and exit", "M29 动力、倦怠与离岗"};
    static constexpr auto fields() {
        using P = exhaustion_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"People tire and leave.", "人员是否倦怠与离岗。"}, "E85 E86", confidence::B),
            number(SIM_NAME(P, recovery), "1/week", {0.02, 0.1},
                   {"Share of the distance to lasting exhaustion covered in a week.", "每周向长期倦怠水平靠近的比例。"},
                   "§3.11", confidence::inference),
            number(SIM_NAME(P, hindrance_effect), "1", {0, 0.5},
                   {"Standardised effect of work that hinders.", "阻碍性工作的标准化效应。"}, "§3.11",
                   confidence::inference),
            number(SIM_NAME(P, blame_effect), "1", {0, 0.5}, {"Standardised effect of blame.", "责备感的标准化效应。"},
                   "§3.11 E86", confidence::inference),
            number(SIM_NAME(P, support_effect), "1", {0, 0.5},
                   {"Standardised effect of a leader's support and of recognition.", "领导支持与认可的标准化效应。"},
                   "§3.11 S138", confidence::inference),
            number(SIM_NAME(P, susceptibility_sd), "1", {0, 2},
                   {"Standard deviation of exhaustion without any strain.", "无压力时倦怠的标准差。"}, "E85",
                   confidence::assumption),
            number(SIM_NAME(P, hindrance_hours), "h/week", {0, 60},
                   {"Forms, evidence, apps, inspections, standby, searches and calls that people are used to.",
                    "人们习惯的填表、留痕、应用、迎检、值守、翻找与电话时间。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, hindrance_sd), "h/week", {0.5, 40}, {"Its standard deviation.", "其标准差。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, blame_sd), "1", {0.1, 20}, {"Standard deviation of felt blame.", "责备感的标准差。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, support_mean), "1", {0, 1},
                   {"Protectiveness of a leader that people are used to.", "人们习惯的领导担责程度。"}, "Q26",
                   confidence::assumption),
            number(SIM_NAME(P, support_sd), "1", {0.02, 1}, {"Its standard deviation.", "其标准差。"}, "Q26",
                   confidence::assumption),
            number(SIM_NAME(P, burnt_out_from), "1", {-3, 3},
                   {"Exhaustion from which on somebody counts as burnt out.", "计为有倦怠的下限。"}, "E85 P43",
                   confidence::inference),
            number(SIM_NAME(P, severe_from), "1", {-3, 5},
                   {"Exhaustion from which on this is severe.", "计为重度倦怠的下限。"}, "P43", confidence::inference),
            number(SIM_NAME(P, crowding_out), "1", {0, 0.3},
                   {"Motivation that control crowds out, in standard deviations per standard deviation.",
                    "管控每增一个标准差所挤出的动力（标准差）。"},
                   "Q16", confidence::inference),
            number(SIM_NAME(P, numbing), "1", {0, 1},
                   {"Motivation lost per standard deviation of exhaustion above the mean.",
                    "倦怠高于平均时每一标准差损失的动力。"},
                   "S143", confidence::assumption),
            number(SIM_NAME(P, seen_results), "1", {0, 1},
                   {"Motivation of somebody who often sees villagers helped.", "常见群众得到办理带来的动力。"}, "§3.9",
                   confidence::assumption),
            number(SIM_NAME(P, served_per_week), "1", {0.1, 50},
                   {"Villagers served in a week that are often.", "每周办理多少位群众算常见。"}, "E12",
                   confidence::inference),
            number(SIM_NAME(P, exit_rate), "1/year", {0, 0.5},
                   {"Rate at which people of average exhaustion leave.", "倦怠处于平均者的离岗率。"}, "§3.11 E91",
                   confidence::inference),
            number(SIM_NAME(P, exit_gain), "1", {0, 2},
                   {"Rise of the logarithm of this rate with exhaustion.", "离岗率对数随倦怠的增幅。"}, "§3.11 E87",
                   confidence::inference),
            number(SIM_NAME(P, vacancy_days), "d", {0, 365}, {"Time for which a post is vacant.", "岗位空缺的时间。"},
                   "", confidence::assumption)};
    }
};

struct exhaustion {
    using params = exhaustion_params;
    static void initialise(world& w);
    /// Successors take up posts that have been vacant long enough.
    static void begin_day(world& w);
    static void end_week(world& w);
    static void post_taken_up(world& w, person& p);
    static void need_met(world& w, std::int32_t assignment, seconds t);

    /// What exhaustion comes to under a lasting strain, without the person's own susceptibility.
    static double strain(const world& w, const person& p);
    static double p_exit(const params& p, double exhaustion);
};

}  // namespace sim
