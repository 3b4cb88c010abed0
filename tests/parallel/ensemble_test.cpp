// An ensemble is a function of its plan: threads, order and interruption leave no trace in a record.
#include <gmock/gmock.h>

#include <set>
#include <tuple>

#include "sim/core/error.hpp"
#include "sim/model/mechanisms/county_groups.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using ::testing::Each;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

plan small_study(std::int32_t townships) {
    plan study = support::comparison_of(support::small_scenario(), support::strong_reform(), 10, 4);
    study.townships = townships;
    return study;
}

/// What an ensemble delivers, ordered by arm and replicate.
std::vector<replicate_record> delivered(const plan& study, int threads, ensemble_hooks hooks = {}) {
    std::vector<replicate_record> records;
    hooks.finished = [&](replicate_record&& r) { records.push_back(std::move(r)); };
    run_ensemble(study, threads, hooks);
    std::ranges::sort(records, {}, [](const replicate_record& r) { return std::tie(r.arm, r.replicate); });
    return records;
}

std::vector<std::pair<std::string, std::int64_t>> names(const std::vector<replicate_record>& records) {
    std::vector<std::pair<std::string, std::int64_t>> all;
    for (const replicate_record& r : records) all.emplace_back(r.arm, r.replicate);
    return all;
}

void expect_same(const std::vector<replicate_record>& a, const std::vector<replicate_record>& b) {
    ASSERT_EQ(names(a), names(b));
    for (std::size_t i = 0; i < a.size(); ++i) EXPECT_THAT(support::differences(a[i], b[i]), IsEmpty()) << i;
}

void expect_same_for_any_number_of_threads(const plan& study) {
    const auto one = delivered(study, 1);
    EXPECT_EQ(one.size(), 8U);
    for (const int threads : {2, 4, 8}) {
        SCOPED_TRACE(threads);
        expect_same(one, delivered(study, threads));
    }
}

TEST(one_two_four_and_eight_threads, give_the_same_bits) {
    expect_same_for_any_number_of_threads(small_study(1));
}

TEST(one_two_four_and_eight_threads, give_the_same_bits_where_townships_exchange) {
    expect_same_for_any_number_of_threads(small_study(3));
}

TEST(one_two_four_and_eight_threads, give_the_same_bits_where_townships_share_groups) {
    plan study = small_study(4);
    for (arm& a : study.arms) a.world.par.of<county_groups>().n_groups = 3;
    const auto one = delivered(study, 1);
    for (const int threads : {2, 4, 8}) expect_same(one, delivered(study, threads));
}

TEST(an_ensemble, gives_what_its_replicates_give_alone) {
    const plan study = small_study(2);
    auto alone = support::records_of(study);
    std::ranges::sort(alone, {}, [](const replicate_record& r) { return std::tie(r.arm, r.replicate); });
    expect_same(alone, delivered(study, 4));
}

TEST(an_ensemble, skips_what_is_already_in_hand) {
    ensemble_hooks hooks;
    hooks.have = [](const std::string& arm, std::int64_t replicate) { return arm == "reform" || replicate == 2; };
    const auto rest = delivered(small_study(1), 2, hooks);
    EXPECT_THAT(names(rest), ElementsAre(std::pair("as_is", 0), std::pair("as_is", 1), std::pair("as_is", 3)));
}

TEST(an_ensemble, that_has_everything_in_hand_delivers_nothing) {
    ensemble_hooks hooks;
    hooks.have = [](const std::string&, std::int64_t) { return true; };
    EXPECT_THAT(delivered(small_study(1), 2, hooks), IsEmpty());
}

TEST(an_ensemble, that_is_stopped_says_so_and_has_delivered_whole_records_only) {
    const plan study = small_study(1);
    std::atomic<bool> stop{false};
    std::vector<replicate_record> records;
    ensemble_hooks hooks;
    hooks.stop = &stop;
    hooks.finished = [&](replicate_record&& r) {
        records.push_back(std::move(r));
        stop = true;
    };
    EXPECT_THROW(run_ensemble(study, 2, hooks), interrupted);
    EXPECT_GE(records.size(), 1U);
    EXPECT_LT(records.size(), 8U);
    for (const replicate_record& r : records) {
        const std::size_t arm = r.arm == "as_is" ? 0 : 1;
        EXPECT_THAT(support::differences(r, run_replicate(study, arm, static_cast<std::int32_t>(r.replicate))),
                    IsEmpty());
    }
}

TEST(an_ensemble, that_is_stopped_before_it_begins_delivers_nothing) {
    const std::atomic<bool> stop{true};
    std::int32_t delivered_records = 0;
    ensemble_hooks hooks;
    hooks.stop = &stop;
    hooks.finished = [&](replicate_record&&) { ++delivered_records; };
    EXPECT_THROW(run_ensemble(small_study(1), 2, hooks), interrupted);
    EXPECT_EQ(delivered_records, 0);
}

TEST(progress, rises_within_zero_and_one) {
    for (const int threads : {1, 4}) {
        std::vector<double> seen;
        ensemble_hooks hooks;
        hooks.progress = [&](double fraction) { seen.push_back(fraction); };
        plan study = small_study(1);
        study.replicates = 8;
        run_ensemble(study, threads, hooks);
        EXPECT_FALSE(seen.empty());
        EXPECT_TRUE(std::ranges::is_sorted(seen));
        EXPECT_THAT(seen, Each(::testing::AllOf(::testing::Ge(0.0), ::testing::Le(1.0))));
    }
}

TEST(a_failure_of_the_sink, reaches_the_caller) {
    for (const int threads : {1, 2, 4}) {
        ensemble_hooks hooks;
        hooks.finished = [](replicate_record&&) { throw results_error("the disk is full"); };
        EXPECT_THROW(run_ensemble(small_study(1), threads, hooks), results_error);
    }
}

TEST(a_failure_of_the_sink, leaves_the_next_ensemble_unharmed) {
    ensemble_hooks hooks;
    hooks.finished = [](replicate_record&&) { throw results_error("the disk is full"); };
    EXPECT_THROW(run_ensemble(small_study(1), 2, hooks), results_error);
    EXPECT_EQ(delivered(small_study(1), 2).size(), 8U);
}

}  // namespace
}  // namespace sim
