/// Distributions as pure functions of uniforms on (0, 1): the same bits on every standard library, monotone in their
/// draw, so that common random numbers stay coupled when a parameter changes.
#pragma once

#include <cstdint>

#include "sim/core/math.hpp"

namespace sim {

/// True with probability p; p <= 0 is never, p >= 1 always.
constexpr bool bernoulli(double u, double p) {
    return u < p;
}

/// Exponential with the given mean, by inversion: -mean log(1 - u). 1 - u is exact, because u is an odd multiple of
/// 2^-53 (sim/core/random.hpp); so log is as precise here as log1p and takes half the time.
inline double exponential(double u, double mean) {
    return -mean * math::log(1.0 - u);
}

/// Integer uniform on [0, n). Bias below n / 2^52.
constexpr std::int32_t uniform_index(double u, std::int32_t n) {
    return static_cast<std::int32_t>(u * n);
}

/// Standard normal quantile; Wichura 1988, algorithm AS 241 (PPND16), relative error about 1e-16.
double normal_quantile(double u);

/// Log-normal given its mean (not its median) and the standard deviation of its logarithm.
inline double lognormal(double u, double mean, double sigma) {
    return mean * math::exp(sigma * normal_quantile(u) - 0.5 * sigma * sigma);
}

/// Poisson by inversion: the smallest k whose cumulative probability reaches u. Exact to about 1e-15 in probability for
/// every mean in [0, 1e9], where exp(-mean) has long underflowed; cost O(sqrt(mean)).
std::int32_t poisson(double u, double mean);

/// Logistic function, the inverse of the logit.
inline double logistic(double x) {
    return 1.0 / (1.0 + math::exp(-x));
}

}  // namespace sim
