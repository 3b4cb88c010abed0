/// Ids of the groups that a run makes. No group of a user's own township may have one of them.
#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>

namespace sim {

inline constexpr std::string_view business_prefix = "business-";  // merged by function, numbered
inline constexpr std::string_view county_prefix = "county-";      // of several townships, numbered
inline constexpr std::string_view founded_prefix = "founded-";    // for one job
inline constexpr std::string_view founded_row = "founded";        // all founded groups together, in results

inline std::string business_group_id(std::int32_t number) {
    return std::string(business_prefix) + std::to_string(number);
}

/// True if a run could give this id to a group of its own.
inline bool is_made_by_runs(std::string_view id) {
    const auto numbered = [id](std::string_view prefix) {
        const std::string_view number = id.substr(std::min(prefix.size(), id.size()));
        return id.starts_with(prefix) && !number.empty() &&
               number.find_first_not_of("0123456789") == std::string_view::npos;
    };
    return id == founded_row || id.starts_with(founded_prefix) || numbered(business_prefix) || numbered(county_prefix);
}

}  // namespace sim
