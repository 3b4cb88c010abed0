/// The county's chapter of the schedule: what happens in the county, and what letters bring to a township.
#pragma once

#include <tuple>

#include "sim/model/hooks.hpp"
#include "sim/model/mechanism_list.hpp"

namespace sim::schedule {

inline constexpr moment set_up_county{
    hook::set_up_county{},
    {"The county is set up", "县初始化"},
    step<task_issue>{"the share of each department in the stream of tasks", "各部门在任务流中的份额"},
    step<endogenous_issue>{"how each department is graded, and how visible its share makes it",
                           "各部门如何被考核，其份额带来多大显示度"},
    step<department_learning>{"its trust in each township", "对各乡镇的信任"},
    step<substitution>{"no control has been lost yet", "尚未失去管控"},
    step<diffusion>{"schemes that are there already", "已在扩散或推行的做法"},
    step<hotline>{"no ticket is open", "尚无工单"},
    step<messages>{"which departments ask for uploads, by their shares", "按份额确定哪些部门要求晒图"},
    step<county_groups>{"nothing is posted yet", "尚无消息"}};

inline constexpr moment county_begins_week{
    hook::county_begins_week{},
    {"A week of the county begins: Monday, before its first day", "县的一周开始：周一，先于当天"},
    step<substitution>{"part of the control that reforms have taken returns", "被改革减掉的管控部分回补"},
    step<endogenous_issue>{"departments compare how visible they were, and how they are graded from below",
                           "各部门比较显示度，并得知下级评议"},
    step<diffusion>{"schemes spread between counties, and this one may adopt one", "做法在各县间扩散，本县可能采用"}};

inline constexpr moment county_begins_day{
    hook::county_begins_day{},
    {"A day of the county begins, before that of its townships", "县的一天开始，先于各乡镇"},
    step<ranking>{"townships are ranked by what they reported last", "按最近上报情况给乡镇排名"},
    step<task_issue>{"every department issues the tasks of the day to all townships", "各部门向所有乡镇下达当日任务"},
    step<endogenous_issue>{"and what it issues beyond its base", "以及基数之外加发的任务"},
    step<sham_reform>{"on the first of a month reforms have to be proved", "每月一日须上报减负佐证"},
    step<hotline>{"yesterday's calls go out as tickets; on the first of a month townships are named",
                  "昨日来电派单；每月一日点名"},
    step<accountability>{"the discipline body closes what it has looked into", "纪检部门办结核查"},
    step<joint_matters>{"departments meet on what concerns several of them", "多部门就联办事项开会"},
    step<requests>{"answers to requests go out", "答复基层请求"},
    step<campaigns>{"a campaign may be ordered", "可能下令专项突击"},
    step<diffusion>{"on the first day townships learn what schemes run", "首日告知各乡镇正在推行的做法"}};

inline constexpr moment department_issues{
    hook::department_issues{},
    {"A department issues a task", "部门下达任务"},
    step<county_groups>{"may post its notice in a county group, too", "可能同时把通知发到县级群"}};

inline constexpr moment task_addressed{
    hook::task_addressed{},
    {"A task is addressed to one township", "任务发往一个乡镇"},
    step<department_learning>{"more evidence and less time where trust is low", "信任低则多要材料、少给时间"},
    step<substitution>{"more evidence, calls and visits in place of control that was lost",
                       "以材料、电话和检查替代失去的管控"}};

template <class Letter, class M>
constexpr auto down(text title, step<M> receiver) {
    return moment{hook::to_township<Letter>{}, title, receiver};
}
template <class Letter, class... M>
constexpr auto up(text title, step<M>... receivers) {
    return moment{hook::to_county<Letter>{}, title, receivers...};
}
inline constexpr auto receive_task = down<task_letter>(
    {"A township receives a task", "乡镇收到任务"}, step<task_issue>{"waits for its time of posting", "等待发布时间"});
inline constexpr auto receive_pressure = down<pressure_letter>(
    {"A township learns its rank", "乡镇得知名次"}, step<ranking>{"holds until the next letter", "保持到下一次通报"});
inline constexpr auto receive_score = up<score_letter>({"The county receives a score", "县收到得分"},
                                                       step<ranking>{"kept for the next ranking", "留作下次排名"});
inline constexpr auto receive_conduct =
    up<conduct_letter>({"A department hears of a township's week", "部门得知乡镇一周的情况"},
                       step<department_learning>{"trust falls with misses and false records", "漏看与造假使信任下降"},
                       step<endogenous_issue>{"what it hands down is added up", "累计其派活数"});
inline constexpr auto receive_incident =
    up<incident_letter>({"A department hears of an incident", "部门得知事故"},
                        step<department_learning>{"trust falls at once", "信任立即下降"});
inline constexpr auto receive_call =
    up<call_letter>({"A household has called the hotline", "农户拨打热线"},
                    step<hotline>{"a ticket tomorrow, unless it is turned away", "次日派单，除非被筛除"},
                    step<campaigns>{"counts against a campaign that is on", "计入正在进行的专项突击"});
inline constexpr auto receive_closed =
    up<closed_letter>({"The hotline hears that a ticket was closed", "热线得知工单办结"},
                      step<hotline>{"the call-back is counted", "计入回访"});
inline constexpr auto receive_summons =
    down<summons_letter>({"A township is named for its tickets", "乡镇因工单被点名"},
                         step<hotline>{"a leader goes to the county; who did worst may be held to account",
                                       "一名领导赴县；最差者可能被问责"});
inline constexpr auto receive_accusation =
    up<accusation_letter>({"The discipline body receives an accusation", "纪检部门收到举报"},
                          step<accountability>{"looks into it", "开始核查"});
inline constexpr auto receive_verdict =
    down<verdict_letter>({"A township hears what an investigation has found", "乡镇得知核查结论"},
                         step<accountability>{"a case, or the accused may be cleared", "问责，或予以澄清"});
inline constexpr auto receive_posts =
    down<posts_letter>({"A township hears of messages in county groups", "乡镇收到县级群消息"},
                       step<county_groups>{"they stand in its copy of the group", "计入本乡镇所见的群"});
inline constexpr auto collect_posts =
    up<posts_letter>({"The county hears of messages in county groups", "县收到县级群消息"},
                     step<county_groups>{"they wait for the end of the window", "留待时段结束"});

inline constexpr auto receive_joint =
    down<joint_letter>({"A township hears what became of a joint matter", "乡镇得知联办事项的结果"},
                       step<joint_matters>{"counts it", "计数"});
inline constexpr auto receive_request =
    up<request_letter>({"A department is asked for help", "部门收到请求"},
                       step<requests>{"it sinks, or waits for its answer", "石沉大海，或等候答复"});
inline constexpr auto receive_answer =
    down<answer_letter>({"A request is answered", "请求得到答复"},
                        step<requests>{"more time, or a visit with power", "延长期限，或派人执法"});
inline constexpr auto receive_campaign =
    down<campaign_letter>({"A township is told of a campaign", "乡镇接到专项突击命令"},
                          step<campaigns>{"it starts at its hour, or is stopped at once", "到时开始，或立即停止"});

inline constexpr auto receive_apps =
    down<apps_letter>({"A township learns what apps departments want", "乡镇得知部门想要的应用"},
                      step<apps>{"they are there from this day on", "当日起启用"});

inline constexpr auto receive_schemes =
    down<schemes_letter>({"A township learns what schemes run", "乡镇得知正在推行的做法"},
                         step<diffusion>{"their effort holds from this day on", "自当日起按此投入"});

inline constexpr moment end_window{hook::end_window{},
                                   {"A window ends in a township", "乡镇的一个时段结束"},
                                   step<county_groups>{"tells what its people have posted", "上报本地人员所发消息"}};
inline constexpr moment county_ends_window{
    hook::county_ends_window{},
    {"The county ends a window, after its townships", "县的时段结束，后于各乡镇"},
    step<county_groups>{"passes on to each township what the others have posted", "把他处消息转给各乡镇"},
    step<campaigns>{"stops a campaign if the noise has reached it", "民怨传到县领导即叫停专项突击"}};

inline constexpr chapter the_county{
    text{"The county", "县"},
    std::tie(set_up_county, county_begins_week, county_begins_day, department_issues, task_addressed, receive_task,
             receive_pressure, receive_score, receive_conduct, receive_incident, receive_call, receive_closed,
             receive_summons, receive_accusation, receive_verdict, receive_posts, collect_posts, receive_joint,
             receive_request, receive_answer, receive_campaign, receive_apps, receive_schemes, end_window,
             county_ends_window)};

}  // namespace sim::schedule
