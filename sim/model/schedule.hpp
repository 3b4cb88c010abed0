/// The model at a glance: its mechanisms, what happens at each boundary, and what a person can do next.
#pragma once

#include "sim/core/type_list.hpp"

namespace sim {

/// Every mechanism. The order is the order of its hooks at each boundary:
using mechanisms = type_list<  //
    struct groups,             // first: today's topology decides where today's notices go
    struct ranking,            // bulletins act on today's choices
    struct familiarity,        // rotation happens overnight
    struct trust,              // weekly drift, before this week's needs are voiced
    struct missed_notices,     // memories fade overnight
    struct fabrication,        // norms and deterrence change overnight
    struct task_issue,         // today's tasks; needs topology and lines
    struct layering,           // acts on a task as it arrives
    struct routing,            // carries it on
    struct duplicate_entry,    // sizes its forms
    struct evidence,           // sizes its proof
    struct needs,              // today's needs
    struct service,            // acts when a villager is served
    struct visits,             // acts in slack time
    struct meetings,           // today's appointments; after needs, because it never depends on them
    struct messages,           // act while reading
    struct county_groups,      // carry messages on to other townships at the end of a window
    struct attention,          // today's batch of checks; after meetings, so that checks fall outside them
    struct interruption,       // acts when work is cut
    struct task_choice,        // acts when something must be chosen
    struct fatigue>;           // last: closes the week's hours

/// What a person can do next, in order of precedence; the first that applies takes the time.
using next_actions = type_list<  //
    struct missed_notices,       // calls, and leaders who ask, come first
    struct meetings,             // a meeting begins on time
    struct attention,            // a check of the phone interrupts work
    struct work,                 // the assignment in hand, or the most pressing one; in overtime if it must be
    struct visits,               // when there is no work: visit households, or idle
    struct rest>;                // off duty

/// Whose numbers a scenario file holds, a section each, in order.
template <class... M>
type_list<struct calendar_params, struct township_params, M...> sections_of(type_list<M...>);
using parameter_sections = decltype(sections_of(mechanisms{}));

}  // namespace sim
