/// Description of everything that one township's run consists of: its township, its ranking and what is due tomorrow.
#pragma once

#include "sim/core/state.hpp"
#include "sim/model/world.hpp"
#include "sim/population/description/township.hpp"

namespace sim {

template <>
struct state_description<ranking_counts> {
    using S = ranking_counts;
    static constexpr text title{"what a village did since the last bulletin", "村自上期通报以来的情况"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, evidence_reported), "1", {"Evidence items reported.", "上报材料件数。"}),
                          kept(SIM_NAME(S, evidence_true), "1", {"Of these from real work.", "其中据实制作的。"}),
                          kept(SIM_NAME(S, activity_reported), "1", {"Work reported done.", "上报办结数。"}),
                          kept(SIM_NAME(S, activity_true), "1", {"Of this truly done.", "其中真正完成的。"}),
                          kept(SIM_NAME(S, needs_met), "1", {"Needs met.", "办结的诉求数。"}),
                          kept(SIM_NAME(S, needs_arisen), "1", {"Needs arisen.", "产生的诉求数。"})};
    }
};

template <>
struct state_description<bulletin> {
    using S = bulletin;
    static constexpr text title{"bulletin: one ranking of the villages", "通报：一次村排名"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, day), "d", {"Day of the run.", "运行日。"}),
            kept(SIM_NAME(S, score_reported), "1", {"Score of each village as reported.", "各村上报得分。"}),
            kept(SIM_NAME(S, score_true), "1", {"Score of what truly happened.", "各村真实得分。"}),
            kept(SIM_NAME(S, rank), "1", {"Rank of each village; 1: best.", "各村名次；1 为最好。"}),
            kept(SIM_NAME(S, mark), "1", {"1: praised, -1: named, 0: neither.", "1 表扬，-1 点名，0 皆无。"})};
    }
};

template <>
struct state_description<ranking_state> {
    using S = ranking_state;
    static constexpr text title{"what the ranking remembers", "排名的记忆"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, since_bulletin), "1", {"What each village did since.", "各村此后的情况。"}),
            kept(SIM_NAME(S, bulletins), "1", {"Bulletins of the current recorded period.", "当前记录期内的通报。"}),
            kept(SIM_NAME(S, last_day), "d", {"Day of the last bulletin.", "上期通报的日期。"}, "ranking"),
            kept(SIM_NAME(S, township_pressure), "1",
                 {"From the county's ranking of townships.", "县对乡镇排名带来的压力。"})};
    }
};

template <>
struct state_description<founding> {
    using S = founding;
    static constexpr text title{"group to be founded tomorrow", "次日将新建的群"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, line), "1", {"By which line.", "由哪条线新建。"}),
                          kept(SIM_NAME(S, number), "1", {"Of the line's groups.", "该条线的第几个群。"}),
                          kept(SIM_NAME(S, key), "1", {"Occasion; identifies it in draws.", "缘由；抽样中的标识。"}),
                          kept(SIM_NAME(S, defensive), "1",
                               {"To get through to those who missed a notice.", "是否为确保通知到人。"})};
    }
};

template <>
struct state_description<diary_entry> {
    using S = diary_entry;
    static constexpr text title{"booking of a person who keeps a diary", "记日志者的一笔时间"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, from), "s", {"Begin.", "开始。"}),
                          kept(SIM_NAME(S, to), "s", {"End.", "结束。"}),
                          kept(SIM_NAME(S, what), "1", {"Activity.", "活动。"}),
                          kept(SIM_NAME(S, cause), "1", {"Cause.", "起因。"}),
                          kept(SIM_NAME(S, queue), "1", {"Assignments on the desk.", "手头任务数。"}),
                          kept(SIM_NAME(S, pending), "1", {"Notices not yet noticed.", "未看到的通知数。"}),
                          kept(SIM_NAME(S, groups), "1", {"Memberships.", "所在群数。"})};
    }
};

template <>
struct state_description<world> {
    using S = world;
    static constexpr text title{"run of a township", "一个乡镇的运行"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, plan), {"Its scenario.", "情景。"}),
            kept(SIM_NAME(S, now), "1", {"The township.", "乡镇。"}),
            derived(SIM_NAME(S, in_force), {"Rules of today, from scenario and date.", "当日规则，由情景和日期得出。"}),
            kept(SIM_NAME(S, ranking), "1", {"What the ranking remembers.", "排名的记忆。"}),
            derived(SIM_NAME(S, outbox), {"Letters; empty between windows.", "待寄信件；时段之间为空。"}),
            kept(SIM_NAME(S, foundings), "1", {"Groups to be founded tomorrow.", "次日将新建的群。"}),
            derived(SIM_NAME(S, unread_slots), {"Scratch of a check of the phone.", "查看手机时的暂存。"}),
            derived(SIM_NAME(S, looks), {"Scratch of a check of the phone.", "查看手机时的暂存。"}),
            derived(SIM_NAME(S, resuming_seconds),
                    {"Time to resume after interruptions, tabulated.", "打断后恢复用时表。"}),
            kept(SIM_NAME(S, diary), "1", {"Of the person who keeps one.", "记日志者的日志。"})};
    }
};

static_assert(every_state_described<ranking_counts>() && every_state_described<bulletin>());
static_assert(every_state_described<ranking_state>() && every_state_described<founding>());
static_assert(every_state_described<diary_entry>() && every_state_described<world>());

}  // namespace sim
