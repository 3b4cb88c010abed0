#include "sim/model/outcomes.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <set>

#include "sim/core/vocabulary.hpp"

namespace sim {
namespace {

/// Totals in which nothing has happened to anybody.
run_totals nothing() {
    run_totals r;
    r.book.time_use = counts({1, count_of<activity>});
    r.book.persons = counts({1, 1});
    r.book.time_by_cause = counts({1, count_of<activity>});
    r.book.tasks = counts({1, count_of<task_count>});
    r.book.messages = counts({1, count_of<message_kind>});
    r.book.evidence = counts({1, count_of<evidence_count>});
    r.book.service = counts({1, count_of<service_count>});
    r.book.attention = counts({1, count_of<attention_count>});
    return r;
}

double value(std::string_view id, const run_totals& r) {
    for (const outcome& o : all_outcomes()) {
        if (o.id == id) return o.value(r);
    }
    ADD_FAILURE() << "no outcome " << id;
    return 0;
}

TEST(outcomes, have_identifiers_of_their_own_and_texts_in_both_languages) {
    std::set<std::string_view> ids;
    for (const outcome& o : all_outcomes()) {
        EXPECT_TRUE(ids.insert(o.id).second) << o.id;
        for (const text& t : {o.name, o.meaning}) {
            EXPECT_FALSE(t.en.empty()) << o.id;
            EXPECT_FALSE(t.zh.empty()) << o.id;
            EXPECT_NE(t.en, t.zh) << o.id;
        }
        EXPECT_FALSE(o.unit.empty()) << o.id;
        ASSERT_NE(o.value, nullptr) << o.id;
    }
    EXPECT_GE(ids.size(), 10U);
}

TEST(outcomes, of_nothing_are_undefined_or_zero_never_infinite) {
    const run_totals r = nothing();
    for (const outcome& o : all_outcomes()) {
        const double v = o.value(r);
        EXPECT_TRUE(std::isnan(v) || v == 0.0) << o.id << ' ' << v;
    }
}

TEST(outcomes, both_layers_are_told) {
    std::set<layer> layers;
    for (const outcome& o : all_outcomes()) layers.insert(o.of);
    EXPECT_EQ(layers.size(), 2U);
}

TEST(outcomes, shares_are_of_what_was_assigned) {
    run_totals r = nothing();
    r.book.tasks(0, index_of(task_count::assigned)) = 200;
    r.book.tasks(0, index_of(task_count::missed)) = 30;
    r.book.tasks(0, index_of(task_count::noticed)) = 100;
    r.book.tasks(0, index_of(task_count::notice_delay)) = 360000;
    EXPECT_DOUBLE_EQ(value("missed_share", r), 0.15);
    EXPECT_DOUBLE_EQ(value("notice_delay", r), 1.0);
}

TEST(outcomes, totals_sum_over_every_axis_but_the_last) {
    run_totals r = nothing();
    r.book.tasks = counts({3, 2, count_of<task_count>});
    for (int line = 0; line < 3; ++line) {
        for (int kind = 0; kind < 2; ++kind) r.book.tasks(line, kind, index_of(task_count::late)) = 10 * line + kind;
    }
    EXPECT_EQ(r.tasks(task_count::late), 2 * 30 + 3);
    EXPECT_EQ(r.tasks(task_count::missed), 0);
}

TEST(outcomes, duty_is_everything_but_rest) {
    run_totals r = nothing();
    for (std::size_t a = 0; a < count_of<activity>; ++a) r.book.time_use(0, a) = 1;
    r.book.time_use(0, index_of(activity::off_duty)) = 1000;
    EXPECT_EQ(r.duty_seconds(), static_cast<std::int64_t>(count_of<activity>) - 1);
}

}  // namespace
}  // namespace sim
