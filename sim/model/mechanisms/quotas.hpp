/// M15 Quotas beyond capacity: an event must bring so many heads. Those who stay in the village and are not yet tired of events
/// come; part of what is short is lent by neighbours, the rest is only reported.
///
/// Equations  heads asked: H with probability s, else h; with probability x what the village offers, if that is less:
///            (1 - y) times who would come now
///            who come: r n (1 - hollowness) u exp(-w e), e the events of the last weeks (half-life d), n households
///            gap = 1 - who come / heads asked, where positive; it tempts to invent the event (M14)
///            lent: up to the share b of the heads asked, at m minutes each; reported: always what is asked
/// Symbols    H -> heads_large, s -> large_share, h -> heads_small, r -> residents_per_household, u -> turnout, w -> wear, d ->
///            wear_half_life_days, b -> lent_share, m -> lend_minutes, y -> kept_back, x -> quotas_from_below (a rule)
/// Reads      event quotas, hollowness of villages
/// Writes     heads asked, come, lent and reported; work of events
/// Streams    heads (task)
/// Source     S037 S038 S090-S092 S105 E61 E62, P19
/// Limits     Heads of events alone; followers, comments and reposts have no quota of their own. Who lends loses nothing.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct quotas_params {
    bool enabled = true;
    double heads_small = 40.0;
    double heads_large = 80.0;
    double large_share = 0.3;
    double residents_per_household = 2.5;
    double turnout = 0.06;
    double wear = 0.06;
    double wear_half_life_days = 30.0;
    double lent_share = 0.2;
    double lend_minutes = 4.0;
    double kept_back = 0.1;

    static constexpr std::string_view section = "quotas";
    static constexpr text title{"M15 Quotas beyond capacity", "M15 超出能力的指标"};
    static constexpr auto fields() {
        using P = quotas_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Events have a quota of heads.", "活动是否有人头数指标。"}, "S038",
                 confidence::seed),
            number(SIM_NAME(P, heads_small), "1", {1, 1000}, {"Heads of an ordinary event.", "一般活动须到的人数。"},
                   "S038", confidence::seed),
            number(SIM_NAME(P, heads_large), "1", {1, 1000}, {"Heads of a large event.", "大型活动须到的人数。"},
                   "S038", confidence::seed),
            number(SIM_NAME(P, large_share), "1", {0, 1}, {"Share of large events.", "大型活动的比例。"}, "S038",
                   confidence::assumption),
            number(SIM_NAME(P, residents_per_household), "1", {0.5, 6},
                   {"Registered residents of a household.", "每户在册人口。"}, "E05", confidence::inference),
            number(SIM_NAME(P, turnout), "1", {0, 1},
                   {"Share of those who have not left that comes to an event.", "在村居民参加一次活动的比例。"},
                   "S037 S038", confidence::assumption),
            number(SIM_NAME(P, wear), "1", {0, 1},
                   {"Fall of the logarithm of turnout with each event of the last weeks.",
                    "近期每办一次活动使到场率对数下降的幅度。"},
                   "S037", confidence::assumption),
            number(SIM_NAME(P, wear_half_life_days), "d", {1, 365},
                   {"Half-life of the memory of events.", "对活动记忆的半衰期。"}, "", confidence::assumption),
            number(SIM_NAME(P, lent_share), "1", {0, 1},
                   {"Share of the heads asked for that neighbours lend at most.", "最多可向邻村借来的人数比例。"},
                   "S105", confidence::assumption),
            number(SIM_NAME(P, lend_minutes), "min", {0, 60},
                   {"Work for each head that is lent.", "每借一人所费的工作时间。"}, "S105", confidence::assumption),
            number(SIM_NAME(P, kept_back), "1", {0, 0.9},
                   {"Share of what a village can bring that it does not offer where it sets its own quota.",
                    "自报人数时村里留有的余地，占实际能力的比例。"},
                   "L08", confidence::assumption)};
    }
};

struct quotas {
    using params = quotas_params;
    /// The memory of events fades.
    static void begin_day(world& w);
    /// How many heads an event must bring.
    static void task_assigned(world& w, handover& h);
    /// Who come, and whom neighbours lend, if the event is held at all.
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    /// An event that was invented has to be held after all.
    static void found_out(world& w, std::int32_t assignment, seconds t);
    static void completed(world& w, std::int32_t assignment, seconds t);

    /// Residents who come to an event of a village now.
    static double who_come(const quotas_params& p, const village& v);
    /// The quota that a village sets itself.
    static double offered(const quotas_params& p, const village& v);
    /// Share of the heads asked for that does not come.
    static double gap(const world& w, const assignment& a);
};

}  // namespace sim
