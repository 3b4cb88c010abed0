/// Exponentials, logarithms and powers with the same bits on every machine, compiler and browser.
///
/// The C library picks its own by processor, so its last bits differ between machines. These are built from + - * /,
/// integer arithmetic and tables of literals (sim/core/math_tables.hpp), all of which IEEE 754 and C++ fix to the bit.
///
/// Method     tables and short series: Tang 1989 (doi:10.1145/63522.214389) for exponentials, Tang 1990
///            (doi:10.1145/98267.98294) for logarithms, with a reciprocal from the table in place of his quotient; pow
///            takes the logarithm and its product with the exponent in two doubles (Dekker 1971,
///            doi:10.1007/BF01397083)
/// Error      below 0.55 units in the last place; below 0.8 where the result is subnormal
/// Exact      where the true result is a double: exp(0), exp2(3), log(1), pow(1.5, 2), pow(x, 1)
/// Specials   infinities, zeros, NaN and arguments outside the domain as in Annex F of the C standard; errno is not set
#pragma once

namespace sim::math {

double exp(double x);
double exp2(double x);
double log(double x);
/// log(1 + x), precise where 1 + x would round x away.
double log1p(double x);
double pow(double base, double exponent);

}  // namespace sim::math
