#include "sim/engine/comparison.hpp"

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <vector>

#include "sim/core/error.hpp"

namespace sim {
namespace {

double mean_of(const std::vector<double>& x) {
    double sum = 0.0;
    for (const double v : x) sum += v;
    return x.empty() ? 0.0 : sum / static_cast<double>(x.size());
}

/// Sum of products of deviations from the means: of squares if both are the same. Two passes, so that a large level
/// does not swallow a small spread.
double deviations(const std::vector<double>& x, double x_mean, const std::vector<double>& y, double y_mean) {
    double sum = 0.0;
    for (std::size_t i = 0; i < x.size(); ++i) sum += (x[i] - x_mean) * (y[i] - y_mean);
    return sum;
}

/// The quantile is Boost's, which calls the C library, so that the last digits of an interval may differ between machines.
/// Records of replicates hold no interval, and their hashes do not depend on one.
mean_interval interval_of(double mean, double squares, std::size_t n) {
    if (n < 2) return {};
    const auto degrees = static_cast<double>(n - 1);
    const boost::math::students_t law(degrees);
    const double error = std::sqrt(squares / degrees / static_cast<double>(n));
    const double reach = boost::math::quantile(boost::math::complement(law, 0.025)) * error;
    return {true, error, mean - reach, mean + reach};
}

double ratio_of(double unpaired, double paired) {
    if (paired > 0) return unpaired / paired;
    return unpaired > 0 ? std::numeric_limits<double>::infinity() : 1.0;
}

}  // namespace

level_estimate estimate(std::span<const double> values) {
    std::vector<double> x;
    for (const double v : values) {
        if (std::isfinite(v)) x.push_back(v);
    }
    const double mean = mean_of(x);
    return {static_cast<std::int64_t>(x.size()), static_cast<std::int64_t>(values.size() - x.size()), mean,
            interval_of(mean, deviations(x, mean, x, mean), x.size())};
}

mean_interval within(const mean_interval& interval, std::span<const double> values, double least, double most) {
    const auto is_outside = [&](double v) { return v < least || v > most; };
    if (!interval.defined || std::any_of(values.begin(), values.end(), is_outside)) return interval;
    return {true, interval.standard_error, std::max(least, interval.lower), std::min(most, interval.upper)};
}

paired_difference compare_paired(std::span<const double> baseline, std::span<const double> reform) {
    if (baseline.size() != reform.size()) throw internal_error("arms with different numbers of replicates");
    std::vector<double> b, r, d;
    for (std::size_t i = 0; i < baseline.size(); ++i) {
        if (!std::isfinite(baseline[i]) || !std::isfinite(reform[i])) continue;
        b.push_back(baseline[i]);
        r.push_back(reform[i]);
        d.push_back(reform[i] - baseline[i]);
    }
    paired_difference result;
    result.n = static_cast<std::int64_t>(d.size());
    result.dropped = static_cast<std::int64_t>(baseline.size() - d.size());
    result.baseline_mean = mean_of(b);
    result.reform_mean = mean_of(r);
    result.difference = mean_of(d);
    result.interval = interval_of(result.difference, deviations(d, result.difference, d, result.difference), d.size());
    result.exact_zero = !d.empty() && b == r;
    if (d.size() < 2) return result;

    const double b_squares = deviations(b, result.baseline_mean, b, result.baseline_mean);
    const double r_squares = deviations(r, result.reform_mean, r, result.reform_mean);
    const auto n = static_cast<double>(d.size());
    result.unpaired_error = std::sqrt((b_squares + r_squares) / (n - 1) / n);
    result.ratio = ratio_of(result.unpaired_error, result.interval.standard_error);
    if (b_squares > 0 && r_squares > 0) {
        const double products = deviations(b, result.baseline_mean, r, result.reform_mean);
        result.correlation = products / std::sqrt(b_squares) / std::sqrt(r_squares);
    }
    return result;
}

}  // namespace sim
