/// Outcomes of studies over replicates, and whether two studies can have the same means.
#pragma once

#include <algorithm>
#include <boost/math/distributions/students_t.hpp>
#include <cmath>
#include <string>
#include <utility>
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

/// The replicates in which both are defined: shares of nothing have no value.
inline std::pair<real_data, real_data> both_defined(const real_data& a, const real_data& b) {
    std::pair<real_data, real_data> kept;
    for (std::size_t r = 0; r < a.size(); ++r) {
        if (std::isnan(a[r]) || std::isnan(b[r])) continue;
        kept.first.push_back(a[r]);
        kept.second.push_back(b[r]);
    }
    return kept;
}

/// Bound on the p-value of all outcomes having equal means: the smallest of theirs times their number (Bonferroni). An outcome
/// that is defined in fewer than half of the replicates says nothing.
inline double same_means_p_value(const std::vector<real_data>& a, const std::vector<real_data>& b) {
    double smallest = 1.0;
    for (std::size_t o = 0; o < a.size(); ++o) {
        const auto [x, y] = both_defined(a[o], b[o]);
        if (2 * x.size() >= a[o].size()) smallest = std::min(smallest, paired_p_value(x, y));
    }
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
