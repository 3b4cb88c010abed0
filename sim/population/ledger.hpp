/// Everything counted in one recorded period of one township: plain integer arrays that the engine turns into tables.
#pragma once

#include <array>
#include <cstdint>

#include "sim/core/event_queue.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/population/counts.hpp"

namespace sim {

/// Which enumerators of a count sum up seconds; the others are plain numbers.
template <class E>
inline constexpr std::array<E, 0> durations{};

/// Assignments (a task in one recipient's hands) by what became of them. assigned = done_true + done_on_paper + expired
/// + open.
enum class task_count : std::uint8_t {
    issued,
    issued_beyond_base,
    issued_off_the_books,
    assigned,
    noticed,
    missed,
    phoned,
    done_true,
    done_on_paper,
    done_reported,
    late,
    expired,
    open,
    asked_work,
    demanded_work,
    notice_delay,
    joint_settled,
    joint_dumped,
    joint_wait,
    requests,
    requests_answered
};
template <>
inline constexpr auto labels<task_count> = std::to_array<label>({
    {"issued", "tasks issued by the line", "条线下达任务数"},
    {"issued_beyond_base", "of these, beyond the base of the line", "其中条线加发的任务数"},
    {"issued_off_the_books", "of these, in spite of a cap and not reported", "其中违反限额而未上报的任务数"},
    {"assigned", "assignments to recipients", "分派到人的任务数"},
    {"noticed", "assignments noticed by their recipient", "接收人看到的任务数"},
    {"missed", "assignments found only when asked or at the deadline", "被追问或到期才发现的任务数"},
    {"phoned", "assignments announced by telephone as well", "另行电话确认的任务数"},
    {"done_true", "assignments truly done", "真正完成的任务数"},
    {"done_on_paper", "assignments done on paper only", "仅在纸面完成的任务数"},
    {"done_reported", "assignments reported done", "上报完成的任务数"},
    {"late", "assignments reported done after their deadline", "逾期上报的任务数"},
    {"expired", "assignments never done and given up", "过期未办的任务数"},
    {"open", "assignments open at the end of the period", "期末在办任务数"},
    {"asked_work", "work that the tier of origin asked for", "发起层级要求的工作量"},
    {"demanded_work", "work demanded after layering and duplicate entry", "层层加码和重复录入后的工作量"},
    {"notice_delay", "summed delay from posting to notice", "从发布到看到的累计延迟"},
    {"joint_settled", "joint matters that are over", "已了结的联办事项数"},
    {"joint_dumped", "of these, fallen on the township", "其中落到乡镇的"},
    {"joint_wait", "summed time until joint matters were over", "联办事项的累计等待时间"},
    {"requests", "requests to the department", "向部门提出的请求数"},
    {"requests_answered", "of these, answered", "其中得到答复的"},
});
template <>
inline constexpr auto durations<task_count> = std::to_array({task_count::asked_work, task_count::demanded_work,
                                                             task_count::notice_delay, task_count::joint_wait});

/// Evidence by line: what was demanded, made, invented, and caught.
enum class evidence_count : std::uint8_t {
    items_demanded,
    items_produced,
    items_fabricated,
    items_reported,
    records,
    records_false,
    records_detected,
    redone_no_signal,
    followup_work,
    heads_asked,
    heads_come,
    heads_lent,
    heads_reported
};
template <>
inline constexpr auto labels<evidence_count> = std::to_array<label>({
    {"items_demanded", "evidence items demanded", "要求的痕迹材料件数"},
    {"items_produced", "evidence items produced from real work", "据实制作的材料件数"},
    {"items_fabricated", "evidence items invented", "编造的材料件数"},
    {"items_reported", "evidence items reported", "上报的材料件数"},
    {"records", "work reported done", "上报办结的工作记录数"},
    {"records_false", "work reported done that was not", "其中虚报办结数"},
    {"records_detected", "false records detected", "查出的虚假记录数"},
    {"redone_no_signal", "records made again for want of signal", "因无信号重做的记录数"},
    {"followup_work", "real tasks created by false records", "虚假记录派生的真实任务数"},
    {"heads_asked", "heads that events must bring that were taken up", "已着手的活动要求的人数"},
    {"heads_come", "residents who truly came", "真正到场的本村群众人数"},
    {"heads_lent", "heads lent by neighbours", "向邻村借来的人数"},
    {"heads_reported", "heads reported", "上报的到场人数"},
});

/// Villagers' needs and what they got, by village. arisen = met + abandoned + open.
enum class service_count : std::uint8_t {
    arisen,
    voiced,
    met,
    abandoned,
    open,
    online_loops,
    wait_seconds,
    service_seconds,
    satisfied,
    satisfied_reported,
    visits,
    deferred,
    hotline_calls,
    tickets,
    tickets_closed,
    tickets_on_time,
    tickets_satisfied,
    tickets_satisfied_reported,
    hazards_arisen,
    hazards_found,
    hazards_fixed,
    incidents,
    team_wanted,
    team_held,
    team_called_off,
    team_abandoned,
    team_delay,
    inspections,
    official_visits,
    found_by_inspection,
    campaigns,
    campaigns_stopped,
    campaign_length,
    campaign_households,
    campaign_covered,
    campaign_seconds,
    campaign_last_seconds,
    scheme_households,
    scheme_users,
    scheme_users_reported
};
template <>
inline constexpr auto labels<service_count> = std::to_array<label>({
    {"arisen", "needs arisen", "产生的诉求数"},
    {"voiced", "needs voiced or found by a visit", "提出或走访发现的诉求数"},
    {"met", "needs met", "办结的诉求数"},
    {"abandoned", "needs abandoned", "放弃的诉求数"},
    {"open", "needs open at the end of the period", "期末未了诉求数"},
    {"online_loops", "needs entered again online after being served", "办结后再走线上流程的诉求数"},
    {"wait_seconds", "summed wait of served villagers until service began", "已办群众的累计等待时间"},
    {"service_seconds", "summed service time", "累计办事时间"},
    {"satisfied", "served villagers truly satisfied", "真正满意的群众数"},
    {"satisfied_reported", "served villagers reported satisfied", "上报满意的群众数"},
    {"visits", "household visits", "入户走访次数"},
    {"deferred", "villagers told to come again", "被要求改日再来的人次"},
    {"hotline_calls", "calls to the hotline", "热线来电数"},
    {"tickets", "tickets of the hotline that reached the township", "到达乡镇的热线工单数"},
    {"tickets_closed", "tickets closed", "办结的工单数"},
    {"tickets_on_time", "tickets closed on time", "按时办结的工单数"},
    {"tickets_satisfied", "tickets whose caller is truly satisfied", "来电人真正满意的工单数"},
    {"tickets_satisfied_reported", "tickets whose caller is reported satisfied", "上报来电人满意的工单数"},
    {"hazards_arisen", "hazards arisen", "产生的隐患数"},
    {"hazards_found", "hazards found by checks", "巡查发现的隐患数"},
    {"hazards_fixed", "hazards put right", "真正整改的隐患数"},
    {"incidents", "incidents", "事故数"},
    {"team_wanted", "actions that the village team wanted to hold", "村班子打算开展的集体行动数"},
    {"team_held", "of these, held", "其中办成的次数"},
    {"team_called_off", "times that too few came to one", "因人不齐而改期的次数"},
    {"team_abandoned", "actions never held and given up", "始终未办成而放弃的次数"},
    {"team_delay", "summed delay from wanting an action to holding it", "从打算到办成的累计延迟"},
    {"inspections", "inspections on the spot", "实地督查检查次数"},
    {"official_visits", "other visits of officials who are escorted", "其他须陪同的来访次数"},
    {"found_by_inspection", "false records that inspections found", "检查发现的虚假记录数"},
    {"campaigns", "campaigns to reach households that have ended", "已结束的逐户专项突击次数"},
    {"campaigns_stopped", "of these, stopped before their end", "其中中途叫停的次数"},
    {"campaign_length", "summed time from start to end", "从开始到结束的累计时长"},
    {"campaign_households", "households that these were to reach", "须覆盖的户次"},
    {"campaign_covered", "households that they truly reached", "真正覆盖的户次"},
    {"campaign_seconds", "staff time on them in the village", "在本村耗用的人员时间"},
    {"campaign_last_seconds", "of this, after 99 of 100 had been reached", "其中覆盖率达 99% 之后的时间"},
    {"scheme_households", "households that a running scheme is for, week by week", "在推做法面向的农户数，逐周累计"},
    {"scheme_users", "of these, households that truly use it", "其中真正使用的农户数"},
    {"scheme_users_reported", "of these, households that are reported to use it", "其中上报使用的农户数"},
});
template <>
inline constexpr auto durations<service_count> = std::to_array(
    {service_count::wait_seconds, service_count::service_seconds, service_count::team_delay,
     service_count::campaign_length, service_count::campaign_seconds, service_count::campaign_last_seconds});

/// Attention of all persons together.
enum class attention_count : std::uint8_t {
    checks,
    read,
    read_relevant,
    unread_dropped,
    interruptions,
    phone_calls,
    posts,
    study_reported,
    study_true,
    app_days_missed
};
template <>
inline constexpr auto labels<attention_count> = std::to_array<label>({
    {"checks", "phone checks", "查看手机次数"},
    {"read", "messages read or skimmed", "阅读或扫过的消息数"},
    {"read_relevant", "messages read that concerned the reader's duty", "与本人职责有关的已读消息数"},
    {"unread_dropped", "messages left unread at a check for want of attention", "注意力用尽而未读的消息数"},
    {"interruptions", "interruptions of work", "工作被打断次数"},
    {"phone_calls", "confirmation calls received", "接到的确认电话数"},
    {"posts", "messages posted", "发出的消息数"},
    {"study_reported", "study in apps as reported", "上报的应用学习时长"},
    {"study_true", "study in apps that was truly sat", "真正用于应用学习的时长"},
    {"app_days_missed", "days on which duties in apps were left undone", "未完成应用任务的人日数"},
});
template <>
inline constexpr auto durations<attention_count> = std::to_array({attention_count::study_reported,
                                                                  attention_count::study_true});

/// What befalls persons, by post: who is held to account, who is exhausted, which posts are vacant.
enum class staff_count : std::uint8_t {
    failures,
    cases,
    accusations,
    cleared,
    exits,
    vacant_days,
    person_weeks,
    burnt_out_weeks,
    severely_burnt_out_weeks
};
template <>
inline constexpr auto labels<staff_count> = std::to_array<label>({
    {"failures", "failures for which somebody might be held to account", "可能被问责的差错数"},
    {"cases", "times that somebody was held to account", "被问责次数"},
    {"accusations", "accusations by callers", "被来电人举报次数"},
    {"cleared", "unfounded accusations that were cleared in public", "公开澄清的不实举报数"},
    {"exits", "persons who left their post", "离岗人数"},
    {"vacant_days", "days on which a post was vacant", "岗位空缺日数"},
    {"person_weeks", "weeks of persons whose exhaustion was known", "统计倦怠的人周数"},
    {"burnt_out_weeks", "of these, of persons burnt out to any degree", "其中有倦怠的人周数"},
    {"severely_burnt_out_weeks", "of these, of persons burnt out severely", "其中重度倦怠的人周数"},
});

/// Accumulators of one period. Axes: units, roles, activities, causes (lines, then villagers, block, person).
struct ledger {
    counts time_use;       // [unit][role][activity] person-seconds
    counts persons;        // [unit][role] person-days
    counts time_by_cause;  // [role][cause][activity] person-seconds
    counts tasks;          // [line][task_kind][task_count]
    counts messages;       // [group slot][message_kind]
    counts evidence;       // [line][evidence_count]
    counts service;        // [village][service_count]
    counts attention;      // [role][attention_count]
    counts staff;          // [role][staff_count]

    void clear() {
        for (counts* c :
             {&time_use, &persons, &time_by_cause, &tasks, &messages, &evidence, &service, &attention, &staff}) {
            c->clear();
        }
    }
};

}  // namespace sim
