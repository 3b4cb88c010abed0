/// M09 Missed notices: found when the leader asks or at the deadline; then the sender telephones on every later
/// notice.
///
/// Equation   P(call) = 1 - exp(-g m) (1 - c) (1 - q),  dm/dt = -m log 2 / h,  m += 1 per miss
///            search = s (1 - exp(-n / N_0)) + k G when work begins on a notice with n messages above it in its group, by
///            somebody who is in G groups
/// Symbols    s -> search_minutes, k -> find_group_seconds, q = call out of precaution (M28), N_0 -> attention.displacement_depth, g -> call_gain, h -> call_half_life_days, m =
///            memory of the sending line, c = probability of a call that the department asks for (substitution)
/// Reads      notices not yet seen
/// Writes     noticed assignments, memory, blame, calls, searches
/// Streams    leader_asks, phone_call
/// Source     S018 S019 S065 S084 S073 P10 P11
/// Limits     The leader asks once per assignment.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/core/math.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct missed_notices_params {
    bool enabled = true;
    double ask_after = 0.7;
    double ask_spread = 0.3;
    double search_minutes = 5.0;
    double call_minutes = 2.0;
    double call_gain = 0.01;
    double call_half_life_days = 60.0;
    double blame_per_miss = 0.1;
    double blame_half_life_days = 30.0;
    double find_group_seconds = 2.0;
    double screenshot_seconds = 15.0;
    double grace_days = 5.0;
    double ask_earliest_minutes = 1.0;

    static constexpr std::string_view section = "missed_notices";
    static constexpr text title{"M09 Missed notices", "M09 漏看通知"};
    static constexpr auto fields() {
        using P = missed_notices_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Somebody asks after unseen notices.", "是否有人追问未看到的通知。"}, "S018",
                 confidence::seed),
            number(SIM_NAME(P, ask_after), "1", {0.1, 1},
                   {"Earliest share of the time allowed after which the leader asks.",
                    "领导最早在办理期限的多大比例后追问。"},
                   "S018", confidence::assumption),
            number(SIM_NAME(P, ask_spread), "1", {0, 1},
                   {"Width of the window in which the leader asks, as a share of the time allowed.",
                    "追问时间窗占办理期限的比例。"},
                   "S018", confidence::assumption),
            number(SIM_NAME(P, search_minutes), "min", {2, 15},
                   {"Time to search back for one instruction.", "翻找一条指令的时间。"}, "S018", confidence::inference),
            number(SIM_NAME(P, call_minutes), "min", {0.5, 10},
                   {"Length of a confirmation call.", "一次确认电话的时长。"}, "S065", confidence::assumption),
            number(SIM_NAME(P, call_gain), "1/miss", {0, 2},
                   {"Readiness of a line to telephone per remembered miss.", "每次记得的漏看使条线打电话的倾向。"},
                   "S065 P11", confidence::assumption),
            number(SIM_NAME(P, call_half_life_days), "d", {10, 365}, {"Half-life of that memory.", "该记忆的半衰期。"},
                   "P11", confidence::inference),
            number(SIM_NAME(P, blame_per_miss), "1", {0, 2}, {"Blame felt after one miss.", "一次漏看带来的责备感。"},
                   "S135", confidence::assumption),
            number(SIM_NAME(P, blame_half_life_days), "d", {7, 180}, {"Half-life of felt blame.", "责备感的半衰期。"},
                   "S050", confidence::inference),
            number(SIM_NAME(P, find_group_seconds), "s", {0, 30},
                   {"Time per group that the person is in to find the one in which an instruction stands.",
                    "本人每多在一个群，查找某条指令所在群多花的时间。"},
                   "S073", confidence::assumption),
            number(SIM_NAME(P, screenshot_seconds), "s", {0, 120},
                   {"Time to keep a screenshot as proof after having been blamed.", "受责备后截图留证的时间。"}, "S084",
                   confidence::assumption),
            number(SIM_NAME(P, grace_days), "d", {0.1, 60},
                   {"Days after the deadline when undone work is given up.", "逾期多少天后放弃未办工作。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, ask_earliest_minutes), "min", {0.1, 60},
                   {"Shortest time from a notice to the question after it.", "通知发布到追问的最短时间。"}, "",
                   confidence::assumption)};
    }
};

struct missed_notices {
    using params = missed_notices_params;
    static void begin_day(world& w);
    static void post_taken_up(world& w, person& p);
    static void post_vacated(world& w, person& p);
    /// Sets the time at which the leader will ask after this assignment and decides on a call.
    static void notice_posted(world& w, std::int32_t assignment, seconds t);
    static void arrive(world& w, const arrival<timer_kind::leader_asks>& due);
    static void arrive(world& w, const arrival<timer_kind::deadline>& due);
    /// The leader asks after this assignment; who has not noticed it is blamed and knows of it from then on.
    static void ask(world& w, std::int32_t assignment, seconds t);
    static void notice_missed(world& w, std::int32_t assignment, seconds t);
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    static void found_out(world& w, std::int32_t assignment, seconds t);
    /// Next action: take waiting calls and search back for what was asked after.
    static bool attempt(world& w, std::int32_t who, seconds t);

    /// When an assignment that is not done is given up.
    static seconds end_of_grace(const world& w, const assignment& a);
    /// Seconds to find the instruction again when work on it begins: the deeper it has sunk, the longer.
    static std::int32_t look_up(const world& w, const assignment& a);

    static double p_call(const missed_notices_params& p, double memory) {
        return 1.0 - math::exp(-p.call_gain * memory);
    }
};

}  // namespace sim
