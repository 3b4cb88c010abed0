/// What a county and its townships tell each other: a closed list of letters, delivered between windows.
#pragma once

#include <cstdint>
#include <variant>

#include "sim/core/event_queue.hpp"
#include "sim/core/keys.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/population/chat_groups.hpp"
#include "sim/population/conduct.hpp"
#include "sim/population/request.hpp"

namespace sim {

/// Down: a task as a department of the county issues it to every township.
struct task_letter {
    work_key key{};      // identifies the task in every arm and township
    seconds issued = 0;  // when it is posted, today
    seconds deadline = 0;
    std::int16_t line = 0;
    task_kind kind = task_kind::notice;
    std::int8_t tiers = 0;  // tiers above the county that passed it down
    bool to_villages = false;
    std::int16_t village = none;       // a single village, of a ticket
    std::int32_t household = none;     // that has called the hotline
    bool unreasonable = false;         // what it asks for
    std::int16_t county_group = none;  // in which the department posts its notice, too
    std::int16_t evidence_items = 0;
    bool uploads_asked = true;
    float work = 0;    // seconds per recipient that the tier of origin asks for
    float calls = 0;   // probability of a call after its notice, beside what past misses bring
    float visits = 0;  // by how much an inspection is likelier, in place of lost control
    bool beyond_base = false;
    bool off_the_books = false;  // a cap forbids it; it is not reported
};

/// Down: pressure on the whole township from the county's ranking of townships; holds until the next letter.
struct pressure_letter {
    double pressure = 1;
};

/// Up: score of the township's villages together at a bulletin, as reported.
struct score_letter {
    double score = 0;
};

/// Up: what a line hears of the township's week.
struct conduct_letter {
    std::int16_t line = 0;
    line_conduct week;
};

/// Up: a household has called the hotline.
struct call_letter {
    std::int32_t household = none;
    std::int16_t village = none;
    bool unreasonable = false;
    std::int32_t day = 0;  // whose call it is: tomorrow's, if it does not wait for it
};

/// Up: a ticket was closed; whether the call-back reports a satisfied caller.
struct closed_letter {
    bool satisfied = false;
};

/// Up: incidents in a matter of this department.
struct incident_letter {
    std::int16_t line = 0;
    std::int32_t incidents = 0;
};

/// Up: somebody who was let down accuses a person of the township.
struct accusation_letter {
    std::int32_t who = none;
    std::int32_t day = 0;
    bool founded = false;
};

/// Down: what the discipline body has found about it.
struct verdict_letter {
    accusation_letter about;
};

/// Down: the township is named for what its callers say, and its leader is summoned.
struct summons_letter {};

/// Down: a campaign is ordered, or stopped.
struct campaign_letter {
    work_key key{};
    campaign_kind kind = campaign_kind::night_check;
    std::int16_t line = 0;
    seconds starts = 0;
    seconds ends = 0;  // at the latest
    bool stop = false;
};

/// Down: apps that departments want in place of control that they have lost; holds until the next letter.
struct apps_letter {
    double demanded = 0;  // over the apps that there are
};

/// Down: showy schemes that the county has adopted; holds until the next letter.
struct schemes_letter {
    double effort = 0;  // for all of them together
    std::int32_t running = 0;
};

/// Down: what became of a joint matter.
struct joint_letter {
    std::int16_t line = 0;
    std::int32_t days = 0;  // since it arose
    bool dumped = false;    // it falls on the township
};

/// Up: staff ask a department for more time for an assignment, or for its power in a village.
struct request_letter {
    request asked;
};

/// Down: its answer.
struct answer_letter {
    request asked;
};

/// Up: what people of the township have posted in a county group since the last letter. Down: the same of all others.
struct posts_letter {
    std::int16_t county_group = 0;
    post_counts posted;
};

using letter = std::variant<task_letter, pressure_letter, score_letter, conduct_letter, call_letter, closed_letter,
                            summons_letter, incident_letter, posts_letter, accusation_letter, verdict_letter,
                            campaign_letter, joint_letter, request_letter, answer_letter, apps_letter, schemes_letter>;

/// The county as sender or addressee; townships count from 0.
inline constexpr std::int32_t county_seat = -1;

struct envelope {
    std::int32_t from = county_seat;
    std::int32_t to = county_seat;
    std::int32_t window = 0;  // in which it was posted
    letter content;
};

}  // namespace sim
