/// State variables of a county: the departments that issue tasks, what its townships have reported, and what was posted
/// in its chat groups.
#pragma once

#include <cstdint>
#include <vector>

#include "sim/core/event_queue.hpp"
#include "sim/core/random.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/population/chat_groups.hpp"
#include "sim/population/ledger.hpp"
#include "sim/population/request.hpp"

namespace sim {

/// State variables of a department. What it is to one township is a line_state there.
struct department_state {
    function field = function::general;
    double weight = 1;             // share of the stream of tasks that it issues
    bool uploads_asked = true;     // it wants results and photos in its groups
    double grading = 0;            // weight that its own grading puts on visible work
    double visibility = 1;         // of its work, against the mean of all departments
    double growth = 0;             // of its issue beyond the base
    double issued_this_week = 0;   // tasks, on average over townships
    double handed_down = 0;        // assignments that townships report of the week
    double restraint = 0;          // share of its tasks that it gives up, graded from below
    std::vector<double> trust;     // [townships]
    std::vector<double> regained;  // [townships] control that has come back through other channels
};

/// A call that becomes a ticket tomorrow.
struct open_ticket {
    std::int32_t township = 0;
    std::int32_t household = none;
    std::int16_t village = none;
    bool unreasonable = false;
    std::int32_t called = 0;  // day
};

/// What a township made of its tickets since the first of the month, as reported.
struct ticket_record {
    std::int32_t closed = 0;
    std::int32_t satisfied = 0;
};

/// An accusation that the discipline body looks into.
struct investigation {
    std::int32_t township = 0;
    std::int32_t who = none;
    std::int32_t accused = 0;  // day
    bool founded = false;
};

/// A campaign as the county remembers it.
struct campaign_order {
    work_key key{};
    campaign_kind kind = campaign_kind::night_check;
    std::int16_t line = 0;
    seconds ends = 0;        // at the latest
    std::int32_t calls = 0;  // to the hotline since the order
    bool stopped = false;
};

/// A matter that concerns several departments.
struct joint_matter {
    work_key key{};
    std::int32_t township = 0;
    std::int16_t line = 0;  // the department that calls the meetings
    std::int32_t seats = 0;
    std::int32_t arisen = 0;  // day
    std::int32_t rounds = 0;  // held
};

/// A showy scheme that spreads from county to county.
struct scheme {
    std::int32_t number = 0;     // the week in which it arose
    double press = 0;            // how visible it is there
    double share_elsewhere = 0;  // of the other counties that have it
    double patience = 0;         // pull that this county withstands until it adopts it
    std::int16_t line = 0;       // the department that leads it here
    std::int32_t adopted_week = none;
};

/// What a township has asked of a department and will be answered.
struct open_request {
    std::int32_t township = 0;
    std::int32_t due = 0;  // day of the answer
    request asked;
};

struct county {
    random_source random{0, 0, 0};  // draws that all townships share
    std::int32_t today = 0;
    std::vector<department_state> departments;
    std::int32_t groups_at_start = 0;                   // chat groups of a township
    std::vector<double> scores;                         // [townships] at the last bulletin, as reported
    std::vector<std::vector<post_counts>> fresh_posts;  // [county groups][townships] not yet passed on to the others
    std::vector<open_ticket> tickets;                   // called today
    std::vector<ticket_record> tickets_of_month;        // [townships]
    std::vector<investigation> investigations;          // by day of the accusation
    std::vector<campaign_order> orders;                 // of campaigns that are not over
    std::vector<joint_matter> matters;                  // that nobody has taken
    std::vector<open_request> requests;                 // that will be answered
    std::vector<scheme> schemes;                        // that spread or run
    std::int32_t scheme_week = 0;                       // weeks in which schemes have been spreading
    double taste = 1;                                   // of the leadership for showy schemes
    counts messages;  // [county groups, kinds of message] posted by departments in the current recorded period
};

}  // namespace sim
