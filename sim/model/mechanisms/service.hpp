/// M24 Service: a villager who asks is served on the spot, hurried, told to come again, or given extra time.
///
/// Equation   coping ~ logit over {routine, toward, away, against}:  v_toward = t_0 + motivation + familiarity - load,
///            v_away = a_0 + load - motivation,  v_against = g_0 + load + fatigue,  v_routine = 0;  load = log(1 +
///            queue length / q) service time = standard time x (1 - max(s familiarity, c)), c where a
///            library of cases is at hand (a rule), which takes m minutes to look up;  P(satisfied) = logistic(c_0 -
///            (time until served) / c_w + manner)
/// Symbols    t_0 -> toward_bias, a_0 -> away_bias, g_0 -> against_bias, s -> familiarity_speedup, c_0 ->
///            satisfaction_base, c_w -> patience_scale_days, q -> load_scale, c -> precedent_speedup, m -> lookup_minutes
/// Reads      queue, motivation, fatigue, familiarity
/// Writes     needs, service counts, trust
/// Streams    coping, trust_noise, precedent (need)
/// Source     S081 S131 S099 section 3.10 (Tummers 2015)
/// Limits     With coping off and all other mechanisms off the desk is a textbook queue with non-preemptive service.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct service_params {
    bool enabled = true;
    bool coping = true;
    double toward_bias = -0.9;
    double away_bias = -2.5;
    double against_bias = -3.0;
    double toward_time = 1.3;
    double against_time = 0.6;
    double familiarity_speedup = 0.3;
    double satisfaction_base = 1.5;
    double patience_scale_days = 2.0;
    double reported_satisfaction_gap = 0.6;
    double load_scale = 4.0;
    double toward_satisfaction = 1.0;
    double against_satisfaction = -1.5;
    double come_again_days = 1.0;
    double pressing_days = 1.0;
    double precedent_speedup = 0.2;
    double lookup_minutes = 2.0;

    static constexpr std::string_view section = "service";
    static constexpr text title{"M24 Service", "M24 为民服务"};
    static constexpr auto fields() {
        using P = service_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Voiced needs are served.", "提出的诉求是否办理。"}, "S131", confidence::seed),
            flag(SIM_NAME(P, coping), {"Manner of service depends on load.", "服务方式是否随负荷变化。"}, "§3.10",
                 confidence::B),
            number(SIM_NAME(P, toward_bias), "1", {-5, 5},
                   {"Log-odds of extra effort at no load.", "无负荷时额外尽心的对数优势。"}, "§3.10",
                   confidence::inference),
            number(SIM_NAME(P, away_bias), "1", {-8, 5},
                   {"Log-odds of \"come again\" at no load.", "无负荷时让人改日再来的对数优势。"}, "§3.10",
                   confidence::inference),
            number(SIM_NAME(P, against_bias), "1", {-8, 5},
                   {"Log-odds of a curt manner at no load.", "无负荷时生硬应付的对数优势。"}, "§3.10",
                   confidence::inference),
            number(SIM_NAME(P, toward_time), "1", {1, 3}, {"Time taken with extra effort.", "额外尽心时的用时倍数。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, against_time), "1", {0.1, 1}, {"Time taken in a curt manner.", "生硬应付时的用时倍数。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, familiarity_speedup), "1", {0, 0.8},
                   {"Time saved when the villager is well known.", "熟悉群众所节省的时间比例。"}, "S130",
                   confidence::assumption),
            number(SIM_NAME(P, satisfaction_base), "1", {-3, 5},
                   {"Log-odds of satisfaction without a wait.", "无等待时满意的对数优势。"}, "E71 E73",
                   confidence::inference),
            number(SIM_NAME(P, patience_scale_days), "d", {0.1, 60},
                   {"Wait that lowers the log-odds by one.", "使对数优势下降 1 的等待时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, reported_satisfaction_gap), "1", {0, 1},
                   {"Share of dissatisfied villagers who are reported satisfied.", "不满意者被上报为满意的比例。"},
                   "E63 E71", confidence::C),
            number(SIM_NAME(P, load_scale), "1", {1, 20},
                   {"Queue length at which load is log 2.", "负荷为 log 2 时的待办件数。"}, "", confidence::assumption),
            number(SIM_NAME(P, toward_satisfaction), "1", {0, 3},
                   {"Log-odds of satisfaction added by extra effort.", "额外尽心增加的满意对数优势。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, against_satisfaction), "1", {-5, 0},
                   {"Log-odds of satisfaction added by a curt manner.", "生硬应付增加的满意对数优势。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, come_again_days), "d", {0.1, 14},
                   {"Days until a villager comes again when told to.", "被要求改日再来者过几天返回。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, pressing_days), "d", {0.1, 14},
                   {"Days after which a waiting villager presses like a task that is due.",
                    "等待的群众几天后视同到期任务。"},
                   "", confidence::assumption),
            number(
                SIM_NAME(P, precedent_speedup), "1", {0, 0.8},
                {"Time saved where a library shows how a like case was solved.", "案例库有先例可循时节省的时间比例。"},
                "L24", confidence::assumption),
            number(SIM_NAME(P, lookup_minutes), "min", {0, 30}, {"Time to look a case up.", "查阅一个案例所用时间。"},
                   "L24", confidence::assumption)};
    }
};

struct service {
    using params = service_params;
    static void need_assigned(world& w, need& n, assignment& a);
    static void arrive(world& w, const arrival<timer_kind::come_again>& due);
    /// Begins service of a need: manner, time, wait. False if the villager was told to come again.
    static bool work_starts(world& w, std::int32_t assignment, seconds t);
    static void need_met(world& w, std::int32_t assignment, seconds t);
    /// Ends the assignment and answers false if it was the online loop of a need.
    static bool work_finished(world& w, std::int32_t assignment, seconds t);

    enum class manner : std::uint8_t { routine, toward, away, against };
    struct pressure {
        double load, motivation, familiarity, fatigue;
    };
    static manner cope(const service_params& p, const pressure& x, double u);
    /// Share of the standard time that knowledge saves: of the villager, or of the case.
    static double time_saved(const service_params& p, double familiarity, bool case_at_hand);
    static double p_satisfied(const service_params& p, double wait_days, manner m);
};

}  // namespace sim
