/// Shares and rates that are undefined where nothing happened.
#pragma once

#include <limits>

namespace sim {

template <class N, class D>
double ratio(N numerator, D denominator) {
    if (static_cast<double>(denominator) == 0.0) return std::numeric_limits<double>::quiet_NaN();
    return static_cast<double>(numerator) / static_cast<double>(denominator);
}

}  // namespace sim
