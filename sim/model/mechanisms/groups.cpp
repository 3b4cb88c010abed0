#include "sim/model/mechanisms/groups.hpp"

#include <algorithm>
#include <bit>
#include <cmath>
#include <set>
#include "sim/core/distributions.hpp"
#include "sim/core/math.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/group_names.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/topology.hpp"

namespace sim {
namespace {

/// One task founds one group, and one small group where its notice was lost.
std::string id_of(work_key key, bool defensive) {
    return std::string(founded_prefix) + std::to_string(static_cast<std::uint64_t>(key)) + (defensive ? "-small" : "");
}

bool stands_or_waits(const world& w, work_key key, bool defensive) {
    const auto same = [&](const founding& f) { return f.key == key && f.defensive == defensive; };
    return std::ranges::any_of(w.foundings, same) ||
           std::ranges::find(w.now.created_groups, id_of(key, defensive), &group::id) != w.now.created_groups.end();
}

/// A group for one job: everybody with a duty in the line, and those who are pulled in without one.
group found(const world& w, const founding& f, std::int32_t number) {
    group g;
    g.id = id_of(f.key, f.defensive);
    g.name = "Founded group " + std::to_string(number);
    g.name_zh = "新建群" + std::to_string(number);
    g.kind = group_kind::small;
    g.field = w.now.base.departments[static_cast<std::size_t>(f.line)].field;
    g.lines = line_bit(f.line);
    g.record_slot = founded_slot(w);
    g.key = keys::founded_group(f.line, f.number);
    g.founded_on = w.now.today;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const person& p = w.now.persons[i];
        const double pull = f.defensive ? 0.0 : w.par<township_params>().pull_in[p.post];
        const double u = w.now.random.uniform(purpose::membership,
                                              keys::about(f.key, static_cast<std::uint32_t>(i), f.defensive ? 1 : 0));
        if ((p.lines & g.lines) != 0 || bernoulli(u, pull)) g.members.push_back(static_cast<std::int32_t>(i));
    }
    return g;
}

/// Groups in which nothing has been posted for long are dissolved.
void dissolve_silent_groups(world& w) {
    std::erase_if(w.now.created_groups, [&](const group& g) {
        const auto line = static_cast<std::uint32_t>(std::countr_zero(g.lines));
        const std::int32_t allowed = w.value_for(w.in_force.sunset_days, line);
        if (allowed == no_limit) return false;
        const auto here = std::ranges::find(w.now.groups, g.id, &group::id);
        return here != w.now.groups.end() && w.now.today - here->last_notice_day >= allowed;
    });
}

bool same_topology(const std::vector<group>& a, const std::vector<group>& b) {
    return std::ranges::equal(a, b, [](const group& x, const group& y) {
        return x.id == y.id && x.members == y.members && x.lines == y.lines;
    });
}

/// Fewer recent uses make the next @all count for more.
void forget_pages(world& w) {
    const double keep = math::exp2(-1.0 / w.par<attention>().page_memory_days);
    for (group& g : w.now.groups) g.pages *= keep;
}

}  // namespace

void groups::initialise(world& w) {
    adopt_topology(w, topology(w));
}

void groups::begin_day(world& w) {
    forget_pages(w);
    for (const founding& f : w.foundings) {
        const auto number = static_cast<std::int32_t>(w.now.created_groups.size()) + 1;
        w.now.created_groups.push_back(found(w, f, number));
    }
    w.foundings.clear();
    dissolve_silent_groups(w);
    std::vector<group> next = topology(w);
    if (!same_topology(next, w.now.groups)) {
        adopt_topology(w, std::move(next));
        return;
    }
    for (std::size_t g = 0; g < next.size(); ++g) {
        w.now.groups[g].discussion_allowed = next[g].discussion_allowed;
        w.now.groups[g].photos_allowed = next[g].photos_allowed;
    }
    note_group_rules(w);
}

void groups::consider_founding(world& w, std::int32_t line, work_key key, bool defensive) {
    const auto& par = w.par<groups>();
    if (!par.enabled) return;
    const auto entity = static_cast<std::uint32_t>(line);
    const double u = w.now.random.uniform(purpose::group_creation, keys::about(key, entity, defensive ? 1 : 0));
    const double p = defensive ? par.defensive_probability : par.creation_probability;
    if (!bernoulli(u, p) || w.value_for(w.in_force.no_new_groups, entity, key)) return;
    if (stands_or_waits(w, key, defensive)) return;
    std::int32_t& founded = w.now.lines[static_cast<std::size_t>(line)].founded;
    w.foundings.push_back({line, founded, key, defensive});
    founded += 1;
}

void groups::task_arrives(world& w, std::int32_t task_id, seconds /*when*/) {
    const task& t = w.now.tasks[static_cast<std::size_t>(task_id)];
    consider_founding(w, t.line, t.key, false);
}

void groups::notice_missed(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    consider_founding(w, a.line, a.key, true);
}

}  // namespace sim
