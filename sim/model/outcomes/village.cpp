/// Outcomes of what happens in villages together: team actions, inspections, campaigns.
#include <array>

#include "sim/core/units.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

/// Counts of a township's villages together, by township and year.
double a_year(const run_totals& r, service_count c) {
    return ratio(static_cast<double>(r.service(c)) * days_per_year, r.townships * r.days);
}

constexpr auto outcomes_of_villages = std::to_array<outcome>({
    {"team_held_share",
     "1",
     {"Village team actions held", "村班子集体行动办成率"},
     {"Of actions that villages wanted, open ones included.", "占村里打算开展的次数（含未了的）。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::team_held), r.service(service_count::team_wanted));
     }},
    {"team_called_off",
     "1/action",
     {"Times that an action is called off", "集体行动改期次数"},
     {"For each action wanted.", "每次打算开展的行动。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::team_called_off), r.service(service_count::team_wanted));
     }},
    {"team_delay",
     "d",
     {"Delay of team actions", "集体行动拖延天数"},
     {"From wanting an action to holding it, of those held.", "从打算到办成，仅计已办成的。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::team_delay)) / day_length,
                      r.service(service_count::team_held));
     }},
    {"heads_come_share",
     "1",
     {"Heads that truly came to events", "活动真实到场率"},
     {"Residents who came, of the heads asked for at events taken up.",
      "真正到场的本村群众占已着手活动要求人数的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.evidence(evidence_count::heads_come), r.evidence(evidence_count::heads_asked));
     }},
    {"heads_reported_share",
     "1",
     {"Heads reported at events", "活动上报到场率"},
     {"Of the heads asked for at events taken up.", "占已着手活动要求人数的比例。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.evidence(evidence_count::heads_reported), r.evidence(evidence_count::heads_asked));
     }},
    {"scheme_use_share",
     "1",
     {"Households that truly use showy schemes", "亮点做法真实使用率"},
     {"Of the households that they are for, while they run.", "占推行期间所面向农户的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::scheme_users), r.service(service_count::scheme_households));
     }},
    {"scheme_use_reported_share",
     "1",
     {"Households reported to use showy schemes", "亮点做法上报使用率"},
     {"Of the households that they are for, while they run.", "占推行期间所面向农户的比例。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.service(service_count::scheme_users_reported), r.service(service_count::scheme_households));
     }},
    {"joint_wait",
     "d",
     {"Wait of joint matters", "联办事项等待天数"},
     {"Until a department stamps or the township gets it.", "到有部门接办或落到乡镇为止。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.tasks(task_count::joint_wait)) / day_length,
                      r.tasks(task_count::joint_settled));
     }},
    {"joint_dumped_share",
     "1",
     {"Joint matters that fall on the township", "落到乡镇的联办事项比例"},
     {"Of those that are over.", "占已了结的联办事项。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::joint_dumped), r.tasks(task_count::joint_settled)); }},
    {"requests",
     "1/township/month",
     {"Requests to departments", "向部门提出的请求"},
     {"For more time or for power.", "请求延期或执法。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.tasks(task_count::requests)) * days_per_year / months_per_year,
                      r.townships * r.days);
     }},
    {"requests_answered_share",
     "1",
     {"Requests answered", "请求答复率"},
     {"Of those made.", "占提出的请求。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::requests_answered), r.tasks(task_count::requests)); }},
    {"inspections",
     "1/township/a",
     {"Inspections on the spot", "实地督查检查次数"},
     {"Announced with an evaluation.", "随考核通知的实地检查。"},
     layer::actual,
     [](const run_totals& r) { return a_year(r, service_count::inspections); }},
    {"official_visits",
     "1/township/a",
     {"Other official visits", "其他来访次数"},
     {"Escorted, without a task.", "须陪同、无任务的来访。"},
     layer::actual,
     [](const run_totals& r) { return a_year(r, service_count::official_visits); }},
    {"campaign_hours",
     "h",
     {"Length of campaigns", "专项突击时长"},
     {"From start to end, mean of campaigns.", "从开始到结束，各次平均。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::campaign_length)) / seconds_per_hour,
                      r.service(service_count::campaigns));
     }},
    {"campaign_minutes",
     "min/person/d",
     {"Campaigns in villages", "村内专项突击时间"},
     {"Staff time, waiting included; part of field work and standby.", "人员时间（含等候），已计入下村与值守。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.service(service_count::campaign_seconds)) / seconds_per_minute,
                      r.person_days());
     }},
    {"campaign_last_share",
     "1",
     {"Campaign time for the last 1 %", "最后百分之一耗时占比"},
     {"Staff time after 99 % were reached, of all of it.", "覆盖率达 99% 之后的人员时间占比。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::campaign_last_seconds), r.service(service_count::campaign_seconds));
     }},
    {"campaign_covered_share",
     "1",
     {"Households reached by campaigns", "专项突击覆盖率"},
     {"Truly, of those to be reached.", "真实覆盖户次占应覆盖户次的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::campaign_covered), r.service(service_count::campaign_households));
     }},
    {"campaigns_stopped_share",
     "1",
     {"Campaigns stopped", "专项突击被叫停比例"},
     {"By the leadership, of those ended.", "被领导叫停者占已结束的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.service(service_count::campaigns_stopped), r.service(service_count::campaigns));
     }},
});

}  // namespace

std::span<const outcome> village_outcomes() {
    return outcomes_of_villages;
}

}  // namespace sim
