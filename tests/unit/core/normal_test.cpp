#include <gtest/gtest.h>

#include <boost/math/distributions/normal.hpp>

#include "sim/core/distributions.hpp"

namespace sim {
namespace {

/// Boost's quantile in long double: independent of AS 241 and three decimal digits finer than double.
double reference(long double u) {
    return static_cast<double>(boost::math::quantile(boost::math::normal_distribution<long double>(), u));
}

// Quantiles printed in standard tables, to 16 digits.
TEST(normal_quantile, gives_the_tabulated_points) {
    EXPECT_EQ(normal_quantile(0.5), 0.0);
    EXPECT_NEAR(normal_quantile(0.975), 1.959963984540054, 1e-15);
    EXPECT_NEAR(normal_quantile(0.995), 2.575829303548901, 1e-15);
    EXPECT_NEAR(normal_quantile(0.25), -0.6744897501960817, 1e-15);
    EXPECT_NEAR(normal_quantile(1e-9), -5.997807015007686, 1e-14);
}

TEST(normal_quantile, agrees_with_a_finer_reference_from_one_end_to_the_other) {
    for (double u = 0x1.0p-53; u < 0.5; u *= 1.01) {
        const double z = reference(u);
        ASSERT_NEAR(normal_quantile(u), z, 1e-15 * std::max(1.0, std::abs(z))) << u;
    }
    for (double u = 1e-4; u < 1; u += 1e-4) {
        const double z = reference(u);
        ASSERT_NEAR(normal_quantile(u), z, 2e-15 * std::max(1.0, std::abs(z))) << u;
    }
}

TEST(normal_quantile, is_antisymmetric_to_the_bit) {
    for (std::uint64_t k = 1; k < (std::uint64_t{1} << 52U); k = k * 3 + 1) {
        const double u = (static_cast<double>(k) + 0.5) * 0x1.0p-52;
        ASSERT_EQ(normal_quantile(u), -normal_quantile(1 - u)) << u;
    }
}

TEST(normal_quantile, is_finite_at_the_extreme_uniforms) {
    EXPECT_NEAR(normal_quantile(0x1.0p-53), -8.2095361516013874, 1e-13);
    EXPECT_NEAR(normal_quantile(1 - 0x1.0p-53), 8.2095361516013874, 1e-13);
}

// The pieces of the approximation meet at 0.075 and at exp(-25), where a step down could hide.
TEST(normal_quantile, does_not_fall_where_its_pieces_meet) {
    for (const double joint : {0.075, 0.925, std::exp(-25.0), 0.5}) {
        double previous = normal_quantile(joint * (1 - 1e-9));
        for (int i = -1000; i <= 1000; ++i) {
            const double z = normal_quantile(joint * (1 + i * 1e-12));
            ASSERT_GE(z, previous) << joint << ' ' << i;
            previous = z;
        }
    }
}

}  // namespace
}  // namespace sim
