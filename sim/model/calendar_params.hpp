/// When the run starts and when people are on duty.
#pragma once

#include <vector>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"

namespace sim {

struct calendar_params {
    civil_date start = make_date(2020, 1, 6);
    clock_time morning_start{8 * 3600 + 1800};
    clock_time morning_end{12 * 3600};
    clock_time afternoon_start{14 * 3600};
    clock_time afternoon_end{17 * 3600 + 1800};
    clock_time phone_until{23 * 3600 + 1800};
    std::int32_t workdays_per_week = 5;
    double weekend_duty = 0.25;
    std::int32_t window_minutes = 60;

    using params = calendar_params;  // a section that belongs to no mechanism
    static constexpr std::string_view section = "calendar";
    static constexpr text title{"Calendar and hours", "日历与工作时间"};
    static constexpr auto fields() {
        using P = calendar_params;
        return std::tuple{
            date(SIM_NAME(P, start), {as_double(make_date(2000, 1, 1)), as_double(make_date(2099, 12, 31))},
                 {"First simulated day.", "模拟起始日。"}, "S020", confidence::inference),
            clock(SIM_NAME(P, morning_start), {"Start of the morning shift.", "上午上班时间。"}, "",
                  confidence::assumption),
            clock(SIM_NAME(P, morning_end), {"End of the morning shift.", "上午下班时间。"}, "",
                  confidence::assumption),
            clock(SIM_NAME(P, afternoon_start), {"Start of the afternoon shift.", "下午上班时间。"}, "",
                  confidence::assumption),
            clock(SIM_NAME(P, afternoon_end), {"End of the afternoon shift.", "下午下班时间。"}, "",
                  confidence::assumption),
            clock(SIM_NAME(P, phone_until), {"Messages are looked at until this time.", "晚间查看手机截止时间。"},
                  "S017", confidence::seed),
            count(SIM_NAME(P, workdays_per_week), "d", {1, 7}, {"Working days per week.", "每周工作日数。"}, "",
                  confidence::assumption),
            number(SIM_NAME(P, weekend_duty), "1", {0, 1},
                   {"Probability that a person is on duty on a day off.", "休息日值班概率。"}, "E12 S075",
                   confidence::inference),
            count(
                SIM_NAME(P, window_minutes), "min", {5, 1440},
                {"Time after which townships and county hear from each other while phones are looked at; at night they "
                 "do not.",
                 "查看手机时段内乡镇与县互通消息的间隔；夜间不互通。"},
                "", confidence::assumption)};
    }
    static void check(const calendar_params& p, std::vector<text>& broken) {
        if (p.morning_start.seconds >= p.morning_end.seconds) {
            broken.push_back({"morning_start must be before morning_end", "morning_start 须早于 morning_end"});
        }
        if (p.morning_end.seconds > p.afternoon_start.seconds) {
            broken.push_back({"morning_end must not be after afternoon_start", "morning_end 不得晚于 afternoon_start"});
        }
        if (p.afternoon_start.seconds >= p.afternoon_end.seconds) {
            broken.push_back({"afternoon_start must be before afternoon_end", "afternoon_start 须早于 afternoon_end"});
        }
        if (p.afternoon_end.seconds > p.phone_until.seconds) {
            broken.push_back({"afternoon_end must not be after phone_until", "afternoon_end 不得晚于 phone_until"});
        }
    }
};

}  // namespace sim
