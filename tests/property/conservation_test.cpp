// What comes in goes out or is still there: tasks, needs, records, messages, in every period.
#include <gmock/gmock.h>

#include "sim/engine/replicate.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::int_data;
using support::ints;
using ::testing::Each;
using ::testing::ElementsAreArray;
using ::testing::Ge;

constexpr std::int32_t days = 42;

/// A month and a half in which everything happens: groups are founded, records invented and caught, needs abandoned.
scenario eventful() {
    scenario s = support::small_scenario();
    s.par.of<groups>().creation_probability = 0.02;
    s.par.of<groups>().defensive_probability = 0.02;
    s.par.of<fabrication>().desk_detection = 0.1;
    s.par.of<needs>().rate = 6.0;
    s.par.of<needs>().patience_days = 1.0;
    s.par.of<needs>().latent_patience_days = 7.0;
    return s;
}

const replicate_record& record() {
    static const replicate_record r = run_replicate(support::study_of(eventful(), days), 0, 0);
    return r;
}

/// Running totals over the days of every place.
int_data accumulated(int_data cells) {
    const std::size_t places = cells.size() / days;
    for (std::size_t i = places; i < cells.size(); ++i) cells[i] += cells[i - places];
    return cells;
}

int_data plus(int_data a, const int_data& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] += b[i];
    return a;
}

int_data minus(int_data a, const int_data& b) {
    for (std::size_t i = 0; i < a.size(); ++i) a[i] -= b[i];
    return a;
}

int_data tasks(const char* id) {
    return accumulated(ints(record(), "tasks", id));
}

int_data service(const char* id) {
    return accumulated(ints(record(), "service", id));
}

int_data evidence_of(const char* id) {
    return ints(record(), "evidence", id);
}

int_data by_line(const char* id) {
    return support::sums_of(ints(record(), "tasks", id), count_of<task_kind>);
}

TEST(assignments, are_done_expired_or_open_on_every_day_for_every_line_and_kind) {
    const int_data closed = plus(plus(tasks("done_true"), tasks("done_on_paper")), tasks("expired"));
    EXPECT_THAT(plus(closed, ints(record(), "tasks", "open")), ElementsAreArray(tasks("assigned")));
}

TEST(assignments, are_noticed_and_reported_at_most_once) {
    EXPECT_THAT(minus(tasks("assigned"), tasks("noticed")), Each(Ge(0)));
    EXPECT_EQ(tasks("done_reported"), plus(tasks("done_true"), tasks("done_on_paper")));
    EXPECT_THAT(minus(tasks("noticed"), tasks("done_reported")), Each(Ge(0)));
    EXPECT_THAT(minus(tasks("done_reported"), tasks("late")), Each(Ge(0)));
}

TEST(needs_of_villagers, are_met_abandoned_or_open_on_every_day_in_every_village) {
    const int_data closed = plus(service("met"), service("abandoned"));
    EXPECT_THAT(plus(closed, ints(record(), "service", "open")), ElementsAreArray(service("arisen")));
    EXPECT_GT(support::total(record(), "service", "abandoned"), 0);
}

TEST(needs_of_villagers, are_met_only_if_they_were_voiced) {
    EXPECT_THAT(minus(service("arisen"), service("voiced")), Each(Ge(0)));
    EXPECT_THAT(minus(service("voiced"), service("met")), Each(Ge(0)));
    EXPECT_THAT(minus(service("met"), service("satisfied_reported")), Each(Ge(0)));
    EXPECT_THAT(minus(service("satisfied_reported"), service("satisfied")), Each(Ge(0)));
}

TEST(records, are_what_was_reported_done_and_false_where_done_on_paper) {
    EXPECT_EQ(evidence_of("records"), by_line("done_reported"));
    EXPECT_EQ(evidence_of("records_false"), by_line("done_on_paper"));
    EXPECT_GT(support::total(record(), "evidence", "records_detected"), 0);
}

TEST(evidence_items, reported_are_produced_or_fabricated) {
    EXPECT_EQ(evidence_of("items_reported"), plus(evidence_of("items_produced"), evidence_of("items_fabricated")));
    EXPECT_GT(support::total(record(), "evidence", "items_fabricated"), 0);
}

/// The eventful study, run to its end and not yet recorded.
replicate_run finished(const plan& study) {
    replicate_run run(study, 0, 0);
    while (!run.done()) run.advance_day();
    return run;
}

TEST(messages_posted, are_what_the_groups_carry) {
    const plan study = support::study_of(eventful(), days);
    replicate_run run = finished(study);
    const township now = run.islands()[0].state().now;
    const replicate_record r = run.finish();
    const std::size_t slots = support::extent(r, "messages", "group");
    const int_data posted =
        support::sum_over_first(support::sums_of(ints(r, "messages", "posted"), count_of<message_kind>), days);
    int_data carried(slots, 0);
    for (std::size_t g = 0; g < now.groups.size(); ++g) {
        carried[static_cast<std::size_t>(now.groups[g].record_slot)] += now.counters.total[g];
    }
    EXPECT_EQ(posted, carried);
    EXPECT_FALSE(now.created_groups.empty());
}

TEST(records_of_persons, add_up_to_the_records_of_lines) {
    const auto sum = [](const char* id) {
        double s = 0.0;
        for (const double x : support::reals(record(), "people", id)) s += x;
        return s;
    };
    EXPECT_EQ(sum("assigned"), static_cast<double>(support::total(record(), "tasks", "assigned")));
    EXPECT_EQ(sum("missed"), static_cast<double>(support::total(record(), "tasks", "missed")));
    EXPECT_EQ(sum("records"), static_cast<double>(support::total(record(), "evidence", "records")));
    EXPECT_EQ(sum("false_records"), static_cast<double>(support::total(record(), "evidence", "records_false")));
}

}  // namespace
}  // namespace sim
