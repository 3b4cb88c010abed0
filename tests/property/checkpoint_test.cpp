// A replicate is a value and a function of (plan, arm, replicate).
#include <gmock/gmock.h>

#include "sim/engine/replicate.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::differences;
using ::testing::IsEmpty;
using ::testing::Not;

replicate_record continued(replicate_run run) {
    while (!run.done()) run.advance_day();
    return run.finish();
}

plan county(std::int32_t townships) {
    plan study = support::comparison_of(support::small_scenario(), support::strong_reform(), 28);
    study.townships = townships;
    return study;
}

TEST(a_copy_at_half_time, continues_to_the_same_bits) {
    const plan study = county(2);
    replicate_run run(study, 1, 0);
    while (run.day() < 14) run.advance_day();
    const replicate_run checkpoint = run;
    const replicate_record straight = continued(std::move(run));
    EXPECT_THAT(differences(straight, continued(checkpoint)), IsEmpty());
    EXPECT_THAT(differences(straight, run_replicate(study, 1, 0)), IsEmpty());
}

TEST(a_copy_at_half_time, is_not_moved_by_its_original) {
    const plan study = county(1);
    replicate_run run(study, 0, 0);
    while (run.day() < 7) run.advance_day();
    const replicate_run checkpoint = run;
    run.advance_day();
    EXPECT_EQ(checkpoint.day(), 7);
    EXPECT_EQ(checkpoint.islands()[0].state().now.today, 6);
}

TEST(the_same_seed, gives_the_same_bits) {
    EXPECT_THAT(differences(run_replicate(county(1), 1, 3), run_replicate(county(1), 1, 3)), IsEmpty());
}

TEST(another_seed, gives_other_bits) {
    plan other = county(1);
    other.seed += 1;
    EXPECT_THAT(differences(run_replicate(county(1), 0, 0), run_replicate(other, 0, 0)), Not(IsEmpty()));
    EXPECT_THAT(differences(run_replicate(county(1), 0, 0), run_replicate(county(1), 0, 1)), Not(IsEmpty()));
}

TEST(more_replicates, leave_the_first_ones_as_they_were) {
    plan longer = county(1);
    longer.replicates = 50;
    EXPECT_THAT(differences(run_replicate(county(1), 0, 2), run_replicate(longer, 0, 2)), IsEmpty());
}

TEST(a_longer_run, begins_like_the_shorter_one) {
    plan longer = county(1);
    longer.days = 35;
    EXPECT_THAT(differences(run_replicate(county(1), 0, 0), run_replicate(longer, 0, 0), 28), IsEmpty());
}

TEST(a_second_township, leaves_the_first_as_it_was_where_none_is_ranked) {
    plan one = county(1);
    for (arm& a : one.arms) a.world.par.of<ranking>().enabled = false;
    plan two = one;
    two.townships = 2;
    const replicate_record alone = run_replicate(one, 0, 0);
    const replicate_record both = run_replicate(two, 0, 0);
    for (const char* table_id : {"service", "people"}) {
        for (const variable& v : alone.at(table_id).variables) {
            const auto* cells = std::get_if<support::real_data>(&v.data);
            if (cells == nullptr) continue;
            const auto& shared = support::reals(both, table_id, v.id);
            const std::size_t periods = v.dimensions.front() == "day" ? 28 : 1;
            const std::size_t row = cells->size() / periods;
            for (std::size_t i = 0; i < cells->size(); ++i) {
                ASSERT_EQ((*cells)[i], shared[i / row * 2 * row + i % row]) << v.id << " " << i;
            }
        }
    }
}

}  // namespace
}  // namespace sim
