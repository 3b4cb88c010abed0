/// Outcomes of service and what villagers make of it.
#include <array>

#include "sim/core/units.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

constexpr auto outcomes_of_service = std::to_array<outcome>({
    {"service_wait",
     "h",
     {"Wait for service", "办事等待时间"},
     {"From asking to the beginning of service.", "从提出到开始办理。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::wait_seconds)) / seconds_per_hour,
                      r.service(service_count::met));
     }},
    {"needs_met_share",
     "1",
     {"Needs met", "诉求办结率"},
     {"Of all that arose, voiced or not.", "占全部产生的诉求（含未提出的）。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.service(service_count::met), r.service(service_count::arisen)); }},
    {"abandoned_share",
     "1",
     {"Needs abandoned", "诉求落空率"},
     {"Of all that arose.", "占全部产生的诉求。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.service(service_count::abandoned), r.service(service_count::arisen)); }},
    {"satisfied_share",
     "1",
     {"Villagers satisfied", "群众满意率"},
     {"Truly, of those served.", "真实满意者占已办群众的比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.service(service_count::satisfied), r.service(service_count::met)); }},
    {"satisfied_reported_share",
     "1",
     {"Villagers reported satisfied", "上报满意率"},
     {"Of those served.", "上报满意者占已办群众的比例。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.service(service_count::satisfied_reported), r.service(service_count::met));
     }},
    {"visits",
     "1/household/a",
     {"Household visits", "户均年走访次数"},
     {"Visits per household and year.", "每户每年被走访次数。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::visits)) * days_per_year, r.households * r.days);
     }},
    {"tickets",
     "1/township/month",
     {"Hotline tickets", "热线工单"},
     {"That reached the township.", "到达乡镇的工单数。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::tickets)) * days_per_year / months_per_year,
                      r.townships * r.days);
     }},
    {"tickets_on_time_share",
     "1",
     {"Tickets closed on time", "工单按时办结率"},
     {"Of tickets closed.", "占办结工单的比例。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.service(service_count::tickets_on_time), r.service(service_count::tickets_closed));
     }},
    {"tickets_satisfied_share",
     "1",
     {"Callers satisfied", "来电人满意率"},
     {"Truly, of tickets closed.", "真实满意，占办结工单的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::tickets_satisfied), r.service(service_count::tickets_closed));
     }},
    {"tickets_satisfied_reported_share",
     "1",
     {"Callers reported satisfied", "上报来电人满意率"},
     {"At the call-back, of tickets closed.", "回访上报满意，占办结工单的比例。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.service(service_count::tickets_satisfied_reported), r.service(service_count::tickets_closed));
     }},
    {"hazards_fixed_share",
     "1",
     {"Hazards put right", "隐患整改率"},
     {"Of hazards arisen.", "占产生隐患的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::hazards_fixed), r.service(service_count::hazards_arisen));
     }},
    {"incidents",
     "1/township/a",
     {"Incidents", "事故"},
     {"From hazards that nobody put right.", "由未整改的隐患引起。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::incidents)) * days_per_year, r.townships * r.days);
     }},
    {"trust",
     "1",
     {"Trust in the township", "群众对乡镇的信任"},
     {"Mean of households at the end.", "期末各户平均。"},
     layer::actual,
     [](const run_totals& r) { return r.households > 0 ? r.mean_trust : ratio(0, 0); }},
    {"familiarity",
     "1",
     {"Familiarity with villagers", "干部对群众的熟悉度"},
     {"Mean of village posts at the end.", "期末村级干部平均。"},
     layer::actual,
     [](const run_totals& r) { return r.mean_familiarity; }},
});

}  // namespace

std::span<const outcome> service_outcomes() {
    return outcomes_of_service;
}

}  // namespace sim
