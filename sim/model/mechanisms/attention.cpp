#include "sim/model/mechanisms/attention.hpp"

#include "sim/model/assignments.hpp"
#include "sim/model/time_use.hpp"
#include "sim/model/working_time.hpp"

namespace sim {
namespace {

/// Start of the part of the day in which phones are looked at.
seconds phone_from(const world& w) {
    return w.now.midnight - day_length + w.get<calendar_params>().morning_start.seconds;
}
seconds phone_until(const world& w) {
    return w.now.midnight - day_length + w.get<calendar_params>().phone_until.seconds;
}

/// Next of k fixed times spread over the working day; none left today means tomorrow.
seconds next_batch(const world& w, seconds t) {
    const auto& c = w.get<calendar_params>();
    const std::int32_t k = w.get<attention_params>().batch_checks;
    const seconds span = c.afternoon_end.seconds - c.morning_start.seconds;
    for (std::int32_t i = 0; i < k; ++i) {
        const seconds at = phone_from(w) + static_cast<seconds>((i + 0.5) * span / k);
        if (at > t) return at;
    }
    return w.now.midnight;
}

seconds next_check_after(world& w, person& p, std::int32_t who, seconds t) {
    const auto& par = w.get<attention_params>();
    if (p.policy == attention_policy::batch) return next_batch(w, t);
    const double u = w.now.random.uniform(purpose::alert_gap, static_cast<std::uint32_t>(who), w.day_key(),
                                          static_cast<std::uint32_t>(p.checks_today));
    double gap = 0.0;
    if (p.policy == attention_policy::push) {
        const double wait = exponential(u, 1.0 / static_cast<double>(p.arrival_rate));
        gap = std::min(par.reaction_minutes * 60.0 + wait, par.longest_gap_minutes * 60.0);
    } else {
        const double window = phone_until(w) - phone_from(w);
        const double per_day = par.self_checks_per_day * (1.0 + par.fear_of_missing_out * p.blame);
        gap = exponential(u, window / per_day);
    }
    if (!on_shift(w, p, t)) gap *= par.evening_factor;
    const seconds next = t + std::max(30, static_cast<seconds>(gap));
    return next < phone_until(w) ? next : w.now.midnight;
}

/// What one check has cost and brought so far.
struct look {
    double budget = 0;  // seconds of attention left
    std::int32_t reading = 0;
    std::int32_t read = 0;
    std::int32_t relevant = 0;
    std::int32_t dropped = 0;
    std::int32_t arrived = 0;
};

/// Notices of the reader's own lines and what leaders say are read, not skimmed, whoever has to act on them.
void read_own_notices(const attention_params& par, const world& w, membership& m, double share, look& l) {
    const auto g = static_cast<std::size_t>(m.group);
    const auto notices = static_cast<float>(w.now.counters.notices[g] - m.seen_notices);
    const auto leaders = static_cast<float>(w.now.counters.leader_posts[g] - m.seen_leader_posts);
    const float concerns = notices * m.duty_share + leaders;
    if (concerns <= 0.0F) return;
    m.notices_due += static_cast<float>(share) * concerns;
    const float whole = std::floor(m.notices_due);
    m.notices_due -= whole;
    m.relevant += whole;
    l.relevant += static_cast<std::int32_t>(whole);
    const auto extra = static_cast<std::int32_t>(static_cast<double>(whole) * (par.read_seconds - par.skim_seconds));
    l.reading += extra;
    l.budget -= extra;
}

/// Reads one group newest-first as far as the budget goes; returns the number of messages read, -1 if it was not
/// opened.
std::int32_t read_group(const attention_params& par, const world& w, membership& m, look& l) {
    const std::int32_t total = w.now.counters.total[static_cast<std::size_t>(m.group)];
    const std::int32_t fresh = total - m.seen_total;
    const std::int32_t unread = fresh + m.unread_below;
    if (unread == 0 || m.muted || l.budget <= par.open_seconds) return -1;
    const auto depth = static_cast<std::int32_t>((l.budget - par.open_seconds) / par.skim_seconds);
    const std::int32_t read = std::min(unread, depth);
    const double cost = par.open_seconds + read * par.skim_seconds;
    l.budget -= cost;
    l.reading += static_cast<std::int32_t>(cost);
    l.read += read;
    l.arrived += fresh;
    l.dropped += unread - read;
    m.unread_below = unread - read;
    m.read += static_cast<float>(read);
    read_own_notices(par, w, m, static_cast<double>(read) / unread, l);
    return read;
}

/// True if the notice is read and recognised for what it is. One fixed draw per person, notice and group.
bool takes_notice(const world& w, const pending_notice& n, membership& m, std::int32_t above) {
    const auto& par = w.get<attention_params>();
    const assignment& a = w.now.assignments[static_cast<std::size_t>(n.assignment)];
    const group& where = w.now.groups[static_cast<std::size_t>(m.group)];
    const double boost = n.paged ? attention::boost(par, where.pages) : 1.0;
    const double prior_weight = 50.0;  // messages after which a reader's own experience outweighs expectation
    double q = (par.prior_relevance * prior_weight + static_cast<double>(m.relevant)) /
               (prior_weight + static_cast<double>(m.read));
    if (n.digest) q = std::max(q, 0.5);  // key points and a local opinion name who is meant
    const auto u =
        w.now.random.uniforms(purpose::read_notice, static_cast<std::uint32_t>(a.person), a.key,
                              static_cast<std::uint32_t>(where.record_slot) * 8 + static_cast<std::uint32_t>(a.stage));
    return bernoulli(u[0], attention::p_read(par, above, boost)) &&
           bernoulli(u[1], attention::p_recognise(par, std::min(q, 1.0), boost));
}

/// Goes through the notices that this check has passed; returns the extra seconds spent reading those that concern the
/// reader.
std::int32_t sift_notices(world& w, person& p, seconds t) {
    const auto& par = w.get<attention_params>();
    std::int32_t extra = 0;
    std::vector<std::int32_t> found;
    std::erase_if(p.pending, [&](pending_notice& n) {
        const std::int32_t read = w.depth_read[static_cast<std::size_t>(n.slot)];
        if (read < 0) return false;
        membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + n.slot)];
        const std::int32_t total = w.now.counters.total[static_cast<std::size_t>(m.group)];
        const std::int32_t fresh = total - m.seen_total;
        const std::int32_t above = n.unread_above == none ? total - n.position - 1 : n.unread_above + fresh;
        if (above >= read) {
            n.unread_above = above - read;
            return false;
        }
        if (m.duty_share <= 0.0F) {  // named in a group of others' business; own groups' notices have been read already
            extra += static_cast<std::int32_t>(par.read_seconds - par.skim_seconds);
            m.relevant += 1.0F;
            w.now.book.attention(index_of(p.post), index_of(attention_count::read_relevant)) += 1;
        }
        if (takes_notice(w, n, m, total - n.position - 1)) found.push_back(n.assignment);
        return true;  // read once; overlooked here, it can still be found through a duplicate
    });
    for (const std::int32_t id : found) {
        if (w.now.assignments[static_cast<std::size_t>(id)].in_use) notice_assignment(w, id, t);
    }
    return extra;
}

/// Opens the groups in order; time of reading is booked to whoever owns each group.
look read_groups(world& w, person& p) {
    const auto& par = w.get<attention_params>();
    look l;
    l.budget = std::min(par.budget_per_check_minutes * 60.0, par.budget_per_day_minutes * 60.0 - p.attention_today);
    block_of_time reading(w, p, activity::reading_messages);
    for (std::int32_t s = 0; s < p.n_memberships; ++s) {
        membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
        const std::int32_t before = l.reading;
        w.depth_read[static_cast<std::size_t>(s)] = read_group(par, w, m, l);
        if (l.reading > before)
            reading.add(l.reading - before, w.now.counters.owner[static_cast<std::size_t>(m.group)]);
    }
    reading.close();
    return l;
}

std::int32_t answer_groups(world& w, person& p) {
    std::int32_t posting = 0;
    for (std::int32_t s = 0; s < p.n_memberships; ++s) {
        const std::int32_t read = w.depth_read[static_cast<std::size_t>(s)];
        if (read < 0) continue;
        membership& m = w.now.memberships[static_cast<std::size_t>(p.first_membership + s)];
        const std::int32_t before = w.now.counters.total[static_cast<std::size_t>(m.group)];
        const std::int32_t unread = read + m.unread_below;
        posting += messages::answer(w, p, m, unread > 0 ? static_cast<double>(read) / unread : 0.0, read);
        const std::int32_t own = w.now.counters.total[static_cast<std::size_t>(m.group)] - before;
        m.seen_total = before + own;  // one's own posts need no reading
    }
    return posting;
}

void learn_arrival_rate(person& p, const look& l, seconds t) {
    const double elapsed = std::max(60, t - p.last_check);
    const double seen = l.arrived / elapsed;
    constexpr double memory = 0.8;  // weight of what the person has come to expect
    p.arrival_rate =
        static_cast<float>(std::max(1e-5, memory * static_cast<double>(p.arrival_rate) + (1 - memory) * seen));
    p.last_check = t;
}

void count_check(world& w, const person& p, const look& l) {
    auto& book = w.now.book.attention;
    book(index_of(p.post), index_of(attention_count::checks)) += 1;
    book(index_of(p.post), index_of(attention_count::read)) += l.read;
    book(index_of(p.post), index_of(attention_count::read_relevant)) += l.relevant;
    book(index_of(p.post), index_of(attention_count::unread_dropped)) += l.dropped;
}

attention_policy draw_policy(const attention_params& p, double u) {
    if (u < p.push_share) return attention_policy::push;
    if (u < p.push_share + p.batch_share) return attention_policy::batch;
    return u < p.push_share + p.batch_share + p.mute_share ? attention_policy::mute : attention_policy::quit;
}

}  // namespace

void attention::initialise(world& w) {
    const auto& par = w.get<attention_params>();
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        const double u = w.now.random.uniform(purpose::policy, static_cast<std::uint32_t>(i), 0);
        w.now.persons[i].policy = draw_policy(par, u);
    }
}

void attention::begin_day(world& w) {
    if (!w.get<attention_params>().enabled) return;
    for (std::size_t i = 0; i < w.now.persons.size(); ++i) {
        person& p = w.now.persons[i];
        p.checks_today = 0;
        p.attention_today = 0;
        p.next_check = next_check_after(w, p, static_cast<std::int32_t>(i), phone_from(w));
    }
}

bool attention::attempt(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (t < p.next_check || !w.get<attention_params>().enabled) return false;
    const look l = read_groups(w, p);
    spend(w, p, sift_notices(w, p, t), activity::reading_messages, w.now.cause_of(cause::block));
    spend(w, p, answer_groups(w, p) + messages::speak(w, p, t - p.last_check), activity::posting_replying,
          w.now.cause_of(cause::block));
    if (p.clock == t) spend(w, p, 2, activity::reading_messages, w.now.cause_of(cause::block));  // a glance
    p.attention_today += p.clock - t;
    learn_arrival_rate(p, l, t);
    count_check(w, p, l);
    ++p.checks_today;
    p.next_check = next_check_after(w, p, who, p.clock);
    interruption::cut(w, p, p.clock - t);
    // what was cut is taken up in the same breath, if the shift still lasts
    const bool on = p.clock < w.now.midnight && on_shift(w, p, p.clock);
    if (p.was_interrupted && on && interruption::resume(w, who, p.clock)) work::carry_on(w, who);
    return true;
}

void attention::page(world& w, std::int32_t who, seconds t) {
    person& p = w.now.persons[static_cast<std::size_t>(who)];
    if (!w.get<attention_params>().enabled || p.policy == attention_policy::quit || t >= phone_until(w)) return;
    const seconds reaction = t + 60;
    if (p.next_check <= reaction) return;
    p.next_check = std::max(reaction, phone_from(w));
    const seconds at = std::max(p.next_check, p.clock);
    if (w.now.events.time(who) > at) w.now.events.set(who, at);
}

}  // namespace sim
