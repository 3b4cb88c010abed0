/// Description of the county's state.
#pragma once

#include "sim/core/state.hpp"
#include "sim/model/county_world.hpp"
#include "sim/population/description/township.hpp"

namespace sim {

template <>
struct state_description<department_state> {
    using S = department_state;
    static constexpr text title{"line department", "条线部门"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, field), "1", {"Field of public work.", "业务领域。"}),
            kept(SIM_NAME(S, weight), "1", {"Share of the stream of tasks.", "任务流份额。"}, "task_issue"),
            kept(SIM_NAME(S, uploads_asked), "1", {"It wants results in its groups.", "是否要求群里晒图报结果。"}),
            kept(SIM_NAME(S, grading), "1", {"Weight of visible work in its grading.", "考核中显绩的权重。"},
                 "endogenous_issue"),
            kept(SIM_NAME(S, visibility), "1", {"Of its work; 1: the mean department.", "工作显示度；1 为部门平均。"},
                 "endogenous_issue"),
            kept(SIM_NAME(S, growth), "1", {"Issue beyond the base, over the base.", "加发量与基数之比。"},
                 "endogenous_issue"),
            kept(SIM_NAME(S, issued_this_week), "1", {"Tasks per township.", "本周下达到每乡镇的任务数。"}),
            kept(SIM_NAME(S, handed_down), "1", {"Assignments that townships report.", "各乡镇上报的本周承办数。"},
                 "endogenous_issue"),
            kept(SIM_NAME(S, restraint), "1", {"Share of its tasks that it gives up.", "因下评上而少发的任务比例。"},
                 "endogenous_issue"),
            kept(SIM_NAME(S, trust), "1", {"In each township.", "对各乡镇的信任。"}, "department_learning"),
            kept(SIM_NAME(S, regained), "1",
                 {"Control over each township regained, over all that it had.", "对各乡镇已回补的管控（占原有之比）。"},
                 "substitution")};
    }
};

template <>
struct state_description<open_ticket> {
    using S = open_ticket;
    static constexpr text title{"call that becomes a ticket tomorrow", "次日派单的来电"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, township), "1", {"Township.", "乡镇。"}),
                          kept(SIM_NAME(S, household), "1", {"Household.", "农户。"}),
                          kept(SIM_NAME(S, village), "1", {"Village.", "村。"}),
                          kept(SIM_NAME(S, unreasonable), "1", {"Unreasonable.", "是否无理。"}),
                          kept(SIM_NAME(S, called), "d", {"Day of the call.", "来电日。"})};
    }
};

template <>
struct state_description<ticket_record> {
    using S = ticket_record;
    static constexpr text title{"tickets of a township since the first of the month", "乡镇当月工单"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, closed), "1", {"Closed.", "办结数。"}),
                          kept(SIM_NAME(S, satisfied), "1", {"Of these reported satisfied.", "其中上报满意数。"})};
    }
};

template <>
struct state_description<investigation> {
    using S = investigation;
    static constexpr text title{"accusation that the discipline body looks into", "纪检部门核查中的举报"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, township), "1", {"Township.", "乡镇。"}),
                          kept(SIM_NAME(S, who), "1", {"Who is accused.", "被举报人。"}),
                          kept(SIM_NAME(S, accused), "d", {"Day of the accusation.", "举报日。"}),
                          kept(SIM_NAME(S, founded), "1", {"Well-founded.", "是否属实。"})};
    }
};

template <>
struct state_description<campaign_order> {
    using S = campaign_order;
    static constexpr text title{"campaign that the county has ordered", "县下令的一次专项突击"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, key), "1", {"Identifies it in draws.", "抽样中的标识。"}),
            kept(SIM_NAME(S, kind), "1", {"Kind.", "类型。"}),
            kept(SIM_NAME(S, line), "1", {"Department in whose matter it is.", "所属部门。"}),
            kept(SIM_NAME(S, ends), "s", {"When it ends at the latest.", "最迟结束时刻。"}),
            kept(SIM_NAME(S, calls), "1", {"Calls to the hotline since the order.", "下令以来的热线来电数。"}),
            kept(SIM_NAME(S, stopped), "1", {"The leadership has stopped it.", "是否已被叫停。"})};
    }
};

template <>
struct state_description<joint_matter> {
    using S = joint_matter;
    static constexpr text title{"matter that concerns several departments", "涉及多个部门的联办事项"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, key), "1", {"Identifies it in draws.", "抽样中的标识。"}),
                          kept(SIM_NAME(S, township), "1", {"Township.", "乡镇。"}),
                          kept(SIM_NAME(S, line), "1", {"Department that calls the meetings.", "召集部门。"}),
                          kept(SIM_NAME(S, seats), "1", {"Departments concerned.", "涉及部门数。"}, "joint_matters"),
                          kept(SIM_NAME(S, arisen), "d", {"Day on which it arose.", "产生日。"}),
                          kept(SIM_NAME(S, rounds), "1", {"Rounds held.", "已开协调会次数。"}, "joint_matters")};
    }
};

template <>
struct state_description<request> {
    using S = request;
    static constexpr text title{"what staff ask of a department", "基层向部门提出的请求"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, line), "1", {"Department.", "部门。"}),
            kept(SIM_NAME(S, kind), "1", {"Kind of the task.", "任务类型。"}),
            kept(SIM_NAME(S, village), "1", {"Village that needs power; -1: none.", "需要执法的村；-1 为无。"}),
            kept(SIM_NAME(S, assignment), "1", {"Assignment that needs time; -1: none.", "需要延期的分派；-1 为无。"}),
            kept(SIM_NAME(S, generation), "1", {"Of its place in the pool.", "该存储位的使用次数。"}),
            kept(SIM_NAME(S, luck), "1", {"Luck of the request.", "该请求的随机数。"}),
            kept(SIM_NAME(S, key), "1", {"Task of the asking assignment.", "提出请求的任务。"}),
            kept(SIM_NAME(S, seat), "1", {"Its seat.", "其席位。"})};
    }
};

template <>
struct state_description<open_request> {
    using S = open_request;
    static constexpr text title{"request of a township that will be answered", "将予答复的乡镇请求"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, township), "1", {"Township.", "乡镇。"}),
                          kept(SIM_NAME(S, due), "d", {"Day of the answer.", "答复日。"}),
                          kept(SIM_NAME(S, asked), "1", {"What is asked.", "请求内容。"})};
    }
};

template <>
struct state_description<scheme> {
    using S = scheme;
    static constexpr text title{"scheme that spreads from county to county", "在县与县之间扩散的做法"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, number), "1", {"Week in which it arose.", "出现于第几周。"}, "diffusion"),
                          kept(SIM_NAME(S, press), "1", {"Visibility in the press.", "受关注程度。"}, "diffusion"),
                          kept(SIM_NAME(S, share_elsewhere), "1",
                               {"Of other counties that have it.", "已采用的其他县比例。"}, "diffusion"),
                          kept(SIM_NAME(S, patience), "1",
                               {"Pull that the county still withstands.", "本县采用前尚能承受的推动。"}, "diffusion"),
                          kept(SIM_NAME(S, line), "1", {"The department in the lead.", "牵头部门。"}),
                          kept(SIM_NAME(S, adopted_week), "1",
                               {"Week of adoption; -1: not adopted.", "采用的周；-1 为未采用。"}, "diffusion")};
    }
};

template <>
struct state_description<county> {
    using S = county;
    static constexpr text title{"county", "县"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, random), {"Luck that all townships share.", "各乡镇共用的随机源。"}),
            kept(SIM_NAME(S, today), "d", {"Days since the start.", "自首日起的天数。"}),
            kept(SIM_NAME(S, departments), "1", {"Departments.", "各部门。"}),
            derived(SIM_NAME(S, groups_at_start), {"Chat groups of a township.", "每乡镇的群数。"}),
            kept(SIM_NAME(S, scores), "1", {"Score of each township at its last bulletin.", "各乡镇最近通报的得分。"}),
            derived(SIM_NAME(S, fresh_posts),
                    {"Not yet passed on; empty between windows.", "待转消息；时段之间为空。"}),
            kept(SIM_NAME(S, tickets), "1", {"Calls of today.", "当日来电。"}),
            kept(SIM_NAME(S, tickets_of_month), "1", {"Of each township.", "各乡镇当月工单。"}),
            kept(SIM_NAME(S, investigations), "1", {"Accusations looked into.", "核查中的举报。"}),
            kept(SIM_NAME(S, matters), "1", {"Joint matters that nobody has taken.", "无人接办的联办事项。"}),
            kept(SIM_NAME(S, requests), "1", {"Requests that will be answered.", "将予答复的请求。"}),
            kept(SIM_NAME(S, schemes), "1", {"Schemes that spread or run.", "正在扩散或推行的做法。"}),
            kept(SIM_NAME(S, scheme_week), "1", {"Weeks in which schemes have spread.", "做法已扩散的周数。"},
                 "diffusion"),
            kept(SIM_NAME(S, taste), "1", {"Of the leadership for showy schemes.", "县领导对亮点做法的热衷程度。"},
                 "diffusion"),
            kept(SIM_NAME(S, orders), "1", {"Campaigns that are not over.", "尚未结束的专项突击。"}),
            kept(SIM_NAME(S, messages), "1",
                 {"Posted by departments in the current recorded period.", "当前记录期内部门所发消息。"})};
    }
};

template <>
struct state_description<county_world> {
    using S = county_world;
    static constexpr text title{"run of a county", "一个县的运行"};
    static constexpr auto fields() {
        return std::tuple{
            derived(SIM_NAME(S, plan), {"Its scenario.", "情景。"}),
            kept(SIM_NAME(S, now), "1", {"The county.", "县。"}),
            derived(SIM_NAME(S, outbox), {"Letters; empty between windows.", "待寄信件；时段之间为空。"})};
    }
};

static_assert(every_state_described<department_state>() && every_state_described<open_ticket>());
static_assert(every_state_described<ticket_record>() && every_state_described<investigation>());
static_assert(every_state_described<campaign_order>() && every_state_described<joint_matter>());
static_assert(every_state_described<scheme>());
static_assert(every_state_described<request>() && every_state_described<open_request>());
static_assert(every_state_described<county>() && every_state_described<county_world>());

}  // namespace sim
