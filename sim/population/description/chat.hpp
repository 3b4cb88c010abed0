/// Description of the state of chat groups and of what each member has seen of them.
#pragma once

#include "sim/core/state.hpp"
#include "sim/population/chat_groups.hpp"

namespace sim {

template <>
struct state_description<group> {
    using S = group;
    static constexpr text title{"chat group", "工作群"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, id), "1", {"Identifier.", "标识。"}),
            kept(SIM_NAME(S, name), "1", {"English name.", "英文名称。"}),
            kept(SIM_NAME(S, name_zh), "1", {"Chinese name.", "中文名称。"}),
            kept(SIM_NAME(S, kind), "1", {"Purpose.", "用途。"}),
            kept(SIM_NAME(S, field), "1", {"Field of public work.", "工作领域。"}),
            kept(SIM_NAME(S, lines), "1", {"Lines that use it, a bit each.", "使用该群的条线，每条线一位。"}),
            kept(SIM_NAME(S, members), "1", {"Persons in it, ascending.", "成员（升序）。"}),
            kept(SIM_NAME(S, county_group), "1",
                 {"Group of the county of which this is a copy; -1: none.", "所对应的县级群；-1 为无。"}),
            kept(SIM_NAME(S, members_elsewhere), "1",
                 {"Members of such a group outside the township, on the first day.",
                  "县级群首日在本乡镇以外的成员数。"}),
            kept(SIM_NAME(S, record_slot), "1", {"Row under which it is recorded.", "记录时所在的行。"}),
            kept(SIM_NAME(S, key), "1", {"Identifies it in draws, in every arm.", "抽样中的标识，各方案相同。"}),
            kept(SIM_NAME(S, keeper), "1", {"Who keeps it alive; -1: nobody.", "维持该群活跃者；-1 为无。"}),
            kept(SIM_NAME(S, founded_on), "d",
                 {"Day on which it was founded; -1: before the run.", "建群日；-1 为运行之前。"}),
            kept(SIM_NAME(S, last_notice_day), "d", {"Day of the last notice.", "最近一次通知的日期。"}),
            kept(SIM_NAME(S, pages), "1", {"Recent uses of @all, decaying.", "近期 @所有人 次数（衰减）。"}),
            kept(SIM_NAME(S, discussion_allowed), "1",
                 {"Replies, chatter and applause are allowed.", "是否允许回复、闲聊和点赞。"}),
            kept(SIM_NAME(S, photos_allowed), "1", {"Photos are allowed.", "是否允许晒图。"})};
    }
};

template <>
struct state_description<group_counters> {
    using S = group_counters;
    static constexpr text title{"message counters of the groups, one value per group", "各群消息计数，每群一个值"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, total), "1", {"Messages posted.", "消息数。"}),
            kept(SIM_NAME(S, notices), "1", {"Notices among them.", "其中通知数。"}),
            kept(SIM_NAME(S, leader_posts), "1", {"Posts of leaders among them.", "其中领导发言数。"}),
            kept(SIM_NAME(S, owner), "1", {"Cause of the time spent reading it.", "阅读该群所花时间的起因。"}),
            kept(SIM_NAME(S, chatter_per_read), "1",
                 {"Replies of one reader per message read; negative: nobody may answer.",
                  "每读一条消息引出的回复数；负值表示禁止回复。"})};
    }
};

template <>
struct state_description<membership> {
    using S = membership;
    static constexpr text title{"membership of a person in a group", "一人在一群中的成员关系"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, group), "1", {"The group.", "所在群。"}),
                          kept(SIM_NAME(S, read_up_to), "1", {"Messages less those unread.", "已读到的消息数。"}),
                          kept(SIM_NAME(S, seen_total), "1", {"Messages at the last check.", "上次查看时的消息数。"}),
                          kept(SIM_NAME(S, muted), "1", {"The person never opens this group.", "本人从不打开该群。"})};
    }
};

template <>
struct state_description<group_reading> {
    using S = group_reading;
    static constexpr text title{"what a member has read of a group and owes it", "成员在一群中已读的内容与待作的回复"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, seen_notices), "1", {"Notices seen.", "已见通知数。"}),
            kept(SIM_NAME(S, seen_leader_posts), "1", {"Posts of leaders seen.", "已见领导发言数。"}),
            kept(SIM_NAME(S, acknowledgements_due), "1",
                 {"Acknowledgements due, with the fraction.", "待回的“收到”数（含小数）。"}),
            kept(SIM_NAME(S, chatter_due), "1", {"Chatter due, with the fraction.", "待发的闲聊数（含小数）。"}),
            kept(SIM_NAME(S, applause_due), "1", {"Applause due, with the fraction.", "待点的赞数（含小数）。"}),
            kept(SIM_NAME(S, read), "1", {"Messages read so far.", "累计已读消息数。"}, "attention"),
            kept(SIM_NAME(S, relevant), "1", {"Of these of the reader's duty, expected.", "其中与职责有关的期望数。"},
                 "attention"),
            kept(SIM_NAME(S, notices_due), "1", {"Fraction of a relevant notice read.", "已读相关通知的小数部分。"},
                 "attention"),
            kept(SIM_NAME(S, duty_share), "1",
                 {"Of the group's lines, those that the reader carries.", "该群条线中由本人承担的比例。"})};
    }
};

template <>
struct state_description<held_notice> {
    using S = held_notice;
    static constexpr text title{"notice that waits for a collected post", "等待集中发布的通知"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, assignment), "1", {"The assignment that it announces.", "所通知的事项。"}),
            kept(SIM_NAME(S, generation), "1", {"Use of its place in the pool.", "所在存储位的使用次数。"}),
            kept(SIM_NAME(S, digest), "1", {"It says what matters.", "是否为提炼后的要点。"})};
    }
};

static_assert(every_state_described<held_notice>());
static_assert(every_state_described<group>() && every_state_described<group_counters>());
static_assert(every_state_described<membership>() && every_state_described<group_reading>());

}  // namespace sim
