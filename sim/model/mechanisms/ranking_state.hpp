/// What the ranking remembers between bulletins.
#pragma once

#include <cstdint>
#include <vector>

namespace sim {

/// What one village did since the last bulletin.
struct ranking_counts {
    double evidence_reported = 0;
    double evidence_true = 0;
    double activity_reported = 0;
    double activity_true = 0;
    double needs_met = 0;
    double needs_arisen = 0;
};

/// One published or unpublished ranking.
struct bulletin {
    std::int32_t day = 0;
    std::vector<double> score_reported;  // [villages]
    std::vector<double> score_true;      // [villages]
    std::vector<std::int32_t> rank;      // [villages] 1 = best
    std::vector<std::int8_t> mark;       // [villages] +1 praised, -1 named, 0 neither
};

struct ranking_state {
    std::vector<ranking_counts> since_bulletin;  // [villages]
    std::vector<bulletin> bulletins;             // of the current recorded period
    std::int32_t last_day = 0;
    double township_pressure = 1.0;  // from the county's ranking of townships
};

}  // namespace sim
