#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "sim/model/calendar_params.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::file_bytes;
using ::testing::HasSubstr;
using testing::scratch_directory;
using testing::synthetic_plan;
using testing::synthetic_record;

const study_info fixed{.command = "test", .started = "2020-01-06T00:00:00Z", .wall_seconds = 1.0};

using task = std::pair<std::size_t, std::int64_t>;

std::vector<task> tasks(const plan& study) {
    std::vector<task> all;
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) all.emplace_back(a, r);
    }
    return all;
}

void run(study_store& store, const plan& study, const std::vector<task>& order) {
    for (const auto& [a, r] : order) {
        if (!store.have(study.arms[a].name, r)) store.add(synthetic_record(study, a, r));
    }
}

std::string whole_study(const fs::path& out, const plan& study) {
    study_store store(out, study, fixed);
    run(store, study, tasks(study));
    store.finish();
    return file_bytes(out);
}

std::string refusal(const fs::path& out, const plan& study, language speech = language::en) {
    study_info info = fixed;
    info.speech = speech;
    try {
        const study_store store(out, study, info);
    } catch (const error& e) {
        return e.what();
    }
    return "";
}

TEST(study_store, a_finished_study_leaves_one_file_and_no_spool) {
    const scratch_directory scratch;
    whole_study(scratch / "out.h5", synthetic_plan(2));
    EXPECT_TRUE(fs::exists(scratch / "out.h5"));
    EXPECT_FALSE(fs::exists(spool_directory(scratch / "out.h5")));
}

TEST(study_store, the_file_is_equal_to_the_byte_whatever_the_order_of_finishing) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(5);
    const std::string forward = whole_study(scratch / "a.h5", study);
    std::vector<task> order = tasks(study);
    std::ranges::reverse(order);
    std::rotate(order.begin(), order.begin() + 3, order.end());
    study_store store(scratch / "b.h5", study, fixed);
    run(store, study, order);
    store.finish();
    EXPECT_EQ(forward, file_bytes(scratch / "b.h5"));
}

TEST(study_store, a_replicate_added_is_found_by_the_next_store) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(3);
    {
        study_store store(scratch / "out.h5", study, fixed);
        store.add(synthetic_record(study, 1, 2));
    }
    const study_store again(scratch / "out.h5", study, fixed);
    EXPECT_TRUE(again.have("reform", 2));
    EXPECT_FALSE(again.have("as_is", 2));
    EXPECT_EQ(again.in_hand(), 1);
}

TEST(study_store, a_study_can_be_extended_while_its_spool_exists) {
    const scratch_directory scratch;
    const plan small = synthetic_plan(2);
    const plan large = synthetic_plan(4);
    {
        study_store store(scratch / "a.h5", small, fixed);
        run(store, small, tasks(small));
    }
    study_store store(scratch / "a.h5", large, fixed);
    EXPECT_EQ(store.in_hand(), 4);
    run(store, large, tasks(large));
    store.finish();
    EXPECT_EQ(file_bytes(scratch / "a.h5"), whole_study(scratch / "b.h5", large));
}

TEST(study_store, another_study_in_the_spool_is_refused_and_every_difference_is_named) {
    const scratch_directory scratch;
    { const study_store store(scratch / "out.h5", synthetic_plan(2), fixed); }
    plan other = synthetic_plan(2, 8);
    other.period = record_period::week;
    other.townships = 3;
    other.arms[1].world.par.of<calendar_params>().weekend_duty = 0.5;
    const std::string message = refusal(scratch / "out.h5", other);
    EXPECT_THAT(message, HasSubstr("seed: 7 there, 8 now"));
    EXPECT_THAT(message, HasSubstr("record_period: day there, week now"));
    EXPECT_THAT(message, HasSubstr("townships: 1 there, 3 now"));
    EXPECT_THAT(message, HasSubstr("scenario of arm 1"));
    EXPECT_THAT(message, ::testing::Not(HasSubstr("scenario of arm 0")));
    EXPECT_THAT(refusal(scratch / "out.h5", other, language::zh), HasSubstr("seed：原为 7，现为 8"));
}

TEST(study_store, a_damaged_replicate_is_run_again) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(1);
    const std::string sound = whole_study(scratch / "sound.h5", study);
    {
        study_store store(scratch / "out.h5", study, fixed);
        run(store, study, tasks(study));
    }
    const fs::path victim = spool_directory(scratch / "out.h5") / "arm0-replicate0.h5";
    const std::string whole = file_bytes(victim);
    std::vector<std::string> wounds{"", whole.substr(0, 511), whole.substr(0, 512), whole + "x"};
    for (std::size_t i = 1; i < 12; ++i) {
        wounds.push_back(whole.substr(0, whole.size() * i / 12));
        std::string flipped = whole;
        flipped[whole.size() * i / 12] ^= 0x10;
        wounds.push_back(flipped);
    }
    for (const std::string& wounded : wounds) {
        testing::write_file(victim, wounded);
        const study_store store(scratch / "out.h5", study, fixed);
        EXPECT_FALSE(store.have("as_is", 0)) << wounded.size();
        EXPECT_TRUE(store.have("reform", 0));
    }
    study_store store(scratch / "out.h5", study, fixed);
    run(store, study, tasks(study));
    store.finish();
    EXPECT_EQ(file_bytes(scratch / "out.h5"), sound);
}

TEST(study_store, two_runs_cannot_write_to_one_file_at_once) {
    const scratch_directory scratch;
    const study_store first(scratch / "out.h5", synthetic_plan(1), fixed);
    EXPECT_THAT(refusal(scratch / "out.h5", synthetic_plan(1)), HasSubstr("another run is writing here"));
}

TEST(study_store, a_directory_that_is_no_spool_is_left_alone) {
    const scratch_directory scratch;
    fs::create_directory(scratch / "out.h5.partial");
    testing::write_file(scratch / "out.h5.partial/thesis.txt", "chapter 1");
    EXPECT_THAT(refusal(scratch / "out.h5", synthetic_plan(1)), HasSubstr("thesis.txt"));
    EXPECT_EQ(file_bytes(scratch / "out.h5.partial/thesis.txt"), "chapter 1");
}

TEST(study_store, a_place_that_cannot_be_written_is_refused_before_anything_runs) {
    const scratch_directory scratch;
    fs::create_directory(scratch / "folder");
    EXPECT_THAT(refusal(scratch / "folder", synthetic_plan(1)), HasSubstr("it is a directory"));
    EXPECT_THAT(refusal(scratch / "no/such/out.h5", synthetic_plan(1)), HasSubstr("does not exist"));
    EXPECT_FALSE(fs::exists(scratch / "folder.partial"));
}

TEST(study_store, arms_that_cannot_be_told_apart_or_named_are_refused) {
    const scratch_directory scratch;
    plan study = synthetic_plan(1);
    study.arms[1].name = "as_is";
    EXPECT_THAT(refusal(scratch / "out.h5", study), HasSubstr("two arms have this name"));
    study.arms[1].name = "a/b";
    EXPECT_THAT(refusal(scratch / "out.h5", study), HasSubstr("must be a name of one line without '/'"));
    EXPECT_FALSE(fs::exists(spool_directory(scratch / "out.h5")));
}

TEST(study_store, an_older_file_stays_whole_until_the_new_one_replaces_it) {
    const scratch_directory scratch;
    testing::write_file(scratch / "out.h5", "older");
    const plan study = synthetic_plan(1);
    study_store store(scratch / "out.h5", study, fixed);
    run(store, study, tasks(study));
    EXPECT_EQ(file_bytes(scratch / "out.h5"), "older");
    store.finish();
    EXPECT_EQ(results_reader(scratch / "out.h5").study().replicates, 1);
}

TEST(study_store, replicates_of_one_arm_must_have_one_shape) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(2);
    study_store store(scratch / "out.h5", study, fixed);
    run(store, study, {{0, 0}, {1, 0}, {1, 1}});
    replicate_record odd = synthetic_record(study, 0, 1);
    odd.tables[1].dimensions[0].names[1] = "renamed";
    store.add(std::move(odd));
    EXPECT_THROW(store.finish(), internal_error);
    EXPECT_FALSE(fs::exists(scratch / "out.h5"));
}

TEST(study_store, finishing_with_a_replicate_missing_is_our_own_mistake) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(2);
    study_store store(scratch / "out.h5", study, fixed);
    run(store, study, {{0, 0}, {0, 1}, {1, 0}});
    EXPECT_THROW(store.finish(), internal_error);
    EXPECT_FALSE(fs::exists(scratch / "out.h5"));
}

}  // namespace
}  // namespace sim
