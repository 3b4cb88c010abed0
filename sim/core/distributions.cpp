#include "sim/core/distributions.hpp"

#include <array>
#include <cmath>
#include <numbers>

#include "sim/core/error.hpp"
#include "sim/core/math.hpp"

namespace sim {
namespace {

/// Numerator and denominator of one rational approximation, lowest power first.
struct rational {
    std::array<double, 8> numerator;
    std::array<double, 8> denominator;

    double operator()(double x) const { return horner(numerator, x) / horner(denominator, x); }

private:
    static double horner(const std::array<double, 8>& c, double x) {
        double sum = c[7];
        for (int i = 6; i >= 0; --i) sum = sum * x + c[static_cast<std::size_t>(i)];
        return sum;
    }
};

// Coefficients a/b, c/d and e/f of AS 241, digit for digit as published.
constexpr rational centre{
    {3.3871328727963666080e0, 1.3314166789178437745e2, 1.9715909503065514427e3, 1.3731693765509461125e4,
     4.5921953931549871457e4, 6.7265770927008700853e4, 3.3430575583588128105e4, 2.5090809287301226727e3},
    {1.0, 4.2313330701600911252e1, 6.8718700749205790830e2, 5.3941960214247511077e3, 2.1213794301586595867e4,
     3.9307895800092710610e4, 2.8729085735721942674e4, 5.2264952788528545610e3}};
constexpr rational near_tail{
    {1.42343711074968357734e0, 4.63033784615654529590e0, 5.76949722146069140550e0, 3.64784832476320460504e0,
     1.27045825245236838258e0, 2.41780725177450611770e-1, 2.27238449892691845833e-2, 7.74545014278341407640e-4},
    {1.0, 2.05319162663775882187e0, 1.67638483018380384940e0, 6.89767334985100004550e-1, 1.48103976427480074590e-1,
     1.51986665636164571966e-2, 5.47593808499534494600e-4, 1.05075007164441684324e-9}};
constexpr rational far_tail{
    {6.65790464350110377720e0, 5.46378491116411436990e0, 1.78482653991729133580e0, 2.96560571828504891230e-1,
     2.65321895265761230930e-2, 1.24266094738807843860e-3, 2.71155556874348757815e-5, 2.01033439929228813265e-7},
    {1.0, 5.99832206555887937690e-1, 1.36929880922735805310e-1, 1.48753612908506148525e-2, 7.86869131145613259100e-4,
     1.84631831751005468180e-5, 1.42151175831644588870e-7, 2.04426310338993978564e-15}};

/// Below this mean the sum starts at zero events; above it, Stirling's series has converged.
constexpr double large_mean = 16.0;

/// Probability of floor(mean) events. Stirling's series in place of the factorial and log1p in place of a difference of
/// large logarithms keep the relative error near 1e-14 at every mean.
double probability_of_mode(double mode, double mean) {
    const double excess = mean - mode;
    const double square = mode * mode;
    const double stirling = (1.0 / 12 - (1.0 / 360 - (1.0 / 1260 - 1.0 / 1680 / square) / square) / square) / mode;
    return math::exp(mode * math::log1p(excess / mode) - excess - stirling) / std::sqrt(2 * std::numbers::pi * mode);
}

}  // namespace

double normal_quantile(double u) {
    const double q = u - 0.5;
    if (std::abs(q) <= 0.425) return q * centre(0.180625 - q * q);
    const double r = std::sqrt(-math::log(q < 0 ? u : 1 - u));
    const double z = r <= 5 ? near_tail(r - 1.6) : far_tail(r - 5);
    return q < 0 ? -z : z;
}

std::int32_t poisson(double u, double mean) {
    expects(0 <= mean && mean <= 1e9, "mean of a Poisson variable in [0, 1e9]");
    const bool large = mean >= large_mean;
    double k = large ? std::floor(mean) : 0.0;
    double probability = large ? probability_of_mode(k, mean) : math::exp(-mean);
    while (k > 0 && probability > 1e-20) {  // what lies further down is far below the resolution of u
        probability *= k / mean;
        k -= 1;
    }
    double cumulative = probability;
    while (cumulative < u) {
        k += 1;
        probability *= mean / k;
        const double next = cumulative + probability;
        if (next == cumulative) break;  // rounding left the total below u: the upper tail has ended
        cumulative = next;
    }
    return static_cast<std::int32_t>(k);
}

}  // namespace sim
