/// M26 Familiarity: rises with visits, fades without, is lost at rotation.
///
/// Equation   f <- f + g (1 - f) per round of visits,  df/dt = -f log 2 / h,  f <- (1 - l) f at rotation
/// Symbols    g -> gain_per_round, h -> half_life_years, l -> rotation_loss
/// Reads      visits, rotation dates
/// Writes     familiarity
/// Streams    person_trait
/// Source     S042 S130 Q23 Q24 P41
/// Limits     One number per person for the village served.
#pragma once

#include <cmath>

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct familiarity_params {
    bool enabled = true;
    double start_mean = 0.35;
    double gain_per_round = 0.01;
    double half_life_years = 2.0;
    double rotation_years = 4.0;
    double rotation_loss = 0.9;

    static constexpr std::string_view section = "familiarity";
    static constexpr text title{"M26 Familiarity", "M26 熟悉程度"};
    static constexpr auto fields() {
        using P = familiarity_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Familiarity changes.", "熟悉程度是否变化。"}, "S130", confidence::seed),
            number(SIM_NAME(P, start_mean), "1", {0, 1}, {"Mean at the start.", "初始平均值。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, gain_per_round), "1", {0, 0.3}, {"Rise per round of visits.", "每次走访的增幅。"}, "Q23",
                   confidence::assumption),
            number(SIM_NAME(P, half_life_years), "a", {0.5, 4}, {"Half-life without visits.", "不走访时的半衰期。"},
                   "P41 Q24", confidence::inference),
            number(SIM_NAME(P, rotation_years), "a", {1, 10}, {"Years in post.", "任期年数。"}, "S042",
                   confidence::seed),
            number(SIM_NAME(P, rotation_loss), "1", {0, 1},
                   {"Share lost when the post changes hands.", "换人时失去的比例。"}, "Q24", confidence::inference)};
    }
};

struct familiarity {
    using params = familiarity_params;
    static void initialise(world& w);
    static void begin_day(world& w);
    static void post_taken_up(world& w, person& p);
    static void visited(world& w, person& p);
};

}  // namespace sim
