#include <array>
#include <limits>

#include "sim/engine/pattern_measures.hpp"
#include "sim/engine/patterns.hpp"

namespace sim {
namespace {

constexpr trial by_load[]{trial::light_load, trial::as_it_is, trial::heavy_load};
constexpr trial by_muting[]{trial::all_push, trial::all_mute};
constexpr trial by_blame[]{trial::all_mute, trial::all_mute_blamed};
constexpr trial by_silence[]{trial::all_push, trial::all_mute_blamed};
constexpr trial by_service[]{trial::unserved, trial::as_it_is};
constexpr trial by_grading[]{trial::graded_by_results, trial::as_it_is};
constexpr trial by_success[]{trial::calls_in_vain, trial::as_it_is};
constexpr trial by_punishment[]{trial::nobody_punished, trial::as_it_is};
constexpr trial by_protection[]{trial::as_it_is, trial::protective_leaders};
constexpr trial by_ranking[]{trial::unranked, trial::as_it_is, trial::strongly_ranked};

/// Villagers truly satisfied, of all who had a need, voiced or not.
double truly_served(const observation& o) {
    const double arisen = total(o, "service", "arisen");
    return arisen > 0.0 ? total(o, "service", "satisfied") / arisen : std::numeric_limits<double>::quiet_NaN();
}

constexpr auto patterns_of_directions = std::to_array<pattern>({
    {"P09",
     {"Visits fall as the load of tasks and evidence rises", "任务与留痕负荷越重，入户走访越少"},
     sign::falls,
     "S004 S129 E40",
     1,
     {"Minutes per person and day of visiting households; task rates and evidence items times 0.5, 1 and 1.5.",
      "人均每日入户走访分钟数；任务数与材料件数分别乘以 0.5、1、1.5。"},
     by_load,
     [](const observation& o) { return outcome_of(o, "visit_minutes"); }},
    {"P13a",
     {"Muting lowers interruptions", "免打扰减少工作被打断"},
     sign::falls,
     "S059 S061",
     2,
     {"Interruptions per person and day; everybody answers alerts, then everybody mutes.",
      "人均每日工作被打断次数；先为人人随时查看，后为人人免打扰。"},
     by_muting,
     [](const observation& o) { return outcome_of(o, "interruptions"); }},
    {"P13b",
     {"Muting delays the notice of tasks", "免打扰延长看到通知的时间"},
     sign::rises,
     "S059 S060 S061",
     2,
     {"Hours from posting to notice; everybody answers alerts, then everybody mutes.",
      "从发布到看到的小时数；先为人人随时查看，后为人人免打扰。"},
     by_muting,
     [](const observation& o) { return outcome_of(o, "notice_delay"); }},
    {"P13c",
     {"Blame makes those who mute look more often", "问责越重，免打扰者自查越勤"},
     sign::rises,
     "S062",
     2,
     {"Phone checks per person and day with everybody muting; blame per miss as in the scenario, then three times "
      "as much.",
      "人人免打扰时人均每日查看手机次数；每次漏看的责备感先按原情景，后为三倍。"},
     by_blame,
     [](const observation& o) { return outcome_of(o, "checks"); }},
    {"P13d",
     {"Muted and blamed people look at least as often as those with alerts",
      "免打扰且问责重者查看次数不少于随时查看者"},
     bounds{1, 2},
     "S062",
     2,
     {"Phone checks with everybody muting and three times the blame, over those with everybody answering alerts.",
      "人人免打扰且责备感为三倍时的查看次数，除以人人随时查看时的次数。"},
     by_silence,
     [](const observation& o) { return outcome_of(o, "checks"); }},
    {"P27a",
     {"Ranking raises what is reported: tasks", "排名抬高上报成绩：任务"},
     sign::rises,
     "S107 S108 S109 E60 E80",
     1,
     {"Tasks reported done over tasks assigned; no ranking, the scenario's ranking, its weight in choice and "
      "fabrication doubled.",
      "上报完成任务数除以分派数；依次为不排名、原情景、取舍与造假中的排名权重加倍。"},
     by_ranking,
     [](const observation& o) { return outcome_of(o, "done_reported_share"); }},
    {"P27b",
     {"Ranking raises what is reported: evidence", "排名抬高上报成绩：材料"},
     sign::rises,
     "S107 S108 S109 E60 E80",
     1,
     {"Evidence items reported per person and day, real or invented; the same three trials.",
      "人均每日上报材料件数（含编造）；同上三种设定。"},
     by_ranking,
     [](const observation& o) { return outcome_of(o, "evidence_items"); }},
    {"P27c",
     {"Ranking lowers true service", "排名压低真实服务"},
     sign::falls,
     "S107 S108 S109 E60 E80",
     1,
     {"Villagers truly satisfied over needs arisen, voiced or not; the same three trials.",
      "真正满意的群众数除以产生的诉求数（含未提出的）；同上三种设定。"},
     by_ranking,
     truly_served},
    {"P32a",
     {"Departments graded on what they issue issue more", "部门考核看发文，发文就越多"},
     sign::rises,
     "S101 S110 Q13",
     2,
     {"Tasks issued per township and day; departments graded by results from the first day, then the scenario.",
      "每乡镇每日下达任务数；先为自首日起按实绩考核部门，后为原情景。"},
     by_grading,
     [](const observation& o) { return outcome_of(o, "tasks_issued"); }},
    {"P36",
     {"Complaining that succeeds brings more complaints", "投诉有效则投诉更多"},
     sign::rises,
     "S120 E67 Q22",
     2,
     {"Hotline tickets per township and month; households believe that calling never helps, then learn from their "
      "tickets.",
      "每乡镇每月热线工单数；先为农户认为投诉无用，后为从自己的工单中学习。"},
     by_success,
     [](const observation& o) { return outcome_of(o, "tickets"); }},
    {"P42b",
     {"Trust responds to service", "信任随服务表现变化"},
     sign::rises,
     "S132 E76 E77",
     2,
     {"Mean trust of households at the end; no request is served, then the scenario.",
      "期末各户平均信任；先为不办理任何诉求，后为原情景。"},
     by_service,
     [](const observation& o) { return outcome_of(o, "trust"); }},
    {"P43c",
     {"Unreasonable accountability burns people out", "不合理问责加重倦怠"},
     sign::rises,
     "E86",
     1,
     {"Weeks of persons burnt out to any degree, of all; no failure is punished, then the scenario.",
      "有倦怠的人周数占比；先为差错一律不追责，后为原情景。"},
     by_punishment,
     [](const observation& o) { return outcome_of(o, "burnout_share"); }},
    {"P45a",
     {"Protective leaders: less evidence for the same tasks", "领导担责：同样任务，材料更少"},
     sign::falls,
     "S138 S140",
     1,
     {"Evidence minutes per person and day; the scenario, then leaders bear 60 % of the blame.",
      "人均每日留痕分钟数；先为原情景，后为领导承担 60 % 的责任。"},
     by_protection,
     [](const observation& o) { return outcome_of(o, "evidence_minutes"); }},
    {"P45b",
     {"Protective leaders: better morale", "领导担责：士气更高"},
     sign::falls,
     "S138 S140",
     1,
     {"Weeks of persons burnt out to any degree, of all; the same two trials.", "有倦怠的人周数占比；同上两种设定。"},
     by_protection,
     [](const observation& o) { return outcome_of(o, "burnout_share"); }},
    {"P45c",
     {"Protective leaders: service is not worse", "领导担责：服务不变差"},
     bounds{0.98, 2},
     "S138 S140",
     1,
     {"Villagers truly satisfied over needs arisen, voiced or not, with protective leaders over the scenario.",
      "真正满意的群众数与产生的诉求数之比，领导担责时与原情景之比。"},
     by_protection,
     truly_served},
});

}  // namespace

std::span<const pattern> direction_patterns() {
    return patterns_of_directions;
}

}  // namespace sim
