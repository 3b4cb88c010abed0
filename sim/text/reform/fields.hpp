/// What a reform file holds beside its levers, described like parameters so that reader, writer, references and schema
/// share it.
#pragma once

#include <tuple>

#include "sim/core/calendar.hpp"
#include "sim/core/describe.hpp"
#include "sim/model/scenario.hpp"

namespace sim {

/// Dates that a file may name.
inline constexpr bounds reform_dates{as_double(make_date(2000, 1, 1)), as_double(make_date(2099, 12, 31))};

inline constexpr auto reform_rows = std::tuple{
    date(SIM_NAME(reform, start), reform_dates,
         {"In force from this date; without it, from the first simulated day.", "自该日起施行；不写则自模拟首日起。"},
         "", confidence::assumption),
    date(SIM_NAME(reform, end), reform_dates,
         {"No longer in force from this date; without it, never repealed.", "自该日起停止施行；不写则一直有效。"}, "",
         confidence::assumption),
    count(SIM_NAME(reform, phase_in_days), "d", {0, 3650},
          {"Days over which the share adopted rises linearly from 0 to 1.", "由零到全面推行的天数，按日线性递增。"}, "",
          confidence::assumption),
    number(SIM_NAME(reform, compliance), "1", {0, 1},
           {"Share to which it is followed in fact (M36); reports follow it in full.",
            "实际执行的程度（M36）；上报一律按全面执行。"},
           "E49 E55", confidence::assumption)};

inline constexpr text townships_meaning{"Indices of the townships under the reform, from 0; without it, all.",
                                        "适用乡镇的序号，从 0 起；不写则适用于全部乡镇。"};

}  // namespace sim
