/// Labelled arrays: the one shape in which results leave the engine; knows no file format.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace sim {

/// One axis. Either strings (`names`) or numbers (`values`), never both; numbers carry a unit ("days since
/// 2020-01-06").
struct dimension {
    std::string id;
    std::string long_name;
    std::string long_name_zh;
    std::string unit;                    // "1" for names and plain indices
    std::vector<std::string> names;      // ids in order, empty if numeric
    std::vector<std::string> titles_en;  // readable text of each name; empty if names say it all
    std::vector<std::string> titles_zh;
    std::vector<std::int64_t> values;

    std::size_t size() const { return names.empty() ? values.size() : names.size(); }
    friend bool operator==(const dimension&, const dimension&) = default;
};

/// One measured quantity over an ordered list of dimensions, row-major (last dimension fastest).
struct variable {
    std::string id;
    std::string unit;
    std::string long_name;
    std::string long_name_zh;
    std::string layer;                    // "true", "reported" or "" where the difference does not arise
    std::vector<std::string> dimensions;  // ids, without `replicate`
    std::variant<std::vector<std::int64_t>, std::vector<std::int32_t>, std::vector<double>> data;
};

/// A self-contained labelled data set: one HDF5 group, one xarray Dataset.
struct table {
    std::string id;
    std::string title;
    std::string title_zh;
    std::vector<dimension> dimensions;
    std::vector<variable> variables;

    const variable& at(const std::string& id) const;
    const dimension& axis(const std::string& id) const;
};

/// Everything that one replicate of one arm leaves behind. Tables of all replicates of an arm have the same dimensions.
struct replicate_record {
    std::string arm;
    std::int64_t replicate = 0;
    std::vector<table> tables;

    const table& at(const std::string& id) const;
};

}  // namespace sim
