#include <algorithm>
#include <bit>
#include <map>

#include "sim/model/topology.hpp"

namespace sim {
namespace {

float share_of_duty(const person& p, const group& g) {
    if (!has_duty(p, g)) return 0.0F;
    return static_cast<float>(std::popcount(p.lines & g.lines)) / static_cast<float>(std::popcount(g.lines));
}

using membership_key = std::pair<std::int32_t, std::string>;  // person, group id

std::map<membership_key, membership> kept_memberships(const world& w) {
    std::map<membership_key, membership> kept;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
            kept[{static_cast<std::int32_t>(i), w.now.groups[static_cast<std::size_t>(m.group)].id}] = m;
        }
    }
    return kept;
}

group_counters carried_counters(const world& w, std::vector<group>& groups) {
    group_counters counters;
    for (auto column : {&group_counters::total, &group_counters::notices, &group_counters::leader_posts}) {
        (counters.*column).assign(groups.size(), 0);
    }
    for (std::size_t g = 0; g < groups.size(); ++g) {
        const auto before = std::ranges::find(w.now.groups, groups[g].id, &group::id);
        groups[g].created_day = w.now.today;
        groups[g].last_notice_day = w.now.today;
        if (before == w.now.groups.end()) continue;
        const auto at = static_cast<std::size_t>(before - w.now.groups.begin());
        counters.total[g] = w.now.counters.total[at];
        counters.notices[g] = w.now.counters.notices[at];
        counters.leader_posts[g] = w.now.counters.leader_posts[at];
        groups[g].created_day = before->created_day;
        groups[g].last_notice_day = before->last_notice_day;
        groups[g].pages = before->pages;
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

void lay_memberships(world& w, const std::map<membership_key, membership>& kept) {
    w.now.memberships.clear();
    std::size_t most = 0;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        p.first_membership = static_cast<std::int32_t>(w.now.memberships.size());
        for (const std::int32_t g : groups_of(w, w.now.groups, i)) {
            const auto at = static_cast<std::size_t>(g);
            membership m;
            if (const auto old = kept.find({static_cast<std::int32_t>(i), w.now.groups[at].id}); old != kept.end()) {
                m = old->second;
            } else {
                m.seen_total = w.now.counters.total[at];
                m.seen_notices = w.now.counters.notices[at];
                m.seen_leader_posts = w.now.counters.leader_posts[at];
                m.acknowledgements_due = m.chatter_due = m.applause_due =
                    static_cast<float>(w.now.random.uniform(purpose::systematic_start, static_cast<std::uint32_t>(i),
                                                            static_cast<std::uint32_t>(w.now.groups[at].record_slot)));
                const bool work_group =
                    w.now.groups[at].kind == group_kind::office || w.now.groups[at].kind == group_kind::plenary;
                m.muted = p.policy == attention_policy::quit && !work_group;
            }
            m.group = g;
            m.duty_share = share_of_duty(w.now.persons[i], w.now.groups[at]);
            w.now.memberships.push_back(m);
        }
        p.n_memberships = static_cast<std::int32_t>(w.now.memberships.size()) - p.first_membership;
        most = std::max(most, static_cast<std::size_t>(p.n_memberships));
    }
    w.depth_read.assign(most, -1);
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

/// Notices in groups that are gone are told again, as the newest, where the person can still be reached.
void move_pending(world& w, const std::vector<std::vector<std::string>>& group_ids) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        std::erase_if(p.pending, [&](pending_notice& n) {
            const std::string& before = group_ids[i][static_cast<std::size_t>(n.slot)];
            std::int16_t home = none;
            const std::int32_t line = w.now.assignments[static_cast<std::size_t>(n.assignment)].line;
            for (std::int32_t s = 0; s < p.n_memberships; ++s) {
                const membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
                if (w.now.groups[static_cast<std::size_t>(m.group)].id == before) {
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

std::vector<std::vector<std::string>> slot_names(const world& w) {
    std::vector<std::vector<std::string>> names(w.now.persons.size());
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
            names[i].push_back(w.now.groups[static_cast<std::size_t>(m.group)].id);
        }
    }
    return names;
}

}  // namespace

void adopt_topology(world& w, std::vector<group> groups) {
    const auto kept = kept_memberships(w);
    const auto names = slot_names(w);
    w.now.counters = carried_counters(w, groups);
    w.now.groups = std::move(groups);
    lay_memberships(w, kept);
    direct_lines(w);
    note_group_rules(w);
    move_pending(w, names);
    // places in old groups mean nothing in new ones
    for (assignment& a : w.now.assignments) a.group = none;
}

std::int32_t founded_slot(const world& w) {
    return static_cast<std::int32_t>(w.now.base.groups.size());
}

void note_group_rules(world& w) {
    const double branching = w.get<messages_params>().chatter_branching;
    const std::size_t n = w.now.groups.size();
    w.now.counters.owner.assign(n, w.now.cause_of(cause::block));
    w.now.counters.chatter_per_read.assign(n, 0.0F);
    for (std::size_t g = 0; g < n; ++g) {
        const group& here = w.now.groups[g];
        if (std::popcount(here.lines) == 1)
            w.now.counters.owner[g] = static_cast<std::int16_t>(std::countr_zero(here.lines));
        if (!here.discussion_allowed || here.members.empty()) continue;
        w.now.counters.chatter_per_read[g] = static_cast<float>(branching / static_cast<double>(here.members.size()));
    }
    for (line_state& line : w.now.lines) line.notice_group = line.group;
    for (std::size_t g = 0; g < n; ++g) {  // an assignment-only group is where assignments go
        if (w.now.groups[g].kind != group_kind::plenary || w.now.groups[g].discussion_allowed) continue;
        for (line_state& line : w.now.lines) line.notice_group = static_cast<std::int32_t>(g);
    }
}

}  // namespace sim
