/// The model on one page: everything that happens, who acts there, in which order and why. `qianxian describe --schedule`
/// prints it.
#pragma once

#include <tuple>

#include "sim/model/hooks.hpp"
#include "sim/model/mechanism_list.hpp"
#include "sim/model/schedule_of_county.hpp"
#include "sim/model/schedule_of_posts.hpp"
#include "sim/model/schedule_of_villagers.hpp"

namespace sim {

namespace schedule {

// Boundaries

inline constexpr moment initialise{
    hook::initialise{},
    {"The township is laid out", "乡镇初始化"},
    step<geography>{"distances, signal and households, which others build on", "距离、信号与农户，其他各项以此为基础"},
    step<attention>{"attention policies, which decide who mutes which group", "查看方式，由此决定谁屏蔽哪个群"},
    step<groups>{"the groups of the first day", "首日的群结构"},
    step<ranking>{"the pressure of a ranking that has long been going on", "排名早已实行时的压力"},
    step<familiarity>{"familiarity and the dates of rotation", "熟悉程度与轮换日期"},
    step<trust>{"the trust of each household", "各户的信任"},
    step<hotline>{"nobody is annoyed yet", "尚无人不满"},
    step<fabrication>{"each person's norm", "每人的规范"},
    step<county_groups>{"the copies of county groups", "县级群在本乡镇的一份"},
    step<interruption>{"a table of what interruptions cost", "打断代价表"},
    step<fatigue>{"the hours people are used to", "人们习惯的工时"},
    step<exhaustion>{"how exhausted each person is without any strain", "每人无压力时的倦怠"}};

inline constexpr moment begin_day{
    hook::begin_day{},
    {"A day begins", "一天开始"},
    step<rules_in_force>{"the rules of this date hold for all that follows", "确定当日规则，以下各项均依此"},
    step<exhaustion>{"successors take up vacant posts, before it is known who is on duty",
                     "继任者到岗，先于确定谁在岗"},
    step<duty>{"who is on duty, before time is booked as within or outside hours", "谁在岗，先于工时记账"},
    step<time_use>{"what reached over midnight is booked", "跨零点的时间入账"},
    step<groups>{"groups are founded and dissolved: today's decide where today's notices go",
                 "建群与解散：决定当日通知发到哪里"},
    step<ranking>{"a bulletin if one is due: it acts on today's choices", "到期则通报：影响当日取舍"},
    step<familiarity>{"it fades, and posts change hands overnight", "淡忘；夜间轮换"},
    step<missed_notices>{"memories of misses and blame fade overnight", "漏看与受责的记忆夜间淡化"},
    step<accountability>{"precaution fades overnight", "戒备夜间淡化"},
    step<fabrication>{"deterrence fades overnight", "忌惮夜间消退"},
    step<quotas>{"events are forgotten", "对活动的记忆淡化"},
    step<needs>{"today's needs, whatever people do", "当日诉求，与人的行为无关"},
    step<hazards>{"hazards arise and end, some in an incident", "隐患产生与消失，有的酿成事故"},
    step<hotline>{"who was let down yesterday may call", "昨日受挫者可能来电"},
    step<meetings>{"today's appointments; never because of a need", "当日日程，与诉求无关"},
    step<inspections>{"officials who come today are escorted", "当日来访须陪同"},
    step<apps>{"what the apps want today", "当日各应用的任务"},
    step<village_team>{"what a village wants to do together; a half-day is picked", "村里打算集体做的事，择定半天"},
    step<attention>{"each person's first check, when it is known who is on duty", "每人首次查看，此时已知谁在岗"}};

inline constexpr moment end_day{hook::end_day{},
                                {"A day ends", "一天结束"},
                                step<work>{"everybody's time is booked up to midnight", "每人的时间记到零点"},
                                step<apps>{"what was left undone is missed", "未完成的应用任务计为漏做"},
                                step<time_use>{"the day is added to the week and to the run", "当天计入本周与全程"}};

inline constexpr moment end_week{
    hook::end_week{},
    {"A week ends: Sunday, after the day has ended", "一周结束：周日，在当天结束之后"},
    step<trust>{"drifts, before the needs of the new week", "回归，先于新一周的诉求"},
    step<hotline>{"annoyance and what was learnt fade", "不满与经验淡忘"},
    step<fabrication>{"norms move with the false records of one's unit", "规范随本单位虚假记录变化"},
    step<department_learning>{"each line hears of the week", "各条线得知本周情况"},
    step<diffusion>{"who uses the schemes is counted, and reported", "统计并上报做法的使用情况"},
    step<fatigue>{"closes the week's hours", "结算一周工时"},
    step<exhaustion>{"last: some leave, and hand over what they have", "最后：有人离岗并移交"}};

// Arrivals: what comes by a timer

template <timer_kind Kind, class... M>
constexpr auto on(step<M>... steps) {
    return moment{hook::arrive<Kind>{}, {label_of(Kind).en, label_of(Kind).zh}, steps...};
}
inline constexpr auto post_notice = on<timer_kind::post_notice>(step<routing>{
    "waits until quiet hours are over, then the task has arrived", "静默时段内等到时段结束，之后视为到达"});
inline constexpr auto leader_asks =
    on<timer_kind::leader_asks>(step<missed_notices>{"what was not noticed is missed", "未知晓即为漏看"});
inline constexpr auto deadline =
    on<timer_kind::deadline>(step<missed_notices>{"asks after what was not noticed", "追问未知晓的事项"},
                             step<deadlines>{"afterwards, as this may end it: waits for the grace, then gives it up",
                                             "其后，因追问可使其了结：待宽限，逾期作废"});
inline constexpr auto walk_in = on<timer_kind::walk_in>(step<needs>{"the need is voiced", "提出诉求"});
inline constexpr auto come_again = on<timer_kind::come_again>(step<service>{"the villager waits again", "再次等候"});
inline constexpr auto patience = on<timer_kind::patience>(step<needs>{"the need is abandoned", "放弃诉求"});
inline constexpr auto team_meets =
    on<timer_kind::team_meets>(step<village_team>{"held if enough have come, else called off", "人齐则办，否则改期"});
inline constexpr auto campaign_round = on<timer_kind::campaign_round>(
    step<campaigns>{"its teams are called away for this hour, or it is over", "抽调人员上阵一小时，或结束"});
inline constexpr auto collected_post =
    on<timer_kind::collected_post>(step<messages>{"one notice for all that was not urgent", "非急件合为一条通知"});

// Persons

inline constexpr moment attempt{
    hook::attempt{},
    {"A person is free: the first that applies takes the time", "人空下来：取第一个适用者"},
    step<missed_notices>{"calls, and leaders who ask, come first", "电话和领导追问优先"},
    step<meetings>{"a meeting or an escort begins on time", "会议、陪同按时开始"},
    step<attention>{"a check of the phone interrupts work", "查看手机会打断工作"},
    step<apps>{"with an empty desk, or in the evening: check in before the day is over",
               "手头无事或晚间：赶在当天结束前打卡"},
    step<work>{"the assignment in hand, or the most pressing one; in overtime if it must be",
               "手头事项，或最紧迫的一件；必要时加班"},
    step<visits>{"without work: visit households, or idle", "没有工作：入户走访，或闲一会儿"},
    step<rest>{"off duty", "下班"}};

inline constexpr moment choose{
    hook::choose{},
    {"Something must be taken up", "要着手一件事项"},
    step<task_choice>{"the assignment with the best score, at times any", "得分最高者，偶尔任取一件"}};

inline constexpr moment overtime{
    hook::overtime{},
    {"A shift is over and work is left", "下班而事未了"},
    step<fatigue>{"works on for what is due soon, while strength lasts", "为临期事项加班，体力尚可时"}};

inline constexpr moment cut{hook::cut{},
                            {"Work in hand is cut", "手头工作被打断"},
                            step<interruption>{"work that goes on is marked as cut", "标记被打断的工作"}};

inline constexpr moment resume{hook::resume{},
                               {"Cut work may be resumed", "被打断的工作可否继续"},
                               step<interruption>{"displaced, or resumed at a cost", "被挤掉，或付出代价后继续"}};

inline constexpr moment answer{hook::answer{},
                               {"Messages of a group were read", "读了一个群的消息"},
                               step<messages>{"acknowledgements, applause and chatter", "回复收到、点赞和闲聊"}};

inline constexpr moment speak{
    hook::speak{}, {"A check of the phone ends", "一次查看结束"}, step<messages>{"leaders speak up", "领导发言"}};

// Tasks

inline constexpr moment task_issued{
    hook::task_issued{},
    {"A task is issued", "任务下达"},
    step<layering>{"each tier has raised the quota and cut the time", "逐级加码、压缩期限"},
    step<inspections>{"an evaluation with a visit asks for volumes of records", "有实地检查的考核要成套台账"}};

inline constexpr moment time_of_issue{
    hook::time_of_issue{},
    {"A task's time of issue has come", "任务到下达时间"},
    step<county_groups>{"the department's notice stands in the county group", "部门通知出现在县级群"},
    step<inspections>{"the visit is announced", "通知来访日期"}};

inline constexpr moment task_arrives{
    hook::task_arrives{},
    {"A task arrives at the township", "任务到达乡镇"},
    step<groups>{"may found a group for it, tomorrow", "可能为此建群，次日生效"},
    step<routing>{"to the leader in charge, or straight to those who carry it", "交分管领导，或直接交承办人"}};

inline constexpr moment recipients_named{
    hook::recipients_named{},
    {"A department has named recipients itself", "部门直接指定承办人"},
    step<county_groups>{"those in the county group can find the notice there", "在县级群者可在群里看到通知"}};

inline constexpr moment announce{hook::announce{},
                                 {"A task is handed out", "任务分派"},
                                 step<messages>{"its notice goes into the line's group, and perhaps again into others",
                                                "通知发入条线群，可能在他群重发"}};

inline constexpr moment announce_to_office{
    hook::announce_to_office{},
    {"The leadership passes a task to the office", "领导把任务交站办所"},
    step<messages>{"its notice goes into the office's group", "通知发入站办所群"}};

inline constexpr moment page{hook::page{},
                             {"A notice comes with @all", "通知@所有人"},
                             step<attention>{"even a muted phone is looked at soon", "免打扰的手机也很快被查看"}};

// Assignments

inline constexpr moment task_assigned{hook::task_assigned{},
                                      {"A person is assigned a task", "任务分到人"},
                                      step<layering>{"villages get less time", "村级期限更短"},
                                      step<routing>{"the work of passing it on", "转办的工作量"},
                                      step<task_issue>{"the work of carrying it out", "承办的工作量"},
                                      step<duplicate_entry>{"multiplies the work of forms", "使表格工作量成倍增加"},
                                      step<evidence>{"what has to be proved", "须留痕的内容"},
                                      step<quotas>{"how many heads an event must bring", "活动须到的人数"},
                                      step<accountability>{"the cautious prove more", "戒备者多留痕"},
                                      step<task_choice>{"its fixed appeal to this person", "对此人的固定吸引力"},
                                      step<department_learning>{"counts it", "计数"}};

inline constexpr moment need_assigned{hook::need_assigned{},
                                      {"A person is assigned a need", "诉求分到人"},
                                      step<service>{"the time it takes and when it presses", "所需时间与紧迫时限"},
                                      step<task_choice>{"its fixed appeal to this person", "对此人的固定吸引力"}};

inline constexpr moment notice_posted{
    hook::notice_posted{},
    {"The notice of an assignment was posted", "事项的通知已发布"},
    step<missed_notices>{"the leader's question is set, and a call may be made", "定下追问时间，可能打电话"}};

inline constexpr moment notice_missed{
    hook::notice_missed{},
    {"A notice was missed, and then comes to be known", "通知漏看，随后得知"},
    step<missed_notices>{"blame, and memory of the line", "受责，条线记住此事"},
    step<department_learning>{"counts it", "计数"},
    step<groups>{"may found a group to get through, tomorrow", "可能另建小群，次日生效"}};

inline constexpr moment noticed{
    hook::noticed{},
    {"An assignment is noticed", "知晓事项"},
    step<meetings>{"a call to a county meeting becomes an appointment, and is done", "县会通知记入日程即办结"}};

inline constexpr moment work_starts{
    hook::work_starts{},
    {"Work on an assignment starts", "着手办理"},
    step<service>{"the manner of service: told to come again, the villager goes", "服务方式：被要求改日再来则离去"},
    step<fabrication>{"whether the record is invented, before time is spent", "是否造假，先于花费时间"},
    step<quotas>{"who come to an event, and whom neighbours lend", "活动到场人数与借来的人数"},
    step<requests>{"who has no time for it may ask for more", "无时间办理者可请求延期"},
    step<missed_notices>{"the instruction is searched for", "翻找通知"},
    step<accountability>{"the cautious ask twice and wait for the last", "戒备者反复请示、等到最后一人"},
    step<work>{"the way to the field and back, unless the record is invented", "往返现场，造假则免"}};

inline constexpr moment need_met{
    hook::need_met{},
    {"A villager has been served", "群众得到办理"},
    step<service>{"the household judges manner and wait", "农户评判态度与等待"},
    step<ranking>{"counts it", "计入排名"},
    step<exhaustion>{"who has helped sees it", "办理者看到成效"},
    step<evidence>{"demands the online loop", "要求补线上流程"},
    step<needs>{"the need is over; so is the assignment without a loop", "诉求了结；无线上流程则事项了结"}};

inline constexpr moment work_finished{
    hook::work_finished{},
    {"Work and proof are finished", "办完并留痕"},
    step<service>{"the online loop of a need is closed and not reported", "诉求的线上流程结束，不再上报"},
    step<fatigue>{"interrupted work may need repair", "被打断的工作可能返工"},
    step<evidence>{"records from the field may be lost for want of signal: once more",
                   "现场记录可能因无信号丢失：重做"},
    step<duplicate_entry>{"households were asked, once per system", "逐系统询问农户"},
    step<messages>{"results and photos go into the group", "结果和照片发入群里"}};

inline constexpr moment work_reported{
    hook::work_reported{},
    {"An assignment is reported done", "上报办结"},
    step<fabrication>{"a false record is found out, or may send somebody to check", "虚假记录被发现，或引来核查"}};

inline constexpr moment found_out{
    hook::found_out{},
    {"A false record is found out", "造假被发现"},
    step<fabrication>{"deterrence; the work must be done after all", "产生忌惮；须真正去办"},
    step<quotas>{"an invented event is held after all", "编造的活动须补办"},
    step<missed_notices>{"blame", "受责"},
    step<department_learning>{"counts it", "计数"}};

inline constexpr moment completed{
    hook::completed{},
    {"A report stands", "上报成立"},
    step<ranking>{"counts it for the village", "计入本村排名"},
    step<inspections>{"a false record stays on file", "虚假记录留在台账中"},
    step<quotas>{"heads are reported", "上报人数"},
    step<hazards>{"a check finds hazards, and some are put right", "巡查发现隐患，部分得到整改"},
    step<requests>{"a check that leaves hazards may ask for power", "巡查后隐患仍在，可请求执法"},
    step<hotline>{"a ticket is closed, the household is called back", "工单办结并回访"},
    step<routing>{"what was planned goes to the office, what was forwarded to those who carry it",
                  "已批办的交站办所，已转办的交承办人"}};

// In the order of reading

inline constexpr chapter boundaries{text{"Boundaries", "时间界线"}, std::tie(initialise, begin_day, end_day, end_week)};
inline constexpr chapter arrivals{text{"Arrivals: before persons who act at the same second, and in this order",
                                       "定时事件：先于同一秒的人的行动，彼此按此顺序"},
                                  std::tie(post_notice, leader_asks, deadline, walk_in, come_again, patience,
                                           team_meets, campaign_round, collected_post)};
inline constexpr chapter persons{text{"Persons", "人"},
                                 std::tie(attempt, choose, overtime, cut, resume, answer, speak)};
inline constexpr chapter tasks{text{"Tasks", "任务"}, std::tie(task_issued, time_of_issue, task_arrives,
                                                               recipients_named, announce, announce_to_office, page)};
inline constexpr chapter assignments{
    text{"Assignments", "承办事项"},
    std::tie(task_assigned, need_assigned, notice_posted, notice_missed, noticed, work_starts, need_met, work_finished,
             work_reported, found_out, completed)};
inline constexpr auto chapters =
    std::tie(the_county, boundaries, arrivals, persons, tasks, assignments, villagers, the_posts);

}  // namespace schedule

}  // namespace sim
