#include "sim/model/topology.hpp"

#include <algorithm>
#include <bit>
#include <map>
#include <set>

#include "sim/core/keys.hpp"
#include "sim/model/group_names.hpp"

namespace sim {
namespace {

bool can_merge(const group& g) {
    return g.kind != group_kind::plenary && g.kind != group_kind::special && g.kind != group_kind::county;
}

std::int32_t first_merged_slot(const world& w) {
    return founded_slot(w) + 1 + static_cast<std::int32_t>(w.now.county_groups.size());
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
        g.key = keys::present_group(static_cast<std::int32_t>(i));
        all.push_back(std::move(g));
    }
    all.insert(all.end(), w.now.county_groups.begin(), w.now.county_groups.end());
    all.insert(all.end(), w.now.created_groups.begin(), w.now.created_groups.end());
    return all;
}

group merged(const std::vector<group>& parts, std::int32_t number, std::int32_t slot) {
    group g = parts.front();
    g.id = business_group_id(number);
    g.name = "Business group " + std::to_string(number);
    g.name_zh = "业务群" + std::to_string(number);
    g.kind = group_kind::business;
    g.lines = 0;
    g.record_slot = slot;
    g.key = keys::merged_group(number);
    g.founded_on = none;
    std::set<std::int32_t> members;
    for (const group& part : parts) {
        if (!is_general(part)) g.lines |= part.lines;
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
void leave_excess_groups(const world& w, const rules& r, std::vector<group>& all) {
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const std::int32_t cap = w.value_for(r.groups_per_person, static_cast<std::uint32_t>(i));
        if (cap == no_limit) continue;
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

void set_rules(const world& w, const rules& r, group& g) {
    const bool assignment_only = g.kind == group_kind::plenary && w.value_for(r.assignment_only, g.key);
    const bool no_photos = w.value_for(r.no_photos, g.key);
    g.discussion_allowed = !assignment_only;
    g.photos_allowed = !assignment_only && !no_photos;
}

}  // namespace

std::vector<group> topology(const world& w, const rules& r) {
    std::vector<group> all = present_groups(w);
    const std::int32_t merged_on = last_day_of_merging(*w.plan, w.now.index, w.now.today);
    const auto is_merged = [&](const group& g) { return g.founded_on <= merged_on; };
    const auto later = std::stable_partition(all.begin(), all.end(), is_merged);
    const std::vector<group> beside(later, all.end());
    all.erase(later, all.end());
    const auto now = static_cast<std::int32_t>(all.size());
    const std::int32_t left =
        between(std::min(now, r.groups_left.before), std::min(now, r.groups_left.after), r.groups_left.share);
    if (left < now) all = merge(w, std::move(all), left);
    all.insert(all.end(), beside.begin(), beside.end());
    for (group& g : all) {
        if (w.value_for(r.membership_by_duty, g.key)) restrict_to_duty(w, g);
        set_rules(w, r, g);
    }
    leave_excess_groups(w, r, all);
    return all;
}

std::vector<group> topology(const world& w) {
    return topology(w, w.in_force);
}

std::vector<record_slot> record_slots(const world& w) {
    std::vector<record_slot> slots;
    for (const roster_group& g : w.now.base.groups) slots.push_back({g.id, g.name, g.name_zh});
    slots.push_back({std::string(founded_row), "Groups founded during the run", "运行期间新建的群"});
    for (const group& g : w.now.county_groups) slots.push_back({g.id, g.name, g.name_zh});
    for (std::int32_t k = 1; k <= most_merged(w); ++k) {
        slots.push_back({business_group_id(k), "Business group " + std::to_string(k), "业务群" + std::to_string(k)});
    }
    return slots;
}

}  // namespace sim
