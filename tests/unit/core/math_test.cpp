#include "sim/core/math.hpp"

#include <gtest/gtest.h>

#include <boost/multiprecision/cpp_bin_float.hpp>
#include <cmath>
#include <functional>
#include <limits>
#include <vector>

#include "sim/core/math_tables.hpp"
#include "sim/core/random.hpp"
#include "tests/support/records.hpp"

// Every function is judged against 113 bits at 100,000 arguments or more: all powers of two of the argument, the ranges
// that the model uses, and what is hard, that is, near the root of a logarithm and near the limits of the range.
// Bound   0.55 units in the last place, and 0.8 where the result is subnormal
// Twins   the last bit wrong in one of 128 intervals of the argument, which must be found
// Same bits   one hash of 500,000 results, whatever the compiler, the processor or the C library

namespace sim {
namespace {

using exact = boost::multiprecision::cpp_bin_float_quad;
using pair = std::pair<double, double>;  // arguments; the second is that of pow alone

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double nan = std::numeric_limits<double>::quiet_NaN();

/// Uniform on (low, high): a number of its own for every i and part.
double between(double low, double high, std::uint32_t i, std::uint32_t part) {
    return low + (high - low) * random_source(20, 0, 0).uniform(purpose::roster, i, part);
}

using arguments = std::vector<pair>;

void add(arguments& to, std::uint32_t n, double low, double high) {
    const auto part = static_cast<std::uint32_t>(to.size());
    for (std::uint32_t i = 0; i < n; ++i) to.emplace_back(between(low, high, i, part), 0.0);
}

/// n arguments of either sign for every power of two from 2^low to 2^high, laid around a centre.
void add_binades(arguments& to, std::uint32_t n, int low, int high, double centre = 0.0) {
    for (int e = low; e <= high; ++e) {
        const auto part = static_cast<std::uint32_t>(to.size());
        for (std::uint32_t i = 0; i < n; ++i) {
            const double size = std::ldexp(between(1, 2, i, part), e);
            to.emplace_back(centre + (i % 2 == 0 ? size : -size), 0.0);
        }
    }
}

arguments of_exp() {
    arguments x;
    add(x, 40000, -745.1, 709.7);
    add(x, 30000, -5, 5);
    add(x, 10000, -745.13, -708);
    add(x, 10000, 709, 709.78);
    add_binades(x, 200, -60, -1);
    return x;
}

arguments of_exp2() {
    arguments x;
    add(x, 40000, -1074.9, 1023.9);
    add(x, 30000, -5, 5);
    add(x, 10000, -1074.9, -1021);
    add(x, 10000, 1023, 1023.99);
    add_binades(x, 200, -60, -1);
    return x;
}

arguments of_log() {
    arguments x;
    add_binades(x, 50, -1074, 1023);
    std::erase_if(x, [](const pair& a) { return a.first <= 0; });
    add(x, 30000, 0, 1);
    add_binades(x, 400, -52, -2, 1.0);
    add(x, 10000, 0.99, 1.01);
    return x;
}

arguments of_log1p() {
    arguments x;
    add_binades(x, 40, -1074, 1023);
    std::erase_if(x, [](const pair& a) { return a.first <= -1; });
    add(x, 20000, -1, 1);
    add_binades(x, 400, -40, -1);
    add(x, 10000, -0.01, 0.01);
    return x;
}

arguments of_pow() {
    arguments x;
    add_binades(x, 20, -1074, 1023);
    std::erase_if(x, [](const pair& a) { return a.first <= 0; });
    add(x, 30000, 0, 3);
    add_binades(x, 600, -45, -2, 1.0);
    add(x, 25000, 0.5, 2);
    for (std::uint32_t i = 0; i < x.size(); ++i) {
        // half with exponents as the model has them, half with those that use the whole range of results
        auto& [base, exponent] = x[i];
        const double logarithm = math::log(base);
        exponent = i % 2 == 0 && std::abs(logarithm) < 700 ? between(-1, 1, i, 0xFFFF)
                                                           : between(-744, 709, i, 0xFFFF) / logarithm;
    }
    return x;
}

exact exact_log1p(double x) {
    const exact z = x;
    return std::abs(x) < 0x1p-30 ? z * (1 - z * (exact(1) / 2 - z * (exact(1) / 3 - z / 4))) : log(1 + z);
}

struct judged {
    std::string name;
    std::function<double(double, double)> ours;
    std::function<exact(double, double)> truth;
    arguments at;
};

std::vector<judged> all_functions() {
    const exact ln2 = boost::math::constants::ln_two<exact>();
    return {{"exp", [](double x, double) { return math::exp(x); }, [](double x, double) { return exp(exact(x)); },
             of_exp()},
            {"exp2", [](double x, double) { return math::exp2(x); },
             [ln2](double x, double) { return exp(exact(x) * ln2); }, of_exp2()},
            {"log", [](double x, double) { return math::log(x); }, [](double x, double) { return log(exact(x)); },
             of_log()},
            {"log1p", [](double x, double) { return math::log1p(x); }, [](double x, double) { return exact_log1p(x); },
             of_log1p()},
            {"pow", [](double x, double y) { return math::pow(x, y); },
             [](double x, double y) { return exp(exact(y) * log(exact(x))); }, of_pow()}};
}

/// Largest error in units in the last place, in the normal and in the subnormal range of results.
struct errors {
    double normal = 0;
    double subnormal = 0;
    bool within_bounds() const { return normal < 0.55 && subnormal < 0.8; }
};

/// Errors of a function, and of its twin: the last bit wrong in one of 128 intervals of the argument.
std::pair<errors, errors> judge(const judged& f) {
    std::pair<errors, errors> found;
    for (const auto& [x, y] : f.at) {
        const exact truth = f.truth(x, y);
        const int exponent = ilogb(truth);
        const exact unit = ldexp(exact(1), std::max(exponent, -1022) - 52);
        const double ours = f.ours(x, y);
        const bool spoilt = ((std::bit_cast<std::uint64_t>(x) >> 45) & 127) == 37;
        const double twin = spoilt ? std::nextafter(ours, infinity) : ours;
        const auto note = [&](errors& e, double value) {
            double& largest = exponent < -1022 ? e.subnormal : e.normal;
            const double error = std::isfinite(value) ? static_cast<double>(abs(value - truth) / unit) : infinity;
            largest = std::max(largest, error);
        };
        note(found.first, ours);
        note(found.second, twin);
    }
    return found;
}

TEST(portable_mathematics, is_wrong_by_little_more_than_half_a_unit_and_a_wrong_bit_would_be_found) {
    for (const judged& f : all_functions()) {
        SCOPED_TRACE(f.name);
        EXPECT_GE(f.at.size(), 100000U);
        const auto [ours, twin] = judge(f);
        EXPECT_TRUE(ours.within_bounds()) << ours.normal << " normal, " << ours.subnormal << " subnormal";
        EXPECT_FALSE(twin.within_bounds());
    }
}

std::uint64_t hash_of(const std::vector<judged>& functions) {
    support::fnv1a sum;
    for (const judged& f : functions) {
        for (const auto& [x, y] : f.at) sum.add(std::bit_cast<std::uint64_t>(f.ours(x, y)));
    }
    return sum.value();
}

TEST(portable_mathematics, has_the_same_bits_everywhere) {
    EXPECT_EQ(hash_of(all_functions()), 0x5311CD25BED287ADULL);
}

TEST(portable_mathematics, has_another_hash_when_one_bit_changes) {
    std::vector<judged> functions = all_functions();
    const double x = functions[2].at[100].first;
    functions[2].ours = [x](double a, double) { return a == x ? std::nextafter(math::log(a), 0.0) : math::log(a); };
    EXPECT_NE(hash_of(functions), hash_of(all_functions()));
}

TEST(portable_mathematics, is_exact_where_the_result_is_a_double) {
    EXPECT_EQ(math::exp(0), 1);
    EXPECT_EQ(math::log(1), 0);
    EXPECT_EQ(math::log1p(0), 0);
    for (int n = -1074; n <= 1023; ++n) {
        ASSERT_EQ(math::exp2(n), std::ldexp(1.0, n)) << n;
        ASSERT_EQ(math::pow(2, n), std::ldexp(1.0, n)) << n;
        ASSERT_EQ(math::pow(std::ldexp(1.0, n), 1), std::ldexp(1.0, n)) << n;
    }
    for (const auto& [x, y] : of_log()) {
        ASSERT_EQ(math::pow(x, 1), x);
        ASSERT_EQ(math::pow(x, 0), 1);
        const float few_bits = static_cast<float>(x);
        if (1e-30 < x && x < 1e30) {
            ASSERT_EQ(math::pow(few_bits, 2), static_cast<double>(few_bits) * few_bits) << x;
        }
    }
}

void expect_same(double ours, double theirs, const std::string& what) {
    EXPECT_TRUE(std::isnan(theirs) ? std::isnan(ours) : ours == theirs && std::signbit(ours) == std::signbit(theirs))
        << what << ": " << ours << " for " << theirs;
}

// The C library is right here: Annex F of the C standard prescribes these results.
TEST(portable_mathematics, treats_special_values_as_the_standard_prescribes) {
    for (const double x : {0.0, -0.0, infinity, -infinity, nan, 1e4, -1e4, 710.0, -746.0}) {
        expect_same(math::exp(x), std::exp(x), "exp " + std::to_string(x));
        expect_same(math::exp2(2 * x), std::exp2(2 * x), "exp2 " + std::to_string(2 * x));
    }
    for (const double x : {0.0, -0.0, infinity, -infinity, nan, -1.0, -2.0, 1.0}) {
        expect_same(math::log(x), std::log(x), "log " + std::to_string(x));
        if (x != 1) expect_same(math::log1p(x), std::log1p(x), "log1p " + std::to_string(x));
    }
    expect_same(math::log1p(1e-310), 1e-310, "log1p of a subnormal");
    for (const double x : {0.0, 1.0, 4.0, 0.25, infinity, nan, 0x1p-1074, std::numeric_limits<double>::max()}) {
        for (const double y : {0.0, 1.0, 2.0, 3.0, 0.5, 1e300, 0x1p53 + 2, 0x1p52 + 1, infinity, nan}) {
            for (const auto& [base, exponent] : {pair{x, y}, pair{-x, y}, pair{x, -y}, pair{-x, -y}}) {
                if (x == std::numeric_limits<double>::max() && y <= 1) continue;  // roots and reciprocals round
                expect_same(math::pow(base, exponent), std::pow(base, exponent),
                            std::to_string(base) + " to the power " + std::to_string(exponent));
            }
        }
    }
}

TEST(portable_mathematics, reaches_the_ends_of_the_range_and_not_further) {
    EXPECT_LT(math::exp(0x1.62e42fefa39efp+9), infinity);
    EXPECT_EQ(math::exp(std::nextafter(0x1.62e42fefa39efp+9, 1000)), infinity);
    EXPECT_EQ(math::exp(-0x1.74910d52d3051p+9), 0x1p-1074);
    EXPECT_EQ(math::exp(-0x1.74910d52d3052p+9), 0);
    EXPECT_EQ(math::log(std::numeric_limits<double>::max()), 0x1.62e42fefa39efp+9);
    EXPECT_EQ(math::log(0x1p-1074), -0x1.74385446d71c3p+9);
}

// A step of 2^-52 moves the logarithm by two units in its last place or more, and no error reaches one.
TEST(portable_mathematics, has_a_logarithm_that_rises_along_the_uniforms) {
    std::vector<double> starts;
    for (std::int64_t row = 0; row < 128; ++row) {
        const double edge = std::bit_cast<double>(0x3FE6100000000000 + row * (std::int64_t{1} << 45));
        for (int e = 0; e >= -30; e -= 3) starts.push_back(std::ldexp(edge, edge < 1 ? e : e - 1));
    }
    for (std::uint32_t i = 0; i < 10000; ++i) starts.push_back(between(0, 1, i, 0));
    for (const double start : starts) {
        const double u = (std::floor(start * 0x1p52) + 0.5) * 0x1p-52;
        for (int step = -4; step < 4; ++step) {
            ASSERT_LT(math::log(u + step * 0x1p-52), math::log(u + (step + 1) * 0x1p-52)) << u;
        }
    }
}

TEST(tables_of_mathematics, hold_the_nearest_doubles) {
    const exact ln2 = boost::math::constants::ln_two<exact>();
    for (int j = 0; j < 128; ++j) {
        const auto& row = math::tables::exp_rows[static_cast<std::size_t>(j)];
        const exact truth = exp(ln2 * j / 128);
        EXPECT_EQ(row.value, static_cast<double>(truth)) << j;
        EXPECT_LT(abs(row.tail - (truth / row.value - 1)), ldexp(exact(1), -105)) << j;
    }
    for (const auto& row : math::tables::log_rows) {
        EXPECT_EQ(row.reciprocal * 0x1p9, std::floor(row.reciprocal * 0x1p9));
        EXPECT_EQ(row.log_high * 0x1p43, std::floor(row.log_high * 0x1p43));
        EXPECT_LT(abs(row.log_high + exact(row.log_low) + log(exact(row.reciprocal))), ldexp(exact(1), -97));
    }
}

}  // namespace
}  // namespace sim
