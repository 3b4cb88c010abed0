/// The model at a glance: its mechanisms, what happens at each boundary, and what a person can do next.
#pragma once

#include <tuple>

#include "sim/core/type_list.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/duplicate_entry.hpp"
#include "sim/model/mechanisms/evidence.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/familiarity.hpp"
#include "sim/model/mechanisms/fatigue.hpp"
#include "sim/model/mechanisms/groups.hpp"
#include "sim/model/mechanisms/interruption.hpp"
#include "sim/model/mechanisms/layering.hpp"
#include "sim/model/mechanisms/meetings.hpp"
#include "sim/model/mechanisms/messages.hpp"
#include "sim/model/mechanisms/missed_notices.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/ranking.hpp"
#include "sim/model/mechanisms/routing.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/task_choice.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "sim/model/mechanisms/trust.hpp"
#include "sim/model/mechanisms/visits.hpp"
#include "sim/model/work.hpp"

namespace sim {

/// Every mechanism. The order is the order of its hooks at each boundary:
using mechanisms = type_list<  //
    groups,                    // first: today's topology decides where today's notices go
    ranking,                   // bulletins act on today's choices
    familiarity,               // rotation happens overnight
    trust,                     // weekly drift, before this week's needs are voiced
    missed_notices,            // memories fade overnight
    fabrication,               // norms and deterrence change overnight
    task_issue,                // today's tasks; needs topology and lines
    layering,                  // acts on a task as it arrives
    routing,                   // carries it on
    duplicate_entry,           // sizes its forms
    evidence,                  // sizes its proof
    needs,                     // today's needs
    service,                   // acts when a villager is served
    visits,                    // acts in slack time
    meetings,                  // today's appointments; after needs, because it never depends on them
    messages,                  // act while reading
    attention,     // today's batch of checks; after meetings, so that checks fall outside them where they can
    interruption,  // acts when work is cut
    task_choice,   // acts when something must be chosen
    fatigue>;      // last: closes the week's hours

/// What a person can do next, in order of precedence; the first that applies takes the time.
using next_actions = type_list<  //
    missed_notices,              // calls, and leaders who ask, come first
    meetings,                    // a meeting begins on time
    attention,                   // a check of the phone interrupts work
    work,                        // the assignment in hand, or the most pressing one; in overtime if it must be
    visits,                      // when there is no work: visit households, or idle
    rest>;                       // off duty

/// Sections of a scenario file, in order.
namespace detail {
template <class... M>
std::tuple<calendar_params, township_params, typename M::params...> sections_of(type_list<M...>);
}
using parameter_sections = decltype(detail::sections_of(mechanisms{}));

}  // namespace sim
