/// Division of labour in an artificial township: which office has which line, who leads it, how many staff it gets.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/graph/roster.hpp"

namespace sim {

struct division_of_labour {
    std::vector<std::int32_t> leader_of_line;             // [n_lines] position in the leadership
    std::vector<std::vector<std::int32_t>> office_lines;  // [n_offices] lines of each office, ascending
    std::vector<std::int32_t> office_staff;               // [n_offices] people besides the head
};

/// Lines go to the offices of their function in turn, staff to offices in proportion to their lines (Webster's method,
/// at least one each), leaders in charge to lines in runs of neighbouring functions.
division_of_labour divide_labour(const std::vector<department>& departments, std::int32_t n_leaders,
                                 std::int32_t n_offices, std::int32_t n_staff);

/// Lines that each of `n_staff` people handles in an office with these lines: two handlers per line, or one line each
/// where there are more people than that.
std::vector<std::vector<std::int32_t>> handlers_of_office(const std::vector<std::int32_t>& lines, std::int32_t n_staff);

/// Lines of each cadre of a village, secretary first.
std::vector<std::vector<std::int32_t>> lines_of_village(const std::vector<department>& departments,
                                                        std::int32_t n_cadres);

}  // namespace sim
