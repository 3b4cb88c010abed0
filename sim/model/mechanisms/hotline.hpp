/// M25 Hotline: a household that was let down may call; the call comes back to the township as a ticket with a clock, and what
/// becomes of it teaches the household whether complaining pays.
///
/// Equations  annoyance a <- a + loss of trust at each bad experience, half-life h
///            P(call on the day after a loss of at least b) = 1 - exp(-c a (1 - trust)(1 + g s)); a call ends the annoyance
///            unreasonable calls: Poisson with rate u per household, thinned by (1 + g s) / (1 + g)
///            learnt success s <- s + l (1 - s) after a ticket that satisfied, s - l s after one that did not; drifts back
///            P(satisfied) as in service, by days since dispatch; 0 where the record was invented
/// Symbols    c -> call_propensity, g -> success_gain, b -> call_threshold, l -> learning, u -> unreasonable_rate, h -> annoyance_half_life_days
/// Reads      bad experiences, trust, completed tickets, rules
/// Writes     annoyance and learnt success of households, tickets, summons of leaders
/// Streams    complaint (household, day), ticket (ticket)
/// Source     S120 S140 E66-E75, P34 P35 P36, Q20 Q21 Q22
/// Limits     A ticket is answered by a visit of the village's carrier. Calls cost households nothing. A call that is turned
///            away teaches nothing.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct hotline_params {
    bool enabled = true;
    double call_propensity = 1.2;
    double call_threshold = 0.02;
    double annoyance_half_life_days = 30.0;
    double success_gain = 2.0;
    double success_start = 0.2;
    double learning = 0.2;
    double learning_half_life_years = 2.0;
    double unreasonable_rate = 0.003;
    double unreasonable_satisfied = 0.1;
    double filter = 0.0;
    double hours_to_close = 72.0;
    double coaching = 0.4;
    double satisfaction_threshold = 0.9;

    static constexpr std::string_view section = "hotline";
    static constexpr text title{"M25 Hotline", "M25 热线工单"};
    static constexpr auto fields() {
        using P = hotline_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Households may call a hotline.", "农户是否可拨打热线。"}, "E66 E69",
                 confidence::A),
            number(SIM_NAME(P, call_propensity), "1", {0, 50},
                   {"Readiness to call per unit of annoyance, without trust and learnt success.",
                    "每单位不满的拨打倾向（信任为零、未学到成效时）。"},
                   "E69 E70 P35", confidence::inference),
            number(SIM_NAME(P, call_threshold), "1", {0, 1},
                   {"Loss of trust in one experience from which on a household thinks of calling.",
                    "一次经历使信任损失多少，农户才会想到打电话。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, annoyance_half_life_days), "d", {1, 365}, {"Half-life of annoyance.", "不满的半衰期。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, success_gain), "1", {0, 20},
                   {"Rise of the readiness to call with learnt success of complaining.",
                    "投诉有效的经验对拨打倾向的增幅。"},
                   "S120 Q22", confidence::assumption),
            number(SIM_NAME(P, success_start), "1", {0, 1},
                   {"Success of complaining that households expect at the start.", "起始时农户预期的投诉成效。"}, "Q22",
                   confidence::assumption),
            number(SIM_NAME(P, learning), "1", {0, 1},
                   {"Weight of the last ticket in the success that a household expects.",
                    "最近一次工单在预期成效中的权重。"},
                   "S120 Q22", confidence::assumption),
            number(SIM_NAME(P, learning_half_life_years), "a", {0.1, 20},
                   {"Years after which half of what was learnt is forgotten.", "所学经验淡忘过半的年数。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, unreasonable_rate), "1/year", {0, 0.1},
                   {"Unreasonable calls per household where complaining always succeeds.",
                    "投诉总能奏效时每户每年的无理诉求数。"},
                   "Q21 E75", confidence::inference),
            number(SIM_NAME(P, unreasonable_satisfied), "1", {0, 1},
                   {"Probability that an unreasonable caller is satisfied.", "无理诉求者满意的概率。"}, "E75",
                   confidence::assumption),
            number(SIM_NAME(P, filter), "1", {0, 1},
                   {"Share of unreasonable calls that the hotline turns away.", "热线筛除的无理诉求比例。"}, "S140 L20",
                   confidence::assumption),
            number(SIM_NAME(P, hours_to_close), "h", {1, 720},
                   {"Time from dispatch in which a ticket must be closed, up to the close of business.",
                    "工单自派发起的办结时限，顺延至当日下班。"},
                   "E74", confidence::C),
            number(SIM_NAME(P, coaching), "1", {0, 1},
                   {"Probability that a caller who is not satisfied is reported satisfied at the call-back.",
                    "不满意者在回访中被记为满意的概率。"},
                   "E63 E71", confidence::assumption),
            number(SIM_NAME(P, satisfaction_threshold), "1", {0, 1},
                   {"Reported satisfaction of a month below which a township is named and its leader summoned.",
                    "月度上报满意率低于此值的乡镇被点名、领导被约谈。"},
                   "E74", confidence::C)};
    }
};

struct hotline {
    using params = hotline_params;
    static void initialise(world& w);
    /// Who was annoyed yesterday may call today; so may households with an unreasonable demand.
    static void begin_day(world& w);
    static void end_week(world& w);
    static void experience(world& w, std::int32_t household, double change);
    static void completed(world& w, std::int32_t assignment, seconds t);
    static void receive(world& w, const summons_letter& l);

    /// Tickets of yesterday's calls go down; on the first of a month the weakest townships are named.
    static void set_up_county(county_world& c);
    static void county_begins_day(county_world& c);
    static void receive(county_world& c, std::int32_t from, const call_letter& l);
    static void receive(county_world& c, std::int32_t from, const closed_letter& l);

    /// A household that has just been let down may call at once instead of tomorrow: it calls once a day at most.
    static void may_call_now(world& w, std::int32_t household);
    static double p_call(const params& p, double annoyance, double trust, double success);
};

}  // namespace sim
