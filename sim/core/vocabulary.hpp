/// The words of the field that every layer shares: who acts, what they do, what reaches them.
#pragma once

#include "sim/core/labels.hpp"

namespace sim {

/// Post of a person in the township.
enum class role : std::uint8_t { leader, office_head, office_staff, village_secretary, village_cadre, first_secretary };
template <>
inline constexpr auto labels<role> = std::to_array<label>({
    {"leader", "Township leader", "乡镇领导"},
    {"office_head", "Office head", "站办所负责人"},
    {"office_staff", "Office staff", "站办所干部"},
    {"village_secretary", "Village secretary", "村支书"},
    {"village_cadre", "Village cadre", "村干部"},
    {"first_secretary", "Stationed first secretary", "驻村第一书记"},
});

/// Kind of organisational unit a person belongs to.
enum class unit_kind : std::uint8_t { leadership, office, village };
template <>
inline constexpr auto labels<unit_kind> = std::to_array<label>({
    {"leadership", "Township leadership", "乡镇领导班子"},
    {"office", "Township office", "站办所"},
    {"village", "Village", "村"},
});

/// Purpose of a chat group.
enum class group_kind : std::uint8_t { plenary, office, line, secretaries, special, business, small, county };
template <>
inline constexpr auto labels<group_kind> = std::to_array<label>({
    {"plenary", "Whole-township group", "全镇工作大群"},
    {"office", "Office group", "站办所群"},
    {"line", "Line group", "条线群"},
    {"secretaries", "Village secretaries' group", "村支书群"},
    {"special", "Special group", "专项群"},
    {"business", "Merged business group", "合并业务群"},
    {"small", "Small group made to get through", "另建小群"},
    {"county", "County group", "县级群"},
});

/// Field of public work; lines of one function can share a group.
enum class function : std::uint8_t { party, general, economy, social, safety, environment };
template <>
inline constexpr auto labels<function> = std::to_array<label>({
    {"party", "Party building and discipline", "党建纪检"},
    {"general", "General administration", "综合政务"},
    {"economy", "Agriculture and economy", "农业经济"},
    {"social", "Civil affairs and social services", "民政社会事务"},
    {"safety", "Safety and emergency", "安全应急"},
    {"environment", "Environment and construction", "生态建设"},
});

/// Where a person's time goes; every second of every person lands in exactly one.
enum class activity : std::uint8_t {
    reading_messages,
    searching_back,
    posting_replying,
    phone_confirmation,
    resuming,
    meetings,
    travel,
    forms_reports,
    producing_evidence,
    fabricating_evidence,
    app_duties,
    inspections,
    field_work,
    serving_villagers,
    visiting_households,
    coordinating,
    standby,
    idle_on_duty,
    off_duty
};
template <>
inline constexpr auto labels<activity> = std::to_array<label>({
    {"reading_messages", "Reading messages", "阅读消息"},
    {"searching_back", "Searching back for instructions", "翻找通知"},
    {"posting_replying", "Posting and replying", "发帖回复"},
    {"phone_confirmation", "Phone confirmation", "电话确认"},
    {"resuming", "Resuming after interruption", "打断后恢复"},
    {"meetings", "Meetings", "开会"},
    {"travel", "Travel", "路途"},
    {"forms_reports", "Forms and reports", "填表报数"},
    {"producing_evidence", "Producing evidence", "制作痕迹材料"},
    {"fabricating_evidence", "Fabricating evidence", "编造痕迹材料"},
    {"app_duties", "App duties", "政务应用任务"},
    {"inspections", "Preparing and receiving inspections", "迎检准备"},
    {"field_work", "Field work of tasks", "任务性下村"},
    {"serving_villagers", "Serving villagers who ask", "为群众办事"},
    {"visiting_households", "Visiting households", "入户走访"},
    {"coordinating", "Notices and coordinating", "落实通知与统筹协调"},
    {"standby", "Standby out of precaution", "避责值守"},
    {"idle_on_duty", "Idle on duty", "在岗空闲"},
    {"off_duty", "Off duty", "下班休息"},
});

/// Who made the minute necessary, where it was not a line: lines come first in every cause dimension.
enum class cause : std::uint8_t { villagers, block, person };
template <>
inline constexpr auto labels<cause> = std::to_array<label>({
    {"villagers", "Villagers", "群众"},
    {"block", "The township itself", "乡镇自身"},
    {"person", "The person", "本人"},
});

/// Kind of task that a line department issues.
enum class task_kind : std::uint8_t {
    notice,
    form,
    field_check,
    event_quota,
    study,
    account_quota,
    meeting_call,
    campaign,
    evaluation,
    complaint_ticket
};
template <>
inline constexpr auto labels<task_kind> = std::to_array<label>({
    {"notice", "Notice to act on", "待办通知"},
    {"form", "Form or statistical return", "表格报数"},
    {"field_check", "Field check", "实地巡查"},
    {"event_quota", "Event quota", "活动指标"},
    {"study", "Study or app duty", "学习打卡"},
    {"account_quota", "Repost or follow quota", "转发关注指标"},
    {"meeting_call", "Call to a county meeting", "县级会议通知"},
    {"campaign", "Campaign", "专项行动"},
    {"evaluation", "Evaluation", "考核评比"},
    {"complaint_ticket", "Complaint ticket", "投诉工单"},
});

/// Kind of campaign that the county orders: everybody is called away from whatever is in hand.
enum class campaign_kind : std::uint8_t { night_check, full_coverage, helpers };
template <>
inline constexpr auto labels<campaign_kind> = std::to_array<label>({
    {"night_check", "Check of every household at night", "夜间逐户排查"},
    {"full_coverage", "Coverage of everybody by the evening", "当日全员覆盖"},
    {"helpers", "Helpers from above at weekends", "上级周末下沉帮扶"},
});

/// What can go wrong so that somebody may be held to account.
enum class failure_kind : std::uint8_t { missed, expired, found_out, incident, summons, accusation };
template <>
inline constexpr auto labels<failure_kind> = std::to_array<label>({
    {"missed", "A notice was missed", "通知漏看"},
    {"expired", "A task was given up", "任务逾期作废"},
    {"found_out", "A false record was found out", "造假被发现"},
    {"incident", "An incident", "事故"},
    {"summons", "The township was named for its tickets", "因工单被点名"},
    {"accusation", "An accusation was well-founded", "举报属实"},
});

/// Kind of message in a chat group.
enum class message_kind : std::uint8_t { notice, duplicate, acknowledgement, evidence, chatter, applause, presence };
template <>
inline constexpr auto labels<message_kind> = std::to_array<label>({
    {"notice", "Notice", "通知"},
    {"duplicate", "Duplicate of a notice", "重复转发"},
    {"acknowledgement", "Acknowledgement", "收到回复"},
    {"evidence", "Evidence post", "晒图留痕"},
    {"chatter", "Chatter", "闲聊"},
    {"applause", "Applause for a leader", "点赞跟帖"},
    {"presence", "Post to show that a group is at work", "例行点名转发"},
});

/// How a person attends to the phone.
enum class attention_policy : std::uint8_t { push, batch, mute, quit };
template <>
inline constexpr auto labels<attention_policy> = std::to_array<label>({
    {"push", "Answers every alert", "随时查看"},
    {"batch", "Checks at fixed times", "定时集中查看"},
    {"mute", "Mutes and looks when uneasy", "免打扰"},
    {"quit", "Left the groups", "退群"},
});

/// What reaches a township at a time set before. What comes at the same second comes in this order.
enum class timer_kind : std::uint8_t {
    post_notice,
    leader_asks,
    deadline,
    walk_in,
    come_again,
    patience,
    team_meets,
    campaign_round,
    collected_post
};
template <>
inline constexpr auto labels<timer_kind> = std::to_array<label>({
    {"post_notice", "A task is posted", "任务发布"},
    {"leader_asks", "A leader asks after an assignment", "领导追问事项"},
    {"deadline", "A deadline comes", "期限到达"},
    {"walk_in", "A villager walks in", "群众上门"},
    {"come_again", "A villager who was told to comes again", "被要求改日再来者返回"},
    {"patience", "A villager loses patience", "群众失去耐心"},
    {"team_meets", "A village team is to meet", "村班子约定集合"},
    {"campaign_round", "An hour of a campaign begins", "专项突击的一小时开始"},
    {"collected_post", "A line posts what was not urgent", "条线集中发布非急件"},
});

}  // namespace sim
