/// State variables of one township: persons, groups, villages, households, tasks, assignments and needs, as plain
/// arrays.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <vector>

#include "sim/core/event_queue.hpp"
#include "sim/core/random.hpp"
#include "sim/graph/roster.hpp"
#include "sim/population/chat_groups.hpp"
#include "sim/population/conduct.hpp"
#include "sim/population/ledger.hpp"

namespace sim {

/// A dated obligation to be somewhere.
struct appointment {
    seconds depart = never;
    std::int32_t travel = 0;    // seconds each way
    std::int32_t duration = 0;  // seconds
    std::int16_t cause = 0;
    activity what = activity::meetings;
};

/// State variables of a person. What nearly every event touches comes first and shares two cache lines.
struct alignas(64) person {
    seconds clock = 0;  // time is booked up to here; beyond `now` while an uninterrupted stretch runs
    activity doing = activity::off_duty;
    role post = role::office_staff;
    std::int16_t doing_cause = 0;
    std::int32_t current = none;  // assignment in hand
    seconds next_check = never;
    seconds last_check = 0;
    std::int32_t checks_today = 0;
    std::int16_t choices_today = 0;       // between assignments
    std::int16_t free_moments_today = 0;  // on duty with nothing to do
    std::int32_t attention_today = 0;     // seconds spent on messages today
    std::int32_t interruption_length = 0;
    float arrival_rate = 0;  // messages per second, as this person has come to expect
    float efficiency = 1.0F;
    std::int32_t first_membership = 0;
    std::int32_t n_memberships = 0;
    std::int16_t unit = 0;
    std::int16_t village = none;  // village served or liaised with
    attention_policy policy = attention_policy::push;
    bool on_duty_today = false;
    bool was_interrupted = false;  // the current assignment was cut by a check or a call
    bool keeps_diary = false;      // every booking is also written into world::diary
    std::int32_t duty_seconds_today = 0;
    std::int32_t outside_hours_seconds_today = 0;
    std::int32_t message_seconds_today = 0;
    std::int32_t calls_waiting = 0;
    std::int32_t searches_waiting = 0;  // notices found because somebody asked: to be searched back for
    std::vector<std::int32_t> queue;    // noticed assignments not yet completed
    std::vector<pending_notice> pending;
    std::vector<appointment> appointments;  // of today, by departure
    std::int32_t travel = 0;                // seconds from the desk to the served village's households
    std::int32_t office_distance = 0;       // seconds from the desk to the township seat
    line_set lines = 0;
    float posts_due = 0;     // of a leader in the whole-township group; systematic sampling
    float presence_due = 0;  // posts in the groups kept; systematic sampling
    std::int32_t groups_kept = 0;
    std::int32_t presence_turn = 0;  // of the groups kept
    std::int16_t call_cause = 0;
    std::int16_t search_cause = 0;
    std::int32_t duty_seconds_week = 0;  // up to last midnight
    // carried over midnight: the rest of a stretch that began before it
    std::int32_t carried = 0;
    activity carried_activity = activity::off_duty;
    std::int16_t carried_cause = 0;
    // slow state variables
    double weekly_hours = 0;  // moving average
    double fatigue = 0;       // standard deviations
    double norm = 1;          // inner norm against fabrication
    double norm_at_start = 1;
    double deterrence = 0;      // memory of having been caught
    double blame = 0;           // memory of having been blamed
    double motivation = 0;      // standard deviations
    double familiarity = 0;     // with the served village, [0, 1]
    seconds rotation = never;   // when the post changes hands
    double precaution = 0;      // memory of having been held to account, decaying
    double exhaustion = 0;      // standard deviations
    double susceptibility = 0;  // to exhaustion, standard deviations
    std::int32_t hindrance_seconds_week = 0;
    std::int32_t served_this_week = 0;  // villagers
    std::int32_t app_seconds_due = 0;   // of today
    std::int32_t gaming_again = 0;      // day from which on study can be gamed again
    bool vacant = false;                // nobody holds the post
    std::int32_t vacant_until = 0;      // day on which a successor takes it up
    std::int32_t since = 0;             // day on which the present holder took it up
    std::int32_t holders_before = 0;    // who have left it
    // whole-run counts for the people table, up to last midnight
    std::int64_t total_duty_seconds = 0;
    std::int64_t total_outside_hours_seconds = 0;
    std::int64_t total_message_seconds = 0;
    std::int32_t total_assigned = 0;
    std::int32_t total_missed = 0;
    std::int32_t total_records = 0;
    std::int32_t total_false_records = 0;
};

enum class assignment_stage : std::uint8_t { dispatch_by_leader, forward_by_office, execute, oversee, serve };
enum class assignment_phase : std::uint8_t { travel, work, evidence };

/// A task in one recipient's hands, or a villager's need in a cadre's.
struct assignment {
    std::int32_t task = none;
    std::int32_t need = none;
    std::int32_t person = none;
    work_key key{};                // with the seat it identifies the assignment in draws, in every arm
    std::int32_t seat = none;      // keys.hpp: the person, or the village of whose team somebody is to act
    std::uint32_t generation = 0;  // of this slot of the pool
    seconds deadline = never;
    seconds posted = 0;
    float work = 0;      // standard seconds of real work left
    float evidence = 0;  // standard seconds of evidence work left
    float total_work = 0;
    float noise = 0;  // fixed part of its appeal
    std::int16_t line = none;
    std::int32_t group = none;  // where its notice lies, while that group stands
    std::int32_t position = 0;  // messages in the group when it was posted
    std::int16_t evidence_items = 0;
    std::int16_t interruptions = 0;
    task_kind kind = task_kind::notice;
    assignment_stage stage = assignment_stage::execute;
    assignment_phase phase = assignment_phase::travel;
    bool in_use = false;
    bool noticed = false;
    bool field = false;
    bool started = false;
    bool fabricated = false;
    bool reworked = false;
    bool redone = false;
    std::uint8_t manner = 0;      // of service
    std::uint8_t come_again = 0;  // times the villager was told to
    bool must_be_real = false;    // was found out once
    bool village_level = false;
    bool direct = false;          // came past the offices of the township
    std::int16_t heads = 0;       // that an event must bring
    std::int16_t heads_come = 0;  // residents who do
};

/// A task of one line as it reached the township.
struct task {
    work_key key{};
    seconds issued = 0;
    seconds deadline = 0;
    std::int16_t line = 0;
    task_kind kind = task_kind::notice;
    std::int8_t tiers = 0;  // tiers above the county that passed it down
    bool to_villages = false;
    std::int16_t village = none;       // a single village, e.g. of a complaint
    std::int32_t household = none;     // that has called the hotline
    std::int16_t county_group = none;  // in which the department posts its notice, too
    bool unreasonable = false;         // what the household asks for
    std::int32_t open = 0;             // assignments not yet closed
    float asked_work = 0;              // seconds per recipient that the tier of origin asked for
    float work = 0;                    // seconds per recipient after layering
    std::int16_t evidence_items = 0;
    float calls = 0;            // probability of a call after its notice, beside what past misses bring
    float visits = 0;           // by how much an inspection of it is likelier, in place of lost control
    bool uploads_asked = true;  // results and photos are wanted in the group
    bool in_use = false;
};

enum class need_state : std::uint8_t { free, latent, waiting, in_service };

struct need {
    std::int32_t household = none;
    std::int32_t assignment = none;
    std::int32_t village = none;
    seconds arisen = 0;
    seconds voiced = 0;
    work_key key{};
    std::uint32_t generation = 0;
    float service = 0;  // standard seconds
    bool at_township = false;
    need_state state = need_state::free;
};

/// Something that a village team wants to do together.
struct team_action {
    std::int32_t wanted = none;  // since this day; none: nothing is wanted
    seconds meets = never;       // when the team is to meet
};

/// Of a township: officials will come.
struct announced_inspection {
    work_key key{};
    std::int32_t day = 0;
    std::int16_t line = 0;
    std::int16_t village = none;  // that is shown to them
    bool doorstep = false;        // they ask households instead of reading files
};

/// State of a campaign in a township.
struct campaign_state {
    work_key key{};
    campaign_kind kind = campaign_kind::night_check;
    std::int16_t line = 0;
    seconds starts = 0;
    seconds ends = 0;      // at the latest
    bool stopped = false;  // by the leadership; it ends with the present round
    bool over = false;
    std::vector<std::uint8_t> covered;  // [households]; empty once it is over
};

struct village {
    std::int16_t unit = 0;
    std::int32_t first_household = 0;
    std::int32_t n_households = 0;
    std::int32_t travel = 0;  // seconds from the township seat
    double no_signal = 0;     // probability that a field record does not go through
    double hollowness = 0;    // share of registered residents who are away
    std::vector<std::int32_t> cadres;
    std::vector<std::int32_t> contacts;  // office staff who liaise with it
    std::vector<std::int32_t> latent;    // needs that no visit has found yet
    double rank_pressure = 0;
    std::int32_t tickets_unsatisfied = 0;  // as reported, since the township was last named
    std::int32_t hazards_unknown = 0;      // of its premises
    std::int32_t hazards_known = 0;        // found by a check and not put right
    team_action action;
    double events_recent = 0;        // memory of events held, decaying
    std::int32_t false_on_file = 0;  // false records since the last inspection at the door
};

/// State of a line department towards this township.
struct line_state {
    double misses = 0;                 // memory of lost notices, decaying
    line_conduct conduct;              // of this week
    std::int32_t founded = 0;          // groups that it has founded during the run
    std::int32_t group = none;         // where it posts
    std::int32_t office_group = none;  // where its office talks
    std::int32_t notice_group = none;  // where its tasks are announced
    std::int32_t leader = none;        // leader in charge
    std::int32_t office = none;
    std::vector<std::int32_t> handlers;          // office staff carrying the line, main handler first
    std::vector<std::int32_t> village_carriers;  // one per village
    std::vector<held_notice> held;               // until its next collected post
};

struct township {
    std::int32_t index = 0;
    random_source random{0, 0, 0};
    roster base;
    std::int32_t n_lines = 0;
    std::int32_t n_units = 0;
    std::int32_t today = 0;
    seconds midnight = day_length;  // end of today

    std::vector<person> persons;
    std::vector<membership> memberships;
    std::vector<group_reading> readings;  // of each membership
    std::vector<group> groups;
    group_counters counters;
    std::vector<group> county_groups;           // copies of the county's
    std::vector<post_counts> posted_in_window;  // [county groups] by people of the township, since the last letter
    std::vector<group> created_groups;          // founded during the run, part of the topology until dissolved
    std::vector<line_state> lines;
    std::vector<village> villages;
    std::vector<float> household_trust;
    std::vector<float> household_annoyance;
    std::vector<float> household_success;           // of complaining, as each household expects it
    std::vector<std::int32_t> annoyed_today;        // households that were let down, in the order of events
    std::vector<std::int32_t> called_at_once;       // households that did not wait for tomorrow's call, today
    std::vector<announced_inspection> inspections;  // by announcement
    std::vector<campaign_state> campaigns;          // by order
    std::int32_t counter_measures = 0;              // of the owners of apps, up to now
    double apps_added = 0;                          // apps that have come since the first day, on average
    double apps_demanded = 0;                       // in place of lost control, over the apps that there are
    double scheme_effort = 0;                       // for all schemes of the county together
    std::int32_t schemes_running = 0;

    std::vector<task> tasks;
    std::vector<std::int32_t> free_tasks;
    std::vector<assignment> assignments;
    std::vector<std::int32_t> free_assignments;
    std::vector<need> needs;
    std::vector<std::int32_t> free_needs;

    next_event_tree events;
    timer_queue<timer_kind> timers;
    ledger book;

    std::int32_t n_causes() const { return n_lines + static_cast<std::int32_t>(count_of<cause>); }
    std::int16_t cause_of(cause c) const { return static_cast<std::int16_t>(n_lines + static_cast<int>(c)); }
};

/// Builds the persistent state from a roster: nobody has acted yet.
township make_township(const roster& base, std::int32_t index, random_source random);

/// Gives the township an empty ledger with this many rows for messages.
void open_ledger(township& t, std::size_t group_slots);

}  // namespace sim
