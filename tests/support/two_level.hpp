/// Two-level test of a distribution: many seeds, each giving a p-value for mean, variance and shape, whose uniformity
/// over the seeds is then judged. Sees too little spread as well as too much, and depends on no lucky seed.
///
/// Level one   per seed s, from n draws x and the theoretical moments:
///             mean      z = (mean(x) - mu) / (sigma / sqrt n)
///             variance  z = (mean((x - mu)^2) - sigma^2) / sqrt((mu4 - sigma^4) / n)
///             shape     Kolmogorov-Smirnov (continuous) or Pearson (discrete)
/// Level two   Kolmogorov-Smirnov distance of the 200 p-values from uniform, less 0.05 for the normal limit and for the
///             atoms of discrete laws, bounded by Massart's inequality.
/// Size        1e-6 for the three verdicts of one law together (`size` for each).
/// Power       a shift of 1.0 standard errors at level one gives a distance of 0.38 and is seen with probability 0.999;
///             that is sigma / sqrt n in the mean and sqrt(mu4 - sigma^4) / sqrt n in the variance. A continuous shape
///             is seen from a Kolmogorov distance of about 0.6 / sqrt n.
#pragma once

#include <functional>
#include <span>
#include <vector>

#include "sim/core/random.hpp"
#include "tests/support/statistics.hpp"

namespace sim::support {

inline constexpr std::uint32_t seeds = 200;
inline constexpr double size = 1e-6 / 3;
inline constexpr double level_one_tolerance = 0.05;

/// What theory says about a law: central moments and the p-value of a sample's shape.
struct law {
    double mean;
    double variance;
    double fourth_moment;  // central
    std::function<double(std::span<const double>)> shape;
};

/// Bounds on the p-values of the three verdicts; reject below `size`.
struct verdict {
    double mean;
    double variance;
    double shape;
};

template <class Cdf>
auto continuous_shape(Cdf cdf) {
    return [cdf](std::span<const double> x) {
        return ks_p_value(ks_distance(std::vector<double>(x.begin(), x.end()), cdf), x.size());
    };
}

/// Pearson's test on the values 0, 1, 2 … with neighbours pooled until every cell expects at least 50.
template <class Pmf>
auto discrete_shape(Pmf pmf, int largest) {
    return [pmf, largest](std::span<const double> x) {
        const auto n = static_cast<double>(x.size());
        std::vector<double> expected{0.0};
        std::vector<std::size_t> cell_of;
        double rest = n;
        for (int k = 0; k < largest; ++k) {
            if (expected.back() >= 50 && rest >= 50) expected.push_back(0.0);
            cell_of.push_back(expected.size() - 1);
            expected.back() += n * pmf(k);
            rest -= n * pmf(k);
        }
        expected.back() += rest;
        std::vector<std::int64_t> observed(expected.size());
        for (const double v : x) {
            const auto k = std::min(static_cast<std::size_t>(v), cell_of.size() - 1);
            ++observed[cell_of[k]];
        }
        return chi_square_p_value(observed, expected);
    };
}

/// Judges draw(u) for uniforms u of `seeds` different seeds against a law.
template <class Draw>
verdict judge(const law& theory, Draw&& draw, std::uint32_t draws = 10000) {
    std::vector<double> means, variances, shapes, x(draws);
    const double root = std::sqrt(static_cast<double>(draws));
    for (std::uint32_t seed = 1; seed <= seeds; ++seed) {
        const random_source random(seed, 0, 0);
        double sum = 0.0;
        double squares = 0.0;
        for (std::uint32_t i = 0; i < draws; ++i) {
            x[i] = static_cast<double>(draw(random.uniform(purpose::roster, i, 0)));
            sum += x[i] - theory.mean;
            squares += (x[i] - theory.mean) * (x[i] - theory.mean) - theory.variance;
        }
        const double fourth_gap = theory.fourth_moment - theory.variance * theory.variance;
        means.push_back(normal_cdf(sum / root / std::sqrt(theory.variance)));
        variances.push_back(normal_cdf(squares / root / std::sqrt(fourth_gap)));
        shapes.push_back(theory.shape(x));
    }
    return {uniformity(means, level_one_tolerance), uniformity(variances, level_one_tolerance),
            uniformity(shapes, level_one_tolerance)};
}

}  // namespace sim::support
