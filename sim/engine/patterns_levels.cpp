#include <array>
#include <limits>
#include <numeric>

#include "sim/engine/pattern_measures.hpp"
#include "sim/engine/patterns.hpp"

namespace sim {
namespace {

constexpr double busy_groups = 10.0;

double share(double part, double whole) {
    return whole > 0.0 ? part / whole : std::numeric_limits<double>::quiet_NaN();
}

double message_share_of_busy(const observation& o) {
    const auto& groups = people_column(o, "groups");
    const auto& messages = people_column(o, "message_seconds");
    const auto& duty = people_column(o, "duty_seconds");
    double sum = 0.0;
    double n = 0.0;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (groups[i] < busy_groups || duty[i] <= 0.0) continue;
        sum += messages[i] / duty[i];
        n += 1.0;
    }
    return share(sum, n);
}

double desk_share(const observation& o) {
    const auto time = time_of(o, role::office_staff);
    const double paper =
        time[activity::forms_reports] + time[activity::producing_evidence] + time[activity::fabricating_evidence];
    return share(paper, std::accumulate(time.begin(), time.end(), 0.0) - time[activity::off_duty]);
}

double online_loop_ratio(const observation& o) {
    return share(time_caused_by(o, cause::block)[activity::producing_evidence],
                 time_caused_by(o, cause::villagers)[activity::serving_villagers]);
}

constexpr trial as_it_is[]{trial::as_it_is};
constexpr trial merged_once[]{trial::merged_once};
constexpr trial unvisited[]{trial::unvisited};
constexpr trial by_power[]{trial::checks_with_power, trial::checks_without_power};
constexpr trial by_documents[]{trial::as_it_is, trial::fewer_documents};

constexpr auto patterns_of_levels = std::to_array<pattern>({
    {"P01",
     {"Message handling takes much of the day of a cadre in 10 or more groups",
      "身处 10 个以上工作群的干部，消息处理占用工作日的很大比例"},
     bounds{0.20, 0.40},
     "S009 E84",
     1,
     {"Mean over persons in at least 10 groups of message time (reading, searching back, posting, calls, resuming) "
      "over time not off duty.",
      "对入群数不少于 10 个的人员，求消息时间（阅读、翻找、发帖、电话确认、打断恢复）占非休息时间比例的平均值。"},
     as_it_is,
     message_share_of_busy},
    {"P02a",
     {"Groups per person, median", "人均入群数，中位数"},
     bounds{10, 25},
     "S001 S007 S025 S027 S032 E32 E33 E38 E40",
     1,
     {"Median over all persons at the end of the run.", "期末全部人员入群数的中位数。"},
     as_it_is,
     [](const observation& o) { return quantile_of(people_column(o, "groups"), 0.5); }},
    {"P02b",
     {"Groups per person, 90th percentile", "人均入群数，第 90 百分位"},
     bounds{30, 60},
     "S025 S027 S032 E32 E33 E38 E40",
     1,
     {"90th percentile over all persons at the end of the run.", "期末全部人员入群数的第 90 百分位数。"},
     as_it_is,
     [](const observation& o) { return quantile_of(people_column(o, "groups"), 0.9); }},
    {"P03",
     {"Most messages read do not concern the reader", "所读消息大多与本人无关"},
     bounds{0.80, 0.95},
     "S012",
     1,
     {"One minus messages that concern the reader's duty (notices of own lines, what leaders say) over messages "
      "read, all groups together.",
      "1 减去与本人职责有关的消息（本人条线的通知、领导发言）与已读消息数之比，全部群合计。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "irrelevant_share"); }},
    {"P04",
     {"Apps and accounts take half an hour to three hours a day", "应用与账号每天占用半小时至三小时"},
     bounds{30, 180},
     "S024 S025 S026 S027 E46 E51",
     1,
     {"Minutes per person and day of check-ins, study, quizzes, reposts and accounts, days off included.",
      "人均每日打卡、学习、答题、转发和账号的分钟数，含休息日。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "app_minutes"); }},
    {"P05",
     {"Forms and evidence fill one to two thirds of a desk post", "填表留痕占据案头岗位三分之一到三分之二的时间"},
     bounds{0.33, 0.67},
     "E38 E39 E40",
     2,
     {"Forms, evidence produced and evidence invented over time not off duty, office staff.",
      "站办所干部填表报数、制作与编造材料的时间占非休息时间的比例。"},
     as_it_is,
     desk_share},
    {"P06",
     {"Documentation per minute of service", "每分钟服务对应的留痕填表时间"},
     bounds{0.8, 2.5},
     "S081 E78 E79",
     2,
     {"Forms and evidence over serving, visiting and field work, all posts; the target holds where everything must "
      "be proved.",
      "全部人员填表与留痕时间除以办事、走访和下村时间；目标适用于处处留痕的情景。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "documentation_ratio"); }},
    {"P16a",
     {"Without a rule the number of groups grows", "无人管控时群数增长"},
     bounds{0.10, 0.40},
     "S067 S068",
     1,
     {"Growth a year of the number of groups, from its growth over the run.", "按全程增幅折算的群数年增长率。"},
     as_it_is,
     [](const observation& o) { return o.slow.group_growth; }},
    {"P16b",
     {"After a cut part of the groups comes back within months", "精简后数月内部分反弹"},
     bounds{0.05, 0.95},
     "S067 E55",
     1,
     {"Of the groups that merging to 8 has taken away, those that stand again at the end of the run.",
      "合并为 8 个群所减之群，至期末又恢复的比例。"},
     merged_once,
     [](const observation& o) { return o.slow.group_rebound; }},
    {"P18",
     {"Serving a villager is followed by a second pass online", "为群众办完事还要在线上再办一遍"},
     bounds{0.5, std::numeric_limits<double>::infinity()},
     "S081",
     1,
     {"Evidence time of the online loop of served needs (evidence time that no line caused) over time serving "
      "villagers.",
      "办结诉求线上流程的留痕时间（起因不属于任何条线的留痕时间）除以为群众办事时间。"},
     as_it_is,
     online_loop_ratio},
    {"P21a",
     {"Share of records that are false", "虚假记录比例"},
     bounds{0.04, 0.17},
     "E65",
     2,
     {"Work reported done that was not, over work reported done.", "虚报办结数除以上报办结数。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "false_share"); }},
    {"P21b",
     {"Share of villages and offices involved in false records", "涉及虚假记录的村和站办所比例"},
     bounds{0.30, 0.80},
     "E65",
     2,
     {"Of villages and offices with records, those in which more than 2 % of the run's records are false.",
      "在有记录的村和站办所中，全程虚假记录超过 2% 者所占比例。"},
     as_it_is,
     [](const observation& o) { return o.slow.units_involved; }},
    {"P32b",
     {"Issue without need grows slowly", "无实际需要的加发缓慢增长"},
     bounds{0.0, 0.15},
     "Q13",
     3,
     {"Tasks issued beyond the base over tasks issued, on average over the run; with growth of 0 to 30 % a year this "
      "is at "
      "most 15 % over the first year.",
      "基数之外的加发占下达任务的比例，全程平均；若年增 0–30 %，首年平均不超过 15 %。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "issued_beyond_base_share"); }},
    {"P34a",
     {"Hotline tickets are closed on time", "热线工单按时办结"},
     bounds{0.98, 1.0},
     "E69 E70 E71 E73",
     1,
     {"Closed by the close of business when the 72 hours end, of tickets closed.",
      "在 72 小时届满当日下班前办结者占办结工单的比例。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "tickets_on_time_share"); }},
    {"P34b",
     {"Fewer callers are satisfied than tickets are closed", "办结多于满意"},
     bounds{0.70, 0.90},
     "E70 E71 E72 E73",
     1,
     {"Callers reported satisfied at the call-back, of tickets closed.", "回访上报满意者占办结工单的比例。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "tickets_satisfied_reported_share"); }},
    {"P35",
     {"Rural ticket volume", "农村工单量"},
     bounds{5, 50},
     "E69 E70",
     1,
     {"Hotline tickets per township and month. It follows in size from one parameter.",
      "每乡镇每月热线工单数；其大小主要由单一参数决定。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "tickets"); }},
    {"P38",
     {"Checks without power have little effect", "无执法权的巡查收效甚微"},
     bounds{0.0, 0.20},
     "S115",
     2,
     {"Hazards put right where no check has power over those where every check has.",
      "巡查均无执法权时整改的隐患数与均有执法权时之比。"},
     by_power,
     [](const observation& o) { return total(o, "service", "hazards_fixed"); }},
    {"P41a",
     {"Familiarity without visits: half-life in years", "不走访时熟悉度的半衰期（年）"},
     bounds{1, 3},
     "S130",
     1,
     {"From the mean daily decay of posts that serve a village, visits off, days of rotation left out. It follows "
      "from one parameter: this checks the code, not the theory.",
      "关闭走访，由联系村的岗位的日均衰减推算，剔除轮换日。该值由单一参数决定：检验的是程序，而非理论。"},
     unvisited,
     [](const observation& o) { return o.slow.familiarity_half_life; }},
    {"P41b",
     {"Share of familiarity lost when a post changes hands", "换人时失去的熟悉度比例"},
     bounds{0.5, 1.0},
     "S042 S130 Q24",
     1,
     {"Mean loss from the day before to the day of a rotation, visits off. It follows from one parameter.",
      "关闭走访，轮换前一日至当日的平均损失。该值由单一参数决定。"},
     unvisited,
     [](const observation& o) { return o.slow.rotation_loss; }},
    {"P42a",
     {"Trust in the township starts low", "对乡镇的初始信任偏低"},
     bounds{0.30, 0.45},
     "E76",
     2,
     {"Mean of households before the first day. It follows from one parameter.",
      "首日之前各户平均。该值由单一参数决定。"},
     as_it_is,
     [](const observation& o) { return o.slow.trust_at_start; }},
    {"P43a",
     {"Burnout is common", "倦怠普遍"},
     bounds{0.30, 0.60},
     "E85 E86 E88 E89",
     1,
     {"Weeks of persons burnt out to any degree, of all. Its level follows in part from where burnout begins.",
      "有倦怠的人周数占比。其水平部分取决于倦怠的下限。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "burnout_share"); }},
    {"P43b",
     {"Severe burnout is rare", "重度倦怠少见"},
     bounds{0.03, 0.10},
     "E85 E88",
     1,
     {"Weeks of persons burnt out severely, of all. Its level follows in part from where it begins.",
      "重度倦怠的人周数占比。其水平部分取决于重度的下限。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "severe_burnout_share"); }},
    {"P47",
     {"Blame lands on those below the leaders", "责任落在领导以下"},
     bounds{0.80, 0.95},
     "E13 E14",
     2,
     {"Cases against persons below the leaders, of all in the township. Of those punished in 2021 at section level "
      "and below, 85 % were below it.",
      "针对领导以下人员的问责占乡镇内全部问责的比例。2021 年科级及以下受处分者中 85 % 为科级以下。"},
     as_it_is,
     [](const observation& o) { return outcome_of(o, "cases_below_leaders_share"); }},
    {"P52",
     {"Hours fall less than counts of documents and meetings", "文件会议减得多，工时减得少"},
     bounds{0.74, 0.90},
     "E54",
     2,
     {"Minutes of forms and meetings per person and day with a third fewer notices, forms and calls to meetings from "
      "the "
      "first day, over the scenario; an elasticity of 0.3 to 0.8.",
      "自首日起通知、报表、会议减三分之一时，人均每日填表与开会分钟数与原情景之比；对应弹性 0.3–0.8。"},
     by_documents,
     [](const observation& o) { return outcome_of(o, "form_minutes") + outcome_of(o, "meeting_minutes"); }},
});

}  // namespace

std::span<const pattern> level_patterns() {
    return patterns_of_levels;
}

}  // namespace sim
