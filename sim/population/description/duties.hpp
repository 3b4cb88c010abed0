/// Description of the state of tasks, assignments and needs.
#pragma once

#include "sim/core/state.hpp"
#include "sim/population/township.hpp"

namespace sim {

template <>
struct state_description<task> {
    using S = task;
    static constexpr text title{"task of a line as it reached the township", "下达到乡镇的任务"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, key), "1", {"Identifies it in draws, in every arm.", "抽样中的标识，各方案相同。"}),
            kept(SIM_NAME(S, issued), "s", {"When it was issued.", "下达时刻。"}),
            kept(SIM_NAME(S, deadline), "s", {"When it is due.", "期限。"}),
            kept(SIM_NAME(S, line), "1", {"Its line.", "条线。"}),
            kept(SIM_NAME(S, kind), "1", {"Its kind.", "任务类型。"}),
            kept(SIM_NAME(S, tiers), "1", {"Tiers above the county that passed it down.", "县以上经手层级数。"}),
            kept(SIM_NAME(S, to_villages), "1", {"It goes to villages.", "是否下达到村。"}),
            kept(SIM_NAME(S, village), "1", {"The one village it concerns; -1: none.", "所涉单个村；-1 为无。"}),
            kept(SIM_NAME(S, household), "1", {"Household that has called; -1: none.", "来电农户；-1 为无。"}),
            kept(SIM_NAME(S, unreasonable), "1", {"What it asks for is unreasonable.", "诉求是否无理。"}),
            kept(SIM_NAME(S, open), "1", {"Assignments not yet closed.", "未了结的任务分派数。"}),
            kept(SIM_NAME(S, asked_work), "s",
                 {"Work per recipient that its origin asked for.", "发起层级要求的人均工作量。"}),
            kept(SIM_NAME(S, work), "s", {"Work per recipient after layering.", "层层加码后的人均工作量。"}),
            kept(SIM_NAME(S, evidence_items), "1", {"Evidence items per recipient.", "人均材料件数。"}),
            kept(SIM_NAME(S, calls), "1", {"Probability of a call after its notice.", "通知后电话确认的概率。"}),
            kept(SIM_NAME(S, visits), "1",
                 {"Rise of the probability of an inspection, in place of lost control.",
                  "为弥补失去的管控，检查概率的增幅。"}),
            kept(SIM_NAME(S, uploads_asked), "1", {"Results are wanted in the group.", "是否要求在群里晒图报结果。"}),
            kept(SIM_NAME(S, county_group), "1",
                 {"County group with its notice; -1: none.", "发布其通知的县级群；-1 为无。"}),
            kept(SIM_NAME(S, in_use), "1", {"This place of the pool is taken.", "该存储位是否占用。"})};
    }
};

template <>
struct state_description<assignment> {
private:
    using S = assignment;
    static constexpr auto identity() {
        return std::tuple{
            kept(SIM_NAME(S, task), "1", {"Its task; -1: none.", "所属任务；-1 为无。"}),
            kept(SIM_NAME(S, need), "1", {"Its need; -1: none.", "所属诉求；-1 为无。"}),
            kept(SIM_NAME(S, person), "1", {"Who has it.", "承办人。"}),
            kept(SIM_NAME(S, key), "1", {"Identifies it in draws, in every arm.", "抽样中的标识，各方案相同。"}),
            kept(SIM_NAME(S, seat), "1",
                 {"Whose share of the task it is: a person's or a village's.", "任务的哪一份：某人的或某村的。"}),
            kept(SIM_NAME(S, generation), "1", {"How often this place was used.", "该存储位的使用次数。"}),
            kept(SIM_NAME(S, deadline), "s", {"When it is due.", "期限。"}),
            kept(SIM_NAME(S, posted), "s", {"When it was posted.", "发布时刻。"})};
    }
    static constexpr auto size() {
        return std::tuple{
            kept(SIM_NAME(S, work), "s", {"Standard time of real work left.", "剩余实际工作的标准工时。"}),
            kept(SIM_NAME(S, evidence), "s", {"Standard time of evidence left.", "剩余留痕工作的标准工时。"}),
            kept(SIM_NAME(S, total_work), "s", {"Real work at the start.", "起初的实际工作量。"}),
            kept(SIM_NAME(S, noise), "1", {"Fixed part of its appeal.", "吸引力中的固定部分。"}),
            kept(SIM_NAME(S, line), "1", {"Its line; -1: none.", "条线；-1 为无。"}),
            kept(SIM_NAME(S, group), "1", {"Where its notice lies; -1: nowhere now.", "通知所在群；-1 为无。"}),
            kept(SIM_NAME(S, position), "1", {"Messages there when it was posted.", "发布时该群消息数。"}),
            kept(SIM_NAME(S, evidence_items), "1", {"Evidence items asked.", "要求的材料件数。"}),
            kept(SIM_NAME(S, interruptions), "1", {"How often it was cut.", "被打断次数。"}, "interruption"),
            kept(SIM_NAME(S, kind), "1", {"Its kind.", "任务类型。"}),
            kept(SIM_NAME(S, stage), "1",
                 {"Its part: dispatch, forward, execute, oversee, serve.", "环节：分派、转发、执行、督办、服务。"})};
    }
    static constexpr auto progress() {
        return std::tuple{
            kept(SIM_NAME(S, phase), "1", {"Travel, work or evidence.", "阶段：路途、工作、留痕。"}),
            kept(SIM_NAME(S, in_use), "1", {"This place of the pool is taken.", "该存储位是否占用。"}),
            kept(SIM_NAME(S, noticed), "1", {"The person knows of it.", "承办人是否已知。"}),
            kept(SIM_NAME(S, field), "1", {"It is done outdoors.", "是否在外办理。"}),
            kept(SIM_NAME(S, started), "1", {"Work has begun.", "是否已开始。"}),
            kept(SIM_NAME(S, fabricated), "1", {"Its record will be invented.", "是否将编造。"}, "fabrication"),
            kept(SIM_NAME(S, reworked), "1", {"It was sent back once.", "是否已被退回重做。"}),
            kept(SIM_NAME(S, redone), "1", {"Its record was lost for want of signal.", "记录是否因无信号重做。"},
                 "evidence"),
            kept(SIM_NAME(S, manner), "1", {"Manner of service.", "服务方式。"}, "service"),
            kept(SIM_NAME(S, come_again), "1", {"How often the villager was told to.", "要求群众再来的次数。"},
                 "service"),
            kept(SIM_NAME(S, must_be_real), "1", {"It was found out once.", "是否曾被查出。"}, "fabrication"),
            kept(SIM_NAME(S, village_level), "1", {"It is a village's.", "是否为村级任务。"}),
            kept(SIM_NAME(S, direct), "1", {"It came past the offices of the township.", "是否越过乡镇站办所直达。"},
                 "routing"),
            kept(SIM_NAME(S, heads), "1", {"Heads that an event must bring.", "活动须到的人数。"}, "quotas"),
            kept(SIM_NAME(S, heads_come), "1", {"Residents who come.", "到场的本村群众。"}, "quotas")};
    }

public:
    static constexpr text title{"assignment: a task or a need in one person's hands", "任务分派：一人手中的任务或诉求"};
    static constexpr auto fields() { return std::tuple_cat(identity(), size(), progress()); }
};

template <>
struct state_description<need> {
    using S = need;
    static constexpr text title{"need of a household", "农户诉求"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, household), "1", {"Whose need it is.", "所属农户。"}),
            kept(SIM_NAME(S, assignment), "1", {"In whose hands it is; -1: nobody's.", "承办的任务分派；-1 为无。"}),
            kept(SIM_NAME(S, village), "1", {"Village of the household.", "所在村。"}),
            kept(SIM_NAME(S, arisen), "s", {"When it arose.", "产生时刻。"}, "needs"),
            kept(SIM_NAME(S, voiced), "s", {"When it was voiced.", "提出时刻。"}, "needs"),
            kept(SIM_NAME(S, key), "1", {"Identifies it in draws, in every arm.", "抽样中的标识，各方案相同。"}),
            kept(SIM_NAME(S, generation), "1", {"How often this place was used.", "该存储位的使用次数。"}),
            kept(SIM_NAME(S, service), "s", {"Standard time it takes.", "所需标准工时。"}),
            kept(SIM_NAME(S, at_township), "1", {"It is served at the township seat.", "是否在乡镇办理。"}),
            kept(SIM_NAME(S, state), "1",
                 {"Free, latent, waiting or in service.", "状态：空位、潜在、等候、办理中。"})};
    }
};

static_assert(every_state_described<task>() && every_state_described<assignment>() && every_state_described<need>());

}  // namespace sim
