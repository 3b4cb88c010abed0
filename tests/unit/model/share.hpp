/// Verdict on a share: are so many hits in so many independent draws what a probability gives?
#pragma once

#include <cmath>

#include "tests/support/statistics.hpp"

namespace sim::support {

/// Two-sided p-value by the normal limit; n p (1 - p) >= 100. Rejected below 1e-6, a share that is off by eight
/// standard errors sqrt(p (1 - p) / n) is seen with probability 0.999.
inline double share_p_value(double hits, double n, double p) {
    return two_sided_p_value((hits - n * p) / std::sqrt(n * p * (1 - p)));
}

/// The same for a mean of n draws with known variance.
inline double mean_p_value(double mean, double n, double expected, double variance) {
    return two_sided_p_value((mean - expected) / std::sqrt(variance / n));
}

}  // namespace sim::support
