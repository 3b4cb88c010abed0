/// Outcomes of groups and attention.
#include <array>

#include "sim/model/outcomes.hpp"
#include "sim/model/outcomes/ratio.hpp"

namespace sim {
namespace {

constexpr auto outcomes_of_attention = std::to_array<outcome>({
    {"groups",
     "1/township",
     {"Groups in the township", "全镇群数"},
     {"Chat groups at the end.", "期末工作群数。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.groups, r.townships); }},
    {"groups_reported",
     "1/township",
     {"Groups as reported", "上报群数"},
     {"Chat groups at the end if every reform were followed in full.", "期末群数，按改革全面执行计。"},
     layer::reported,
     [](const run_totals& r) { return ratio(r.groups_on_paper, r.townships); }},
    {"groups_per_person",
     "1/person",
     {"Groups per person", "人均群数"},
     {"Memberships over persons at the end.", "期末人均入群数。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.memberships, r.persons); }},
    {"messages_read",
     "1/person/d",
     {"Messages read", "人均阅读消息"},
     {"Messages read or skimmed.", "阅读或扫过的消息。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.attention(attention_count::read), r.person_days()); }},
    {"irrelevant_share",
     "1",
     {"Irrelevant messages", "无关消息比例"},
     {"Share of messages read that did not concern the reader's duty.", "已读消息中与本人职责无关的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return 1.0 - ratio(r.attention(attention_count::read_relevant), r.attention(attention_count::read));
     }},
    {"checks",
     "1/person/d",
     {"Phone checks", "查看手机次数"},
     {"Looks at the phone.", "查看手机的次数。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.attention(attention_count::checks), r.person_days()); }},
    {"interruptions",
     "1/person/d",
     {"Interruptions", "工作被打断次数"},
     {"Work cut by a check or a call.", "工作被查看消息或电话打断。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.attention(attention_count::interruptions), r.person_days()); }},
    {"calls",
     "1/person/d",
     {"Confirmation calls", "确认电话"},
     {"Calls because a notice was once missed.", "因曾漏看而追加的电话。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.attention(attention_count::phone_calls), r.person_days()); }},
    {"study_true_share",
     "1",
     {"App study truly sat", "应用学习真实比例"},
     {"Of the time reported.", "占上报学时的比例。"},
     layer::actual,
     [](const run_totals& r) {
         return ratio(r.attention(attention_count::study_true), r.attention(attention_count::study_reported));
     }},
    {"app_days_missed_share",
     "1",
     {"Days with app duties undone", "应用任务未完成的人日比例"},
     {"Of days of persons.", "占人日数。"},
     layer::actual,
     [](const run_totals& r) { return ratio(r.attention(attention_count::app_days_missed), r.person_days()); }},
});

}  // namespace

std::span<const outcome> attention_outcomes() {
    return outcomes_of_attention;
}

}  // namespace sim
