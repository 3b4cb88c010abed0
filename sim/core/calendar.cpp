#include "sim/core/calendar.hpp"

#include <array>
#include <cstdio>

namespace sim {

std::string iso(civil_date d) {
    const auto ymd = to_ymd(d);
    std::array<char, 16> buffer{};
    std::snprintf(buffer.data(), buffer.size(), "%04d-%02d-%02d", static_cast<int>(ymd.year()), month_of(d),
                  day_of_month(d));
    return buffer.data();
}

}  // namespace sim
