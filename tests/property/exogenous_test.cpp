// What the county and the villagers bring does not depend on what anybody in the township does, and nobody's luck
// depends on anybody else.
#include <gmock/gmock.h>

#include "sim/engine/replicate.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/attention.hpp"
#include "sim/model/mechanisms/fabrication.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/task_issue.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::int_data;
using support::ints;

/// Tasks issued by day, line and kind, without what departments add, the tickets of callers and the field checks that
/// invented records brought about.
int_data base_tasks(const replicate_record& r) {
    int_data issued = ints(r, "tasks", "issued");
    const int_data& beyond = ints(r, "tasks", "issued_beyond_base");
    for (std::size_t i = 0; i < issued.size(); ++i) issued[i] -= beyond[i];
    for (std::size_t i = index_of(task_kind::complaint_ticket); i < issued.size(); i += count_of<task_kind>)
        issued[i] = 0;
    const int_data& followup = ints(r, "evidence", "followup_work");
    for (std::size_t line = 0; line < followup.size(); ++line) {
        issued[line * count_of<task_kind> + index_of(task_kind::field_check)] -= followup[line];
    }
    return issued;
}

struct streams {
    int_data tasks;
    int_data needs;
    friend bool operator==(const streams&, const streams&) = default;
};

streams exogenous(const replicate_record& r) {
    return {base_tasks(r), ints(r, "service", "arisen")};
}

streams exogenous_of(const scenario& s, std::int32_t days) {
    return exogenous(run_replicate(support::study_of(s, days), 0, 0));
}

TEST(tasks_and_needs, are_the_same_in_every_arm) {
    scenario s = support::small_scenario();
    s.par.of<fabrication>().followup_probability = 0.5;
    reform tamed = support::strong_reform();
    std::get<std::optional<ranking_off>>(tamed.levers) = ranking_off{};
    std::get<std::optional<quiet_hours>>(tamed.levers) = quiet_hours{};
    const plan study = support::comparison_of(s, tamed, 28);
    const replicate_record as_is = run_replicate(study, 0, 0);
    const replicate_record reformed = run_replicate(study, 1, 0);
    EXPECT_EQ(exogenous(as_is), exogenous(reformed));
    EXPECT_GT(support::total(as_is, "evidence", "followup_work"), 0);
    EXPECT_FALSE(support::differences(as_is, reformed).empty());
}

TEST(tasks_and_needs, differ_between_replicates) {
    const plan study = support::study_of(support::small_scenario(), 7, 2);
    const streams one = exogenous(run_replicate(study, 0, 0));
    const streams two = exogenous(run_replicate(study, 0, 1));
    EXPECT_NE(one.tasks, two.tasks);
    EXPECT_NE(one.needs, two.needs);
}

/// Sections that say what comes from outside; all others say what is made of it.
bool is_exogenous(const std::string& key) {
    for (const char* section : {"calendar.", "township.", "task_issue.", "needs."}) {
        if (key.starts_with(section)) return true;
    }
    return false;
}

/// Another value within the range, as far away as the range allows, and not infinite.
double moved(const parameter& p, const parameters& par) {
    const double now = p.value(par);
    const bounds range = p.info->range;
    const double lower = std::isfinite(range.lower) ? range.lower : now - 1.0;
    const double upper = std::isfinite(range.upper) ? range.upper : now + 1.0;
    return upper - now > now - lower ? upper : lower;
}

TEST(tasks_and_needs, do_not_depend_on_any_parameter_of_any_other_mechanism) {
    const scenario s = support::small_scenario();
    const streams expected = exogenous_of(s, 3);
    std::int32_t tried = 0;
    for (const parameter& p : all_parameters()) {
        if (is_exogenous(p.key)) continue;
        scenario changed = s;
        p.assign(changed.par, moved(p, s.par));
        EXPECT_EQ(exogenous_of(changed, 3), expected) << p.key;
        ++tried;
    }
    EXPECT_GT(tried, 50);
}

TEST(tasks_and_needs, depend_on_their_own_rates) {
    scenario s = support::small_scenario();
    const streams expected = exogenous_of(s, 7);
    s.par.of<task_issue>().rate[task_kind::form] *= 1.5;
    s.par.of<needs>().rate *= 1.5;
    const streams more = exogenous_of(s, 7);
    EXPECT_NE(more.tasks, expected.tasks);
    EXPECT_NE(more.needs, expected.needs);
}

/// What is drawn for a person once and for all.
struct fixed_luck {
    attention_policy policy;
    double norm;
    seconds rotation;
    std::int32_t travel;
    friend bool operator==(const fixed_luck&, const fixed_luck&) = default;
};

fixed_luck luck_of(const person& p) {
    return {p.policy, p.norm_at_start, p.rotation, p.travel};
}

/// Two worlds on the same day, alike but for the share of persons under push.
struct twin_worlds {
    explicit twin_worlds(double share, double other, std::int32_t days)
        : first(study(share)), second(study(other)), one(first, 0, 0), two(second, 0, 0) {
        for (std::int32_t d = 0; d < days; ++d) {
            one.advance_day();
            two.advance_day();
        }
    }
    static plan study(double share) {
        scenario s = support::small_scenario();
        s.par.of<attention>().push_share = share;
        s.par.of<attention>().batch_share = 1.0 - share;
        s.par.of<attention>().mute_share = 0.0;
        return support::study_of(s, 14);
    }
    const township& left() const { return one.islands()[0].state().now; }
    const township& right() const { return two.islands()[0].state().now; }

    plan first;
    plan second;
    replicate_run one;
    replicate_run two;
};

/// A share of persons under push that parts the draws of exactly one person from 0.5.
double share_that_moves_one(std::uint32_t persons) {
    const random_source random(20, 0, 0);
    std::vector<double> above;
    for (std::uint32_t i = 0; i < persons; ++i) {
        const double u = random.uniform(purpose::policy, i, 0);
        if (u > 0.5) above.push_back(u);
    }
    std::ranges::sort(above);
    return 0.5 * (above[0] + above[1]);
}

TEST(a_minimally_different_world, moves_one_person_and_nobody_elses_luck) {
    const auto persons = static_cast<std::uint32_t>(support::generated(support::small_scenario()).persons.size());
    const twin_worlds w(0.5, share_that_moves_one(persons), 10);
    std::int32_t moved_persons = 0;
    for (std::size_t i = 0; i < persons; ++i) {
        fixed_luck a = luck_of(w.left().persons[i]);
        const fixed_luck b = luck_of(w.right().persons[i]);
        moved_persons += a.policy != b.policy ? 1 : 0;
        a.policy = b.policy;
        EXPECT_EQ(a, b) << i;
        EXPECT_EQ(w.left().persons[i].on_duty_today, w.right().persons[i].on_duty_today) << i;
    }
    EXPECT_EQ(moved_persons, 1);
    for (std::size_t v = 0; v < w.left().villages.size(); ++v) {
        EXPECT_EQ(w.left().villages[v].travel, w.right().villages[v].travel);
        EXPECT_EQ(w.left().villages[v].no_signal, w.right().villages[v].no_signal);
    }
    EXPECT_NE(w.left().persons[0].total_duty_seconds + w.left().persons[1].total_duty_seconds, 0);
}

TEST(a_minimally_different_world, brings_the_same_tasks_and_needs) {
    const auto persons = static_cast<std::uint32_t>(support::generated(support::small_scenario()).persons.size());
    const replicate_record one = run_replicate(twin_worlds::study(0.5), 0, 0);
    const replicate_record two = run_replicate(twin_worlds::study(share_that_moves_one(persons)), 0, 0);
    EXPECT_EQ(exogenous(one), exogenous(two));
    EXPECT_FALSE(support::differences(one, two).empty());
}

TEST(one_more_village, leaves_the_tasks_and_the_needs_of_the_others_alone) {
    scenario s = support::small_scenario();
    const replicate_record eight = run_replicate(support::study_of(s, 7), 0, 0);
    s.par.of<township_params>().n_villages = 9;
    const replicate_record nine = run_replicate(support::study_of(s, 7), 0, 0);
    EXPECT_EQ(base_tasks(eight), base_tasks(nine));
    const int_data& few = ints(eight, "service", "arisen");
    const int_data& more = ints(nine, "service", "arisen");
    for (std::size_t i = 0; i < few.size(); ++i) EXPECT_EQ(few[i], more[i / 8 * 9 + i % 8]) << i;
}

}  // namespace
}  // namespace sim
