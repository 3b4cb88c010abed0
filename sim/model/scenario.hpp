/// A complete run specification: parameters, the township's structure and the reforms laid on it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <tuple>
#include <vector>

#include "sim/graph/roster.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/parameters.hpp"

namespace sim {

/// A named, dated, scoped diff on a scenario (XLRM: a policy). A lever that is absent is not touched.
struct reform {
    std::string name;
    std::string title;
    std::string title_zh;
    civil_date start = {0};               // in force from this date; 0 = from the first day
    civil_date end = {INT32_MAX};         // in force before this date
    std::int32_t phase_in_days = 0;       // share adopted rises linearly from 0 to 1 over these days
    double compliance = 1.0;              // share to which it is followed in fact; on paper it is followed in full
    std::vector<std::int32_t> townships;  // indices; empty = all
    lever_settings levers;
};

struct scenario {
    std::string name;
    std::string title;
    std::string title_zh;
    std::string source;  // the resolved text, kept for the record
    parameters par;
    std::optional<roster> imported;  // a user's own township instead of the generated one
    std::vector<reform> reforms;
};

}  // namespace sim
