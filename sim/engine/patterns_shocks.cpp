// Patterns of the end of the year and of campaigns.
#include <array>

#include "sim/engine/pattern_measures.hpp"
#include "sim/engine/patterns.hpp"

namespace sim {
namespace {

constexpr trial at_year_end[]{trial::year_end};
constexpr trial many_events[]{trial::many_events};
constexpr trial covering[]{trial::covering};
constexpr trial night_checks[]{trial::night_checks};

constexpr auto patterns_of_shocks = std::to_array<pattern>({
    {"P19a",
     {"Quotas beyond capacity are met in reports", "超出能力的指标在上报中完成"},
     bounds{0.95, 1},
     "S037 S038 S090 S091 S092 E61 E62",
     1,
     {"Heads reported over heads asked for at events taken up; fifteen events a month in every village.",
      "每村每月十五场活动时，上报到场人数除以已着手活动要求的人数。"},
     many_events,
     [](const observation& o) { return outcome_of(o, "heads_reported_share"); }},
    {"P19b",
     {"and far from met in truth", "实际远未完成"},
     bounds{0.2, 0.7},
     "S037 S038 S090 S091 S092 E61 E62",
     1,
     {"Residents who truly came over heads asked for; the same trial.", "真正到场的本村群众除以要求人数；同上设定。"},
     many_events,
     [](const observation& o) { return outcome_of(o, "heads_come_share"); }},
    {"P24",
     {"Evidence work peaks before the end of the year", "年末材料工作达到高峰"},
     bounds{2, 4},
     "S034 S092 E26 E27",
     2,
     {"Seconds a day of producing and inventing evidence and of preparing and receiving inspections in the last six "
      "weeks of a year, over those of the other days; from August to January.",
      "年末六周每日制作、编造材料与迎检准备的秒数，除以其余日子；八月至次年一月。"},
     at_year_end,
     [](const observation& o) { return o.slow.year_end_peak; }},
    {"P37",
     {"A night campaign is stopped within twelve hours where the noise is heard",
      "民怨传得到领导时，夜间突击十二小时内叫停"},
     bounds{0, 12},
     "S047 S121",
     2,
     {"Mean hours from start to end of checks of every household at night, one a month, unfiltered.",
      "每月一次夜间逐户排查、民意不被过滤时，从开始到结束的平均小时数。"},
     night_checks,
     [](const observation& o) { return outcome_of(o, "campaign_hours"); }},
    {"P39",
     {"The last 1 % of coverage takes more time than the first 99 %", "最后百分之一比前面百分之九十九更费时"},
     bounds{0.5, 0.7},
     "S049",
     2,
     {"Staff time of campaigns after 99 % were reached, over all of it; everybody is to be covered within a day, once "
      "a month.",
      "每月一次当日全员覆盖时，覆盖率达 99% 之后的人员时间占全部突击时间的比例。"},
     covering,
     [](const observation& o) { return outcome_of(o, "campaign_last_share"); }},
});

}  // namespace

std::span<const pattern> shock_patterns() {
    return patterns_of_shocks;
}

}  // namespace sim
