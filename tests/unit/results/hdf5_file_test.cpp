#include "sim/results/hdf5/file.hpp"

#include <gtest/gtest.h>

#include "tests/support/scratch.hpp"

namespace sim::hdf5 {
namespace {

using testing::file_bytes;
using testing::scratch_directory;

values round_trip(const values& v, const extent& shape, const extent& chunk) {
    file f = file::create_in_memory();
    dataset made = f.root().create_dataset("d", {static_cast<element>(v.index()), shape, chunk});
    made.write(v);
    const file again = file::open_image(f.image());
    return again.root().open_dataset("d").read();
}

TEST(hdf5_file, every_element_type_reads_back_to_the_same_values) {
    const values i64 = std::vector<std::int64_t>{INT64_MIN, -1, INT64_MAX, 0};
    const values i32 = std::vector<std::int32_t>{INT32_MIN, 7};
    const values f64 = std::vector<double>{-0.0, 1e-308, 0.1};
    const values text = std::vector<std::string>{"", "green", "一根针"};
    EXPECT_EQ(round_trip(i64, {2, 2}, {1, 2}), i64);
    EXPECT_EQ(round_trip(i32, {2}, {}), i32);
    EXPECT_EQ(round_trip(f64, {3}, {2}), f64);
    EXPECT_EQ(round_trip(text, {3}, {}), text);
}

TEST(hdf5_file, every_attribute_type_reads_back) {
    file f = file::create_in_memory();
    group root = f.root();
    const std::vector<std::string> list{"a", "乡镇"};
    root.write_attribute("whole", std::int64_t{-5});
    root.write_attribute("real", 0.25);
    root.write_attribute("text", std::string("上面千条线"));
    root.write_attribute("list", list);
    const file again = file::open_image(f.image());
    EXPECT_EQ(again.root().read_attribute("whole"), attribute(std::int64_t{-5}));
    EXPECT_EQ(again.root().read_attribute("real"), attribute(0.25));
    EXPECT_EQ(again.root().read_attribute("text"), attribute(std::string("上面千条线")));
    EXPECT_EQ(again.root().read_attribute("list"), attribute(list));
    EXPECT_EQ(again.root().attribute_names(), (std::vector<std::string>{"list", "real", "text", "whole"}));
}

TEST(hdf5_file, a_text_attribute_longer_than_64_kibibytes_reads_back) {
    const std::string scenario(200000, 'x');
    file f = file::create_in_memory();
    f.root().write_attribute("scenario", scenario);
    EXPECT_EQ(file::open_image(f.image()).root().text_attribute("scenario"), scenario);
}

TEST(hdf5_file, rows_are_written_and_read_alone) {
    file f = file::create_in_memory();
    dataset d = f.root().create_dataset("d", {element::int64, {3, 2}, {1, 2}});
    d.write_rows(2, 1, std::vector<std::int64_t>{5, 6});
    d.write_rows(0, 1, std::vector<std::int64_t>{1, 2});
    EXPECT_EQ(d.read_rows(2, 1), values(std::vector<std::int64_t>{5, 6}));
    EXPECT_EQ(d.read(), values(std::vector<std::int64_t>{1, 2, 0, 0, 5, 6}));
}

TEST(hdf5_file, dimensions_are_named_by_their_scales) {
    file f = file::create_in_memory();
    group root = f.root();
    dataset day = root.create_dataset("day", {element::int64, {3}, {}});
    dataset unit = root.create_dataset("unit", {element::text, {2}, {}});
    day.make_scale("day");
    unit.make_scale("unit");
    dataset d = root.create_dataset("d", {element::float64, {2, 3}, {}});
    d.attach_scale(0, unit);
    d.attach_scale(1, day);
    EXPECT_EQ(d.dimension_names(), (std::vector<std::string>{"unit", "day"}));
    EXPECT_EQ(day.dimension_names(), (std::vector<std::string>{"day"}));
    EXPECT_TRUE(day.is_scale());
    EXPECT_FALSE(d.is_scale());
}

TEST(hdf5_file, members_are_listed_in_the_order_of_their_making) {
    file f = file::create_in_memory();
    group root = f.root();
    root.create_group("z");
    root.create_group("a");
    root.create_dataset("m", {element::int32, {1}, {}});
    EXPECT_EQ(root.names(), (std::vector<std::string>{"z", "a", "m"}));
    EXPECT_TRUE(root.is_group("a"));
    EXPECT_FALSE(root.is_group("m"));
}

TEST(hdf5_file, equal_content_gives_equal_bytes) {
    const auto make = [](const std::filesystem::path& path) {
        file f = file::create(path);
        group g = f.root().create_group("g");
        g.write_attribute("title", std::string("t"));
        dataset d = g.create_dataset("d", {element::int64, {100, 10}, {10, 10}});
        d.write(std::vector<std::int64_t>(1000, 3));
        f.close();
    };
    const scratch_directory scratch;
    make(scratch / "a.h5");
    make(scratch / "b.h5");
    EXPECT_EQ(file_bytes(scratch / "a.h5"), file_bytes(scratch / "b.h5"));
}

TEST(hdf5_file, a_failure_gives_the_reason_of_the_library) {
    const scratch_directory scratch;
    try {
        file::open(scratch / "missing.h5");
        FAIL() << "opened a file that is not there";
    } catch (const failure& e) {
        EXPECT_NE(std::string(e.what()).find("No such file or directory"), std::string::npos) << e.what();
    }
}

TEST(hdf5_file, a_text_file_is_not_hdf5) {
    const scratch_directory scratch;
    testing::write_file(scratch / "not.h5", "seed = 1\n");
    EXPECT_FALSE(is_hdf5(scratch / "not.h5"));
}

TEST(hdf5_file, a_wrong_number_of_values_is_our_own_mistake) {
    file f = file::create_in_memory();
    dataset d = f.root().create_dataset("d", {element::int64, {3}, {}});
    EXPECT_THROW(d.write(std::vector<std::int64_t>{1, 2}), internal_error);
    EXPECT_THROW(d.write(std::vector<double>{1, 2, 3}), internal_error);
}

}  // namespace
}  // namespace sim::hdf5
