/// What patterns read off the tables of one replicate.
#pragma once

#include <string>
#include <vector>

#include "sim/core/vocabulary.hpp"
#include "sim/engine/patterns.hpp"

namespace sim {

/// One number of the summary table.
double outcome_of(const observation& o, const std::string& id);

/// One column of the people table.
const std::vector<double>& people_column(const observation& o, const std::string& id);

/// Seconds of one post by activity.
per<activity, double> time_of(const observation& o, role post);

/// Seconds of all posts by activity, made necessary by this cause.
per<activity, double> time_caused_by(const observation& o, cause why);

/// Sum of a count over periods and all other axes.
double total(const observation& o, const std::string& table_id, const std::string& variable_id);

/// Quantile with linear interpolation between order statistics (type 7 of Hyndman & Fan 1996); NaN of nothing.
double quantile_of(std::vector<double> values, double p);

}  // namespace sim
