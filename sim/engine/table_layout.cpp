#include "sim/engine/table_layout.hpp"

#include <algorithm>
#include <bit>
#include <string>

#include "sim/model/calendar_params.hpp"
#include "sim/model/topology.hpp"

namespace sim {
namespace {

using ints = std::vector<std::int64_t>;
using reals = std::vector<double>;

template <class E>
dimension axis_of(std::string id, std::string long_name, std::string long_name_zh) {
    dimension d{std::move(id), std::move(long_name), std::move(long_name_zh), "1", {}, {}, {}, {}};
    for (const label& l : labels<E>) {
        d.names.emplace_back(l.id);
        d.titles_en.emplace_back(l.en);
        d.titles_zh.emplace_back(l.zh);
    }
    return d;
}

/// "" for one township; a prefix that says which one among several.
std::string prefix(const std::vector<island>& islands, std::size_t i) {
    return islands.size() == 1 ? "" : "township-" + std::to_string(i) + "/";
}

void add_name(dimension& d, const std::string& id, const std::string& en, const std::string& zh) {
    d.names.push_back(id);
    d.titles_en.push_back(en);
    d.titles_zh.push_back(zh);
}

dimension unit_axis(const plan& study, const std::vector<island>& islands) {
    dimension d{"unit", "Organisational unit", "单位", "1", {}, {}, {}, {}};
    for (std::size_t i = 0; i < islands.size(); ++i) {
        const std::string at = prefix(islands, i);
        if (study.units == record_units::township) {
            add_name(d, "township-" + std::to_string(i), "Township " + std::to_string(i + 1),
                     "乡镇" + std::to_string(i + 1));
            continue;
        }
        for (const unit& u : islands[i].state().now.base.units) add_name(d, at + u.id, at + u.name, at + u.name_zh);
    }
    return d;
}

dimension line_axis(const std::vector<island>& islands) {
    dimension d{"line", "Line department", "条线部门", "1", {}, {}, {}, {}};
    for (const department& l : islands.front().state().now.base.departments) add_name(d, l.id, l.name, l.name_zh);
    return d;
}

dimension cause_axis(const std::vector<island>& islands) {
    dimension d = line_axis(islands);
    d.id = "cause";
    d.long_name = "Who made it necessary";
    d.long_name_zh = "时间起因";
    for (const label& l : labels<cause>) add_name(d, std::string(l.id), std::string(l.en), std::string(l.zh));
    return d;
}

dimension village_axis(const std::vector<island>& islands) {
    dimension d{"village", "Village", "村", "1", {}, {}, {}, {}};
    for (std::size_t i = 0; i < islands.size(); ++i) {
        const township& t = islands[i].state().now;
        for (const village& v : t.villages) {
            const unit& u = t.base.units[static_cast<std::size_t>(v.unit)];
            add_name(d, prefix(islands, i) + u.id, prefix(islands, i) + u.name, prefix(islands, i) + u.name_zh);
        }
    }
    return d;
}

dimension group_axis(const std::vector<island>& islands, const county_island& county) {
    dimension d{"group", "Chat group", "工作群", "1", {}, {}, {}, {}};
    for (std::size_t i = 0; i < islands.size(); ++i) {
        for (const record_slot& s : record_slots(islands[i].state())) {
            add_name(d, prefix(islands, i) + s.id, prefix(islands, i) + s.name, prefix(islands, i) + s.name_zh);
        }
    }
    for (std::size_t g = 0; g < county.state().now.fresh_posts.size(); ++g) {
        const std::string number = std::to_string(g + 1);
        add_name(d, "departments/county-" + number, "Departments in county group " + number,
                 "部门在县级群" + number + "的发言");
    }
    return d;
}

variable integers(std::string id, std::string unit, std::string_view en, std::string_view zh,
                  std::vector<std::string> dims) {
    return {std::move(id), std::move(unit), std::string(en), std::string(zh), "", std::move(dims), ints{}};
}

/// One variable per enumerator of a count.
template <class E>
void add_counts(table& t, const std::vector<std::string>& dims) {
    for (const label& l : labels<E>) {
        const std::string id(l.id);
        const auto counted = static_cast<E>(&l - labels<E>.data());
        const bool time = std::ranges::find(durations<E>, counted) != durations<E>.end();
        const bool reported = id.find("reported") != std::string::npos;
        t.variables.push_back(integers(id, time ? "s" : "1", l.en, l.zh, dims));
        t.variables.back().layer = reported ? "reported" : "true";
    }
}

table time_use_table(const plan& study, const std::vector<island>& islands) {
    table t{"time_use",
            "Where every second went",
            "时间去向",
            {unit_axis(study, islands), axis_of<role>("role", "Post", "职务"),
             axis_of<activity>("activity", "Activity", "活动")},
            {}};
    t.variables.push_back(integers("person_seconds", "s", "Time of all persons of this unit and post",
                                   "该单位该职务全部人员的时间", {"day", "unit", "role", "activity"}));
    t.variables.push_back(integers("persons", "d", "Person-days in the period (persons, where the period is a day)",
                                   "期内人日数（按日记录时即人数）", {"day", "unit", "role"}));
    return t;
}

table time_by_cause_table(const std::vector<island>& islands) {
    table t{
        "time_by_cause",
        "Who made every second necessary",
        "时间起因",
        {axis_of<role>("role", "Post", "职务"), cause_axis(islands), axis_of<activity>("activity", "Activity", "活动")},
        {}};
    t.variables.push_back(integers("person_seconds", "s", "Time of all persons of this post", "该职务全部人员的时间",
                                   {"day", "role", "cause", "activity"}));
    return t;
}

table ranking_table(const std::vector<island>& islands) {
    table t{"ranking", "Last bulletin of the period", "期内最后一次排名通报", {village_axis(islands)}, {}};
    const std::vector<std::string> dims{"day", "village"};
    t.variables.push_back(
        {"score_reported", "1", "Score from what was reported", "按上报数据的得分", "reported", dims, reals{}});
    t.variables.push_back(
        {"score_true", "1", "The same weights applied to what was true", "按真实数据的得分", "true", dims, reals{}});
    t.variables.push_back(integers("rank", "1", "Rank, 1 is best; 0 where no bulletin was held",
                                   "名次，1 为最好；0 表示期内无通报", dims));
    t.variables.push_back(integers("mark", "1", "1 praised, -1 named, 0 neither", "1 表扬，-1 点名，0 均无", dims));
    return t;
}

table departments_table(const std::vector<island>& islands) {
    table t{
        "departments", "How departments act, at the end of the period", "期末各部门的行为", {line_axis(islands)}, {}};
    const auto add = [&](const char* id, const char* en, const char* zh) {
        t.variables.push_back({id, "1", en, zh, "true", {"day", "line"}, reals{}});
    };
    add("visibility", "Visibility of its work; 1 is the mean department", "工作显示度，部门平均为 1");
    add("growth", "Issue beyond the base over the base, to be seen", "为显示度而加发的任务与基数之比");
    add("trust", "Trust in a township, mean over townships", "对乡镇的信任，各乡镇平均");
    add("regained", "Control regained through other channels over all that it had, mean over townships",
        "经其他渠道回补的管控占原有之比，各乡镇平均");
    return t;
}

table service_table(const std::vector<island>& islands) {
    const std::vector<std::string> dims{"day", "village"};
    table t{"service", "Villagers' needs and what they got", "群众诉求与办理", {village_axis(islands)}, {}};
    add_counts<service_count>(t, dims);
    t.variables.push_back(
        {"trust", "1", "Mean trust of households at the end of the period", "期末各户平均信任", "true", dims, reals{}});
    t.variables.push_back({"familiarity", "1", "Mean familiarity of the village's posts at the end of the period",
                           "期末村级干部平均熟悉度", "true", dims, reals{}});
    return t;
}

dimension person_axis(const std::vector<island>& islands) {
    dimension d{"person", "Person", "人员", "1", {}, {}, {}, {}};
    for (std::size_t i = 0; i < islands.size(); ++i) {
        for (const roster_person& p : islands[i].state().now.base.persons) {
            const label& post = label_of(p.post);
            add_name(d, prefix(islands, i) + p.id, std::string(post.en), std::string(post.zh));
        }
    }
    return d;
}

}  // namespace

dimension day_axis(const plan& study, const std::vector<std::int64_t>& first_days) {
    const civil_date start = study.arms.front().world.par.of<calendar_params>().start;
    return {"day",     "First day of the recorded period", "记录期首日", "days since " + iso(start), {}, {}, {},
            first_days};
}

std::vector<table> period_tables(const plan& study, const std::vector<island>& islands, const county_island& county) {
    std::vector<table> all;
    all.push_back(time_use_table(study, islands));
    all.push_back(time_by_cause_table(islands));
    all.push_back({"tasks",
                   "Tasks and what became of them",
                   "任务及其结果",
                   {line_axis(islands), axis_of<task_kind>("task_kind", "Kind of task", "任务类别")},
                   {}});
    add_counts<task_count>(all.back(), {"day", "line", "task_kind"});
    all.push_back({"messages",
                   "Messages posted",
                   "群消息",
                   {group_axis(islands, county), axis_of<message_kind>("message_kind", "Kind of message", "消息类别")},
                   {}});
    all.back().variables.push_back(
        integers("posted", "1", "Messages posted", "发出的消息数", {"day", "group", "message_kind"}));
    all.back().variables.push_back(integers("n_groups", "1", "Groups at the end of the period", "期末群数", {"day"}));
    all.back().variables.push_back(
        integers("n_memberships", "1", "Memberships at the end of the period", "期末入群人次", {"day"}));
    all.push_back({"attention", "What was read", "注意力", {axis_of<role>("role", "Post", "职务")}, {}});
    add_counts<attention_count>(all.back(), {"day", "role"});
    all.push_back({"staff",
                   "Accountability, exhaustion and vacancies",
                   "问责、倦怠与空缺",
                   {axis_of<role>("role", "Post", "职务")},
                   {}});
    add_counts<staff_count>(all.back(), {"day", "role"});
    all.push_back({"evidence", "Evidence and fabrication", "痕迹与造假", {line_axis(islands)}, {}});
    add_counts<evidence_count>(all.back(), {"day", "line"});
    all.push_back(service_table(islands));
    all.push_back(ranking_table(islands));
    all.push_back(departments_table(islands));
    return all;
}

table people_table(const std::vector<island>& islands) {
    table t{"people", "Persons over the whole run", "人员（全程）", {person_axis(islands)}, {}};
    const auto add = [&](const char* id, const char* unit, const char* en, const char* zh, auto value) {
        reals data;
        for (const island& i : islands) {
            for (const person& p : i.state().now.persons) data.push_back(static_cast<double>(value(p)));
        }
        t.variables.push_back({id, unit, en, zh, "true", {"person"}, std::move(data)});
    };
    add("role", "1", "Post, as an index of the role axis", "职务（role 轴序号）",
        [](const person& p) { return index_of(p.post); });
    add("policy", "1", "Attention policy: 0 push, 1 batch, 2 mute, 3 quit",
        "注意力策略：0 随时，1 定时，2 免打扰，3 退群", [](const person& p) { return index_of(p.policy); });
    add("groups", "1", "Groups at the end", "期末群数", [](const person& p) { return p.n_memberships; });
    add("lines", "1", "Lines carried", "承担条线数", [](const person& p) { return std::popcount(p.lines); });
    add("duty_seconds", "s", "Time not off duty", "在岗时间", [](const person& p) { return p.total_duty_seconds; });
    add("outside_hours_seconds", "s", "Of this, outside shifts", "其中班外时间",
        [](const person& p) { return p.total_outside_hours_seconds; });
    add("message_seconds", "s", "Of this, on messages", "其中消息处理时间",
        [](const person& p) { return p.total_message_seconds; });
    add("assigned", "1", "Tasks assigned", "分派任务数", [](const person& p) { return p.total_assigned; });
    add("missed", "1", "Tasks missed", "漏看任务数", [](const person& p) { return p.total_missed; });
    add("records", "1", "Records reported done", "上报办结记录数", [](const person& p) { return p.total_records; });
    add("false_records", "1", "False records", "虚假记录数", [](const person& p) { return p.total_false_records; });
    add("weekly_hours", "h/week", "Weekly hours, moving average at the end", "期末每周工时移动平均",
        [](const person& p) { return p.weekly_hours; });
    add("fatigue", "1", "Fatigue at the end", "期末疲劳", [](const person& p) { return p.fatigue; });
    add("blame", "1", "Felt blame at the end", "期末责备感", [](const person& p) { return p.blame; });
    add("precaution", "1", "Precaution at the end, after being held to account", "期末戒备（被问责后）",
        [](const person& p) { return p.precaution; });
    add("exhaustion", "1", "Exhaustion at the end, standard deviations", "期末倦怠（标准差）",
        [](const person& p) { return p.exhaustion; });
    add("motivation", "1", "Motivation at the end, standard deviations", "期末工作动力（标准差）",
        [](const person& p) { return p.motivation; });
    add("holders_before", "1", "Holders who have left the post", "已离岗的前任数",
        [](const person& p) { return p.holders_before; });
    add("familiarity", "1", "Familiarity at the end", "期末熟悉度", [](const person& p) { return p.familiarity; });
    return t;
}

}  // namespace sim
