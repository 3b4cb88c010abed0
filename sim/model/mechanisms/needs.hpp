/// M23 Villagers' needs: arise by household; some are voiced at the office, others stay latent until a visit finds
/// them.
///
/// Equation   N(village, day) ~ Poisson(\lambda households / 365.25);  P(voiced) = v (0.5 + trust)
///            P(a household can go online) = o (1 - f hollowness); where the channel is chosen by audience (a rule), its
///            simple matters (share s) are handled online, in the part r of the time, and everything else in person, once
/// Symbols    \lambda -> rate, v -> voiced_share, o -> online_share, f -> hollow_offline, s -> online_matters, r -> online_time
/// Reads      households
/// Writes     needs, timers
/// Streams    need_arrival, need_trait, channel (household; need)
/// Source     E12 E69 Q20 S100 S129 S131 S145 S146
/// Limits     Arrival is exogenous; whether a need is voiced depends on trust by a fixed draw.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct needs_params {
    bool enabled = true;
    double rate = 1.0;
    double voiced_share = 0.45;
    double service_minutes = 30.0;
    double service_sigma = 0.8;
    bool exponential_service = false;
    double township_share = 0.25;
    double patience_days = 10.0;
    double latent_patience_days = 180.0;
    bool office_hours_only = true;
    double online_share = 0.6;
    double hollow_offline = 0.7;
    double online_matters = 0.4;
    double online_time = 0.7;

    static constexpr std::string_view section = "needs";
    static constexpr text title{"M23 Villagers' needs", "M23 群众诉求"};
    static constexpr auto fields() {
        using P = needs_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Needs arise.", "是否产生诉求。"}, "E12", confidence::B),
            number(SIM_NAME(P, rate), "1/year", {0, 20}, {"Needs per household.", "每户每年诉求数。"}, "Q20 E12",
                   confidence::inference),
            number(SIM_NAME(P, voiced_share), "1", {0, 1},
                   {"Share voiced at trust 0.5.", "信任为 0.5 时主动提出的比例。"}, "Q20", confidence::inference),
            number(SIM_NAME(P, service_minutes), "min", {0.5, 480},
                   {"Mean time to meet a need.", "办结一件诉求的平均时间。"}, "", confidence::assumption),
            number(SIM_NAME(P, service_sigma), "1", {0, 2},
                   {"Standard deviation of its logarithm.", "其对数的标准差。"}, "", confidence::assumption),
            flag(SIM_NAME(P, exponential_service),
                 {"Service times are exponential instead of log-normal (the textbook queue).",
                  "办事时间取指数分布（教科书排队模型）。"},
                 "", confidence::assumption),
            number(SIM_NAME(P, township_share), "1", {0, 1},
                   {"Share that only the township can meet.", "只能由乡镇办理的比例。"}, "", confidence::assumption),
            number(SIM_NAME(P, patience_days), "d", {0.1, 3650},
                   {"Mean time before a waiting villager gives up.", "等待者放弃前的平均时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, latent_patience_days), "d", {1, 3650},
                   {"Mean time before a latent need is past help.", "潜在诉求失去办理意义前的平均时间。"}, "",
                   confidence::assumption),
            flag(SIM_NAME(P, office_hours_only),
                 {"Villagers come on working days in office hours.", "群众只在工作日上班时间来。"}, "E12",
                 confidence::B),
            number(SIM_NAME(P, online_share), "1", {0, 1},
                   {"Share of households that can handle a matter on the phone, in a village that nobody has left.",
                    "无人外出的村中能用手机办事的农户比例。"},
                   "S146", confidence::assumption),
            number(SIM_NAME(P, hollow_offline), "1", {0, 1},
                   {"Fall of that share where everybody has left.", "全员外出时该比例的降幅。"}, "S145 S146",
                   confidence::assumption),
            number(SIM_NAME(P, online_matters), "1", {0, 1},
                   {"Share of matters in which nobody has to be present.", "无需到场的事项比例。"}, "S100",
                   confidence::assumption),
            number(SIM_NAME(P, online_time), "1", {0.1, 1},
                   {"Time of staff for a matter that is handled online alone, over that in person.",
                    "只在线上办理与当面办理的工作人员用时之比。"},
                   "S100", confidence::assumption)};
    }
};

struct needs {
    using params = needs_params;
    static void begin_day(world& w);
    /// A need reaches somebody who can meet it: the villager came, or a visit found it.
    static void voice(world& w, std::int32_t need, seconds t);
    static void need_found(world& w, std::int32_t need, seconds t);
    static void need_met(world& w, std::int32_t assignment, seconds t);
    static void arrive(world& w, const arrival<timer_kind::walk_in>& due);
    /// The villager, or time, gives up.
    static void arrive(world& w, const arrival<timer_kind::patience>& due);

    /// Probability that a household of a village can handle a matter on the phone.
    static double p_online(const needs_params& p, double hollowness);
    /// Whether a need is handled through one channel alone, and whether that is online.
    static bool is_handled_once(const world& w, const need& n);
    static bool is_handled_online(const world& w, const need& n);
};

}  // namespace sim
