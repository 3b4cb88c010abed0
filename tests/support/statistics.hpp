/// Distances and p-values for statistical tests, each with the range in which it may be believed.
#pragma once

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace sim::support {

/// Kolmogorov-Smirnov distance between a sample and a continuous cumulative distribution. Valid for every n; for a
/// distribution with atoms it overstates the distance by up to the largest atom.
template <class Cdf>
double ks_distance(std::vector<double> sample, Cdf&& cdf) {
    std::ranges::sort(sample);
    const auto n = static_cast<double>(sample.size());
    double distance = 0.0;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        const double f = cdf(sample[i]);
        const auto below = static_cast<double>(i);
        distance = std::max({distance, f - below / n, (below + 1) / n - f});
    }
    return distance;
}

/// Upper bound on the p-value of a Kolmogorov-Smirnov distance (Dvoretzky, Kiefer & Wolfowitz 1956 with the constant of
/// Massart 1990). Holds for every n and every distribution, so a test that rejects below `size` has at most that
/// false-alarm rate. Conservative: never use it where p-values have to be uniform.
inline double ks_bound(double distance, std::size_t n) {
    return std::min(1.0, 2.0 * std::exp(-2.0 * static_cast<double>(n) * distance * distance));
}

/// p-value of a Kolmogorov-Smirnov distance by the limit distribution with Stephens' (1970) correction. Continuous
/// distributions without fitted parameters only; for n >= 100 off by less than 0.005.
inline double ks_p_value(double distance, std::size_t n) {
    const double root = std::sqrt(static_cast<double>(n));
    const double t = (root + 0.12 + 0.11 / root) * distance;
    if (t < 0.2) return 1.0;  // the alternating series cannot be summed there; the true value exceeds 1 - 1e-12
    double p = 0.0;
    for (int k = 1; k <= 100; ++k) p += (k % 2 == 1 ? 2.0 : -2.0) * std::exp(-2.0 * k * k * t * t);
    return std::clamp(p, 0.0, 1.0);
}

/// Pearson's chi-square statistic of counts against expected counts.
inline double chi_square(std::span<const std::int64_t> observed, std::span<const double> expected) {
    double sum = 0.0;
    for (std::size_t i = 0; i < observed.size(); ++i) {
        const double gap = static_cast<double>(observed[i]) - expected[i];
        sum += gap * gap / expected[i];
    }
    return sum;
}

/// Upper-tail p-value of Pearson's test with one constraint, the total. Every expected count >= 5 for a single verdict;
/// >= 50 where many p-values have to be uniform within 0.02.
inline double chi_square_p_value(std::span<const std::int64_t> observed, std::span<const double> expected) {
    const boost::math::chi_squared law(static_cast<double>(observed.size() - 1));
    return boost::math::cdf(boost::math::complement(law, chi_square(observed, expected)));
}

/// P(Z <= z). Uniform over repetitions if z is standard normal, so a Kolmogorov-Smirnov test of many such values sees a
/// shift to either side and a spread that is too large or too small.
inline double normal_cdf(double z) {
    return boost::math::cdf(boost::math::normal(), z);
}

/// P(|Z| >= |z|), for a single verdict.
inline double two_sided_p_value(double z) {
    return 2.0 * boost::math::cdf(boost::math::complement(boost::math::normal(), std::abs(z)));
}

/// How far p-values are from uniform, as an upper bound on the p-value of that distance. `tolerance` is what the first
/// level may be off by construction (normal limit, atoms of a discrete law); it is given away before judging, so the
/// false-alarm rate of a two-level test stays below its nominal size.
inline double uniformity(const std::vector<double>& p_values, double tolerance = 0.0) {
    const double distance = ks_distance(p_values, [](double p) { return p; });
    return ks_bound(std::max(0.0, distance - tolerance), p_values.size());
}

}  // namespace sim::support
