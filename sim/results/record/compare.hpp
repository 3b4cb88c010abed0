/// Where two records of the same replicate differ: shapes first, then values to the bit.
#pragma once

#include <optional>
#include <string>

#include "sim/core/table.hpp"

namespace sim {

/// First differing place. A difference of shape has no variable or index.
struct record_difference {
    std::string table;
    std::string variable;
    std::string index;  // "day=3, unit=village_02"
    std::string left;
    std::string right;
};

/// What differs in tables, dimensions and the descriptions of variables, or "".
std::string shape_difference(const replicate_record& left, const replicate_record& right);

/// Nothing if every variable of every table is equal to the bit (so NaN equals the same NaN, and 0 differs from -0).
std::optional<record_difference> first_difference(const replicate_record& left, const replicate_record& right);

/// Number of values in a record.
std::size_t value_count(const replicate_record& record);

}  // namespace sim
