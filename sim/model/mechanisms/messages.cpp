#include "sim/model/mechanisms/messages.hpp"

#include <algorithm>
#include <cmath>
#include <functional>
#include <map>
#include <numeric>

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/county_world.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

void post(world& w, std::int32_t g, message_kind kind, std::int32_t n) {
    if (n <= 0) return;
    w.now.counters.total[static_cast<std::size_t>(g)] += n;
    const group& where = w.now.groups[static_cast<std::size_t>(g)];
    w.now.book.messages(where.record_slot, index_of(kind)) += n;
    if (where.county_group != none)
        w.now.posted_in_window[static_cast<std::size_t>(where.county_group)].of_kind[kind] += n;
}

std::int16_t slot_of(const world& w, const person& p, std::int32_t group) {
    for (std::int32_t s = 0; s < p.n_memberships; ++s) {
        if (w.now.memberships[static_cast<std::size_t>(p.first_membership + s)].group == group) {
            return static_cast<std::int16_t>(s);
        }
    }
    return none;
}

/// Where a person can be reached about a line: its group, else the whole-township group, else any group.
std::int32_t reachable_in(const world& w, const person& p, std::int32_t home) {
    std::int32_t fallback = none;
    for (std::int32_t s = 0; s < p.n_memberships; ++s) {
        const std::int32_t g = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)].group;
        if (g == home) return home;
        if (fallback == none || w.now.groups[static_cast<std::size_t>(g)].kind == group_kind::plenary) fallback = g;
    }
    return fallback;
}

person& holder(world& w, std::int32_t assignment) {
    return w.now.persons[static_cast<std::size_t>(w.now.assignments[static_cast<std::size_t>(assignment)].person)];
}

/// A notice on its way into groups.
struct notice_to_post {
    work_key key;
    bool digest;
    std::optional<bool> call_all;  // with @all; nothing said, chance decides
    seconds at;
};

/// Puts one notice into one group for those of the assignments whose persons belong to it.
void post_notice(world& w, std::int32_t g, message_kind kind, const std::vector<std::int32_t>& assignments,
                 const notice_to_post& n) {
    group& where = w.now.groups[static_cast<std::size_t>(g)];
    const double page = w.now.random.uniform(purpose::at_all, keys::about(n.key, where.key));
    const bool paged = n.call_all.value_or(bernoulli(page, w.par<attention>().page_probability));
    post(w, g, kind, 1);
    w.now.counters.notices[static_cast<std::size_t>(g)] += 1;
    where.last_notice_day = w.now.today;
    messages::address(w, g, assignments, paged, n.digest, n.at);
}

/// Share of the recipients who are in a group: a sender repeats a notice for fear that some are in this group and not in
/// that one.
double overlap(const group& g, const std::vector<std::int32_t>& recipients) {
    const auto is_member = [&](std::int32_t who) { return std::ranges::binary_search(g.members, who); };
    const auto members = std::ranges::count_if(recipients, is_member);
    return static_cast<double>(members) / static_cast<double>(recipients.size());
}

std::int32_t whole_part(float& due) {
    const auto whole = static_cast<std::int32_t>(due);
    due -= static_cast<float>(whole);
    return whole;
}

/// Repeats of a notice in overlapping groups.
void repeat_notice(world& w, std::int32_t home, const std::vector<std::int32_t>& assignments, const notice_to_post& n) {
    std::vector<std::int32_t> recipients;
    for (const std::int32_t id : assignments) {
        recipients.push_back(w.now.assignments[static_cast<std::size_t>(id)].person);
    }
    for (std::size_t g = 0; g < w.now.groups.size(); ++g) {
        const auto at = static_cast<std::int32_t>(g);
        if (at == home || w.now.groups[g].county_group != none) continue;
        const double u = w.now.random.uniform(purpose::duplicate_post, keys::about(n.key, w.now.groups[g].key));
        const double at_most = w.par<messages>().duplicate_probability;
        if (!bernoulli(u, at_most)) continue;  // so for most groups: nobody has to be counted
        if (bernoulli(u, at_most * overlap(w.now.groups[g], recipients)))
            post_notice(w, at, message_kind::duplicate, assignments, n);
    }
}

/// A leader's posts in the whole-township group.
std::int32_t address_all(world& w, person& p, seconds since) {
    const auto& par = w.par<messages>();
    p.posts_due += static_cast<float>(par.leader_posts_per_day * since / day_length);
    const std::int32_t posts = whole_part(p.posts_due);
    const std::int32_t g = reachable_in(w, p, none);
    if (posts == 0 || g == none || !w.now.groups[static_cast<std::size_t>(g)].discussion_allowed) return 0;
    post(w, g, message_kind::chatter, posts);
    w.now.counters.leader_posts[static_cast<std::size_t>(g)] += posts;
    if (const std::int32_t c = w.now.groups[static_cast<std::size_t>(g)].county_group; c != none) {
        w.now.posted_in_window[static_cast<std::size_t>(c)].by_leaders += posts;
    }
    w.now.book.attention(index_of(p.post), index_of(attention_count::posts)) += posts;
    return static_cast<std::int32_t>(posts * par.chat_seconds);
}

/// Who keeps a group shows every day that it is at work, whatever there is to say.
std::int32_t keep_groups_alive(world& w, person& p, seconds since) {
    if (p.groups_kept == 0) return 0;
    const auto& par = w.par<messages>();
    p.presence_due += static_cast<float>(par.presence_per_day * p.groups_kept * since / day_length);
    const auto who = static_cast<std::int32_t>(&p - w.now.persons.data());
    std::int32_t posts = 0;
    for (std::int32_t due = whole_part(p.presence_due); due > 0; --due) {
        const std::int32_t turn = p.presence_turn % p.groups_kept;
        p.presence_turn = turn + 1;
        std::int32_t kept = 0;
        for (std::int32_t s = 0; s < p.n_memberships; ++s) {
            const std::int32_t g = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)].group;
            if (w.now.groups[static_cast<std::size_t>(g)].keeper != who || kept++ != turn) continue;
            if (!w.now.groups[static_cast<std::size_t>(g)].discussion_allowed) break;
            post(w, g, message_kind::presence, 1);
            ++posts;
            break;
        }
    }
    w.now.book.attention(index_of(p.post), index_of(attention_count::posts)) += posts;
    return static_cast<std::int32_t>(posts * par.chat_seconds);
}

}  // namespace

void messages::set_up_county(county_world& c) {
    std::vector<std::size_t> order(c.now.departments.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::greater{}, [&](std::size_t d) { return c.now.departments[d].weight; });
    const double share = c.par<messages>().upload_share;
    double reached = c.now.random.uniform(purpose::uploads, {});
    for (const std::size_t d : order) {
        const double before = std::floor(reached);
        reached += share;
        c.now.departments[d].uploads_asked = std::floor(reached) > before;
    }
}

void messages::post_announcement(world& w, std::int32_t line, work_key key,
                                 const std::vector<std::int32_t>& assignments, bool digest,
                                 std::optional<bool> call_all, seconds t) {
    if (assignments.empty()) return;
    const notice_to_post notice{key, digest, call_all, t};
    const std::int32_t home = w.now.lines[static_cast<std::size_t>(line)].notice_group;
    std::map<std::int32_t, std::vector<std::int32_t>> by_group;  // ordered: the order of posting is part of the result
    for (const std::int32_t id : assignments) {
        if (const std::int32_t g = reachable_in(w, holder(w, id), home); g != none) by_group[g].push_back(id);
    }
    for (const auto& [g, ids] : by_group) post_notice(w, g, message_kind::notice, ids, notice);
    if (w.par<messages>().enabled && !digest) repeat_notice(w, home, assignments, notice);
    for (const std::int32_t id : assignments) happen(schedule::notice_posted, w, id, t);
}

void messages::address(world& w, std::int32_t g, const std::vector<std::int32_t>& assignments, bool paged, bool digest,
                       seconds t) {
    if (paged) w.now.groups[static_cast<std::size_t>(g)].pages += 1.0;
    const std::int32_t position = w.now.counters.total[static_cast<std::size_t>(g)] - 1;
    for (const std::int32_t id : assignments) {
        person& p = holder(w, id);
        const std::int16_t slot = slot_of(w, p, g);
        if (slot == none) continue;
        const auto copy = std::ranges::count(p.pending, id, &pending_notice::assignment);
        p.pending.push_back({id, slot, paged, digest, static_cast<std::int16_t>(copy), position, none});
        assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
        if (a.group == none && !digest) {  // a digest says what matters; a raw notice is looked up again
            a.group = g;
            a.position = position;
        }
        if (paged) happen(schedule::page, w, a.person, t);
    }
}

void messages::announce_to_office(world& w, std::int32_t line, work_key key, std::int32_t assignment, seconds t) {
    const std::int32_t office = w.now.lines[static_cast<std::size_t>(line)].office_group;
    const std::int32_t g = reachable_in(w, holder(w, assignment), office);
    if (g != none) post_notice(w, g, message_kind::notice, {assignment}, {key, false, {}, t});
    happen(schedule::notice_posted, w, assignment, t);
}

std::int32_t messages::answer(world& w, const person& p, std::int32_t group, group_reading& r, const fresh_posts& fresh,
                              double share, std::int32_t read) {
    const auto& par = w.par<messages>();
    const float chatter_per_read = w.now.counters.chatter_per_read[static_cast<std::size_t>(group)];
    if (!par.enabled || chatter_per_read < 0.0F) return 0;
    r.chatter_due += chatter_per_read * static_cast<float>(read);
    if (fresh.notices > 0) {
        r.acknowledgements_due += static_cast<float>(share * par.acknowledgement_share * fresh.notices);
    }
    if (fresh.leader_posts > 0) r.applause_due += static_cast<float>(share * par.applause_share * fresh.leader_posts);
    if (r.chatter_due < 1.0F && r.acknowledgements_due < 1.0F && r.applause_due < 1.0F) return 0;
    const std::int32_t acknowledgements = whole_part(r.acknowledgements_due);
    const std::int32_t applause = whole_part(r.applause_due);
    const std::int32_t chatter = whole_part(r.chatter_due);
    post(w, group, message_kind::acknowledgement, acknowledgements);
    post(w, group, message_kind::applause, applause);
    post(w, group, message_kind::chatter, chatter);
    w.now.book.attention(index_of(p.post), index_of(attention_count::posts)) += acknowledgements + applause + chatter;
    return static_cast<std::int32_t>((acknowledgements + applause) * par.acknowledge_seconds +
                                     chatter * par.chat_seconds);
}

void messages::work_finished(world& w, std::int32_t id, seconds /*when*/) {
    const assignment& a = w.now.assignments[static_cast<std::size_t>(id)];
    if (!is_counted(a)) return;
    person& p = w.now.persons[static_cast<std::size_t>(a.person)];
    spend(w, p, report(w, p, a), activity::posting_replying, a.line);
}

std::int32_t messages::report(world& w, person& p, const assignment& a) {
    const auto& par = w.par<messages>();
    const std::int32_t g = w.now.lines[static_cast<std::size_t>(a.line)].group;
    if (!par.enabled || g == none || slot_of(w, p, g) == none) return 0;
    const group& where = w.now.groups[static_cast<std::size_t>(g)];
    if (!where.photos_allowed || !w.now.tasks[static_cast<std::size_t>(a.task)].uploads_asked) return 0;
    const auto photos = a.evidence_items > 0 ? static_cast<std::int32_t>(par.photos_per_post) : 0;
    const std::int32_t posts = photos + 1;
    post(w, g, message_kind::evidence, posts);
    w.now.book.attention(index_of(p.post), index_of(attention_count::posts)) += posts;
    return static_cast<std::int32_t>(photos * par.photo_seconds + par.report_seconds);
}

std::int32_t messages::speak(world& w, person& p, seconds since) {
    if (!w.par<messages>().enabled || p.n_memberships == 0) return 0;
    return (p.post == role::leader ? address_all(w, p, since) : 0) + keep_groups_alive(w, p, since);
}

}  // namespace sim
