/// Everything of a replicate's record but its numbers, as one text: equal texts are equal shapes.
#pragma once

#include <string>
#include <vector>

#include "sim/core/table.hpp"

namespace sim {

std::string shape_text(const replicate_record& record);

/// The tables of a shape, each variable with an empty array of its type.
std::vector<table> tables_of(const std::string& shape);

}  // namespace sim
