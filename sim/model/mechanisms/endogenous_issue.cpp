#include "sim/model/mechanisms/endogenous_issue.hpp"

#include <algorithm>

#include "sim/core/distributions.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/diffusion.hpp"
#include "sim/model/mechanisms/substitution.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

double mean_of(const std::vector<department_state>& all, double department_state::*what) {
    double sum = 0.0;
    for (const department_state& d : all) sum += d.*what;
    return all.empty() ? 0.0 : sum / static_cast<double>(all.size());
}

/// Visibility of the week that is over, against the mean of all departments.
void count_week(county_world& c) {
    const double mean = mean_of(c.now.departments, &department_state::issued_this_week);
    const double keep = c.par<endogenous_issue>().visibility_memory;
    for (department_state& d : c.now.departments) {
        const double now = mean > 0.0 ? d.issued_this_week / mean : 0.0;
        d.visibility = keep * d.visibility + (1.0 - keep) * now;
        d.issued_this_week = 0.0;
    }
}

/// Who handed down more than others in the week that is over gives part of it up, where those below have a say.
void hear_from_below(county_world& c) {
    const double weight = c.on_average(&rules::graded_from_below);
    const double mean = mean_of(c.now.departments, &department_state::handed_down);
    for (department_state& d : c.now.departments) {
        const double felt = mean > 0.0 ? d.handed_down / mean : 0.0;
        d.restraint = endogenous_issue::next_restraint(c.par<endogenous_issue>(), d.restraint, weight, felt);
        d.handed_down = 0.0;
    }
}

}  // namespace

void endogenous_issue::set_up_county(county_world& c) {
    const auto& par = c.par<endogenous_issue>();
    for (std::size_t l = 0; l < c.now.departments.size(); ++l) {
        department_state& d = c.now.departments[l];
        const double u = c.now.random.uniform(purpose::department, static_cast<std::uint32_t>(l), 0);
        d.grading = std::clamp(par.grading_mean + par.grading_spread * (2.0 * u - 1.0), 0.0, 1.0);
        d.visibility = d.weight * static_cast<double>(c.now.departments.size());
    }
}

void endogenous_issue::county_begins_day(county_world& c) {
    std::vector<double> over_base(c.townships());
    for (std::size_t l = 0; l < c.now.departments.size(); ++l) {
        for (std::size_t i = 0; i < c.townships(); ++i) {
            over_base[i] =
                c.now.departments[l].growth + substitution::documents(c, l, i) + diffusion::extra_issue(c, l);
        }
        task_issue::issue_beyond_base(c, l, over_base);
    }
}

void endogenous_issue::county_begins_week(county_world& c) {
    const auto& par = c.par<endogenous_issue>();
    if (!par.enabled || c.now.departments.size() < 2) return;
    count_week(c);
    hear_from_below(c);
    const double by_results = c.on_average(&rules::graded_by_results);
    const auto n = static_cast<double>(c.now.departments.size());
    const double mean = mean_of(c.now.departments, &department_state::visibility);
    for (department_state& d : c.now.departments) {
        const double rivals = (n * mean - d.visibility) / (n - 1.0);
        d.growth = next_growth(par, d.growth, d.grading * (1.0 - by_results), rivals - d.visibility);
    }
}

void endogenous_issue::receive(county_world& c, std::int32_t /*from*/, const conduct_letter& l) {
    c.now.departments[static_cast<std::size_t>(l.line)].handed_down += l.week.handed_out;
}

double endogenous_issue::next_restraint(const params& p, double restraint, double weight, double felt) {
    return std::clamp(restraint + p.retreat * weight * std::max(0.0, felt - 1.0) - p.decay * restraint, 0.0, 1.0);
}

double endogenous_issue::next_growth(const params& p, double growth, double grading, double behind) {
    return std::max(0.0, growth + p.rivalry * grading * std::max(0.0, behind) - p.decay * growth);
}

}  // namespace sim
