/// Outcomes of tasks and evidence.
#include <array>

#include "sim/core/units.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

constexpr auto outcomes_of_tasks = std::to_array<outcome>({
    {"tasks_issued",
     "1/township/d",
     {"Tasks issued", "下达任务数"},
     {"Tasks of departments that reach the township, follow-ups of false records included.",
      "到达乡镇的部门任务，含虚假记录派生的核查。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::issued), r.townships * r.days); }},
    {"tasks_issued_reported",
     "1/township/d",
     {"Tasks issued, as reported", "上报下达任务数"},
     {"Without those that a cap forbids.", "不含限额所禁止者。"},
     layer::reported,
     [](const run_totals& r) {
         return ratio(r.tasks(task_count::issued) - r.tasks(task_count::issued_off_the_books), r.townships * r.days);
     }},
    {"issued_beyond_base_share",
     "1",
     {"Tasks beyond the base", "加发任务比例"},
     {"Share of the tasks issued that departments add to be seen, or in place of control that a reform has taken.",
      "部门为显示度或为回补被减管控而加发的任务，占下达任务的比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::issued_beyond_base), r.tasks(task_count::issued)); }},
    {"assigned",
     "1/township/d",
     {"Tasks assigned", "分派任务数"},
     {"Tasks in the hands of those who carry them out or oversee them; one task may be assigned to many.",
      "分到承办人或督办人手中的任务数；一项任务可分给多人。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::assigned), r.townships * r.days); }},
    {"done_true",
     "1/township/d",
     {"Tasks truly done, in number", "真实完成任务数"},
     {"It can fall while their share rises, where fewer are assigned.", "分派减少时，数量可降而比例上升。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::done_true), r.townships * r.days); }},
    {"missed_share",
     "1",
     {"Missed tasks", "漏看任务比例"},
     {"Assignments found only when somebody asked or the deadline came.", "被追问或到期才发现的任务比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::missed), r.tasks(task_count::assigned)); }},
    {"notice_delay",
     "h",
     {"Delay until noticed", "看到通知的延迟"},
     {"From posting to notice.", "从发布到看到。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.tasks(task_count::notice_delay)) / seconds_per_hour,
                      r.tasks(task_count::noticed));
     }},
    {"late_share",
     "1",
     {"Late tasks", "逾期任务比例"},
     {"Of those reported done.", "上报完成的任务中逾期的比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::late), r.tasks(task_count::done_reported)); }},
    {"expired_share",
     "1",
     {"Tasks never done", "未办任务比例"},
     {"Given up after the deadline.", "逾期后放弃的任务比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::expired), r.tasks(task_count::assigned)); }},
    {"done_true_share",
     "1",
     {"Tasks truly done", "真实完成率"},
     {"Of those assigned.", "占分派任务的比例。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::done_true), r.tasks(task_count::assigned)); }},
    {"done_reported_share",
     "1",
     {"Tasks reported done", "上报完成率"},
     {"Of those assigned.", "占分派任务的比例。"},
     layer::reported,
     [](const run_totals& r) { return ratio(r.tasks(task_count::done_reported), r.tasks(task_count::assigned)); }},
    {"layering_factor",
     "1",
     {"Work demanded over work asked", "加码倍数"},
     {"After layering and duplicate entry.", "经层层加码和重复录入之后。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.tasks(task_count::demanded_work), r.tasks(task_count::asked_work)); }},
    {"false_share",
     "1",
     {"False records", "虚假记录比例"},
     {"Of records reported done.", "占上报办结记录的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.evidence(evidence_count::records_false), r.evidence(evidence_count::records));
     }},
    {"evidence_items",
     "1/person/d",
     {"Evidence items reported", "上报材料件数"},
     {"Real or invented.", "含据实与编造。"},
     layer::reported,
     [](const run_totals& r) { return ratio(r.evidence(evidence_count::items_reported), r.person_days()); }},
});

}  // namespace

std::span<const outcome> task_outcomes() {
    return outcomes_of_tasks;
}

}  // namespace sim
