#include "sim/core/random.hpp"

#include <gtest/gtest.h>

#include <set>

#include "tests/support/statistics.hpp"

namespace sim {
namespace {

using support::chi_square_p_value;
using support::uniformity;
using words = std::array<std::uint32_t, 4>;

constexpr std::size_t purposes = 256;  // every number that a purpose can have
constexpr std::uint32_t seeds = 200;
constexpr double size = 1e-6;

/// The words for a raw Philox counter and key, through the layout that random_source documents.
words by_layout(const words& counter, const std::array<std::uint32_t, 2>& key) {
    const random_source random(key[0], key[1], counter[0] >> 8U);
    return random.words(static_cast<purpose>(counter[0] & 0xFFU), counter[1], counter[2], counter[3]);
}

// The three vectors of philox4x32 with 10 rounds in Random123's kat_vectors: zeros, ones, digits of pi.
TEST(random_source, gives_the_published_known_answers_through_its_own_layout) {
    EXPECT_EQ(by_layout({0, 0, 0, 0}, {0, 0}), (words{0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}));
    EXPECT_EQ(by_layout({0xffffffff, 0xffffffff, 0xffffffff, 0xffffffff}, {0xffffffff, 0xffffffff}),
              (words{0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}));
    EXPECT_EQ(by_layout({0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344}, {0xa4093822, 0x299f31d0}),
              (words{0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}));
}

TEST(random_source, every_argument_changes_the_words) {
    const words base = random_source(7, 3, 5).words(purpose::visit, 11, 13, 17);
    EXPECT_EQ(base, random_source(7, 3, 5).words(purpose::visit, 11, 13, 17));
    EXPECT_NE(base, random_source(8, 3, 5).words(purpose::visit, 11, 13, 17));
    EXPECT_NE(base, random_source(7, 4, 5).words(purpose::visit, 11, 13, 17));
    EXPECT_NE(base, random_source(7, 3, 6).words(purpose::visit, 11, 13, 17));
    EXPECT_NE(base, random_source(7, 3, 5).words(purpose::audit, 11, 13, 17));
    EXPECT_NE(base, random_source(7, 3, 5).words(purpose::visit, 12, 13, 17));
    EXPECT_NE(base, random_source(7, 3, 5).words(purpose::visit, 11, 14, 17));
    EXPECT_NE(base, random_source(7, 3, 5).words(purpose::visit, 11, 13, 18));
}

// For one key Philox is a bijection of the counter, so equal words would prove that two decisions share a counter.
TEST(random_source, no_two_decisions_of_a_replicate_share_a_counter) {
    std::set<words> seen;
    std::size_t decisions = 0;
    for (const std::uint32_t township : {0U, 1U, 255U, 256U, 65536U, 0xFFFFFFU}) {
        for (std::size_t p = 0; p < purposes; ++p) {
            for (std::uint32_t code = 0; code < 27; ++code, ++decisions) {
                constexpr std::array<std::uint32_t, 3> ids{0, 1, 0xFFFFFFFF};
                seen.insert(random_source(1, 1, township)
                                .words(static_cast<purpose>(p), ids[code % 3], ids[code / 3 % 3], ids[code / 9]));
            }
        }
    }
    EXPECT_EQ(seen.size(), decisions);
}

TEST(random_source, seed_and_replicate_are_not_interchangeable) {
    EXPECT_NE(random_source(1, 2, 0).words(purpose::visit, 0, 0), random_source(2, 1, 0).words(purpose::visit, 0, 0));
}

TEST(random_source, the_county_is_shared_by_townships_and_is_none_of_them) {
    const auto draw = [](const random_source& r) { return r.words(purpose::task_arrival, 1, 2); };
    EXPECT_EQ(draw(random_source(1, 1, 0).county()), draw(random_source(1, 1, 9).county()));
    EXPECT_NE(draw(random_source(1, 1, 0).county()), draw(random_source(1, 1, 0)));
    EXPECT_NE(draw(random_source(1, 1, 0).county()), draw(random_source(1, 2, 0).county()));
}

TEST(random_source, a_uniform_is_never_0_or_1) {
    EXPECT_EQ(random_source::open_unit(0, 0), 0x1.0p-53);
    EXPECT_EQ(random_source::open_unit(0xFFFFFFFF, 0xFFFFFFFF), 1 - 0x1.0p-53);
}

TEST(random_source, uniforms_are_exact_and_symmetric_about_one_half) {
    for (std::uint32_t i = 0; i < 1000; ++i) {
        const auto w = random_source(1, 1, 1).words(purpose::visit, i, 0);
        EXPECT_EQ(1 - random_source::open_unit(w[0], w[1]), random_source::open_unit(~w[0], ~w[1]));
    }
}

TEST(random_source, uniforms_come_from_the_words_of_the_same_decision) {
    const random_source random(1, 2, 3);
    const auto w = random.words(purpose::visit, 4, 5, 6);
    const auto both = random.uniforms(purpose::visit, 4, 5, 6);
    EXPECT_EQ(both[0], random_source::open_unit(w[0], w[1]));
    EXPECT_EQ(both[1], random_source::open_unit(w[2], w[3]));
    EXPECT_EQ(both[0], random.uniform(purpose::visit, 4, 5, 6));
}

/// Uniformity over seeds of Pearson p-values of a pair of draws on an 8 x 8 grid, 6400 pairs per seed.
template <class Pair>
double grid_uniformity(Pair&& pair) {
    std::vector<double> p_values;
    const std::vector<double> expected(64, 100.0);
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        std::vector<std::int64_t> observed(64);
        for (std::uint32_t i = 0; i < 6400; ++i) {
            const auto [a, b] = pair(seed, i);
            ++observed[static_cast<std::size_t>(a * 8) * 8 + static_cast<std::size_t>(b * 8)];
        }
        p_values.push_back(chi_square_p_value(observed, expected));
    }
    return uniformity(p_values, 0.02);
}

using pair = std::array<double, 2>;

double neighbours(const random_source& first, const random_source& second, std::uint32_t entity, std::uint32_t shift) {
    return grid_uniformity([&](std::uint32_t seed, std::uint32_t i) {
        const random_source a(seed + first.seed(), first.replicate(), first.township());
        const random_source b(seed + second.seed(), second.replicate(), second.township());
        return pair{a.uniform(purpose::visit, i, i / 80, 7), b.uniform(purpose::visit, i + entity, i / 80, 7 + shift)};
    });
}

// Null: the two draws are independent and uniform. Level one: Pearson on 64 cells of 100 expected pairs, whose p-values
// are uniform within 0.02; level two: 200 seeds, Massart bound. False-alarm rate 1e-6 per claim. Smallest error seen
// with probability 0.999: about 1.5 % of pairs that repeat the draw.
TEST(random_source, draws_of_neighbouring_keys_are_independent) {
    const random_source base(1, 1, 1);
    EXPECT_GT(neighbours(base, random_source(2, 1, 1), 0, 0), size) << "seed";
    EXPECT_GT(neighbours(base, random_source(1, 2, 1), 0, 0), size) << "replicate";
    EXPECT_GT(neighbours(base, random_source(1, 1, 2), 0, 0), size) << "township";
    EXPECT_GT(neighbours(base, base, 1, 0), size) << "entity";
    EXPECT_GT(neighbours(base, base, 0, 1), size) << "index";
}

TEST(random_source, draws_of_neighbouring_objects_and_purposes_and_words_are_independent) {
    EXPECT_GT(grid_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  const random_source r(seed, 1, 1);
                  return pair{r.uniform(purpose::visit, 1, i), r.uniform(purpose::visit, 1, i + 1)};
              }),
              size);
    EXPECT_GT(grid_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  const random_source r(seed, 1, 1);
                  return pair{r.uniform(purpose::visit, 1, i), r.uniform(purpose::trust_noise, 1, i)};
              }),
              size);
    EXPECT_GT(grid_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  return random_source(seed, 1, 1).uniforms(purpose::visit, 1, i);
              }),
              size);
}

// Twin of the two tests above.
TEST(random_source, the_independence_test_rejects_three_percent_of_shared_draws) {
    EXPECT_LT(grid_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  const random_source r(seed, 1, 1);
                  const double u = r.uniform(purpose::visit, 1, i);
                  return pair{u, i % 100 < 3 ? u : r.uniform(purpose::trust_noise, 1, i)};
              }),
              size);
}

/// Uniformity over seeds of Pearson p-values of 25600 draws in 256 equal cells.
template <class Draw>
double cell_uniformity(Draw&& draw) {
    std::vector<double> p_values;
    const std::vector<double> expected(256, 100.0);
    for (std::uint32_t seed = 0; seed < seeds; ++seed) {
        std::vector<std::int64_t> observed(256);
        for (std::uint32_t i = 0; i < 25600; ++i) ++observed[static_cast<std::size_t>(draw(seed, i) * 256)];
        p_values.push_back(chi_square_p_value(observed, expected));
    }
    return uniformity(p_values, 0.02);
}

// Null: uniform on 256 cells of 100 expected draws; 200 seeds, false-alarm rate 1e-6 as above. Smallest error seen: a
// density that falls linearly by about 8 % across the interval (next test).
TEST(random_source, draws_over_objects_fill_the_interval_evenly) {
    EXPECT_GT(cell_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  return random_source(seed, 0, 0).uniform(purpose::visit, 0, i);
              }),
              size);
}

TEST(random_source, the_evenness_test_rejects_a_density_tilted_by_eight_percent) {
    EXPECT_LT(cell_uniformity([](std::uint32_t seed, std::uint32_t i) {
                  const double u = random_source(seed, 0, 0).uniform(purpose::visit, 0, i);
                  return u + 0.04 * u * (u - 1);  // density falls from 1.04 to 0.96
              }),
              size);
}

}  // namespace
}  // namespace sim
