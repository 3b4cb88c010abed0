/// M18 Meetings: county meetings of leaders, plenary meetings of everybody, with the way there and back.
///
/// Equation   n meetings a month merged into m last  d (1 + s (n / m - 1))  each: only the share s of what is merged is
///            still said
/// Symbols    n -> plenary_per_month, m -> rules.plenary_per_month, d -> plenary_minutes, s -> kept_share
/// Reads      rules, calendar
/// Writes     appointments
/// Streams    meeting
/// Source     S022 E17 E25 E54 L06
/// Limits     Messages wait during a meeting.
#pragma once

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct meetings_params {
    bool enabled = true;
    double plenary_per_month = 3.5;
    double plenary_minutes = 120.0;
    double kept_share = 0.25;
    double village_attendance = 0.5;
    double county_minutes = 120.0;
    double start_minutes = 30.0;

    static constexpr std::string_view section = "meetings";
    static constexpr text title{"M18 Meetings", "M18 会议"};
    static constexpr auto fields() {
        using P = meetings_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"There are meetings.", "是否开会。"}, "S022", confidence::seed),
            number(SIM_NAME(P, plenary_per_month), "1/month", {0, 12},
                   {"Plenary meetings a month.", "每月全体会议次数。"}, "S022", confidence::seed),
            number(SIM_NAME(P, plenary_minutes), "min", {10, 480},
                   {"Length of one plenary meeting.", "一次全体会议的时长。"}, "", confidence::assumption),
            number(SIM_NAME(P, kept_share), "1", {0, 1},
                   {"Share of merged content that is still said.", "合并后仍须宣讲的内容比例。"}, "L06",
                   confidence::assumption),
            number(SIM_NAME(P, village_attendance), "1", {0, 1},
                   {"Probability that a village cadre other than the secretary attends.", "支书以外村干部的到会概率。"},
                   "E12", confidence::assumption),
            number(SIM_NAME(P, county_minutes), "min", {10, 480},
                   {"Length of one county meeting.", "一次县级会议的时长。"}, "E17", confidence::assumption),
            number(SIM_NAME(P, start_minutes), "min", {0, 120},
                   {"Time from the start of the morning shift to that of a meeting.", "上午上班后多久开会。"}, "",
                   confidence::assumption)};
    }
};

struct meetings {
    using params = meetings_params;
    static void begin_day(world& w);
    static void post_vacated(world& w, person& p);
    /// Accepts a call to a county meeting, which is all it asks: false if so.
    static bool noticed(world& w, std::int32_t assignment, seconds t);
    /// A call to a county meeting was noticed: the leader will go.
    static void convene_county(world& w, std::int32_t leader, std::int32_t line, seconds t);
    static void book_appointment(person& p, const appointment& a);
    /// Next action: keep an appointment whose time has come: a meeting, an escort.
    static bool attempt(world& w, std::int32_t who, seconds t);

    /// Minutes of one meeting when `usual` meetings a month are merged into `held`.
    static double minutes(const meetings_params& p, double usual, double held) {
        return held < usual ? p.plenary_minutes * (1.0 + p.kept_share * (usual / held - 1.0)) : p.plenary_minutes;
    }
    /// Meetings of this month that fall on this working day: floor and remainder spread evenly over the month.
    static std::int32_t held_on(double per_month, std::int32_t day_of_month, std::int32_t days_in_month, double luck);
};

}  // namespace sim
