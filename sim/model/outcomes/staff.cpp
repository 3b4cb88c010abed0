/// Outcomes of accountability, exhaustion and vacancies.
#include <array>

#include "sim/core/units.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

constexpr auto outcomes_of_staff = std::to_array<outcome>({
    {"cases",
     "1/person/a",
     {"Held to account", "被问责次数"},
     {"From public criticism to punishment.", "从通报批评到处分。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.staff(staff_count::cases)) * days_per_year, r.person_days());
     }},
    {"cases_below_leaders_share",
     "1",
     {"Blame that lands below the leaders", "落在领导以下的问责比例"},
     {"Of cases in the township.", "占乡镇内全部问责。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.staff(staff_count::cases) - r.cases_of_leaders, r.staff(staff_count::cases));
     }},
    {"accusations",
     "1/township/a",
     {"Accusations by callers", "被举报次数"},
     {"Against persons who handled tickets.", "针对工单经办人。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.staff(staff_count::accusations)) * days_per_year, r.townships * r.days);
     }},
    {"burnout_share",
     "1",
     {"Burnt out to any degree", "有倦怠者比例"},
     {"Of weeks of persons.", "占人周数。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.staff(staff_count::burnt_out_weeks), r.staff(staff_count::person_weeks));
     }},
    {"severe_burnout_share",
     "1",
     {"Burnt out severely", "重度倦怠者比例"},
     {"Of weeks of persons.", "占人周数。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.staff(staff_count::severely_burnt_out_weeks), r.staff(staff_count::person_weeks));
     }},
    {"exits",
     "1/person/a",
     {"Exits", "离岗率"},
     {"Persons who leave their post.", "离开岗位的人次。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.staff(staff_count::exits)) * days_per_year, r.person_days());
     }},
    {"vacant_share",
     "1",
     {"Posts that are vacant", "岗位空缺率"},
     {"Of days of posts.", "占岗位日数。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.staff(staff_count::vacant_days), r.persons * r.days); }},
});

}  // namespace

std::span<const outcome> staff_outcomes() {
    return outcomes_of_staff;
}

}  // namespace sim
