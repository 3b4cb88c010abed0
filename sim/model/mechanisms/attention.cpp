#include "sim/model/mechanisms/attention.hpp"

#include "sim/core/distributions.hpp"
#include "sim/model/assignments.hpp"
#include "sim/model/mechanisms/apps.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/schedule.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/work.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// Start of the part of the day in which phones are looked at.
seconds phone_from(const world& w) {
    return w.now.midnight - day_length + w.par<calendar_params>().morning_start.seconds;
}
seconds phone_until(const world& w) {
    return w.now.midnight - day_length + w.par<calendar_params>().phone_until.seconds;
}

/// Next of k fixed times spread over the working day; none left today means tomorrow.
seconds next_batch(const world& w, seconds t) {
    const auto& c = w.par<calendar_params>();
    const std::int32_t k = w.par<attention>().batch_checks;
    const seconds span = c.afternoon_end.seconds - c.morning_start.seconds;
    for (std::int32_t i = 0; i < k; ++i) {
        const seconds at = phone_from(w) + static_cast<seconds>((i + 0.5) * span / k);
        if (at > t) return at;
    }
    return w.now.midnight;
}

/// What chance decides about one check: when the next check comes, and whether the interrupted work is displaced.
struct luck_of_check {
    double gap;
    double displacement;
};

luck_of_check draw_luck(const world& w, const person& p, std::int32_t who) {
    const auto number = static_cast<std::uint32_t>(p.checks_today);
    const auto u = w.now.random.uniforms(purpose::alert_gap, static_cast<std::uint32_t>(who), w.day_key(), number);
    return {u[0], u[1]};
}

seconds next_check_after(const world& w, const person& p, seconds t, double u) {
    const auto& par = w.par<attention>();
    if (p.policy == attention_policy::batch) return next_batch(w, t);
    double gap = 0.0;
    if (p.policy == attention_policy::push) {
        const double wait = exponential(u, 1.0 / static_cast<double>(p.arrival_rate));
        gap = std::min(par.reaction_minutes * seconds_per_minute + wait, par.longest_gap_minutes * seconds_per_minute);
    } else {
        const double window = phone_until(w) - phone_from(w);
        const double per_day = par.self_checks_per_day * (1.0 + par.fear_of_missing_out * p.blame);
        gap = exponential(u, window / per_day);
    }
    if (!on_shift(w, p, t)) gap *= par.evening_factor;
    const seconds next = t + static_cast<seconds>(std::max(par.shortest_gap_seconds, gap));
    return next < phone_until(w) ? next : w.now.midnight;
}

/// What one check has cost and brought so far.
struct look {
    double budget = 0;  // seconds of attention left
    std::int32_t reading = 0;
    std::int32_t posting = 0;
    std::int32_t read = 0;
    std::int32_t relevant = 0;
    std::int32_t dropped = 0;
    std::int32_t arrived = 0;
};

/// Notices of the reader's own lines and posts of leaders are read, not skimmed, even if somebody else has to act.
void read_own_notices(const attention_params& par, group_reading& r, const fresh_posts& fresh, double share, look& l) {
    const float concerns = static_cast<float>(fresh.notices) * r.duty_share + static_cast<float>(fresh.leader_posts);
    if (concerns <= 0.0F) return;
    r.notices_due += static_cast<float>(share) * concerns;
    const auto whole = static_cast<std::int32_t>(r.notices_due);
    r.notices_due -= static_cast<float>(whole);
    r.relevant += static_cast<float>(whole);
    l.relevant += whole;
    const auto extra = static_cast<std::int32_t>(whole * (par.read_seconds - par.skim_seconds));
    l.reading += extra;
    l.budget -= extra;
}

/// Slots of the groups that hold something unread, in the order in which they are opened. Most groups hold nothing new:
/// finding them takes no branch per group.
std::int32_t find_unread(world& w, const person& p) {
    const membership* of_person = w.now.memberships.data() + p.first_membership;
    const std::int32_t* total = w.now.counters.total.data();
    std::int32_t* slots = w.unread_slots.data();
    const std::int32_t places = p.n_memberships;
    std::int32_t n = 0;
#pragma GCC unroll 4
    for (std::int32_t s = 0; s < places; ++s) {
        slots[n] = s;
        n += static_cast<std::int32_t>(total[of_person[s].group] != of_person[s].read_up_to);
    }
    return n;
}

/// Reads one group newest-first as far as the budget goes, then answers there.
group_look read_group(world& w, const person& p, membership& m, group_reading& r, look& l) {
    const auto& par = w.par<attention>();
    const auto g = static_cast<std::size_t>(m.group);
    const std::int32_t total = w.now.counters.total[g];
    const std::int32_t unread = total - m.read_up_to;
    const double attention = l.budget - par.open_seconds;
    const bool whole = unread * par.skim_seconds <= attention;  // the usual case needs no division
    const std::int32_t read = whole ? unread : static_cast<std::int32_t>(attention / par.skim_seconds);
    const double share = whole ? 1.0 : static_cast<double>(read) / unread;
    const double cost = par.open_seconds + read * par.skim_seconds;
    const group_look seen{read, total, total - m.seen_total};
    l.budget -= cost;
    l.reading += static_cast<std::int32_t>(cost);
    l.read += read;
    l.arrived += seen.fresh;
    l.dropped += unread - read;
    r.read += static_cast<float>(read);
    const fresh_posts fresh = take_fresh(w.now.counters, m.group, r);
    read_own_notices(par, r, fresh, share, l);
    l.posting += total_of(schedule::answer, w, p, m.group, r, fresh, share, read);
    m.seen_total = w.now.counters.total[g];  // one's own posts need no reading
    m.read_up_to = m.seen_total - (unread - read);
    return seen;
}

/// True if the notice is read and recognised for what it is. One fixed draw per person, notice and copy of it.
bool takes_notice(const world& w, const pending_notice& n, const group& where, const group_reading& r,
                  std::int32_t above) {
    const auto& par = w.par<attention>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(n.assignment)];
    const double boost = n.paged ? attention::boost(par, where.pages) : 1.0;
    double q = (par.prior_relevance * par.prior_weight + static_cast<double>(r.relevant)) /
               (par.prior_weight + static_cast<double>(r.read));
    if (n.digest) q = std::max(q, par.digest_relevance);  // key points and a local opinion name who is meant
    const auto u = w.now.random.uniforms(purpose::read_notice, key_of(a, n.copy));
    return bernoulli(u[0], attention::p_read(par, above, boost)) &&
           bernoulli(u[1], attention::p_recognise(par, std::min(q, 1.0), boost));
}

/// Goes through the notices that this check has passed; returns the extra seconds spent reading those that concern the
/// reader.
std::int32_t sift_notices(world& w, person& p, seconds t) {
    const auto& par = w.par<attention>();
    std::int32_t extra = 0;
    if (p.pending.empty()) return extra;
    std::vector<std::int32_t> found;
    std::erase_if(p.pending, [&](pending_notice& n) {
        const auto& [read, total, fresh] = w.looks[static_cast<std::size_t>(n.slot)];
        if (read < 0) return false;
        const std::int32_t above = n.unread_above == none ? total - n.position - 1 : n.unread_above + fresh;
        if (above >= read) {
            n.unread_above = above - read;
            return false;
        }
        const auto place = static_cast<std::size_t>(p.first_membership + n.slot);
        group_reading& r = w.now.readings[place];
        if (r.duty_share <=
            0.0F) {  // the group handles no line of the reader; read_own_notices() has counted the others
            extra += static_cast<std::int32_t>(par.read_seconds - par.skim_seconds);
            r.relevant += 1.0F;
            w.now.book.attention(index_of(p.post), index_of(attention_count::read_relevant)) += 1;
        }
        const group& where = w.now.groups[static_cast<std::size_t>(w.now.memberships[place].group)];
        if (takes_notice(w, n, where, r, total - n.position - 1)) found.push_back(n.assignment);
        return true;  // read once; overlooked here, it can still be found through a duplicate
    });
    for (const std::int32_t id : found) {
        if (w.now.assignments[static_cast<std::size_t>(id)].in_use) notice_assignment(w, id, t);
    }
    return extra;
}

/// Opens the groups in order; time of reading is booked to the owner of each group.
look read_groups(world& w, person& p) {
    const auto& par = w.par<attention>();
    look l;
    l.budget = std::min(par.budget_per_check_minutes * seconds_per_minute,
                        par.budget_per_day_minutes * seconds_per_minute - p.attention_today);
    const std::int32_t unread_groups = find_unread(w, p);
    if (!p.pending.empty()) std::fill_n(w.looks.begin(), p.n_memberships, group_look{});
    stretch_of_time reading(w, p, activity::reading_messages);
    for (std::int32_t i = 0; i < unread_groups; ++i) {
        const auto s = static_cast<std::size_t>(w.unread_slots[static_cast<std::size_t>(i)]);
        const std::size_t place = static_cast<std::size_t>(p.first_membership) + s;
        membership& m = w.now.memberships[place];
        if (m.muted || l.budget <= par.open_seconds) continue;
        const std::int32_t before = l.reading;
        w.looks[s] = read_group(w, p, m, w.now.readings[place], l);
        if (l.reading > before) {
            reading.add(l.reading - before, w.now.counters.owner[static_cast<std::size_t>(m.group)]);
        }
    }
    reading.close();
    return l;
}

/// Two checks in quick succession say little about the rate: messages are counted over a minute at least.
void learn_arrival_rate(const attention_params& par, person& p, const look& l, seconds t) {
    const double seen = l.arrived / static_cast<double>(std::max(seconds_per_minute, t - p.last_check));
    const double expected =
        par.arrival_memory * static_cast<double>(p.arrival_rate) + (1.0 - par.arrival_memory) * seen;
    p.arrival_rate = static_cast<float>(std::max(par.least_arrival_rate, expected));
    p.last_check = t;
}

void count_check(world& w, const person& p, const look& l) {
    std::int64_t* book = w.now.book.attention.row(index_of(p.post));
    book[index_of(attention_count::checks)] += 1;
    book[index_of(attention_count::read)] += l.read;
    book[index_of(attention_count::read_relevant)] += l.relevant;
    book[index_of(attention_count::unread_dropped)] += l.dropped;
}

/// After the check, in the same event: on shift the work that was cut is resumed or replaced; off duty rest goes on.
void go_back(world& w, person& p, std::int32_t who, double luck) {
    if (p.clock >= w.now.midnight) return;
    if (on_shift(w, p, p.clock)) {
        if (!p.was_interrupted) return;
        if (decision_of(schedule::resume, w, p, luck)) {
            work::carry_on(w, who);
        } else {
            work::attempt(w, who, p.clock);
        }
    } else if (p.doing == activity::off_duty && !apps::press(w, p, p.clock) &&
               !decision_of(schedule::overtime, w, who, p.clock)) {
        rest::attempt(w, who, p.clock);
    }
}

attention_policy draw_policy(const attention_params& p, double u) {
    if (u < p.push_share) return attention_policy::push;
    if (u < p.push_share + p.batch_share) return attention_policy::batch;
    return u < p.push_share + p.batch_share + p.mute_share ? attention_policy::mute : attention_policy::quit;
}

}  // namespace

void attention::initialise(world& w) {
    const auto& par = w.par<attention>();
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const double u = w.now.random.uniform(purpose::policy, static_cast<std::uint32_t>(i), 0);
        w.now.persons[i].policy = draw_policy(par, u);
        w.now.persons[i].arrival_rate = static_cast<float>(par.start_arrival_rate);
    }
}

void attention::begin_day(world& w) {
    if (!w.par<attention>().enabled) return;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        p.checks_today = 0;
        p.attention_today = 0;
        p.next_check = next_check_after(w, p, phone_from(w), draw_luck(w, p, static_cast<std::int32_t>(i)).gap);
        if (p.vacant) post_vacated(w, p);
    }
}

bool attention::attempt(world& w, std::int32_t who, seconds t) {
    const auto& par = w.par<attention>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (t < p.next_check || !par.enabled) return false;
    const look l = read_groups(w, p);
    const std::int16_t block = w.now.cause_of(cause::block);
    spend(w, p, sift_notices(w, p, t), activity::reading_messages, block);
    spend(w, p, l.posting + total_of(schedule::speak, w, p, t - p.last_check), activity::posting_replying, block);
    if (p.clock == t) spend(w, p, static_cast<seconds>(par.glance_seconds), activity::reading_messages, block);
    p.attention_today += p.clock - t;
    learn_arrival_rate(par, p, l, t);
    count_check(w, p, l);
    ++p.checks_today;
    const luck_of_check luck = draw_luck(w, p, who);
    p.next_check = next_check_after(w, p, p.clock, luck.gap);
    happen(schedule::cut, w, p, p.clock - t);
    go_back(w, p, who, luck.displacement);
    return true;
}

void attention::page(world& w, std::int32_t who, seconds t) {
    const auto& par = w.par<attention>();
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (!par.enabled || p.vacant || p.policy == attention_policy::quit || t >= phone_until(w)) return;
    const seconds reaction = t + static_cast<seconds>(par.page_reaction_seconds);
    if (p.next_check <= reaction) return;
    p.next_check = std::max(reaction, phone_from(w));
    if (const seconds at = std::max(p.next_check, p.clock); w.now.events.time(who) > at) w.now.events.set(who, at);
}

void attention::post_vacated(world& w, person& p) {
    p.next_check = w.now.midnight;
}

}  // namespace sim
