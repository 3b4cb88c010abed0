/// Real calendar dates and the working day.
#pragma once

#include <chrono>
#include <cstdint>
#include <string>

#include "sim/core/describe.hpp"
#include "sim/core/event_queue.hpp"

namespace sim {

constexpr civil_date to_civil(std::chrono::year_month_day ymd) {
    return {static_cast<std::int32_t>(std::chrono::sys_days(ymd).time_since_epoch().count())};
}

constexpr civil_date make_date(int year, unsigned month, unsigned day) {
    return to_civil(std::chrono::year(year) / static_cast<int>(month) / static_cast<int>(day));
}

constexpr std::chrono::year_month_day to_ymd(civil_date d) {
    return std::chrono::sys_days(std::chrono::days(d.days));
}

/// 0 = Monday … 6 = Sunday.
constexpr int weekday(civil_date d) {
    return static_cast<int>(std::chrono::weekday(std::chrono::sys_days(std::chrono::days(d.days))).iso_encoding()) - 1;
}

constexpr int month_of(civil_date d) {
    return static_cast<int>(static_cast<unsigned>(to_ymd(d).month()));
}

constexpr int day_of_month(civil_date d) {
    return static_cast<int>(static_cast<unsigned>(to_ymd(d).day()));
}

constexpr civil_date next_new_year(civil_date d) {
    return make_date(static_cast<int>(to_ymd(d).year()) + 1, 1, 1);
}

/// ISO 8601, e.g. 2020-03-18.
std::string iso(civil_date d);

constexpr seconds day_start(std::int32_t day) {
    return day * day_length;
}

constexpr std::int32_t day_of(seconds t) {
    return t / day_length;
}

}  // namespace sim
