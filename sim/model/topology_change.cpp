#include <algorithm>
#include <bit>

#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/topology.hpp"

namespace sim {
namespace {

float share_of_duty(const person& p, const group& g) {
    if (!has_duty(p, g)) return 0.0F;
    return static_cast<float>(std::popcount(p.lines & g.lines)) / static_cast<float>(std::popcount(g.lines));
}

/// A membership with what has been read of it.
struct place {
    membership member;
    group_reading reading;
};

/// Who was where until now, and which groups are still there.
struct former_places {
    std::vector<place> all;
    std::vector<std::size_t> first;          // of each person, and the end of the last
    std::vector<std::int32_t> group_before;  // index that each of the present groups had; none if it is new

    /// The place that this person had in a present group; null if there was none.
    const place* of(std::size_t who, std::int32_t group) const {
        const std::int32_t before = group_before[static_cast<std::size_t>(group)];
        for (std::size_t at = first[who]; at < first[who + 1]; ++at) {
            if (all[at].member.group == before) return &all[at];
        }
        return nullptr;
    }
};

former_places places_of(const world& w, const std::vector<group>& groups) {
    former_places former;
    for (const person& p : w.now.persons) {
        former.first.push_back(former.all.size());
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const auto at = static_cast<std::size_t>(p.first_membership + s);
            former.all.push_back({w.now.memberships[at], w.now.readings[at]});
        }
    }
    former.first.push_back(former.all.size());
    for (const group& g : groups) {
        const auto before = std::ranges::find(w.now.groups, g.id, &group::id);
        former.group_before.push_back(
            before == w.now.groups.end() ? none : static_cast<std::int32_t>(before - w.now.groups.begin()));
    }
    return former;
}

group_counters carried_counters(const world& w, std::vector<group>& groups, const former_places& former) {
    group_counters counters;
    for (auto column : {&group_counters::total, &group_counters::notices, &group_counters::leader_posts}) {
        (counters.*column).assign(groups.size(), 0);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        groups[g].last_notice_day = w.now.today;
        if (former.group_before[g] == none) continue;
        const auto at = static_cast<std::size_t>(former.group_before[g]);
        const group& before = w.now.groups[at];
        counters.total[g] = w.now.counters.total[at];
        counters.notices[g] = w.now.counters.notices[at];
        counters.leader_posts[g] = w.now.counters.leader_posts[at];
        groups[g].last_notice_day = before.last_notice_day;
        groups[g].pages = before.pages;
    }
    return counters;
}

/// A person's groups, those with a duty first.
std::vector<std::int32_t> groups_of(const world& w, const std::vector<group>& groups, std::size_t who) {
    std::vector<std::int32_t> mine;
    for (std::size_t g = 0; g < groups.size(); ++g) {
        if (std::ranges::binary_search(groups[g].members, static_cast<std::int32_t>(who)))
            mine.push_back(static_cast<std::int32_t>(g));
    }
    std::ranges::stable_sort(mine, std::greater{}, [&](std::int32_t g) {
        return has_duty(w.now.persons[who], groups[static_cast<std::size_t>(g)]);
    });
    return mine;
}

/// A place in a group that the person enters now: earlier messages count as read.
place new_place(const world& w, std::size_t who, std::size_t g) {
    place here;
    here.member.seen_total = here.member.read_up_to = w.now.counters.total[g];
    here.reading.seen_notices = w.now.counters.notices[g];
    here.reading.seen_leader_posts = w.now.counters.leader_posts[g];
    const double start =
        w.now.random.uniform(purpose::systematic_start, static_cast<std::uint32_t>(who), w.now.groups[g].key);
    here.reading.acknowledgements_due = here.reading.chatter_due = here.reading.applause_due =
        static_cast<float>(start);
    const bool work_group = w.now.groups[g].kind == group_kind::office || w.now.groups[g].kind == group_kind::plenary;
    here.member.muted = w.now.persons[who].policy == attention_policy::quit && !work_group;
    return here;
}

void lay_memberships(world& w, const former_places& former) {
    w.now.memberships.clear();
    w.now.readings.clear();
    std::size_t most = 0;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        p.first_membership = static_cast<std::int32_t>(w.now.memberships.size());
        for (const std::int32_t g : groups_of(w, w.now.groups, i)) {
            const place* before = former.of(i, g);
            place here = before != nullptr ? *before : new_place(w, i, static_cast<std::size_t>(g));
            here.member.group = g;
            here.reading.duty_share = share_of_duty(p, w.now.groups[static_cast<std::size_t>(g)]);
            w.now.memberships.push_back(here.member);
            w.now.readings.push_back(here.reading);
        }
        p.n_memberships = static_cast<std::int32_t>(w.now.memberships.size()) - p.first_membership;
        most = std::max(most, static_cast<std::size_t>(p.n_memberships));
    }
    w.looks.assign(most, {});
    w.unread_slots.assign(most, 0);
}

/// Where each line posts now: its own group, or the merged one that took it over.
void direct_lines(world& w) {
    for (std::size_t l = 0; l < w.now.lines.size(); ++l) {
        line_state& line = w.now.lines[l];
        line.group = line.office_group = none;
        for (std::size_t g = 0; g < w.now.groups.size(); ++g) {
            const group& here = w.now.groups[g];
            if (is_general(here) || here.kind == group_kind::small) continue;
            if ((here.lines & line_bit(static_cast<std::int32_t>(l))) == 0) continue;
            const bool office = here.kind == group_kind::office;
            std::int32_t& slot = office ? line.office_group : line.group;
            if (slot == none) slot = static_cast<std::int32_t>(g);
        }
        if (line.group == none) line.group = line.office_group;
        if (line.office_group == none) line.office_group = line.group;
    }
}

/// Who keeps a group alive: the main handler of its first line, where this person is in it; of a general group its first
/// member.
void appoint_keepers(world& w) {
    for (person& p : w.now.persons) p.groups_kept = 0;
    for (group& g : w.now.groups) {
        g.keeper = none;
        if (g.county_group != none || g.members.empty()) continue;
        g.keeper = g.members.front();
        if (!is_general(g) && g.lines != 0) {
            const auto& handlers = w.now.lines[static_cast<std::size_t>(std::countr_zero(g.lines))].handlers;
            const auto member = [&](std::int32_t who) { return std::ranges::binary_search(g.members, who); };
            const auto first = std::ranges::find_if(handlers, member);
            if (first != handlers.end()) g.keeper = *first;
        }
        w.now.persons[static_cast<std::size_t>(g.keeper)].groups_kept += 1;
    }
}

/// A notice in a group that is gone is posted again, as the newest, in a group of its line that the person is in.
void move_pending(world& w, const former_places& former) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        std::erase_if(p.pending, [&](pending_notice& n) {
            const std::int32_t before = former.all[former.first[i] + static_cast<std::size_t>(n.slot)].member.group;
            std::int16_t home = none;
            const std::int32_t line = w.now.assignments[static_cast<std::size_t>(n.assignment)].line;
            for (std::int32_t s = 0; s < p.n_memberships; ++s) {
                const membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
                if (former.group_before[static_cast<std::size_t>(m.group)] == before) {
                    n.slot = static_cast<std::int16_t>(s);
                    return false;
                }
                if (m.group == w.now.lines[static_cast<std::size_t>(line)].group) home = static_cast<std::int16_t>(s);
            }
            if (home == none) return true;
            n.slot = home;
            const membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + home)];
            n.position = w.now.counters.total[static_cast<std::size_t>(m.group)];
            n.unread_above = none;
            return false;
        });
    }
}

}  // namespace

void adopt_topology(world& w, std::vector<group> groups) {
    const former_places former = places_of(w, groups);
    w.now.counters = carried_counters(w, groups, former);
    w.now.groups = std::move(groups);
    lay_memberships(w, former);
    direct_lines(w);
    appoint_keepers(w);
    note_group_rules(w);
    move_pending(w, former);
    // a place in an old group says nothing about a new one
    for (assignment& a : w.now.assignments) a.group = none;
}

std::int32_t founded_slot(const world& w) {
    return static_cast<std::int32_t>(w.now.base.groups.size());
}

void note_group_rules(world& w) {
    const double branching = w.par<messages>().chatter_branching;
    const std::size_t n = w.now.groups.size();
    w.now.counters.owner.assign(n, w.now.cause_of(cause::block));
    w.now.counters.chatter_per_read.assign(n, -1.0F);
    for (std::size_t g = 0; g < n; ++g) {
        const group& here = w.now.groups[g];
        if (std::popcount(here.lines) == 1)
            w.now.counters.owner[g] = static_cast<std::int16_t>(std::countr_zero(here.lines));
        if (!here.discussion_allowed) continue;
        const double readers = std::max(1.0, static_cast<double>(here.members.size()) + here.members_elsewhere);
        w.now.counters.chatter_per_read[g] = static_cast<float>(branching / readers);
    }
    for (line_state& line : w.now.lines) line.notice_group = line.group;
    for (std::size_t g = 0; g < n; ++g) {  // where a group is for assignments only, every line posts them there
        if (w.now.groups[g].kind != group_kind::plenary || w.now.groups[g].discussion_allowed) continue;
        for (line_state& line : w.now.lines) line.notice_group = static_cast<std::int32_t>(g);
    }
}

}  // namespace sim
