#include "sim/model/mechanisms/county_groups.hpp"

#include <algorithm>
#include <bit>
#include <utility>

#include "sim/core/distributions.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/group_names.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/world.hpp"

namespace sim {
namespace {

/// Object of the draw that makes a person a member; no task, office or line is drawn under it.
constexpr std::uint32_t first_object = 0x300;

line_set lines_of(const roster_person& p) {
    line_set lines = 0;
    for (const std::int32_t l : p.lines) lines |= line_bit(l);
    return lines;
}

/// Group g of n as a township enters it.
group copy_in(const county_groups_params& par, const roster& base, random_source random, std::int32_t g) {
    group here;
    const std::string number = std::to_string(g + 1);
    here.id = std::string(county_prefix) + number;
    here.name = "County group " + number;
    here.name_zh = "县级群" + number;
    here.kind = group_kind::county;
    here.county_group = g;
    here.key = keys::county_group(g);
    here.record_slot = static_cast<std::int32_t>(base.groups.size()) + 1 + g;  // behind the row of founded groups
    const auto lines = static_cast<std::int32_t>(base.departments.size());
    for (std::int32_t l = g; l < lines; l += par.n_groups) here.lines |= line_bit(l);
    for (std::size_t i = 0; i < base.persons.size(); ++i) {
        const double u = random.uniform(purpose::membership, static_cast<std::uint32_t>(i),
                                        first_object + static_cast<std::uint32_t>(g));
        const bool carries = (lines_of(base.persons[i]) & here.lines) != 0;
        if (carries && bernoulli(u, par.member_share[base.persons[i].post])) {
            here.members.push_back(static_cast<std::int32_t>(i));
        }
    }
    return here;
}

/// Where the township's copy of a county group stands today.
std::int32_t copy_of(const world& w, std::int32_t county_group) {
    const auto here = std::ranges::find(w.now.groups, county_group, &group::county_group);
    return static_cast<std::int32_t>(here - w.now.groups.begin());
}

}  // namespace

std::vector<std::vector<group>> county_groups::lay_out(const parameters& par, const std::vector<roster>& townships,
                                                       std::uint32_t seed) {
    const auto& p = par.of<county_groups>();
    std::vector<std::vector<group>> all(townships.size());
    for (std::int32_t g = 0; g < number(p); ++g) {
        std::int32_t members = 0;
        for (std::size_t i = 0; i < townships.size(); ++i) {
            const random_source random(seed, 0, static_cast<std::uint32_t>(i));
            all[i].push_back(copy_in(p, townships[i], random, g));
            members += static_cast<std::int32_t>(all[i].back().members.size());
        }
        members += p.department_members * std::popcount(all.front().back().lines);
        for (std::vector<group>& copies : all) {
            copies.back().members_elsewhere = members - static_cast<std::int32_t>(copies.back().members.size());
        }
    }
    return all;
}

void county_groups::set_up_county(county_world& c) {
    const auto n = static_cast<std::size_t>(number(c.par<county_groups>()));
    c.now.fresh_posts.assign(n, std::vector<post_counts>(c.townships()));
    c.now.messages = counts({n, count_of<message_kind>});
}

void county_groups::initialise(world& w) {
    w.now.posted_in_window.assign(w.now.county_groups.size(), {});
}

void county_groups::department_issues(county_world& c, task_letter& l) {
    const std::size_t n = c.now.fresh_posts.size();
    if (n == 0 || l.kind == task_kind::complaint_ticket) return;  // a complaint is nobody else's business
    const std::size_t g = static_cast<std::size_t>(l.line) % n;
    const std::uint32_t where = keys::county_group(static_cast<std::int32_t>(g));
    const double u = c.now.random.uniform(purpose::duplicate_post, keys::about(l.key, where));
    if (!bernoulli(u, c.par<county_groups>().announce_share)) return;
    l.county_group = static_cast<std::int16_t>(g);
    c.now.messages(g, index_of(message_kind::notice)) += 1;
}

void county_groups::time_of_issue(world& w, const task& source) {
    if (source.county_group == none) return;
    const auto g = static_cast<std::size_t>(copy_of(w, source.county_group));
    w.now.counters.total[g] += 1;
    w.now.counters.notices[g] += 1;
    w.now.groups[g].last_notice_day = w.now.today;
}

void county_groups::recipients_named(world& w, const task& source, const std::vector<std::int32_t>& assignments,
                                     seconds t) {
    if (source.county_group == none) return;
    const draw_key key = keys::about(source.key, keys::county_group(source.county_group));
    const double u = w.now.random.county().uniform(purpose::at_all, key);
    const bool paged = bernoulli(u, w.par<attention>().page_probability);
    messages::address(w, copy_of(w, source.county_group), assignments, paged, false, t);
}

void county_groups::end_window(world& w) {
    for (std::size_t g = 0; g < w.now.posted_in_window.size(); ++g) {
        if (w.now.posted_in_window[g].total() == 0) continue;
        w.outbox.emplace_back(posts_letter{static_cast<std::int16_t>(g), std::exchange(w.now.posted_in_window[g], {})});
    }
}

void county_groups::receive(county_world& c, std::int32_t from, const posts_letter& l) {
    c.now.fresh_posts[static_cast<std::size_t>(l.county_group)][static_cast<std::size_t>(from)] = l.posted;
}

void county_groups::county_ends_window(county_world& c) {
    for (std::size_t g = 0; g < c.now.fresh_posts.size(); ++g) {
        std::vector<post_counts>& fresh = c.now.fresh_posts[g];
        post_counts all;
        for (const post_counts& of_one : fresh) all += of_one;
        for (std::size_t i = 0; i < fresh.size(); ++i) {
            post_counts of_others = all;
            of_others -= fresh[i];
            if (of_others.total() > 0) c.post(i, posts_letter{static_cast<std::int16_t>(g), of_others});
            fresh[i] = {};
        }
    }
}

void county_groups::receive(world& w, const posts_letter& l) {
    const auto g = static_cast<std::size_t>(copy_of(w, l.county_group));
    w.now.counters.total[g] += l.posted.total();
    w.now.counters.notices[g] += l.posted.notices();
    w.now.counters.leader_posts[g] += l.posted.by_leaders;
    if (l.posted.notices() > 0) w.now.groups[g].last_notice_day = w.now.today;
}

}  // namespace sim
