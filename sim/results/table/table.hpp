/// A labelled table as an HDF5 group that xarray opens by itself, and back. Knows no table by name.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "sim/core/table.hpp"
#include "sim/results/hdf5/file.hpp"

namespace sim {

/// The dimension that every variable gets in front of its own.
inline constexpr std::string_view replicate_dimension = "replicate";

/// Chunks near a mebibyte: one replicate or part of one, several where replicates are small.
hdf5::extent chunk_shape(const hdf5::extent& shape, std::uint64_t element_size);

/// Numbers as they were read become a variable's data.
void take_values(variable& v, hdf5::values&& read);

/// How a variable of this shape lies in a file, so many replicates long.
hdf5::layout layout_of(const table& shape, const variable& v, std::uint64_t replicates);

/// Texts that every data set carries.
struct description {
    std::string unit;
    std::string long_name;
    std::string long_name_zh;
};
void write_description(hdf5::object& object, const description& text);

/// Writes a coordinate variable over its own dimension, then its readable names if it has any.
hdf5::dataset write_dimension(hdf5::group& group, const dimension& d);

/// Receives one table of each replicate in turn. Holds one chunk per variable, whatever the number of replicates.
class table_writer {
public:
    /// Makes the group. `shape` gives everything but the data; `replicates` are the numbers of the rows to come.
    table_writer(hdf5::group& parent, const table& shape, std::span<const std::int64_t> replicates);

    /// Takes over the data sets of one replicate, named like the variables.
    void copy(const hdf5::group& one, std::uint64_t row);

private:
    std::vector<hdf5::dataset> columns_;
};

/// The table of one row, or its shape alone, without the dimension `replicate`.
table read_table(const hdf5::group& group, std::optional<std::uint64_t> row);

/// Numbers of the replicates in a table.
std::vector<std::int64_t> read_replicates(const hdf5::group& group);

}  // namespace sim
