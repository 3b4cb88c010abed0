#include "sim/engine/pattern_measures.hpp"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace sim {
namespace {

using ints = std::vector<std::int64_t>;

/// Row-major counts whose last axis is `activity` and which has `stride` activities' worth of cells per step of the
/// axis to select on: sums over everything else.
per<activity, double> by_activity(const ints& cells, std::size_t stride, std::size_t extent, std::size_t wanted) {
    per<activity, double> sum{};
    for (std::size_t k = 0; k < cells.size(); ++k) {
        if (k / stride % extent == wanted) sum[k % count_of<activity>] += static_cast<double>(cells[k]);
    }
    return sum;
}

const ints& counts_of(const observation& o, const std::string& table_id, const std::string& variable_id) {
    return std::get<ints>(o.record.at(table_id).at(variable_id).data);
}

}  // namespace

double outcome_of(const observation& o, const std::string& id) {
    return std::get<std::vector<double>>(o.record.at("summary").at(id).data).front();
}

const std::vector<double>& people_column(const observation& o, const std::string& id) {
    return std::get<std::vector<double>>(o.record.at("people").at(id).data);
}

per<activity, double> time_of(const observation& o, role post) {
    return by_activity(counts_of(o, "time_use", "person_seconds"), count_of<activity>, count_of<role>, index_of(post));
}

per<activity, double> time_caused_by(const observation& o, cause why) {
    const std::size_t causes = o.record.at("time_by_cause").axis("cause").size();
    const std::size_t wanted = causes - count_of<cause> + index_of(why);  // lines come first
    return by_activity(counts_of(o, "time_by_cause", "person_seconds"), count_of<activity>, causes, wanted);
}

double total(const observation& o, const std::string& table_id, const std::string& variable_id) {
    const ints& cells = counts_of(o, table_id, variable_id);
    return static_cast<double>(std::accumulate(cells.begin(), cells.end(), std::int64_t{0}));
}

double quantile_of(std::vector<double> values, double p) {
    if (values.empty()) return std::numeric_limits<double>::quiet_NaN();
    std::ranges::sort(values);
    const double at = p * static_cast<double>(values.size() - 1);
    const auto below = static_cast<std::size_t>(at);
    const std::size_t above = std::min(below + 1, values.size() - 1);
    return values[below] + (at - std::floor(at)) * (values[above] - values[below]);
}

}  // namespace sim
