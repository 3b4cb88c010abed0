#include "sim/engine/patterns.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cctype>
#include <limits>
#include <set>
#include <sstream>

#include "sim/engine/pattern_measures.hpp"
#include "sim/engine/pattern_trials.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/model/mechanisms/familiarity.hpp"

namespace sim {
namespace {

constexpr double undefined = std::numeric_limits<double>::quiet_NaN();
constexpr double infinite = std::numeric_limits<double>::infinity();
using values = std::vector<double>;

constexpr trial one_trial[]{trial::as_it_is};
constexpr trial two_trials[]{trial::unserved, trial::as_it_is};
constexpr trial three_trials[]{trial::light_load, trial::as_it_is, trial::heavy_load};

pattern level(std::span<const trial> trials, bounds target) {
    return {"X", {"x", "x"}, target, "E1", 1, {"x", "x"}, trials, nullptr};
}

pattern direction(std::span<const trial> trials, sign target) {
    return {"X", {"x", "x"}, target, "E1", 1, {"x", "x"}, trials, nullptr};
}

verdict judge_level(const values& v, bounds target) {
    return judge(level(one_trial, target), std::vector<values>{v}).outcome;
}

TEST(judge_level, a_mean_inside_the_target_passes_and_its_ends_belong_to_it) {
    EXPECT_EQ(judge_level({0.2, 0.4}, {0.2, 0.4}), verdict::passed);
    EXPECT_EQ(judge_level({0.25}, {0.25, 0.5}), verdict::passed);
    EXPECT_EQ(judge_level({0.5}, {0.25, 0.5}), verdict::passed);
    EXPECT_EQ(judge_level({1e9}, {0.5, infinite}), verdict::passed);
}

TEST(judge_level, a_mean_outside_the_target_fails_on_either_side) {
    EXPECT_EQ(judge_level({0.1, 0.2}, {0.2, 0.4}), verdict::failed);
    EXPECT_EQ(judge_level({0.4, 0.5}, {0.2, 0.4}), verdict::failed);
}

TEST(judge_level, a_value_that_no_replicate_has_is_undefined_and_not_a_pass) {
    EXPECT_EQ(judge_level({undefined, undefined}, {-infinite, infinite}), verdict::undefined);
    EXPECT_EQ(judge_level({}, {-infinite, infinite}), verdict::undefined);
}

TEST(judge_level, a_replicate_without_a_value_does_not_spoil_the_others) {
    const auto result = judge(level(one_trial, {1, 3}), std::vector<values>{{1, undefined, 3}});
    EXPECT_EQ(result.outcome, verdict::passed);
    EXPECT_EQ(result.levels.front().n, 2);
    EXPECT_EQ(result.levels.front().mean, 2.0);
}

TEST(judge_level, two_trials_are_judged_by_the_mean_ratio_of_the_second_to_the_first) {
    const std::vector<values> seen{{1, 2}, {2, 2}};
    const auto result = judge(level(two_trials, {1.4, 1.6}), seen);
    EXPECT_EQ(result.outcome, verdict::passed);
    EXPECT_EQ(result.levels.front().mean, 1.5);
    EXPECT_EQ(judge(level(two_trials, {0.5, 0.9}), seen).outcome, verdict::failed);
}

TEST(judge_level, a_ratio_to_nothing_is_undefined) {
    EXPECT_EQ(judge(level(two_trials, {0, infinite}), std::vector<values>{{0, 0}, {1, 2}}).outcome, verdict::undefined);
}

TEST(judge_direction, a_difference_whose_interval_excludes_zero_on_the_right_side_passes) {
    const std::vector<values> up{{1, 5, 9}, {2, 6.1, 10}};
    EXPECT_EQ(judge(direction(two_trials, sign::rises), up).outcome, verdict::passed);
    EXPECT_EQ(judge(direction(two_trials, sign::falls), up).outcome, verdict::failed);
}

TEST(judge_direction, pairing_decides_and_not_the_spread_between_replicates) {
    const std::vector<values> shifted{{1, 100, 10000}, {1.5, 100.6, 10000.4}};
    EXPECT_EQ(judge(direction(two_trials, sign::rises), shifted).outcome, verdict::passed);
}

TEST(judge_direction, a_difference_that_could_be_chance_fails) {
    const std::vector<values> noisy{{1, 2, 3}, {4, 1, 3.5}};
    EXPECT_GT(compare_paired(noisy[0], noisy[1]).difference, 0.0);
    EXPECT_EQ(judge(direction(two_trials, sign::rises), noisy).outcome, verdict::failed);
}

TEST(judge_direction, no_difference_at_all_fails_both_ways) {
    const std::vector<values> same{{1, 2, 3}, {1, 2, 3}};
    EXPECT_EQ(judge(direction(two_trials, sign::rises), same).outcome, verdict::failed);
    EXPECT_EQ(judge(direction(two_trials, sign::falls), same).outcome, verdict::failed);
}

TEST(judge_direction, every_step_of_a_chain_has_to_go_the_same_way) {
    const std::vector<values> falling{{9, 8.1, 9}, {6, 5, 6}, {3, 2.1, 3}};
    const std::vector<values> back_up{{9, 8.1, 9}, {3, 2.1, 3}, {6, 5, 6}};
    EXPECT_EQ(judge(direction(three_trials, sign::falls), falling).outcome, verdict::passed);
    EXPECT_EQ(judge(direction(three_trials, sign::falls), back_up).outcome, verdict::failed);
    EXPECT_EQ(judge(direction(three_trials, sign::falls), falling).steps.size(), 2U);
}

TEST(judge_direction, one_replicate_shows_no_direction) {
    EXPECT_EQ(judge(direction(two_trials, sign::rises), std::vector<values>{{1}, {2}}).outcome, verdict::undefined);
    EXPECT_EQ(judge(direction(two_trials, sign::rises), std::vector<values>{{1, 1}, {2, undefined}}).outcome,
              verdict::undefined);
}

TEST(all_patterns, ids_are_unique) {
    std::set<std::string_view> ids;
    for (const pattern& p : all_patterns()) EXPECT_TRUE(ids.insert(p.id).second) << p.id;
}

TEST(all_patterns, each_has_a_source_in_the_evidence_base) {
    for (const pattern& p : all_patterns()) {
        std::istringstream sources{std::string(p.sources)};
        int n = 0;
        for (std::string id; sources >> id; ++n) {
            EXPECT_TRUE(std::string_view("SEQL").find(id.front()) != std::string_view::npos) << p.id << " " << id;
            EXPECT_TRUE(std::all_of(id.begin() + 1, id.end(), [](unsigned char c) { return std::isdigit(c); })) << id;
        }
        EXPECT_GT(n, 0) << p.id;
    }
}

TEST(all_patterns, each_is_said_and_explained_in_both_languages) {
    for (const pattern& p : all_patterns()) {
        for (const text& words : {p.statement, p.measured}) {
            EXPECT_FALSE(words.en.empty()) << p.id;
            EXPECT_FALSE(words.zh.empty()) << p.id;
            EXPECT_NE(words.en, words.zh) << p.id;
        }
    }
}

TEST(all_patterns, each_can_be_measured_and_has_as_many_trials_as_its_kind_needs) {
    for (const pattern& p : all_patterns()) {
        EXPECT_NE(p.value, nullptr) << p.id;
        EXPECT_TRUE(p.strength >= 1 && p.strength <= 3) << p.id;
        if (p.is_level()) {
            EXPECT_TRUE(p.trials.size() == 1 || p.trials.size() == 2) << p.id;
            EXPECT_LT(std::get<bounds>(p.target).lower, std::get<bounds>(p.target).upper) << p.id;
        } else {
            EXPECT_GE(p.trials.size(), 2U) << p.id;
        }
    }
}

TEST(all_patterns, every_trial_is_used) {
    std::set<trial> used;
    for (const pattern& p : all_patterns()) used.insert(p.trials.begin(), p.trials.end());
    EXPECT_EQ(used.size(), count_of<trial>);
}

TEST(trial_world, only_the_scenario_itself_leaves_every_parameter_alone) {
    const scenario base;
    for (std::size_t t = 0; t < count_of<trial>; ++t) {
        const scenario world = trial_world(base, static_cast<trial>(t));
        const bool same =
            std::ranges::all_of(all_parameters(),
                                [&](const parameter& p) { return p.value(world.par) == p.value(base.par); }) &&
            world.reforms.empty();
        EXPECT_EQ(same, static_cast<trial>(t) == trial::as_it_is) << labels<trial>[t].id;
    }
}

TEST(trial_world, every_parameter_stays_in_its_range) {
    const scenario base;
    for (std::size_t t = 0; t < count_of<trial>; ++t) {
        const scenario world = trial_world(base, static_cast<trial>(t));
        for (const parameter& p : all_parameters()) {
            EXPECT_TRUE(p.info->range.contains(p.value(world.par))) << labels<trial>[t].id << " " << p.key;
        }
    }
}

// By hand: positions 0, 1, 2, 3 hold 1, 2, 4, 8; p = 0.5 is position 1.5, p = 0.9 is position 2.7.
TEST(quantile_of, agrees_with_a_case_worked_by_hand) {
    EXPECT_DOUBLE_EQ(quantile_of({8, 1, 4, 2}, 0.5), 3.0);
    EXPECT_DOUBLE_EQ(quantile_of({8, 1, 4, 2}, 0.9), 6.8);
    EXPECT_DOUBLE_EQ(quantile_of({7}, 0.9), 7.0);
    EXPECT_TRUE(std::isnan(quantile_of({}, 0.5)));
}

/// A quick township: few people, a fortnight, two replicates.
scenario small_township() {
    scenario base;
    base.name = "small";
    auto& t = base.par.of<township_params>();
    t.n_staff = 25;
    t.n_villages = 8;
    t.cadres_per_village = 3;
    t.households_per_village = 200;
    return base;
}

TEST(report_patterns, gives_every_pattern_in_order_and_does_not_depend_on_threads) {
    const auto one = report_patterns(small_township(), {14, 2, 1, 1});
    const auto two = report_patterns(small_township(), {14, 2, 1, 2});
    ASSERT_EQ(one.size(), all_patterns().size());
    ASSERT_EQ(two.size(), one.size());
    for (std::size_t p = 0; p < one.size(); ++p) {
        EXPECT_EQ(one[p].of, &all_patterns()[p]);
        EXPECT_EQ(one[p].outcome, two[p].outcome);
        for (std::size_t k = 0; k < one[p].levels.size(); ++k) {
            EXPECT_EQ(one[p].levels[k].mean, two[p].levels[k].mean) << one[p].of->id;
        }
    }
}

TEST(report_patterns, the_half_life_measured_is_the_half_life_put_in) {
    scenario base = small_township();
    base.par.of<familiarity>().half_life_years = 1.7;
    const plan runs = trial_plan(base, {14, 1, 1, 1});
    const observation seen = observe(runs, index_of(trial::unvisited), 0, nullptr);
    EXPECT_NEAR(seen.slow.familiarity_half_life, 1.7, 1e-9);
}

TEST(report_patterns, the_loss_measured_is_the_loss_put_in) {
    scenario base = small_township();
    auto& par = base.par.of<familiarity>();
    par.rotation_years = 1.0;
    par.rotation_loss = 0.6;
    const plan runs = trial_plan(base, {60, 1, 1, 1});
    const observation seen = observe(runs, index_of(trial::unvisited), 0, nullptr);
    const double decay = 1.0 - std::exp2(-1.0 / (par.half_life_years * 365.25));  // of the same day
    EXPECT_NEAR(seen.slow.rotation_loss, 1.0 - 0.4 * (1.0 - decay), 1e-9);
}

}  // namespace
}  // namespace sim
