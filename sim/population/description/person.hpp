/// Description of a person's state variables and of what lies on a person's desk.
#pragma once

#include "sim/core/state.hpp"
#include "sim/population/township.hpp"

namespace sim {

template <>
struct state_description<appointment> {
    using S = appointment;
    static constexpr text title{"appointment of a person today", "人员当日的约定"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, depart), "s", {"Departure, after the first midnight.", "出发时刻。"}),
                          kept(SIM_NAME(S, travel), "s", {"Travel each way.", "单程路途。"}),
                          kept(SIM_NAME(S, duration), "s", {"Time there.", "在场时间。"}),
                          kept(SIM_NAME(S, cause), "1", {"Who made it necessary (cause).", "起因。"}),
                          kept(SIM_NAME(S, what), "1", {"Activity.", "活动。"})};
    }
};

template <>
struct state_description<pending_notice> {
    using S = pending_notice;
    static constexpr text title{"notice posted and not yet noticed by a person", "已发布而该人员尚未看到的通知"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, assignment), "1", {"The assignment it announces.", "所通知的任务分派。"}),
            kept(SIM_NAME(S, slot), "1",
                 {"Its group, among the person's memberships.", "所在群（在本人各群中的序号）。"}),
            kept(SIM_NAME(S, paged), "1", {"Sent with @all.", "是否 @所有人。"}),
            kept(SIM_NAME(S, digest), "1",
                 {"Key points and a local opinion instead of the raw notice.", "是否已提炼要点并附本地意见。"}),
            kept(SIM_NAME(S, copy), "1",
                 {"How often it had been posted to the person before.", "此前向此人发过的次数。"}),
            kept(SIM_NAME(S, position), "1", {"Messages in the group when it was posted.", "发布时群内消息数。"}),
            kept(SIM_NAME(S, unread_above), "1",
                 {"Unread messages above it after the last check; -1: no check has passed it.",
                  "上次查看后其上方的未读消息数；-1 为尚未翻到。"})};
    }
};

template <>
struct state_description<person> {
private:
    using S = person;
    static constexpr auto present() {
        return std::tuple{
            kept(SIM_NAME(S, clock), "s",
                 {"Time is booked up to here, after the first midnight.", "时间已记至此刻（自首日零点起）。"}),
            kept(SIM_NAME(S, doing), "1", {"Present activity.", "当前活动。"}),
            kept(SIM_NAME(S, post), "1", {"Post.", "职务。"}),
            kept(SIM_NAME(S, doing_cause), "1", {"Who made it necessary (cause).", "当前活动的起因。"}),
            kept(SIM_NAME(S, current), "1", {"Assignment in hand; -1: none.", "手头的任务分派；-1 为无。"})};
    }
    static constexpr auto phone() {
        return std::tuple{
            kept(SIM_NAME(S, next_check), "s", {"Next check of the phone.", "下次查看手机的时刻。"}, "attention"),
            kept(SIM_NAME(S, last_check), "s", {"Last check of the phone.", "上次查看手机的时刻。"}, "attention"),
            kept(SIM_NAME(S, checks_today), "1", {"Checks of the phone today.", "当日查看手机次数。"}, "attention"),
            kept(SIM_NAME(S, choices_today), "1", {"Choices between assignments today.", "当日在事项间取舍的次数。"}),
            kept(SIM_NAME(S, free_moments_today), "1",
                 {"Moments on duty with nothing to do, today.", "当日在岗而无事的次数。"}),
            kept(SIM_NAME(S, attention_today), "s", {"Time spent on messages today.", "当日用于消息的时间。"},
                 "attention"),
            kept(SIM_NAME(S, interruption_length), "s",
                 {"Time lost from the assignment since it was cut.", "手头任务被打断以来的时间。"}),
            kept(SIM_NAME(S, arrival_rate), "1/s",
                 {"Messages per second, as the person has come to expect.", "本人预期的消息到达率。"}, "attention")};
    }
    static constexpr auto place() {
        return std::tuple{
            kept(SIM_NAME(S, efficiency), "1", {"Standard seconds of work done in a second.", "每秒完成的标准工时。"},
                 "fatigue"),
            kept(SIM_NAME(S, first_membership), "1", {"First of the person's memberships.", "本人首个群成员记录。"}),
            kept(SIM_NAME(S, n_memberships), "1", {"Number of memberships.", "所在群数。"}),
            kept(SIM_NAME(S, unit), "1", {"Organisational unit.", "所在单位。"}),
            kept(SIM_NAME(S, village), "1", {"Village served or liaised with; -1: none.", "服务或联系的村；-1 为无。"}),
            kept(SIM_NAME(S, policy), "1", {"How the person attends to the phone.", "对待手机消息的方式。"},
                 "attention")};
    }
    static constexpr auto today() {
        return std::tuple{
            kept(SIM_NAME(S, on_duty_today), "1", {"On duty today.", "当日是否在岗。"}),
            kept(SIM_NAME(S, was_interrupted), "1",
                 {"A check or a call cut the assignment in hand.", "手头任务是否被查看手机或来电打断。"}),
            kept(SIM_NAME(S, keeps_diary), "1", {"Every booking is written down.", "是否记录本人每一笔时间。"}),
            kept(SIM_NAME(S, duty_seconds_today), "s", {"Duty so far today.", "当日已工作时间。"}),
            kept(SIM_NAME(S, outside_hours_seconds_today), "s",
                 {"Of these outside office hours.", "其中工作时间以外。"}),
            kept(SIM_NAME(S, message_seconds_today), "s", {"Of these on messages.", "其中用于消息。"}),
            kept(SIM_NAME(S, calls_waiting), "1", {"Confirmation calls to be taken.", "待接的确认电话。"},
                 "missed_notices"),
            kept(SIM_NAME(S, searches_waiting), "1",
                 {"Notices to be searched back for because somebody asked.", "被追问后待翻找的通知。"},
                 "missed_notices")};
    }
    static constexpr auto desk() {
        return std::tuple{
            kept(SIM_NAME(S, queue), "1", {"Assignments noticed and not yet completed.", "已看到而未办结的任务分派。"}),
            kept(SIM_NAME(S, pending), "1", {"Notices not yet noticed.", "尚未看到的通知。"}),
            kept(SIM_NAME(S, appointments), "1", {"Of today, by departure.", "当日约定，按出发时刻排列。"})};
    }
    static constexpr auto duty() {
        return std::tuple{
            kept(SIM_NAME(S, travel), "s",
                 {"From the desk to the households of the served village.", "从办公处到所服务村农户的路途。"}),
            kept(SIM_NAME(S, office_distance), "s",
                 {"From the desk to the township seat.", "从办公处到乡镇驻地的路途。"}),
            kept(SIM_NAME(S, lines), "1", {"Lines carried, a bit each.", "承担的条线，每条线一位。"}),
            kept(SIM_NAME(S, posts_due), "1",
                 {"Posts that a leader owes the whole-township group, with the fraction.",
                  "领导在全镇大群待发的消息数（含小数）。"},
                 "messages"),
            kept(SIM_NAME(S, presence_due), "1",
                 {"Posts due in the groups that the person keeps, with the fraction.",
                  "在所维持的群内待发的例行消息数（含小数）。"},
                 "messages"),
            kept(SIM_NAME(S, groups_kept), "1", {"Groups that the person keeps alive.", "所维持的群数。"}),
            kept(SIM_NAME(S, presence_turn), "1",
                 {"Whose turn among these groups is next.", "下一条例行消息轮到其中第几个群。"}, "messages"),
            kept(SIM_NAME(S, call_cause), "1", {"Line of the waiting calls.", "待接电话的条线。"}, "missed_notices"),
            kept(SIM_NAME(S, search_cause), "1", {"Line of the waiting searches.", "待翻找通知的条线。"},
                 "missed_notices")};
    }
    static constexpr auto overnight() {
        return std::tuple{kept(SIM_NAME(S, duty_seconds_week), "s",
                               {"Duty this week up to last midnight.", "本周至昨夜零点的工作时间。"}),
                          kept(SIM_NAME(S, carried), "s",
                               {"Rest of a stretch that began before midnight.", "零点前开始的时段延续到今日的部分。"}),
                          kept(SIM_NAME(S, carried_activity), "1", {"Its activity.", "该时段的活动。"}),
                          kept(SIM_NAME(S, carried_cause), "1", {"Its cause.", "该时段的起因。"})};
    }
    static constexpr auto slow() {
        return std::tuple{
            kept(SIM_NAME(S, weekly_hours), "h", {"Weekly hours, moving average.", "每周工时的移动平均。"}, "fatigue"),
            kept(SIM_NAME(S, fatigue), "1", {"Fatigue, in standard deviations.", "疲劳（标准差）。"}, "fatigue"),
            kept(SIM_NAME(S, norm), "1", {"Inner norm against fabrication.", "反对弄虚作假的内心规范。"},
                 "fabrication"),
            kept(SIM_NAME(S, norm_at_start), "1", {"The norm at the start.", "期初的内心规范。"}, "fabrication"),
            kept(SIM_NAME(S, deterrence), "1", {"Memory of having been caught.", "被查处的记忆。"}, "fabrication"),
            kept(SIM_NAME(S, blame), "1", {"Memory of having been blamed.", "被问责的记忆。"}),
            kept(SIM_NAME(S, motivation), "1", {"Motivation, in standard deviations.", "工作动力（标准差）。"}),
            kept(SIM_NAME(S, familiarity), "1", {"With the served village, 0 to 1.", "对所服务村的熟悉程度，0 至 1。"},
                 "familiarity"),
            kept(SIM_NAME(S, rotation), "s", {"When the post changes hands.", "岗位轮换的时刻。"}, "familiarity")};
    }
    static constexpr auto strain() {
        return std::tuple{
            kept(SIM_NAME(S, precaution), "1",
                 {"Memory of having been held to account, decaying.", "被问责后的戒备（衰减）。"}, "accountability"),
            kept(SIM_NAME(S, exhaustion), "1", {"Exhaustion, in standard deviations.", "倦怠（标准差）。"},
                 "exhaustion"),
            kept(SIM_NAME(S, susceptibility), "1",
                 {"Exhaustion without any strain, in standard deviations.", "无压力时的倦怠（标准差）。"},
                 "exhaustion"),
            kept(SIM_NAME(S, hindrance_seconds_week), "s",
                 {"Work of this week that hinders, up to now.", "本周至今的阻碍性工作时间。"}),
            kept(SIM_NAME(S, served_this_week), "1", {"Villagers served this week.", "本周已办理的群众数。"},
                 "exhaustion"),
            kept(SIM_NAME(S, app_seconds_due), "s", {"Duties in apps that are left today.", "当日尚未完成的应用任务。"},
                 "apps"),
            kept(SIM_NAME(S, gaming_again), "d",
                 {"From this day on study can be gamed again.", "自该日起又可挂机刷学时。"}, "apps")};
    }
    static constexpr auto tenure() {
        return std::tuple{
            kept(SIM_NAME(S, vacant), "1", {"Nobody holds the post.", "岗位是否空缺。"}),
            kept(SIM_NAME(S, vacant_until), "d", {"Day on which a successor takes it up.", "继任者到岗日。"}),
            kept(SIM_NAME(S, since), "d", {"Day on which the present holder took it up.", "现任到岗日。"}),
            kept(SIM_NAME(S, holders_before), "1", {"Holders who have left it.", "已离岗的前任数。"})};
    }
    static constexpr auto totals() {
        return std::tuple{
            kept(SIM_NAME(S, total_duty_seconds), "s", {"Duty since the start.", "累计工作时间。"}),
            kept(SIM_NAME(S, total_outside_hours_seconds), "s",
                 {"Of these outside office hours.", "其中工作时间以外。"}),
            kept(SIM_NAME(S, total_message_seconds), "s", {"Of these on messages.", "其中用于消息。"}),
            kept(SIM_NAME(S, total_assigned), "1", {"Assignments received since the start.", "累计接到的任务分派。"}),
            kept(SIM_NAME(S, total_missed), "1", {"Of these missed at first.", "其中起初错过的。"}, "missed_notices"),
            kept(SIM_NAME(S, total_records), "1", {"Work reported done since the start.", "累计上报办结数。"}),
            kept(SIM_NAME(S, total_false_records), "1", {"Of these false.", "其中虚报的。"})};
    }

public:
    static constexpr text title{"person", "人员"};
    static constexpr auto fields() {
        return std::tuple_cat(present(), phone(), place(), today(), desk(), duty(), overnight(), slow(), strain(),
                              tenure(), totals());
    }
};

static_assert(every_state_described<appointment>() && every_state_described<pending_notice>());
static_assert(every_state_described<person>());

}  // namespace sim
