/// The departments and offices from which a township is built, named as in a Chinese county after the 2018 reform of
/// state institutions.
#pragma once

#include <span>
#include <string_view>

#include "sim/core/vocabulary.hpp"

namespace sim {

/// A county department whose line reaches the township. `topic` names its line and its group.
struct known_department {
    std::string_view id;
    text topic;
    text name;
    function field;
};

/// A township office and the function whose lines it carries.
struct known_office {
    std::string_view id;
    text name;
    function field;
};

/// Sixty departments; a township with n lines has the first n. The first ten cover every function.
std::span<const known_department> department_catalogue();

/// Nine offices; a township with n offices has the first n.
std::span<const known_office> office_catalogue();

/// The function whose office takes over where a small township has no office of its own for `f`.
function fallback_field(function f);

/// Lines whose groups the rules on work groups treat as special: party education and discipline.
bool has_special_group(const known_department& d);

}  // namespace sim
