#include "sim/model/topology.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

namespace sim {
namespace {

constexpr std::uint32_t by_duty_draw = 10;
constexpr std::uint32_t photos_draw = 11;

bool can_merge(const group& g) {
    return g.kind != group_kind::plenary && g.kind != group_kind::special && g.kind != group_kind::county;
}

/// Groups for everybody of a kind of post; every line may post there, and nobody's duty depends on them.
bool is_general(const group& g) {
    return g.kind == group_kind::plenary || g.kind == group_kind::secretaries || g.kind == group_kind::county;
}

bool has_duty(const person& p, const group& g) {
    return !is_general(g) && (p.lines & g.lines) != 0;
}

float share_of_duty(const person& p, const group& g) {
    if (!has_duty(p, g)) return 0.0F;
    return static_cast<float>(std::popcount(p.lines & g.lines)) / static_cast<float>(std::popcount(g.lines));
}

std::int32_t first_merged_slot(const world& w) {
    return founded_slot(w) + 1;
}

/// Merged groups there can be: those left at the end, and more on the way where merging is phased in.
std::int32_t most_merged(const world& w) {
    std::int32_t most = 0;
    for (const reform& r : w.plan->reforms) {
        const auto& m = std::get<std::optional<merge_groups>>(r.levers);
        if (!m) continue;
        most = std::max(most, m->n_groups);
        if (r.phase_in_days > 1) most = std::max(most, founded_slot(w));
    }
    return most;
}

std::vector<group> present_groups(const world& w) {
    std::vector<group> all;
    for (std::size_t i = 0; i < w.now.base.groups.size(); ++i) {
        const roster_group& from = w.now.base.groups[i];
        group g;
        g.id = from.id;
        g.name = from.name;
        g.name_zh = from.name_zh;
        g.kind = from.kind;
        g.field = from.field;
        for (const std::int32_t line : from.lines) g.lines |= line_bit(line);
        g.members = from.members;
        g.record_slot = static_cast<std::int32_t>(i);
        all.push_back(std::move(g));
    }
    all.insert(all.end(), w.now.created_groups.begin(), w.now.created_groups.end());
    return all;
}

group merged(const std::vector<group>& parts, std::int32_t number, std::int32_t slot) {
    group g = parts.front();
    g.id = "business-" + std::to_string(number);
    g.name = "Business group " + std::to_string(number);
    g.name_zh = "业务群" + std::to_string(number);
    g.kind = group_kind::business;
    g.record_slot = slot;
    std::set<std::int32_t> members;
    for (const group& part : parts) {
        g.lines |= part.lines;
        members.insert(part.members.begin(), part.members.end());
    }
    g.members.assign(members.begin(), members.end());
    return g;
}

/// Merges by function until `target` groups are left in all; groups of one function stand together.
std::vector<group> merge(const world& w, std::vector<group> all, std::int32_t target) {
    std::vector<group> kept;
    std::vector<group> pool;
    for (group& g : all) (can_merge(g) ? pool : kept).push_back(std::move(g));
    const std::int32_t clusters = std::max(1, target - static_cast<std::int32_t>(kept.size()));
    if (static_cast<std::int32_t>(pool.size()) > clusters) {
        std::ranges::stable_sort(pool, {}, [](const group& g) { return index_of(g.field); });
        const std::size_t n = pool.size();
        for (std::int32_t c = 0; c < clusters; ++c) {
            const auto begin = pool.begin() + static_cast<std::ptrdiff_t>(n * static_cast<std::size_t>(c) /
                                                                          static_cast<std::size_t>(clusters));
            const auto end = pool.begin() + static_cast<std::ptrdiff_t>(n * static_cast<std::size_t>(c + 1) /
                                                                        static_cast<std::size_t>(clusters));
            // where founded groups make them more than the rows, the last ones share a row
            const std::int32_t row = std::min(c, most_merged(w) - 1);
            kept.push_back(merged({begin, end}, c + 1, first_merged_slot(w) + row));
        }
        return kept;
    }
    kept.insert(kept.end(), pool.begin(), pool.end());
    std::ranges::stable_sort(kept, {}, &group::record_slot);
    return kept;
}

/// Only those with a duty, and the leader in charge, stay in a group that has lines.
void restrict_to_duty(const world& w, group& g) {
    if (g.lines == 0 || is_general(g)) return;
    std::erase_if(g.members,
                  [&](std::int32_t who) { return !has_duty(w.now.persons[static_cast<std::size_t>(who)], g); });
}

/// Who is in more groups than allowed leaves those in which the fewest of the own lines are handled.
void leave_excess_groups(const world& w, std::vector<group>& all, std::int32_t cap) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const auto who = static_cast<std::int32_t>(i);
        std::vector<std::pair<int, std::size_t>> mine;  // (rank of worth, group), best first
        for (std::size_t g = 0; g < all.size(); ++g) {
            if (!std::ranges::binary_search(all[g].members, who)) continue;
            const int own_lines = is_general(all[g]) ? 0 : std::popcount(all[g].lines & w.now.persons[i].lines);
            const int worth = all[g].kind == group_kind::plenary ? 1000 : own_lines;
            mine.emplace_back(-worth, g);
        }
        std::ranges::sort(mine);
        for (std::size_t k = static_cast<std::size_t>(cap); k < mine.size(); ++k)
            std::erase(all[mine[k].second].members, who);
    }
}

void set_rules(const world& w, group& g) {
    const rules& r = w.in_force;
    const auto slot = static_cast<std::uint32_t>(g.record_slot);
    const bool assignment_only =
        g.kind == group_kind::plenary && w.adopts(slot, photos_draw + 1, r.assignment_only_share);
    const bool no_photos = w.adopts(slot, photos_draw, r.no_photos_share);
    g.discussion_allowed = !assignment_only;
    g.photos_allowed = !assignment_only && !no_photos;
    const double u = w.now.random.uniform(purpose::membership, 0xFFFFFFFFU, slot);
    g.uploads_asked = bernoulli(u, w.get<messages_params>().upload_group_share);
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
        line.notice_group = line.group;
        for (std::size_t g = 0; g < w.now.groups.size(); ++g) {  // an assignment-only group is where assignments go
            const group& here = w.now.groups[g];
            if (here.kind == group_kind::plenary && !here.discussion_allowed)
                line.notice_group = static_cast<std::int32_t>(g);
        }
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

std::vector<group> topology(const world& w) {
    const rules& r = w.in_force;
    std::vector<group> all = present_groups(w);
    if (r.merge_groups_to > 0 && r.merge_share > 0.0) {
        const auto now = static_cast<double>(all.size());
        all =
            merge(w, std::move(all), static_cast<std::int32_t>(now - r.merge_share * (now - r.merge_groups_to) + 0.5));
    }
    for (group& g : all) {
        const auto slot = static_cast<std::uint32_t>(g.record_slot);
        if (w.adopts(slot, by_duty_draw, r.membership_by_duty_share)) restrict_to_duty(w, g);
        set_rules(w, g);
    }
    if (r.groups_per_person_cap > 0) leave_excess_groups(w, all, r.groups_per_person_cap);
    return all;
}

void adopt_topology(world& w, std::vector<group> groups) {
    const auto kept = kept_memberships(w);
    const auto names = slot_names(w);
    w.now.counters = carried_counters(w, groups);
    w.now.groups = std::move(groups);
    note_group_rules(w);
    lay_memberships(w, kept);
    direct_lines(w);
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
}

std::vector<record_slot> record_slots(const world& w) {
    std::vector<record_slot> slots;
    for (const roster_group& g : w.now.base.groups) slots.push_back({g.id, g.name, g.name_zh});
    slots.push_back({"founded", "Groups founded during the run", "运行期间新建的群"});
    for (std::int32_t k = 1; k <= most_merged(w); ++k) {
        slots.push_back(
            {"business-" + std::to_string(k), "Business group " + std::to_string(k), "业务群" + std::to_string(k)});
    }
    return slots;
}

}  // namespace sim
