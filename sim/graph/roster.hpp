/// A township as plain lists: exactly what a group audit or a personnel office has (units, persons, groups,
/// memberships). Generated from an archetype or imported from CSV; the hierarchy graph and the population are both
/// built from it.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/vocabulary.hpp"

namespace sim {

/// The population keeps the lines of a person as the bits of one word.
inline constexpr std::int32_t most_departments = 64;

struct department {
    std::string id;
    std::string name;
    std::string name_zh;
    function field = function::general;

    friend bool operator==(const department&, const department&) = default;
};

struct unit {
    std::string id;
    unit_kind kind = unit_kind::office;
    std::string name;
    std::string name_zh;

    friend bool operator==(const unit&, const unit&) = default;
};

struct roster_person {
    std::string id;
    role post = role::office_staff;
    std::int32_t unit = 0;
    std::int32_t serves_village = -1;  // unit index of the village served or liaised with; -1 for none
    std::vector<std::int32_t> lines;   // indices of the departments whose line this person carries, ascending

    friend bool operator==(const roster_person&, const roster_person&) = default;
};

struct roster_group {
    std::string id;
    std::string name;
    std::string name_zh;
    group_kind kind = group_kind::line;
    function field = function::general;
    std::vector<std::int32_t> lines;    // departments that use the group, ascending
    std::vector<std::int32_t> members;  // person indices, ascending

    friend bool operator==(const roster_group&, const roster_group&) = default;
};

struct roster {
    std::vector<department> departments;
    std::vector<unit> units;  // leadership first, then offices, then villages
    std::vector<roster_person> persons;
    std::vector<roster_group> groups;

    friend bool operator==(const roster&, const roster&) = default;
};

}  // namespace sim
