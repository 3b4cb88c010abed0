#include "sim/population/township.hpp"

#include <algorithm>

namespace sim {
namespace {

bool is_village_post(role r) {
    return r == role::village_secretary || r == role::village_cadre || r == role::first_secretary;
}

std::vector<village> villages_of(const roster& base, std::vector<std::int16_t>& village_of_unit) {
    std::vector<village> villages;
    village_of_unit.assign(base.units.size(), none);
    for (std::size_t u = 0; u < base.units.size(); ++u) {
        if (base.units[u].kind != unit_kind::village) continue;
        village_of_unit[u] = static_cast<std::int16_t>(villages.size());
        village v;
        v.unit = static_cast<std::int16_t>(u);
        villages.push_back(std::move(v));
    }
    return villages;
}

person person_of(const roster_person& from, const std::vector<std::int16_t>& village_of_unit) {
    person p;
    p.post = from.post;
    p.unit = static_cast<std::int16_t>(from.unit);
    p.village = from.serves_village == none ? std::int16_t{none}
                                            : village_of_unit[static_cast<std::size_t>(from.serves_village)];
    for (const std::int32_t line : from.lines) p.lines |= line_bit(line);
    return p;
}

/// Who leads, handles and carries each line, in roster order.
std::vector<line_state> lines_of(const township& t) {
    std::vector<line_state> lines(t.base.departments.size());
    for (std::size_t l = 0; l < lines.size(); ++l) {
        line_state& line = lines[l];
        line.village_carriers.assign(t.villages.size(), none);
        for (std::size_t i = 0; i < t.persons.size(); ++i) {
            const person& p = t.persons[i];
            const auto who = static_cast<std::int32_t>(i);
            if ((p.lines & line_bit(static_cast<std::int32_t>(l))) == 0) continue;
            if (p.post == role::leader && line.leader == none) line.leader = who;
            if (p.post == role::office_staff) line.handlers.push_back(who);
            if (!is_village_post(p.post) || p.village == none) continue;
            std::int32_t& carrier = line.village_carriers[static_cast<std::size_t>(p.village)];
            if (carrier == none || p.post == role::village_cadre) carrier = who;
        }
        for (std::size_t i = 0; i < t.persons.size() && line.handlers.empty(); ++i) {
            const person& p = t.persons[i];
            const bool answers = (p.lines & line_bit(static_cast<std::int32_t>(l))) != 0 && p.post == role::office_head;
            if (answers) line.handlers.push_back(static_cast<std::int32_t>(i));  // an office of one
        }
        if (!line.handlers.empty()) line.office = t.persons[static_cast<std::size_t>(line.handlers.front())].unit;
    }
    return lines;
}

ledger empty_ledger(const township& t, std::size_t group_slots) {
    const auto units = static_cast<std::size_t>(t.n_units);
    const auto lines = static_cast<std::size_t>(t.n_lines);
    ledger b;
    b.time_use = counts({units, count_of<role>, count_of<activity>});
    b.persons = counts({units, count_of<role>});
    b.time_by_cause = counts({count_of<role>, static_cast<std::size_t>(t.n_causes()), count_of<activity>});
    b.tasks = counts({lines, count_of<task_kind>, count_of<task_count>});
    b.messages = counts({group_slots, count_of<message_kind>});
    b.evidence = counts({lines, count_of<evidence_count>});
    b.service = counts({t.villages.size(), count_of<service_count>});
    b.attention = counts({count_of<role>, count_of<attention_count>});
    b.staff = counts({count_of<role>, count_of<staff_count>});
    return b;
}

}  // namespace

township make_township(const roster& base, std::int32_t index, random_source random) {
    township t;
    t.index = index;
    t.random = random;
    t.base = base;
    t.n_lines = static_cast<std::int32_t>(base.departments.size());
    t.n_units = static_cast<std::int32_t>(base.units.size());
    std::vector<std::int16_t> village_of_unit;
    t.villages = villages_of(base, village_of_unit);
    for (const roster_person& from : base.persons) {
        const auto who = static_cast<std::int32_t>(t.persons.size());
        t.persons.push_back(person_of(from, village_of_unit));
        person& p = t.persons.back();
        if (const std::int16_t v = village_of_unit[static_cast<std::size_t>(from.unit)]; v != none) {
            p.village = v;
            t.villages[static_cast<std::size_t>(v)].cadres.push_back(who);
        } else if (p.village != none && p.post == role::office_staff) {
            t.villages[static_cast<std::size_t>(p.village)].contacts.push_back(who);
        }
    }
    t.lines = lines_of(t);
    t.events = next_event_tree(t.persons.size());
    return t;
}

void open_ledger(township& t, std::size_t group_slots) {
    t.book = empty_ledger(t, group_slots);
}

}  // namespace sim
