#include "sim/core/math.hpp"

#include <bit>
#include <cfloat>
#include <cmath>
#include <cstdint>
#include <limits>
#include <numbers>

#include "sim/core/math_tables.hpp"

#ifdef __FAST_MATH__
#error "results must be the same on every machine: compile without -ffast-math"
#endif

namespace sim::math {
namespace {

static_assert(std::numeric_limits<double>::is_iec559 && FLT_EVAL_METHOD == 0,
              "doubles must be rounded as IEEE 754 says");

constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A value as the sum of a double and what its rounding left.
struct sum {
    double high;
    double low;
};

/// a + b without error, for |a| >= |b| or a = 0 (Dekker 1971).
sum exact_sum(double a, double b) {
    const double s = a + b;
    return {s, (a - s) + b};
}

/// The 26 leading bits: a product of two such values is exact.
double leading(double x) {
    return std::bit_cast<double>(std::bit_cast<std::uint64_t>(x) & ~std::uint64_t{0x7FFFFFF});
}

/// x y without error, but for underflow (Dekker 1971, cut by bits and not by a product, which could overflow).
sum exact_product(double x, double y) {
    const double a = leading(x);
    const double b = leading(y);
    const double p = x * y;
    return {p, (x - a) * (y - b) - (((p - a * b) - a * (y - b)) - (x - a) * b)};
}

// ---- exponentials ---------------------------------------------------------------------------------------------------

constexpr int steps = 128;  // of a factor of two: the rows of the table

// log(2) / 128: a multiple of 2^-41, so that its product with a number of steps is exact, and the rest.
constexpr double step_high = 0x1.62e42fef8p-8;
constexpr double step_low = 0x1.1cf79abc9e3b4p-43;

/// The integer nearest to x, |x| < 2^50: in the sum, the last place is worth one.
struct nearest {
    static constexpr double shift = 0x1.8p52;
    explicit nearest(double x)
        : real(x + shift - shift), whole(std::bit_cast<std::int64_t>(x + shift) - std::bit_cast<std::int64_t>(shift)) {}
    double real;
    std::int64_t whole;
};

/// x 2^n for a result in the normal range.
double scaled(double x, std::int64_t n) {
    return std::bit_cast<double>(std::bit_cast<std::int64_t>(x) + n * (std::int64_t{1} << 52));
}

/// 2^(n/128) exp(r), |r| < 0.0028: the series is cut at 2^-60 of the result.
inline double power_of_steps(std::int64_t n, double r) {
    const tables::exp_row& row = tables::exp_rows[static_cast<std::size_t>(n & (steps - 1))];
    const std::int64_t exponent = n >> 7;
    const double square = r * r;
    const double rise = row.tail + r + square * (0.5 + r * (1.0 / 6)) + square * square * (1.0 / 24 + r * (1.0 / 120));
    if (-1000 < exponent && exponent < 1023) [[likely]] {  // so that value * rise is normal, too
        const double value = scaled(row.value, exponent);
        return value + value * rise;
    }
    // Two factors, because 2^exponent itself may lie outside the range; the second product alone rounds.
    const std::int64_t half = exponent / 2;
    return (row.value + row.value * rise) * scaled(1.0, half) * scaled(1.0, exponent - half);
}

/// exp(x + low), |x| < 800.
inline double exp_of_sum(double x, double low) {
    const nearest n(x * (steps / std::numbers::ln2));
    return power_of_steps(n.whole, x - n.real * step_high - n.real * step_low + low);
}

// ---- logarithms -----------------------------------------------------------------------------------------------------

// log(2): a multiple of 2^-43, so that its product with an exponent is exact, and the rest.
constexpr double log_2_high = 0x1.62e42fefa38p-1;
constexpr double log_2_low = 0x1.ef35793c7673p-45;

constexpr std::int64_t first_row = 0x3FE6100000000000;  // bits of the smallest argument of the first row
constexpr double smallest_normal = std::numeric_limits<double>::min();

/// An argument taken apart: log = high + low + log(1 + r) with r = coarse + fine, |r| < 0.0048. `high` is a multiple of
/// 2^-43, `coarse` one of 2^-33 of at most 26 bits, and `fine` is below 2^-23: the sum of `high` and `coarse` and the
/// square of `coarse` are exact.
struct reduced {
    double high;
    double low;
    double coarse;
    double fine;
};

/// Takes a positive, normal, finite x apart.
inline reduced reduce_normal(double x) {
    const auto bits = std::bit_cast<std::int64_t>(x);
    const std::int64_t offset = bits - first_row;
    const tables::log_row& row = tables::log_rows[static_cast<std::size_t>(offset >> 45) & 127];
    const std::int64_t mantissa = bits - (offset >> 52) * (std::int64_t{1} << 52);
    const auto exponent = static_cast<double>(offset >> 52);
    const double z = std::bit_cast<double>(mantissa);
    const double rounded = std::bit_cast<double>((mantissa + 0x10000000) & ~std::int64_t{0x1FFFFFFF});
    return {exponent * log_2_high + row.log_high, exponent * log_2_low + row.log_low, rounded * row.reciprocal - 1.0,
            (z - rounded) * row.reciprocal};
}

/// Takes a positive, finite x apart.
inline reduced reduce(double x) {
    if (x >= smallest_normal) [[likely]]
        return reduce_normal(x);
    reduced parts = reduce_normal(x * 0x1p54);
    parts.high -= 54 * log_2_high;
    parts.low -= 54 * log_2_low;
    return parts;
}

/// (log(1 + r) - r) / r^2, the series cut at 2^-57 of log(1 + r), where the logarithm is small at 2^-59.
inline double log_series(double r) {
    const double square = r * r;
    return -0.5 + r * (1.0 / 3) + square * ((-0.25 + r * 0.2) + square * (-1.0 / 6 + r * (1.0 / 7)));
}

inline double log_of(const reduced& x) {
    const double r = x.coarse + x.fine;
    const sum s = exact_sum(x.high + x.coarse, x.fine);
    return s.high + ((x.low + s.low) + r * r * log_series(r));
}

/// Logarithm with about 68 bits: the term of second order keeps what it rounds, and the series has two terms more.
inline sum long_log(double value) {
    const reduced x = reduce(value);
    const double r = x.coarse + x.fine;
    const double cube = r * r * r;
    const sum second = exact_sum(x.high + x.coarse, -0.5 * x.coarse * x.coarse);
    const sum first = exact_sum(second.high, x.fine);
    const double series =
        1.0 / 3 + r * (-0.25 + r * (0.2 + r * (-1.0 / 6 + r * (1.0 / 7 + r * (-0.125 + r * (1.0 / 9))))));
    return exact_sum(first.high, (first.low + second.low) + x.low - x.fine * (x.coarse + 0.5 * x.fine) + cube * series);
}

// ---- powers ---------------------------------------------------------------------------------------------------------

/// For a positive finite base and a finite exponent.
double positive_pow(double base, double exponent) {
    const sum logarithm = long_log(base);
    const sum product = exact_product(logarithm.high, exponent);
    if (!(std::abs(product.high) < 800)) return product.high > 0 ? infinity : 0.0;
    return exp_of_sum(product.high, product.low + logarithm.low * exponent);
}

bool is_odd(double x) {
    return std::abs(x) < 0x1p53 && std::floor(x) == x && std::floor(x / 2) * 2 != x;
}

/// All other bases and exponents.
double special_pow(double base, double exponent) {
    if (exponent == 0 || base == 1) return 1.0;
    if (std::isnan(base) || std::isnan(exponent)) return base + exponent;
    const double size = std::abs(base);
    if (std::isinf(exponent)) {
        if (size == 1) return 1.0;
        return (size > 1) == (exponent > 0) ? infinity : 0.0;
    }
    const double sign = is_odd(exponent) ? std::copysign(1.0, base) : 1.0;
    if (size == 0 || std::isinf(size)) return (size == 0) == (exponent > 0) ? sign * 0.0 : sign * infinity;
    return std::floor(exponent) == exponent ? sign * positive_pow(size, exponent) : not_a_number;
}

}  // namespace

double exp(double x) {
    if (!(std::abs(x) < 746)) [[unlikely]]
        return x < 0 ? 0.0 : x * infinity;
    return exp_of_sum(x, 0.0);
}

double exp2(double x) {
    if (!(std::abs(x) < 1080)) [[unlikely]]
        return x < 0 ? 0.0 : x * infinity;
    const nearest n(x * steps);
    return power_of_steps(n.whole, (x - n.real / steps) * std::numbers::ln2);
}

double log(double x) {
    if (!(0 < x && x < infinity)) [[unlikely]]
        return x == 0 ? -infinity : x < 0 ? not_a_number : x;
    return log_of(reduce(x));
}

double log1p(double x) {
    if (std::abs(x) < 0x1p-8) return x + x * x * log_series(x);
    if (!(-1 < x && x < infinity)) return x == -1 ? -infinity : x < 0 ? not_a_number : x;
    const double u = 1.0 + x;
    const double lost = x < 1 ? x - (u - 1.0) : 1.0 - (u - x);
    reduced parts = reduce(u);
    parts.low += lost / u;  // log(u + lost), but for a term of second order
    return log_of(parts);
}

double pow(double base, double exponent) {
    if (0 < base && base < infinity && std::abs(exponent) < infinity) [[likely]]
        return positive_pow(base, exponent);
    return special_pow(base, exponent);
}

}  // namespace sim::math
