#include "sim/io/results_table.hpp"

#include <gtest/gtest.h>

#include "sim/io/results_parameters.hpp"

namespace sim {
namespace {

constexpr std::uint64_t mebibyte = 1U << 20U;

std::uint64_t bytes(const hdf5::extent& chunk) {
    std::uint64_t n = 8;
    for (const std::uint64_t size : chunk) n *= size;
    return n;
}

TEST(chunk_shape, a_large_replicate_is_cut_along_its_first_dimension) {
    // half a year by day: 182 days × 23 units × 6 roles × 18 activities
    const hdf5::extent chunk = chunk_shape({100, 182, 23, 6, 18}, 8);
    EXPECT_EQ(chunk[0], 1U);
    EXPECT_LT(chunk[1], 182U);
    EXPECT_EQ(chunk[4], 18U);
    EXPECT_LE(bytes(chunk), mebibyte);
    EXPECT_GE(bytes(chunk), mebibyte / 4);
}

TEST(chunk_shape, small_replicates_share_a_chunk) {
    EXPECT_EQ(chunk_shape({100}, 8), (hdf5::extent{100}));
    EXPECT_EQ(chunk_shape({100000, 10}, 8), (hdf5::extent{819, 10}));
}

TEST(chunk_shape, a_chunk_never_exceeds_the_data_or_a_mebibyte) {
    for (const std::uint64_t n : {1, 2, 3, 7, 100, 1000, 40000}) {
        for (const std::uint64_t m : {1, 5, 300, 70001}) {
            const hdf5::extent shape{n, m, 17};
            const hdf5::extent chunk = chunk_shape(shape, 8);
            for (std::size_t i = 0; i < shape.size(); ++i) EXPECT_TRUE(chunk[i] >= 1 && chunk[i] <= shape[i]);
            EXPECT_LE(bytes(chunk), mebibyte);
        }
    }
}

TEST(chunk_shape, an_axis_without_places_has_no_chunks) {
    EXPECT_TRUE(chunk_shape({4, 0}, 8).empty());
}

TEST(write_parameters, every_parameter_has_its_value_and_its_description) {
    parameters values;
    values.of<calendar_params>().weekend_duty = 0.5;
    hdf5::file file = hdf5::file::create_in_memory();
    hdf5::group root = file.root();
    write_parameters(root, values);
    const hdf5::group stored = root.open_group(std::string(parameters_group));
    const auto numbers = [&](const char* id) { return std::get<std::vector<double>>(stored.open_dataset(id).read()); };
    const auto texts = [&](const char* id) {
        return std::get<std::vector<std::string>>(stored.open_dataset(id).read());
    };
    ASSERT_EQ(texts("parameter").size(), all_parameters().size());
    for (std::size_t i = 0; i < all_parameters().size(); ++i) {
        const parameter& p = all_parameters()[i];
        EXPECT_EQ(texts("parameter")[i], p.key);
        EXPECT_EQ(numbers("value")[i], p.value(values));
        EXPECT_EQ(numbers("maximum")[i], p.info->range.upper);
        EXPECT_EQ(texts("unit")[i], p.info->unit);
        EXPECT_EQ(texts("meaning_zh")[i], p.info->meaning.zh);
        EXPECT_EQ(texts("source")[i], p.info->sources);
    }
}

}  // namespace
}  // namespace sim
