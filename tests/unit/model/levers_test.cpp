#include "sim/model/levers.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sim/model/world.hpp"

namespace sim {
namespace {

rules plain() {
    return scenario_rules({});
}

template <class L>
rules under(const L& setting, double share, rules r = plain()) {
    L::apply(r, setting, share);
    return r;
}

/// f(rule of the first, the same rule of the second, place) for every rule there is.
template <class F>
void for_each_pair(const rules& a, const rules& b, F&& f) {
    std::size_t place = 0;
    std::apply([&](const auto... rule) { (f(a.*rule, b.*rule, place++), ...); }, rules::fields());
}

/// Places of the rules in which the two differ.
std::set<std::size_t> changed(const rules& a, const rules& b) {
    std::set<std::size_t> places;
    for_each_pair(a, b, [&](const auto& x, const auto& y, std::size_t place) {
        if (x != y) places.insert(place);
    });
    return places;
}

TEST(levers, each_moves_a_rule) {
    for_each_type(lever_list{}, []<class L>() { EXPECT_FALSE(changed(plain(), under(L{}, 1.0)).empty()) << L::name; });
}

TEST(levers, together_move_every_rule) {
    std::set<std::size_t> moved;
    for_each_type(lever_list{}, [&]<class L>() { moved.merge(changed(plain(), under(L{}, 1.0))); });
    EXPECT_EQ(moved.size(), std::tuple_size_v<decltype(rules::fields())>);
}

TEST(levers, each_is_phased_in_by_its_share) {
    for_each_type(lever_list{}, []<class L>() {
        for (const double share : {0.25, 0.5, 1.0}) {
            for_each_pair(plain(), under(L{}, share), [&](const auto& before, const auto& now, std::size_t place) {
                if (before == now) return;
                EXPECT_EQ(now.before, before.after) << L::name << ' ' << place;
                EXPECT_NE(now.after, before.after) << L::name << ' ' << place;
                EXPECT_EQ(now.share, share) << L::name << ' ' << place;
            });
        }
    });
}

TEST(levers, each_moves_the_same_rules_to_the_same_values_at_any_share) {
    for_each_type(lever_list{}, []<class L>() {
        rules part = under(L{}, 0.1);
        const rules whole = under(L{}, 1.0);
        EXPECT_EQ(changed(plain(), part), changed(plain(), whole)) << L::name;
        for_each_pair(part, whole, [](const auto& x, const auto& y, std::size_t) { EXPECT_EQ(x.after, y.after); });
    });
}

TEST(levers, one_and_the_same_lever_twice_is_the_lever_once) {
    for_each_type(lever_list{}, []<class L>() {
        for (const double share : {0.3, 1.0}) {
            const rules once = under(L{}, share);
            EXPECT_EQ(under(L{}, share, once), once) << L::name;
        }
    });
}

TEST(levers, hand_their_settings_to_the_rules) {
    EXPECT_EQ(under(merge_groups{6}, 1.0).groups_left.after, 6);
    EXPECT_EQ(under(cap_groups{5}, 1.0).groups_per_person.after, 5);
    EXPECT_EQ(under(sunset{45}, 1.0).sunset_days.after, 45);
    EXPECT_EQ(under(quiet_hours{{19 * 3600}, {7 * 3600}}, 1.0).quiet_hours.after, (quiet_window{19 * 3600, 7 * 3600}));
    EXPECT_EQ(under(evidence_demand{evidence_rule::sampled, 0.2}, 1.0).evidence.after,
              (evidence_standard{evidence_rule::sampled, 0.2}));
}

TEST(levers, the_tighter_of_two_caps_holds) {
    EXPECT_EQ(under(cap_groups{5}, 1.0, under(cap_groups{3}, 1.0)).groups_per_person.after, 3);
    EXPECT_EQ(under(cap_groups{3}, 1.0, under(cap_groups{5}, 1.0)).groups_per_person.after, 3);
}

TEST(levers, a_second_evidence_rule_replaces_the_one_in_force_not_the_scenarios) {
    const rules first = under(evidence_demand{evidence_rule::sampled, 0.2}, 1.0);
    const rules second = under(evidence_demand{evidence_rule::outcome_only, 0.2}, 0.1, first);
    EXPECT_EQ(second.evidence.before.rule, evidence_rule::sampled);
    EXPECT_EQ(second.evidence.after.rule, evidence_rule::outcome_only);
    EXPECT_EQ(second.evidence.share, 0.1);
}

TEST(levers, ranking_ends_when_it_is_off_everywhere) {
    EXPECT_TRUE(under(ranking_off{}, 0.9).ranking.holds_somewhere(true));
    EXPECT_FALSE(under(ranking_off{}, 1.0).ranking.holds_somewhere(true));
}

TEST(levers, periods_weights_and_meetings_move_by_the_share_towards_their_target) {
    EXPECT_EQ(under(rarer_ranking{91}, 0.5).ranking_period_days.value(), 49);
    EXPECT_EQ(under(rarer_ranking{91}, 1.0).ranking_period_days.value(), 91);
    rules r = plain();
    r.ranking_weights = {rule_id::ranking_weights, {0.5, 0.3, 0.15, 0.05}};
    const score_weights half = under(outcome_ranking{0.1, 0.1, 0.55, 0.25}, 0.5, r).ranking_weights.value();
    EXPECT_DOUBLE_EQ(half.evidence, 0.3);
    EXPECT_DOUBLE_EQ(half.activity, 0.2);
    EXPECT_DOUBLE_EQ(half.outcome, 0.35);
    EXPECT_DOUBLE_EQ(half.voice, 0.15);
    r.plenary_per_month = {rule_id::plenary_per_month, 4.0};
    EXPECT_DOUBLE_EQ(under(merge_meetings{1.0}, 0.5, r).plenary_per_month.value(), 2.5);
    EXPECT_DOUBLE_EQ(under(merge_meetings{1.0}, 1.0, r).plenary_per_month.value(), 1.0);
    EXPECT_EQ(under(merge_meetings{9.0}, 1.0, r), r);  // merging never adds meetings
}

TEST(levers, a_gradual_rule_moves_on_from_where_an_earlier_reform_has_brought_it) {
    const rules first = under(rarer_ranking{91}, 0.5);
    const rules second = under(rarer_ranking{29}, 0.5, first);
    EXPECT_EQ(first.ranking_period_days.value(), 49);
    EXPECT_EQ(second.ranking_period_days.value(), 39);
}

TEST(levers, are_described_once_each_in_both_languages) {
    std::set<std::string_view> names;
    for (const lever_info& l : all_levers()) {
        EXPECT_TRUE(names.insert(l.name).second) << l.name;
        for (const text& t : {l.title, l.meaning}) {
            EXPECT_FALSE(t.en.empty()) << l.name;
            EXPECT_FALSE(t.zh.empty()) << l.name;
            EXPECT_NE(t.en, t.zh) << l.name;
        }
        EXPECT_FALSE(l.sources.empty()) << l.name;
    }
    EXPECT_EQ(names.size(), lever_list::size);
}

TEST(levers, are_absent_until_enabled_with_their_defaults) {
    for (const lever_info& l : all_levers()) {
        lever_settings s;
        EXPECT_FALSE(l.present(s)) << l.name;
        l.enable(s);
        EXPECT_TRUE(l.present(s)) << l.name;
        for (const lever_parameter& p : l.parameters) EXPECT_EQ(p.value(s), p.fallback) << p.key;
        for (const lever_info& other : all_levers()) EXPECT_EQ(other.present(s), other.name == l.name) << other.name;
    }
}

TEST(levers, settings_are_read_and_written_under_their_keys) {
    std::set<std::string> keys;
    for (const lever_info& l : all_levers()) {
        for (const lever_parameter& p : l.parameters) {
            EXPECT_TRUE(keys.insert(p.key).second) << p.key;
            EXPECT_EQ(p.key, std::string(l.name) + "." + std::string(p.info->name));
            EXPECT_TRUE(p.info->range.contains(p.fallback)) << p.key;
            lever_settings s;
            p.assign(s, p.info->range.upper);
            EXPECT_TRUE(l.present(s)) << p.key;
            EXPECT_EQ(p.value(s), p.info->range.upper) << p.key;
        }
    }
}

}  // namespace
}  // namespace sim
