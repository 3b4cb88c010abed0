/// The hooks of the schedule: names and signatures of the static functions by which a mechanism acts.
#pragma once

#include "sim/core/moment.hpp"
#include "sim/model/arrival.hpp"
#include "sim/model/fwd.hpp"
#include "sim/model/letter.hpp"

namespace sim::hook {

// the county: (county_world&)
SIM_HOOK(set_up_county);
SIM_HOOK(county_begins_week);
SIM_HOOK(county_begins_day);
SIM_HOOK(county_ends_window);
SIM_HOOK(department_issues);  // (county_world&, task_letter&)
SIM_HOOK(task_addressed);     // (const county_world&, dispatch&)

/// A letter of one kind has come: (world&, letter) in a township.
template <class Letter>
struct to_township {
    static constexpr std::string_view id = "receive";
    template <class M>
    static constexpr bool in = requires(world& w, const Letter& l) {
        M::receive(w, l);
    };
    template <class M>
    static void call(world& w, const Letter& l) {
        M::receive(w, l);
    }
};

/// The same in the county: (county_world&, sender, letter).
template <class Letter>
struct to_county {
    static constexpr std::string_view id = "receive";
    template <class M>
    static constexpr bool in = requires(county_world& c, std::int32_t from, const Letter& l) {
        M::receive(c, from, l);
    };
    template <class M>
    static void call(county_world& c, std::int32_t from, const Letter& l) {
        M::receive(c, from, l);
    }
};

// boundaries: (world&)
SIM_HOOK(initialise);
SIM_HOOK(begin_day);
SIM_HOOK(end_day);
SIM_HOOK(end_week);
SIM_HOOK(end_window);

/// An arrival of one kind: (world&, arrival<Kind>).
template <timer_kind Kind>
struct arrive {
    static constexpr std::string_view id = "arrive";
    static constexpr timer_kind kind = Kind;
    template <class M>
    static constexpr bool in = requires(world& w, arrival<Kind> due) {
        M::arrive(w, due);
    };
    template <class M>
    static void call(world& w, const arrival<Kind>& due) {
        M::arrive(w, due);
    }
};

// what persons do: (world&, person, time)
SIM_HOOK(attempt);   // true if the action applies and has taken the person's time
SIM_HOOK(choose);    // and whether only desk work suits; the place in the queue of what is done next, or none
SIM_HOOK(overtime);  // true if the person works on after the shift
SIM_HOOK(page);      // an @all has come

// on the telephone
SIM_HOOK(answer);  // what was read of one group; seconds that the answers take
SIM_HOOK(speak);   // (world&, person&, seconds since the last check); seconds that own posts take

// a task: (world&, task, time)
SIM_HOOK(task_issued);         // (const world&, task&)
SIM_HOOK(time_of_issue);       // (world&, const task&)
SIM_HOOK(task_arrives);        //
SIM_HOOK(recipients_named);    // (world&, const task&, assignments, time)
SIM_HOOK(announce);            // to whom it is handed out
SIM_HOOK(announce_to_office);  // to the office that will hand it out

// an assignment: (world&, assignment, time)
SIM_HOOK(task_assigned);  // (world&, handover&)
SIM_HOOK(need_assigned);  // (world&, need&, assignment&)
SIM_HOOK(notice_posted);  //
SIM_HOOK(notice_missed);  //
SIM_HOOK(noticed);        // false if nothing is left to do
SIM_HOOK(work_starts);    // false if it does not start after all
SIM_HOOK(need_met);       // service is over, its proof is not
SIM_HOOK(work_finished);  // false if it is not finished after all
SIM_HOOK(work_reported);  // false if the report does not stand
SIM_HOOK(found_out);      // its record was false
SIM_HOOK(completed);      //

// work in hand: (world&, person&, length in seconds or luck)
SIM_HOOK(cut);     //
SIM_HOOK(resume);  // false if something must be chosen anew

// villagers
SIM_HOOK(need_found);       // (world&, need, time)
SIM_HOOK(experience);       // (world&, household, gain or loss)
SIM_HOOK(visited);          // (world&, person&)
SIM_HOOK(caller_answered);  // (world&, assignment, whether the caller is satisfied)

// a post: (world&, person&)
SIM_HOOK(post_vacated);
SIM_HOOK(post_taken_up);

// what goes wrong
SIM_HOOK(failed);  // (world&, const failure&)

}  // namespace sim::hook
