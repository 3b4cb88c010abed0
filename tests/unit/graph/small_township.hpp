/// A township small enough to know every number of it by heart.
#pragma once

#include "sim/graph/roster.hpp"

namespace sim {

/// Two lines. Health is handled by two staff of the first office; of the second office only the head carries policing.
inline roster small_township() {
    using enum role;
    roster town;
    town.departments = {{"health", "Health", "卫生", function::social}, {"police", "Police", "公安", function::safety}};
    town.units = {{"leadership", unit_kind::leadership, "Leadership", "领导班子"},
                  {"office-1", unit_kind::office, "Office 1", "一办"},
                  {"office-2", unit_kind::office, "Office 2", "二办"},
                  {"village-1", unit_kind::village, "Village 1", "一村"},
                  {"village-2", unit_kind::village, "Village 2", "二村"}};
    town.persons = {{"leader", leader, 0, -1, {0, 1}},
                    {"head-1", office_head, 1, -1, {0}},
                    {"staff-1", office_staff, 1, 3, {0}},
                    {"staff-2", office_staff, 1, -1, {0}},
                    {"head-2", office_head, 2, -1, {1}},
                    {"staff-3", office_staff, 2, -1, {}},
                    {"secretary-1", village_secretary, 3, 3, {}},
                    {"cadre-1", village_cadre, 3, 3, {0, 1}},
                    {"secretary-2", village_secretary, 4, 4, {0}},
                    {"cadre-2", village_cadre, 4, 4, {1}}};
    town.groups = {
        {"plenary", "All", "大群", group_kind::plenary, function::general, {0, 1}, {0, 1, 2, 3, 4, 5, 6, 7, 8, 9}},
        {"health", "Health & care", "卫生群", group_kind::line, function::social, {0}, {0, 1, 2, 3, 5, 7, 8}},
        {"police", "Police", "公安群", group_kind::line, function::safety, {1}, {0, 4, 6}}};
    return town;
}

}  // namespace sim
