#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>

#include "sim/results/hdf5/file.hpp"

namespace sim::hdf5 {
namespace {

constexpr std::size_t length = 1000;

std::vector<std::int64_t> counting_from(std::int64_t first) {
    std::vector<std::int64_t> all(length);
    std::iota(all.begin(), all.end(), first);
    return all;
}

/// One row in a file of its own, and room for three in another.
struct copying : ::testing::Test {
    dataset row_with_chunk(std::uint64_t columns) {
        dataset made = one.root().create_dataset("row", {element::int64, {1, length}, {1, columns}});
        made.write(counting_from(7));
        return made;
    }
    dataset room_with_chunk(std::uint64_t rows, std::uint64_t columns) {
        return three.root().create_dataset("rows", {element::int64, {3, length}, {rows, columns}});
    }

    file one = file::create_in_memory();
    file three = file::create_in_memory();
};

TEST_F(copying, a_row_arrives_whole_and_alone_whether_chunks_agree_or_not) {
    const dataset row = row_with_chunk(96);  // the last chunk hangs over the edge
    for (const auto& [rows, columns] : {std::pair{1U, 96U}, std::pair{1U, 100U}, std::pair{3U, 96U}}) {
        three = file::create_in_memory();
        dataset room = room_with_chunk(rows, columns);
        room.write_rows(0, 1, counting_from(-500));
        room.copy_row(row, 2);
        EXPECT_EQ(room.read_rows(0, 1), values(counting_from(-500)));
        EXPECT_EQ(room.read_rows(1, 1), values(std::vector<std::int64_t>(length, 0)));
        EXPECT_EQ(room.read_rows(2, 1), values(counting_from(7)));
    }
}

// A damaged chunk tells the two ways apart: what is not decoded does not notice.
TEST_F(copying, only_chunks_that_do_not_agree_are_decoded) {
    row_with_chunk(length);
    std::vector<std::byte> image = one.image();
    const auto stream = std::ranges::search(image, std::vector{std::byte{0x78}, std::byte{0x01}});
    ASSERT_FALSE(stream.empty());
    stream.begin()[40] ^= std::byte{0xFF};
    const file damaged = file::open_image(image);
    const dataset row = damaged.root().open_dataset("row");
    EXPECT_THROW(row.read(), failure);
    dataset alike = room_with_chunk(1, length);
    alike.copy_row(row, 1);
    EXPECT_THROW(alike.read_rows(1, 1), failure);
    dataset other = three.root().create_dataset("other", {element::int64, {3, length}, {3, length}});
    EXPECT_THROW(other.copy_row(row, 1), failure);
}

TEST_F(copying, a_row_that_does_not_fit_is_refused) {
    const dataset row = row_with_chunk(length);
    dataset room = room_with_chunk(1, length);
    EXPECT_THROW(room.copy_row(row, 3), internal_error);
    dataset narrow = three.root().create_dataset("narrow", {element::int64, {3, length - 1}, {1, length - 1}});
    EXPECT_THROW(narrow.copy_row(row, 0), internal_error);
    dataset real = three.root().create_dataset("real", {element::float64, {3, length}, {1, length}});
    EXPECT_THROW(real.copy_row(row, 0), internal_error);
}

}  // namespace
}  // namespace sim::hdf5
