/// Experiment statistics for reforms under common random numbers: what an outcome is, and what a reform changes.
#pragma once

#include <cstdint>
#include <limits>
#include <span>

namespace sim {

/// 95 % Student t interval of a mean. With fewer than two values there is none: `defined` is false and the interval is
/// the whole line, so that a reader who forgets to look still claims nothing.
struct mean_interval {
    bool defined = false;
    double standard_error = std::numeric_limits<double>::infinity();
    double lower = -std::numeric_limits<double>::infinity();
    double upper = std::numeric_limits<double>::infinity();
};

/// One outcome of one arm over its replicates.
struct level_estimate {
    std::int64_t n = 0;        // replicates in which the outcome is defined
    std::int64_t dropped = 0;  // replicates in which it is not (not finite, e.g. a mean delay without notices)
    double mean = 0.0;         // 0 if n = 0
    mean_interval interval;
};

/// A reform against its baseline over replicates that share their random numbers. Never NaN.
struct paired_difference {
    std::int64_t n = 0;        // pairs in which both outcomes are defined
    std::int64_t dropped = 0;  // pairs in which at least one is not
    double baseline_mean = 0.0;
    double reform_mean = 0.0;
    double difference = 0.0;  // mean of reform - baseline; 0 if n = 0
    mean_interval interval;   // of the difference, from the paired standard error
    /// Standard error that independent random numbers would give: sqrt(s_b^2 / n + s_r^2 / n) (Welch); infinite if n
    /// < 2.
    double unpaired_error = std::numeric_limits<double>::infinity();
    /// unpaired / paired standard error: how many times smaller pairing makes it. 1 if neither arm varies or n < 2;
    /// infinite if only the difference does not.
    double ratio = 1.0;
    double correlation = 0.0;  // between the arms; 0 if an arm does not vary or n < 2
    bool exact_zero = false;   // n > 0 and every pair identical: the reform changes nothing at all
};

/// Values that are not finite are dropped and counted.
level_estimate estimate(std::span<const double> values);

/// The part of an interval that lies within what its mean can be: it covers the mean as often as the whole does. It is left
/// as it is if a value lies outside.
mean_interval within(const mean_interval& interval, std::span<const double> values, double least, double most);

/// Element i of both spans is replicate i. A pair with a value that is not finite is dropped and counted. Throws
/// internal_error if the lengths differ.
paired_difference compare_paired(std::span<const double> baseline, std::span<const double> reform);

}  // namespace sim
