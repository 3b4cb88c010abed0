// Outcomes are numbers, or not a number exactly where they are shares of nothing.
#include <gmock/gmock.h>

#include <cmath>

#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/campaigns.hpp"
#include "sim/model/outcomes.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

std::vector<std::string> undefined_outcomes(const replicate_record& r) {
    std::vector<std::string> ids;
    for (const outcome& o : all_outcomes()) {
        const double x = support::reals(r, "summary", std::string(o.id)).at(0);
        EXPECT_FALSE(std::isinf(x)) << o.id;
        if (std::isnan(x)) ids.emplace_back(o.id);
    }
    return ids;
}

/// A township in which a quarter never passes without a campaign.
scenario eventful_scenario() {
    scenario s = support::small_scenario();
    s.par.of<campaigns>().per_year.fill(52.0);
    return s;
}

// In a single month no ticket may be closed, and shares of tickets are then undefined.
TEST(outcomes, of_an_eventful_quarter_are_all_finite) {
    plan study = support::comparison_of(eventful_scenario(), support::strong_reform(), 91);
    for (std::int32_t townships = 1; townships <= 2; ++townships) {
        study.townships = townships;
        EXPECT_THAT(undefined_outcomes(run_replicate(study, 0, 0)), ::testing::IsEmpty());
        EXPECT_THAT(undefined_outcomes(run_replicate(study, 1, 0)), ::testing::IsEmpty());
    }
}

// With every mechanism off nobody is assigned, asked or served: shares of those are undefined, times and counts are
// not.
TEST(outcomes, of_a_silent_township_are_undefined_only_where_they_are_shares_of_nothing) {
    const replicate_record r = run_replicate(support::study_of(support::silent_scenario(), 14), 0, 0);
    const auto undefined = undefined_outcomes(r);
    for (const char* share : {"missed_share", "notice_delay", "done_true_share", "service_wait", "false_share"}) {
        EXPECT_THAT(undefined, ::testing::Contains(share));
    }
    for (const char* amount : {"message_minutes", "idle_minutes", "weekly_hours", "groups_per_person", "trust"}) {
        EXPECT_THAT(undefined, ::testing::Not(::testing::Contains(amount)));
    }
}

TEST(a_silent_township, idles_through_its_shifts_and_rests) {
    scenario s = support::silent_scenario();
    s.par.of<calendar_params>().weekend_duty = 0.0;
    const replicate_record r = run_replicate(support::study_of(s, 7), 0, 0);
    std::vector<std::int64_t> by_activity(count_of<activity>, 0);
    const auto& cells = support::ints(r, "time_use", "person_seconds");
    for (std::size_t i = 0; i < cells.size(); ++i) by_activity[i % count_of<activity>] += cells[i];
    const auto& c = s.par.of<calendar_params>();
    const std::int64_t shift =
        c.morning_end.seconds - c.morning_start.seconds + c.afternoon_end.seconds - c.afternoon_start.seconds;
    const std::int64_t persons = support::total(r, "time_use", "persons") / 7;
    for (std::size_t a = 0; a < count_of<activity>; ++a) {
        const auto expected = a == index_of(activity::idle_on_duty) ? persons * 5 * shift
                              : a == index_of(activity::off_duty)   ? persons * (7 * day_length - 5 * shift)
                                                                    : 0;
        EXPECT_EQ(by_activity[a], expected) << labels<activity>[a].id;
    }
}

TEST(every_recorded_number, is_finite_except_scores_where_no_bulletin_was_held) {
    const replicate_record r = run_replicate(support::study_of(eventful_scenario(), 91), 0, 0);
    for (const table& t : r.tables) {
        for (const variable& v : t.variables) {
            const auto* cells = std::get_if<support::real_data>(&v.data);
            for (std::size_t i = 0; cells != nullptr && i < cells->size(); ++i) {
                const bool no_bulletin = t.id == "ranking" && support::ints(r, "ranking", "rank")[i] == 0;
                EXPECT_EQ(std::isfinite((*cells)[i]), !no_bulletin) << t.id << "." << v.id << " " << i;
            }
        }
    }
}

TEST(no_count, is_negative) {
    const replicate_record r = run_replicate(support::study_of(support::small_scenario(), 28), 0, 0);
    for (const table& t : r.tables) {
        for (const variable& v : t.variables) {
            const auto* cells = std::get_if<support::int_data>(&v.data);
            if (cells == nullptr || v.id == "mark") continue;
            EXPECT_THAT(*cells, ::testing::Each(::testing::Ge(0))) << t.id << "." << v.id;
        }
    }
}

}  // namespace
}  // namespace sim
