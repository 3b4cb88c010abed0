/// M33 Village team: some things a village can only do together. Its secretary picks half a day, and the lines pull the
/// team apart.
///
/// Equations  actions wanted: Poisson with n a month and village, one at a time
///            half-day picked: of the next h, the first on which the fewest cadres are known to be busy: with an
///            appointment, or with work due that day which came through the township
///            pulled away: line work due by the close of the next working day leaves no time for the action; else a cadre
///            pleads such work with probability e d, d the share of the desk that came past the township
///            held if the secretary and k cadres come; else called off and picked anew, given up after g days
/// Symbols    n -> actions_per_month, h -> half_days_ahead, e -> excuse, k -> members_needed, g -> give_up_days
/// Reads      desks, appointments, how tasks were routed
/// Writes     time, household visits, familiarity, trust, latent needs
/// Streams    team_action (village and day), team_excuse (person and day)
/// Source     S004 S103 S104
/// Limits     The action is a walk to households. What the secretary cannot see is work that came past the township;
///            what else the cadre does is known. A village smaller than the team needs everybody.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct village_team_params {
    bool enabled = true;
    double actions_per_month = 1.0;
    std::int32_t members_needed = 3;
    double action_minutes = 180.0;
    double gather_minutes = 15.0;
    double wait_minutes = 20.0;
    std::int32_t half_days_ahead = 10;
    double give_up_days = 60.0;
    double excuse = 0.2;

    static constexpr std::string_view section = "village_team";
    static constexpr text title{"M33 Village team", "M33 村班子集体行动"};
    static constexpr auto fields() {
        using P = village_team_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Village teams act together.", "村班子是否集体行动。"}, "S004 S103",
                 confidence::seed),
            number(SIM_NAME(P, actions_per_month), "1/month", {0, 8},
                   {"Actions that a village wants to hold a month.", "每村每月打算开展的集体行动次数。"}, "S004",
                   confidence::assumption),
            count(SIM_NAME(P, members_needed), "1", {1, 20},
                  {"Cadres needed beside the secretary.", "支书以外须到场的村干部人数。"}, "S103",
                  confidence::assumption),
            number(SIM_NAME(P, action_minutes), "min", {30, 480},
                   {"Time that an action takes without the way there.", "一次集体行动的时长，不含路途。"}, "S103",
                   confidence::assumption),
            number(SIM_NAME(P, gather_minutes), "min", {0, 120},
                   {"Time in which the secretary calls the team together.", "支书召集人员所用时间。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, wait_minutes), "min", {0, 120},
                   {"Time for which those who came wait for the others.", "已到者等候其他人的时间。"}, "",
                   confidence::assumption),
            count(SIM_NAME(P, half_days_ahead), "1", {1, 60},
                  {"Half working days among which the secretary picks.", "支书可挑选的半个工作日数。"}, "",
                  confidence::assumption),
            number(SIM_NAME(P, give_up_days), "d", {1, 365},
                   {"After which an action that could not be held is given up.", "未能办成的行动在多少天后放弃。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, excuse), "1", {0, 1},
                   {"Probability that a cadre whose whole desk came past the township pleads work that nobody can "
                    "check.",
                    "手头全为越级直达事项者，以无从核实的任务为由缺席的概率。"},
                   "S103", confidence::assumption)};
    }
};

struct village_team {
    using params = village_team_params;
    /// Villages come to want something, and pick a half-day for it.
    static void begin_day(world& w);
    /// The half-day has come.
    static void arrive(world& w, const arrival<timer_kind::team_meets>& due);

    /// Whether line work leaves a person no time for an action that begins at t.
    static bool is_pulled_away(const world& w, const person& p, seconds t);
    /// Share of a person's desk that came past the township.
    static double unseen_share(const world& w, const person& p);
    /// The half-day that the secretary picks after t.
    static seconds pick(const world& w, const village& v, seconds t);
};

}  // namespace sim
