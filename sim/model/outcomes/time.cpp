/// Outcomes of time use: minutes per person and day, weekly hours.
#include <array>

#include "sim/core/units.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

double minutes_per_person_day(const run_totals& r, std::int64_t seconds) {
    return ratio(static_cast<double>(seconds) / seconds_per_minute, r.person_days());
}

template <activity... A>
double minutes_of(const run_totals& r) {
    return minutes_per_person_day(r, (r.seconds(A) + ...));
}

std::int64_t message_seconds(const run_totals& r) {
    return r.seconds(activity::reading_messages) + r.seconds(activity::searching_back) +
           r.seconds(activity::posting_replying) + r.seconds(activity::phone_confirmation) +
           r.seconds(activity::resuming);
}

std::int64_t documentation_seconds(const run_totals& r) {
    return r.seconds(activity::forms_reports) + r.seconds(activity::producing_evidence) +
           r.seconds(activity::fabricating_evidence);
}

std::int64_t serving_seconds(const run_totals& r) {
    return r.seconds(activity::serving_villagers) + r.seconds(activity::visiting_households) +
           r.seconds(activity::field_work);
}

constexpr auto outcomes_of_time = std::to_array<outcome>({
    {"message_minutes",
     "min/person/d",
     {"Message time", "消息处理时间"},
     {"Reading, searching back, posting, calls and resuming work.", "阅读、翻找、发帖、电话确认与打断恢复。"},
     layer::actual,
     [](const run_totals& r) { return minutes_per_person_day(r, message_seconds(r)); }},
    {"message_share",
     "1",
     {"Message time as a share of working time", "消息处理占工作时间比例"},
     {"Message time over all time not off duty.", "消息处理时间与全部在岗时间之比。"},
     layer::actual,
     [](const run_totals& r) { return ratio(message_seconds(r), r.duty_seconds()); }},
    {"form_minutes",
     "min/person/d",
     {"Forms and reports", "填表报数时间"},
     {"Forms and statistical returns.", "表格与统计报送。"},
     layer::actual,
     minutes_of<activity::forms_reports>},
    {"evidence_minutes",
     "min/person/d",
     {"Evidence time", "痕迹材料时间"},
     {"Producing or fabricating evidence.", "制作或编造痕迹材料。"},
     layer::actual,
     minutes_of<activity::producing_evidence, activity::fabricating_evidence>},
    {"meeting_minutes",
     "min/person/d",
     {"Meetings", "开会时间"},
     {"Meetings without the way there.", "开会时间，不含路途。"},
     layer::actual,
     minutes_of<activity::meetings>},
    {"travel_minutes",
     "min/person/d",
     {"Travel", "路途时间"},
     {"Travel on duty.", "公务路途。"},
     layer::actual,
     minutes_of<activity::travel>},
    {"field_minutes",
     "min/person/d",
     {"Field work of tasks", "任务性下村时间"},
     {"Field work that a line asked for.", "条线要求的实地工作。"},
     layer::actual,
     minutes_of<activity::field_work>},
    {"service_minutes",
     "min/person/d",
     {"Serving villagers who ask", "为群众办事时间"},
     {"Voiced needs.", "办理群众提出的诉求。"},
     layer::actual,
     minutes_of<activity::serving_villagers>},
    {"visit_minutes",
     "min/person/d",
     {"Visiting households", "入户走访时间"},
     {"Visits that no line asked for.", "非条线要求的走访。"},
     layer::actual,
     minutes_of<activity::visiting_households>},
    {"standby_minutes",
     "min/person/d",
     {"Standby out of precaution", "避责值守时间"},
     {"Asking twice, waiting for the last.", "反复请示、等到最后一人。"},
     layer::actual,
     minutes_of<activity::standby>},
    {"inspection_minutes",
     "min/person/d",
     {"Inspections and evaluations", "迎检考核时间"},
     {"Preparing evaluations, escorting officials; evidence not counted.", "准备考核、陪同来访，不含制作材料。"},
     layer::actual,
     minutes_of<activity::inspections>},
    {"app_minutes",
     "min/person/d",
     {"Apps and accounts", "政务应用与账号时间"},
     {"Check-ins, study, quizzes, reposts, accounts of the unit.", "打卡、学习、答题、转发与单位账号。"},
     layer::actual,
     minutes_of<activity::app_duties>},
    {"coordination_minutes",
     "min/person/d",
     {"Notices and coordinating", "落实通知与统筹协调时间"},
     {"Acting on notices, planning tasks, calling a team together, looking after helpers.",
      "落实通知、批办任务、召集人员、接待帮扶人员。"},
     layer::actual,
     minutes_of<activity::coordinating>},
    {"idle_minutes",
     "min/person/d",
     {"Idle on duty", "在岗空闲时间"},
     {"On duty with nothing taken up.", "在岗而未做事。"},
     layer::actual,
     minutes_of<activity::idle_on_duty>},
    {"weekly_hours",
     "h/week",
     {"Weekly working hours", "每周工时"},
     {"All time not off duty.", "全部在岗时间。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(static_cast<double>(r.duty_seconds()) / seconds_per_hour * days_per_week, r.person_days());
     }},
    {"documentation_ratio",
     "1",
     {"Documentation per minute of service", "留痕填表与服务时间比"},
     {"Forms and evidence over service, visits and field work.", "填表与留痕时间除以办事、走访和下村时间。"},
     layer::actual,
     [](const run_totals& r) { return ratio(documentation_seconds(r), serving_seconds(r)); }},
});

}  // namespace

std::span<const outcome> time_outcomes() {
    return outcomes_of_time;
}

}  // namespace sim
