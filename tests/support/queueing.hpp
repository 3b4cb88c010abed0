/// Closed forms of the limit cases that the model has to reproduce when everything else is switched off.
#pragma once

#include <algorithm>

namespace sim::support {

/// Mean wait before service in M/G/1 (Pollaczek 1930, Khinchine 1932): lambda E[S^2] / (2 (1 - rho)), in the unit of
/// the service time. Poisson arrivals, one server, first come first served, rho = lambda E[S] < 1.
inline double mg1_mean_wait(double arrival_rate, double service_mean, double service_second_moment) {
    return arrival_rate * service_second_moment / (2 * (1 - arrival_rate * service_mean));
}

/// Mean wait before service in M/M/1: rho E[S] / (1 - rho).
inline double mm1_mean_wait(double arrival_rate, double service_mean) {
    const double load = arrival_rate * service_mean;
    return load * service_mean / (1 - load);
}

/// Weekly hours of output for weekly hours worked: the simplest curve through the three published points of Pencavel
/// (2015), namely proportional up to 49 h, largest at 63 h, and as much at 70 h as at 56 h. Never below zero.
inline double pencavel_effective_hours(double hours) {
    const double overtime = std::max(0.0, hours - 49);
    return std::max(0.0, hours - overtime * overtime / 28);
}

}  // namespace sim::support
