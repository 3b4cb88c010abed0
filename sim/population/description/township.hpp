/// Description of a township's state: its villages, lines, queues of events and ledger, and what else it holds.
#pragma once

#include <algorithm>

#include "sim/population/description/chat.hpp"
#include "sim/population/description/duties.hpp"
#include "sim/population/description/person.hpp"

namespace sim {

template <>
struct state_description<team_action> {
    using S = team_action;
    static constexpr text title{"something that a village team wants to do together", "村班子打算集体开展的一次行动"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, wanted), "d", {"Since this day; -1: nothing is wanted.", "自哪一天起打算；-1 为无。"},
                 "village_team"),
            kept(SIM_NAME(S, meets), "s", {"When the team is to meet.", "约定集合的时刻。"}, "village_team")};
    }
};

template <>
struct state_description<announced_inspection> {
    using S = announced_inspection;
    static constexpr text title{"inspection that has been announced", "已通知的检查"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, key), "1", {"Its task; identifies it in draws.", "所属任务；抽样中的标识。"}),
            kept(SIM_NAME(S, day), "d", {"When officials come.", "来访日。"}),
            kept(SIM_NAME(S, line), "1", {"Of which line.", "所属条线。"}),
            kept(SIM_NAME(S, village), "1", {"Village that is shown.", "所看的村。"}),
            kept(SIM_NAME(S, doorstep), "1", {"Households are asked.", "是否入户询问。"})};
    }
};

template <>
struct state_description<campaign_state> {
    using S = campaign_state;
    static constexpr text title{"campaign in a township", "乡镇内的一次专项突击"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, key), "1", {"Its order; identifies it in draws.", "所属命令；抽样中的标识。"}),
            kept(SIM_NAME(S, kind), "1", {"Kind.", "类型。"}),
            kept(SIM_NAME(S, line), "1", {"Which department ordered it.", "下令的部门。"}),
            kept(SIM_NAME(S, starts), "s", {"When it starts.", "开始时刻。"}),
            kept(SIM_NAME(S, ends), "s", {"When it ends at the latest.", "最迟结束时刻。"}),
            kept(SIM_NAME(S, stopped), "1", {"The leadership has stopped it.", "是否已被叫停。"}),
            kept(SIM_NAME(S, over), "1", {"It is over.", "是否已结束。"}, "campaigns"),
            kept(SIM_NAME(S, covered), "1",
                 {"Whether each household was reached; empty once it is over.", "各户是否已覆盖；结束后为空。"},
                 "campaigns")};
    }
};

template <>
struct state_description<village> {
    using S = village;
    static constexpr text title{"village", "村"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, unit), "1", {"Its organisational unit.", "所属单位。"}),
            kept(SIM_NAME(S, first_household), "1", {"Its first household.", "首个农户。"}),
            kept(SIM_NAME(S, n_households), "1", {"Number of households.", "户数。"}),
            kept(SIM_NAME(S, travel), "s", {"From the township seat.", "距乡镇驻地的路途。"}),
            kept(SIM_NAME(S, no_signal), "1",
                 {"Probability that a field record does not go through.", "现场记录因无信号未能上传的概率。"}),
            kept(SIM_NAME(S, hollowness), "1", {"Share of registered residents who are away.", "在册人口外出比例。"}),
            kept(SIM_NAME(S, cadres), "1", {"Persons of the village's own unit.", "本村人员。"}),
            kept(SIM_NAME(S, contacts), "1", {"Office staff who liaise with it.", "联系该村的干部。"}),
            kept(SIM_NAME(S, latent), "1", {"Needs that no visit has found yet.", "尚未被走访发现的诉求。"}),
            kept(SIM_NAME(S, rank_pressure), "1", {"Pressure of its last rank.", "最近名次带来的压力。"}, "ranking"),
            kept(SIM_NAME(S, tickets_unsatisfied), "1",
                 {"Tickets reported as not satisfying since the township was last named.",
                  "自上次被点名以来上报不满意的工单数。"},
                 "hotline"),
            kept(SIM_NAME(S, hazards_unknown), "1", {"Hazards that nobody has found.", "尚未发现的隐患。"}, "hazards"),
            kept(SIM_NAME(S, hazards_known), "1", {"Hazards found and not put right.", "已发现未整改的隐患。"},
                 "hazards"),
            kept(SIM_NAME(S, action), "1", {"What its team wants to do together.", "村班子打算开展的集体行动。"}),
            kept(SIM_NAME(S, events_recent), "1", {"Memory of events held, decaying.", "对已办活动的记忆（衰减）。"},
                 "quotas"),
            kept(SIM_NAME(S, false_on_file), "1",
                 {"False records since the last inspection at the door.", "自上次入户检查以来在案的虚假记录数。"},
                 "inspections")};
    }
};

template <>
struct state_description<line_conduct> {
    using S = line_conduct;
    static constexpr text title{"what a line department hears of a township in a week", "条线部门一周内对乡镇的了解"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, handed_out), "1", {"Assignments handed out.", "分派数。"}, "department_learning"),
            kept(SIM_NAME(S, missed), "1", {"Of these missed.", "其中漏看数。"}, "department_learning"),
            kept(SIM_NAME(S, found_out), "1", {"False records found out.", "查出的虚假记录数。"},
                 "department_learning")};
    }
};

template <>
struct state_description<line_state> {
    using S = line_state;
    static constexpr text title{"line department, as it stands towards the township", "条线部门对本乡镇的状态"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, misses), "1", {"Memory of lost notices, decaying.", "通知遗漏的记忆（衰减）。"},
                 "missed_notices"),
            kept(SIM_NAME(S, conduct), "1", {"Conduct of the week.", "本周表现。"}, "department_learning"),
            kept(SIM_NAME(S, founded), "1", {"Groups founded during the run.", "运行期间新建的群数。"}, "groups"),
            kept(SIM_NAME(S, group), "1", {"Where it posts; -1: nowhere.", "发帖所在群；-1 为无。"}),
            kept(SIM_NAME(S, office_group), "1", {"Where its office talks.", "承办站所的群。"}),
            kept(SIM_NAME(S, notice_group), "1", {"Where its tasks are announced.", "发布任务通知的群。"}),
            kept(SIM_NAME(S, leader), "1", {"Leader in charge; -1: none.", "分管领导；-1 为无。"}),
            kept(SIM_NAME(S, office), "1", {"Unit that handles it; -1: none.", "承办站所；-1 为无。"}),
            kept(SIM_NAME(S, handlers), "1", {"Office staff carrying it, main handler first.", "承办人员，主办在前。"}),
            kept(SIM_NAME(S, village_carriers), "1", {"Who carries it in each village.", "各村承担人。"}),
            kept(SIM_NAME(S, held), "1", {"Notices that wait for its collected post.", "等待集中发布的通知。"},
                 "messages")};
    }
};

template <>
struct state_description<timer<timer_kind>> {
    using S = timer<timer_kind>;
    static constexpr text title{"what is announced to a task, an assignment or a need", "对任务、分派或诉求的定时事件"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, at), "s", {"When.", "时刻。"}),
                          kept(SIM_NAME(S, kind), "1", {"What.", "类型。"}),
                          kept(SIM_NAME(S, object), "1", {"To which place of the pool.", "对象的存储位。"}),
                          kept(SIM_NAME(S, generation), "1",
                               {"Of that place when the timer was set.", "设定时该存储位的使用次数。"})};
    }
};

/// In the order in which they ring. Timers of one place at one second differ in generation alone, if at all; all but one of them will be
/// void, so that any order among them will do. How the heap lies in memory is no part of the state.
template <>
struct state_form<timer_queue<timer_kind>> {
    using type = std::vector<timer<timer_kind>>;
    static type of(timer_queue<timer_kind> queue) {
        type all;
        while (queue.size() > 0) all.push_back(queue.pop());
        std::ranges::sort(all, {},
                          [](const timer<timer_kind>& t) { return std::tuple(t.at, t.kind, t.object, t.generation); });
        return all;
    }
    static timer_queue<timer_kind> from(type&& all) {
        timer_queue<timer_kind> queue;
        for (const auto& t : all) queue.push(t);
        return queue;
    }
};

/// A table of counts as numbers.
struct counts_form {
    std::vector<std::int64_t> shape;
    std::vector<std::int64_t> cells;  // row-major
};

template <>
struct state_description<counts_form> {
    using S = counts_form;
    static constexpr text title{"table of counts", "计数表"};
    static constexpr auto fields() {
        return std::tuple{kept(SIM_NAME(S, shape), "1", {"Length of each axis.", "各轴长度。"}),
                          kept(SIM_NAME(S, cells), "1", {"Cells, last axis fastest.", "各格数值，末轴最快。"})};
    }
};

template <>
struct state_form<counts> {
    using type = counts_form;
    static type of(const counts& c) { return {{c.shape().begin(), c.shape().end()}, c.cells()}; }
    static counts from(type&& form);
};

template <>
struct state_description<ledger> {
    using S = ledger;
    static constexpr text title{"what was counted in the current recorded period", "当前记录期内的计数"};
    static constexpr auto fields() {
        return std::tuple{
            kept(SIM_NAME(S, time_use), "s", {"By unit, post and activity.", "按单位、职务、活动。"}),
            kept(SIM_NAME(S, persons), "d", {"Person-days by unit and post.", "按单位、职务的人日数。"}),
            kept(SIM_NAME(S, time_by_cause), "s", {"By post, cause and activity.", "按职务、起因、活动。"}),
            kept(SIM_NAME(S, tasks), "1", {"Assignments by line and kind.", "按条线、类型的任务分派。"}),
            kept(SIM_NAME(S, messages), "1", {"By row of groups and kind.", "按群、类型的消息。"}),
            kept(SIM_NAME(S, evidence), "1", {"By line.", "按条线的留痕。"}),
            kept(SIM_NAME(S, service), "1", {"By village.", "按村的服务。"}),
            kept(SIM_NAME(S, attention), "1", {"By post.", "按职务的注意力。"}),
            kept(SIM_NAME(S, staff), "1", {"By post.", "按职务的问责、倦怠与空缺。"})};
    }
};

template <>
struct state_description<township> {
private:
    using S = township;
    static constexpr auto frame() {
        return std::tuple{
            derived(SIM_NAME(S, index), {"Its number in the county.", "在县内的序号。"}),
            derived(SIM_NAME(S, random), {"Its luck: seed, replicate, number.", "随机源：种子、重复、序号。"}),
            derived(SIM_NAME(S, base), {"Its roster.", "花名册。"}),
            derived(SIM_NAME(S, n_lines), {"Number of lines.", "条线数。"}),
            derived(SIM_NAME(S, n_units), {"Number of units.", "单位数。"}),
            kept(SIM_NAME(S, today), "d", {"Days since the start.", "自首日起的天数。"}),
            kept(SIM_NAME(S, midnight), "s", {"End of today.", "当日结束时刻。"})};
    }
    static constexpr auto people() {
        return std::tuple{
            kept(SIM_NAME(S, persons), "1", {"Persons.", "人员。"}),
            kept(SIM_NAME(S, memberships), "1", {"Memberships, person by person.", "群成员关系，逐人排列。"}),
            kept(SIM_NAME(S, readings), "1", {"What was read, of each membership.", "各成员关系的阅读状态。"}),
            kept(SIM_NAME(S, groups), "1", {"Groups of today.", "当日的群。"}),
            kept(SIM_NAME(S, counters), "1", {"Their message counters.", "各群消息计数。"}),
            kept(SIM_NAME(S, created_groups), "1", {"Founded during the run.", "运行期间新建的群。"}, "groups"),
            derived(SIM_NAME(S, county_groups), {"Copies of the county's groups.", "县级群在本乡镇的一份。"}),
            derived(SIM_NAME(S, posted_in_window),
                    {"Posted in county groups; empty between windows.", "县级群内所发消息；时段之间为空。"}),
            kept(SIM_NAME(S, lines), "1", {"Line departments.", "条线部门。"}),
            kept(SIM_NAME(S, villages), "1", {"Villages.", "村。"}),
            kept(SIM_NAME(S, household_trust), "1", {"Trust of each household, from 0 to 1.", "各户信任，0 到 1。"}),
            kept(SIM_NAME(S, household_annoyance), "1", {"Annoyance of each household.", "各户不满。"}, "hotline"),
            kept(SIM_NAME(S, household_success), "1",
                 {"Success of complaining that each household expects.", "各户预期的投诉成效。"}, "hotline"),
            kept(SIM_NAME(S, annoyed_today), "1", {"Households let down today.", "当日受挫的农户。"}, "hotline"),
            kept(SIM_NAME(S, called_at_once), "1",
                 {"Households that did not wait for tomorrow's call.", "当日即刻来电、未等到次日的农户。"}, "hotline"),
            kept(SIM_NAME(S, inspections), "1", {"Inspections announced.", "已通知的检查。"}),
            kept(SIM_NAME(S, campaigns), "1", {"Campaigns of the run.", "运行期间的专项突击。"}),
            kept(SIM_NAME(S, counter_measures), "1",
                 {"Counter-measures of the owners of apps.", "应用主办方已出台的反制措施数。"}, "apps"),
            kept(SIM_NAME(S, apps_added), "1", {"Apps that have come since the first day.", "首日以来新增的应用数。"},
                 "apps"),
            kept(SIM_NAME(S, apps_demanded), "1",
                 {"Apps in place of lost control, over those that there are.", "替代失去管控的应用，与已有应用之比。"},
                 "apps"),
            kept(SIM_NAME(S, scheme_effort), "1", {"Effort for schemes.", "对各项做法的投入。"}, "diffusion"),
            kept(SIM_NAME(S, schemes_running), "1", {"Schemes that run.", "正在推行的做法数。"}, "diffusion")};
    }
    static constexpr auto duties() {
        return std::tuple{kept(SIM_NAME(S, tasks), "1", {"Pool of tasks.", "任务池。"}),
                          kept(SIM_NAME(S, free_tasks), "1", {"Its free places.", "任务池空位。"}),
                          kept(SIM_NAME(S, assignments), "1", {"Pool of assignments.", "任务分派池。"}),
                          kept(SIM_NAME(S, free_assignments), "1", {"Its free places.", "任务分派池空位。"}),
                          kept(SIM_NAME(S, needs), "1", {"Pool of needs.", "诉求池。"}),
                          kept(SIM_NAME(S, free_needs), "1", {"Its free places.", "诉求池空位。"})};
    }
    static constexpr auto ahead() {
        return std::tuple{
            kept_as(SIM_NAME(S, events), "s", {"When each person acts next.", "每人下次行动的时刻。"}, &next_times,
                    &set_next_times),
            kept(SIM_NAME(S, timers), "1", {"What else is to come, by time.", "其他定时事件，按时间排列。"}),
            kept(SIM_NAME(S, book), "1", {"Counts of the current period.", "当前记录期的计数。"})};
    }
    static std::vector<seconds> next_times(const township& t);
    static void set_next_times(township& t, std::vector<seconds>&& times);

public:
    static constexpr text title{"township", "乡镇"};
    static constexpr auto fields() { return std::tuple_cat(frame(), people(), duties(), ahead()); }
};

static_assert(every_state_described<line_conduct>() && every_state_described<team_action>());
static_assert(every_state_described<announced_inspection>() && every_state_described<campaign_state>());
static_assert(every_state_described<village>() && every_state_described<line_state>());
static_assert(every_state_described<timer<timer_kind>>() && every_state_described<counts_form>());
static_assert(every_state_described<ledger>() && every_state_described<township>());

}  // namespace sim
