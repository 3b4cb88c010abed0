/// M22 Campaigns: the county orders that everybody be reached at once. Teams are called away hour by hour; households
/// are disturbed; the leadership stops what makes too much noise, if the noise reaches it.
///
/// Equations  orders: Poisson with rate r a year and kind, the same for all townships of a county
///            a household can be reached after an exponential time: rate a, of a share h of them a_h
///            covered by t, where nobody has to queue: 1 - (1 - h) exp(-a t) - h exp(-a_h t)
///            over once the share c is covered, after d hours, or when it is stopped
///            loss of trust of a household when it is reached: l by day, rising from dusk to l f at night, until dawn
///            stopped at the end of a window in which calls reach b a township, unless the signal is filtered
/// Symbols    r -> per_year, a -> ready_rate, h -> hard_share, a_h -> hard_rate, c -> coverage_target, d -> hours, l ->
///            disturbance_loss, f -> night_factor, b -> calls_to_stop
/// Reads      rules, calls to the hotline
/// Writes     time, trust, annoyance, calls
/// Streams    campaign (order), reached (order and household), helper (order, day and person)
/// Source     S045-S050 S106 S121 S154, P37 P39
/// Limits     What a campaign checks or samples is of no use to households. Everybody of a village can be called away
///            by night; fatigue follows from the hours. Nobody reports coverage that was not reached.
#pragma once

#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/county.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct campaigns_params {
    bool enabled = true;
    //                                night coverage helpers
    per<campaign_kind, double> per_year{{0.1, 1.0, 0.25}};
    per<campaign_kind, double> starts_hour{{18.0, 8.5, 8.5}};
    per<campaign_kind, double> hours{{24.0, 10.0, 1344.0}};
    per<campaign_kind, double> contact_minutes{{8.0, 0.5, 0.0}};
    per<campaign_kind, double> team_size{{20.0, 2.0, 2.0}};
    per<campaign_kind, double> ready_rate{{1.5, 2.0, 0.0}};
    per<campaign_kind, double> hard_share{{0.05, 0.01, 0.0}};
    per<campaign_kind, double> hard_rate{{0.1, 0.25, 0.0}};
    double coverage_target = 1.0;
    double disturbance_loss = 0.005;
    double night_factor = 6.0;
    double dusk_hour = 18.0;
    double night_hour = 22.0;
    double dawn_hour = 6.0;
    double nearly_all = 0.99;
    double calls_to_stop = 10.0;
    double filtered_share = 0.3;
    double helper_hours = 12.0;

    static constexpr std::string_view section = "campaigns";
    static constexpr text title{"M22 Campaigns", "M22 专项突击"};
    static constexpr auto fields() {
        using P = campaigns_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"The county orders campaigns.", "县是否下令专项突击。"}, "S045 S047 S049",
                 confidence::seed),
            numbers(SIM_NAME(P, per_year), "1/year", {0, 52}, {"Orders a year.", "每年下令次数。"}, "S045 S047 S049",
                    confidence::assumption),
            numbers(SIM_NAME(P, starts_hour), "h", {0, 23.5}, {"Hour of the day at which it starts.", "开始的钟点。"},
                    "S045 S047 S049", confidence::seed),
            numbers(SIM_NAME(P, hours), "h", {1, 2400}, {"Hours until it ends at the latest.", "最迟多少小时后结束。"},
                    "S045 S047 S049", confidence::seed),
            numbers(SIM_NAME(P, contact_minutes), "min", {0, 60},
                    {"Time of one person for one household.", "每户所需人员时间。"}, "", confidence::assumption),
            numbers(SIM_NAME(P, team_size), "1", {0, 40},
                    {"Persons of a village and its liaison staff who are called away; of helpers, locals of the "
                     "township tied up on a day.",
                     "每村及其联系干部中抽调的人数；帮扶类为每日占用的本地人员数。"},
                    "S046", confidence::assumption),
            numbers(SIM_NAME(P, ready_rate), "1/h", {0, 20},
                    {"Rate at which an ordinary household can be reached.", "普通农户可被覆盖的速率。"}, "S049",
                    confidence::inference),
            numbers(SIM_NAME(P, hard_share), "1", {0, 1},
                    {"Share of households that are hard to reach.", "难以覆盖的农户比例。"}, "S049",
                    confidence::inference),
            numbers(SIM_NAME(P, hard_rate), "1/h", {0, 20},
                    {"Rate at which these can be reached.", "难以覆盖者的覆盖速率。"}, "S049", confidence::inference),
            number(SIM_NAME(P, coverage_target), "1", {0.5, 1},
                   {"Share of the households of a village that is enough.", "一村达到多少覆盖率即可收兵。"}, "S049",
                   confidence::seed),
            number(SIM_NAME(P, disturbance_loss), "1", {0, 0.2},
                   {"Loss of trust of a household that is reached by day.", "白天被打扰的农户的信任损失。"}, "S121",
                   confidence::assumption),
            number(SIM_NAME(P, night_factor), "1", {1, 40},
                   {"The same by night, relative to that.", "夜间该损失的倍数。"}, "S047 S121", confidence::assumption),
            number(SIM_NAME(P, dusk_hour), "h", {12, 22},
                   {"Hour from which on a disturbance weighs more.", "几点起打扰的影响加重。"}, "S047",
                   confidence::seed),
            number(SIM_NAME(P, night_hour), "h", {19, 24},
                   {"Hour from which on it weighs as by night.", "几点起按夜间计。"}, "", confidence::assumption),
            number(SIM_NAME(P, dawn_hour), "h", {0, 9}, {"Hour at which the night ends.", "夜间结束的钟点。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, nearly_all), "1", {0.5, 1},
                   {"Coverage from which on time is counted as spent on the last.",
                    "覆盖率达到多少之后的时间计为等待最后几户。"},
                   "S049", confidence::seed),
            number(SIM_NAME(P, calls_to_stop), "1/township", {0.1, 1000},
                   {"Calls since the order from which on the leadership stops it.", "来电达到多少时领导叫停。"},
                   "S047 S121 P37", confidence::assumption),
            number(SIM_NAME(P, filtered_share), "1", {0, 1},
                   {"Share of campaigns in which no signal reaches the leadership.", "民意传不到领导的专项突击比例。"},
                   "S121", confidence::assumption),
            number(
                SIM_NAME(P, helper_hours), "h", {1, 24},
                {"Hours for which a local is tied up by helpers on a day.", "接待帮扶人员一天占用本地人员的小时数。"},
                "S045 S046", confidence::assumption)};
    }
};

struct campaigns {
    using params = campaigns_params;
    /// The county orders campaigns.
    static void county_begins_day(county_world& c);
    /// A call counts against the campaigns that are on.
    static void receive(county_world& c, std::int32_t from, const call_letter& l);
    /// The leadership stops what has made too much noise.
    static void county_ends_window(county_world& c);
    /// A campaign is ordered, or stopped.
    static void receive(world& w, const campaign_letter& l);
    /// An hour of it begins.
    static void arrive(world& w, const arrival<timer_kind::campaign_round>& due);

    /// Whether a campaign is on that the leadership may stop before the day ends.
    static bool may_stop_one(const county_world& c);
    /// Hours after which a household can be reached, from two uniform draws.
    static double ready_after(const params& p, campaign_kind kind, double is_hard, double when);
    /// Loss of trust of a household that is reached at a second of the day.
    static double loss_at(const params& p, seconds of_day);
};

}  // namespace sim
