/// Outcomes of studies over replicates, and whether two studies can have the same means.
#pragma once

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <string>
#include <vector>

#include "sim/engine/comparison.hpp"
#include "sim/model/outcomes.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim::support {

/// [outcome][replicate] of the first arm.
inline std::vector<real_data> outcomes_over_replicates(const plan& study) {
    std::vector<real_data> samples(all_outcomes().size());
    for (std::int32_t r = 0; r < study.replicates; ++r) {
        const replicate_record record = run_replicate(study, 0, r);
        for (std::size_t o = 0; o < samples.size(); ++o) {
            samples[o].push_back(reals(record, "summary", std::string(all_outcomes()[o].id)).at(0));
        }
    }
    return samples;
}

/// Two-sided p-value of Student's t on the differences of replicates that share their random numbers. 1 where all pairs
/// are equal, 0 where all differ by the same amount.
inline double paired_p_value(const real_data& a, const real_data& b) {
    const paired_difference d = compare_paired(a, b);
    if (d.exact_zero) return 1.0;
    if (d.n < 2) return 0.0;
    const boost::math::students_t law(static_cast<double>(d.n - 1));
    const double t = std::abs(d.difference) / d.interval.standard_error;
    return std::isinf(t) ? 0.0 : 2.0 * boost::math::cdf(boost::math::complement(law, t));
}

/// Bound on the p-value of all outcomes having equal means: the smallest of theirs times their number (Bonferroni).
inline double same_means_p_value(const std::vector<real_data>& a, const std::vector<real_data>& b) {
    double smallest = 1.0;
    for (std::size_t o = 0; o < a.size(); ++o) smallest = std::min(smallest, paired_p_value(a[o], b[o]));
    return std::min(1.0, smallest * static_cast<double>(a.size()));
}

/// Two-sided p-value of Student's t: the mean of independent replicates is `theory`.
inline double agreement_p_value(const real_data& values, double theory) {
    const level_estimate e = estimate(values);
    const boost::math::students_t law(static_cast<double>(e.n - 1));
    const double t = std::abs(e.mean - theory) / e.interval.standard_error;
    return 2.0 * boost::math::cdf(boost::math::complement(law, t));
}

}  // namespace sim::support
