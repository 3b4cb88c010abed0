#include "sim/results/plan_check.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/core/error.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/results/writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

using ::testing::AllOf;
using ::testing::HasSubstr;
using testing::synthetic_plan;

/// Three days from 2020-01-06 in one township.
plan study_with(const reform& r) {
    plan study = synthetic_plan(1);
    for (arm& a : study.arms) a.world.par.of<calendar_params>().start = make_date(2020, 1, 6);
    study.arms[1].world.reforms.push_back(r);
    return study;
}

reform between(const std::string& name, civil_date start, civil_date end) {
    reform r;
    r.name = name;
    r.start = start;
    r.end = end;
    return r;
}
const civil_date open_end = reform{}.end;

std::string refusal(const plan& study, language speech = language::en) {
    try {
        check_plan(study, speech);
    } catch (const input_error& e) {
        return e.what();
    }
    return "";
}

TEST(plan_check, a_reform_that_starts_after_the_run_is_told) {
    const reform on_last_day = between("late", make_date(2020, 1, 8), open_end);
    const reform after = between("late", make_date(2020, 1, 9), open_end);
    EXPECT_EQ(refusal(study_with(on_last_day)), "");
    EXPECT_THAT(refusal(study_with(after)),
                AllOf(HasSubstr("late: start = 2020-01-09"), HasSubstr("ends on 2020-01-08")));
    EXPECT_THAT(refusal(study_with(after), language::zh), HasSubstr("止于 2020-01-08"));
}

TEST(plan_check, a_reform_that_ended_before_the_run_is_told) {
    const reform ends_after_first_day = between("early", reform{}.start, make_date(2020, 1, 7));
    const reform over = between("early", reform{}.start, make_date(2020, 1, 6));
    EXPECT_EQ(refusal(study_with(ends_after_first_day)), "");
    EXPECT_THAT(refusal(study_with(over)), HasSubstr("over already"));
}

TEST(plan_check, every_mistake_is_told_at_once) {
    reform third = between("third", make_date(2030, 1, 1), open_end);
    third.townships = {2};
    plan study = study_with(third);
    study.arms[0].name = "now\n34";
    const std::string message = refusal(study);
    EXPECT_THAT(message, AllOf(HasSubstr("2030-01-01"), HasSubstr("--townships 3"), HasSubstr(R"("now\n34")")));
}

TEST(plan_check, names_with_signs_of_the_manifest_keep_their_replicates) {
    const testing::scratch_directory scratch;
    plan study = synthetic_plan(2);
    study.arms[0].name = "groups = 34";
    study.arms[1].name = "groups = 8";
    { study_store(scratch / "out.h5", study, {}).add(testing::synthetic_record(study, 1, 0)); }
    EXPECT_TRUE(study_store(scratch / "out.h5", study, {}).have("groups = 8", 0));
}

}  // namespace
}  // namespace sim
