/// State of the chat groups of one township: what was posted, and what each member has seen of it.
#pragma once

#include <cstdint>
#include <limits>
#include <numeric>
#include <string>
#include <vector>

#include "sim/core/vocabulary.hpp"
#include "sim/graph/roster.hpp"

namespace sim {

inline constexpr std::int32_t none = -1;

/// A set of lines, a bit each.
using line_set = std::uint64_t;
static_assert(std::numeric_limits<line_set>::digits >= most_departments);

constexpr line_set line_bit(std::int32_t line) {
    return line_set{1} << static_cast<unsigned>(line);
}

/// A chat group as it stands today.
struct group {
    std::string id;
    std::string name;
    std::string name_zh;
    group_kind kind = group_kind::line;
    function field = function::general;
    line_set lines = 0;
    std::vector<std::int32_t> members;   // ascending
    std::int32_t county_group = none;    // of which group of the county this is the township's copy
    std::int32_t members_elsewhere = 0;  // of such a group, on the first day
    std::int32_t record_slot = 0;        // its row in the tables
    std::uint32_t key = 0;               // identifies it in draws, in every arm
    std::int32_t keeper = none;          // person who keeps it alive
    std::int32_t founded_on = none;      // day, of a group founded during the run
    std::int32_t last_notice_day = 0;
    double pages = 0;                // recent @all uses, decaying
    bool discussion_allowed = true;  // acknowledgements, chatter, applause
    bool photos_allowed = true;      // evidence posts
};

/// Messages posted in one group over some time.
struct post_counts {
    per<message_kind, std::int32_t> of_kind{};
    std::int32_t by_leaders = 0;

    std::int32_t total() const { return std::accumulate(of_kind.begin(), of_kind.end(), 0); }
    std::int32_t notices() const { return of_kind[message_kind::notice] + of_kind[message_kind::duplicate]; }

    post_counts& operator+=(const post_counts& other) {
        for (std::size_t k = 0; k < of_kind.size(); ++k) of_kind[k] += other.of_kind[k];
        by_leaders += other.by_leaders;
        return *this;
    }
    post_counts& operator-=(const post_counts& other) {
        for (std::size_t k = 0; k < of_kind.size(); ++k) of_kind[k] -= other.of_kind[k];
        by_leaders -= other.by_leaders;
        return *this;
    }
};

/// Message counters of all groups, dense because every check reads them.
struct group_counters {
    std::vector<std::int32_t> total;
    std::vector<std::int32_t> notices;
    std::vector<std::int32_t> leader_posts;
    std::vector<std::int16_t> owner;  // cause of time spent reading it: its line, or the block where it has several
    std::vector<float>
        chatter_per_read;  // replies that one reader makes per message read; negative where nobody may answer
};

/// One person's place in one group, as every check of the phone sees it: small, because most groups hold nothing new.
struct membership {
    std::int32_t group = 0;
    std::int32_t read_up_to = 0;  // messages in the group less those unread
    std::int32_t seen_total = 0;  // messages in the group at the last check; more than read_up_to if the budget ran out
    bool muted = false;           // the person never opens this group
};

/// What a member has read of a group and what replies are due there; looked at when the group is opened.
struct group_reading {
    std::int32_t seen_notices = 0;
    std::int32_t seen_leader_posts = 0;
    float acknowledgements_due = 0;  // systematic sampling: the whole part is posted, the rest carried over
    float chatter_due = 0;
    float applause_due = 0;
    float read = 0;         // messages read here so far
    float relevant = 0;     // of these, concerning the reader's duty
    float notices_due = 0;  // fraction of a relevant notice read
    float duty_share = 0;   // of the group's lines, those that the reader carries
};

/// An actionable notice lying in a group, not yet noticed by this recipient.
struct pending_notice {
    std::int32_t assignment = none;
    std::int16_t slot = 0;      // index among the person's memberships
    bool paged = false;         // sent with @all
    bool digest = false;        // key points and local opinion instead of the raw notice
    std::int16_t copy = 0;      // 0 = the first posting of this notice to this recipient, then its repeats
    std::int32_t position = 0;  // messages in the group when it was posted
    std::int32_t unread_above =
        none;  // unread messages above it after the last check; none = not yet passed by a check
};

/// What was posted since a reader last opened the group.
struct fresh_posts {
    std::int32_t notices = 0;
    std::int32_t leader_posts = 0;
};

/// The fresh posts of a group, which from now on are not fresh to this reader.
inline fresh_posts take_fresh(const group_counters& all, std::int32_t group, group_reading& r) {
    const auto g = static_cast<std::size_t>(group);
    const fresh_posts fresh{all.notices[g] - r.seen_notices, all.leader_posts[g] - r.seen_leader_posts};
    r.seen_notices = all.notices[g];
    r.seen_leader_posts = all.leader_posts[g];
    return fresh;
}

/// A notice that was not urgent, until its line's collected post.
struct held_notice {
    std::int32_t assignment = none;
    std::uint32_t generation = 0;  // of the assignment when it was held back
    bool digest = false;
};

}  // namespace sim
