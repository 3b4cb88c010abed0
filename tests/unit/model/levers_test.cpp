#include "sim/model/levers.hpp"

#include <gtest/gtest.h>

#include <set>

#include "sim/model/world.hpp"

namespace sim {
namespace {

/// Every rule as a number, in the order of the struct.
std::vector<double> numbers_of(const rules& r) {
    return {static_cast<double>(r.merge_groups_to),
            r.merge_share,
            static_cast<double>(r.groups_per_person_cap),
            r.assignment_only_share,
            r.no_photos_share,
            r.digest_share,
            r.membership_by_duty_share,
            r.quiet_hours_share,
            static_cast<double>(r.quiet_from),
            static_cast<double>(r.quiet_until),
            static_cast<double>(r.sunset_days),
            r.no_new_group_share,
            static_cast<double>(r.evidence),
            static_cast<double>(r.evidence_before),
            r.evidence_share,
            r.audit_sample,
            r.one_form_share,
            static_cast<double>(r.ranking),
            r.ranking_share,
            static_cast<double>(r.ranking_period_days),
            static_cast<double>(r.ranking_published),
            r.weight_evidence,
            r.weight_activity,
            r.weight_outcome,
            r.weight_voice,
            r.plenary_per_month};
}

/// Rules on which every lever has something to change.
rules plain() {
    rules r;
    r.ranking_period_days = 7;
    r.weight_evidence = 0.5;
    r.weight_activity = 0.3;
    r.weight_outcome = 0.15;
    r.weight_voice = 0.05;
    r.plenary_per_month = 4.0;
    return r;
}

template <class L>
rules under(const L& setting, double share, rules r = plain()) {
    L::apply(r, setting, share);
    return r;
}

TEST(levers, a_share_in_force_grows_with_the_phase_in) {
    for (const double share : {0.25, 0.5, 1.0}) {
        EXPECT_EQ(under(merge_groups{8}, share).merge_share, share);
        EXPECT_EQ(under(merge_groups{8}, share).merge_groups_to, 8);
        EXPECT_EQ(under(membership_by_duty{}, share).membership_by_duty_share, share);
        EXPECT_EQ(under(assignment_only{}, share).assignment_only_share, share);
        EXPECT_EQ(under(no_photos{}, share).no_photos_share, share);
        EXPECT_EQ(under(digest_before_forwarding{}, share).digest_share, share);
        EXPECT_EQ(under(no_new_groups{}, share).no_new_group_share, share);
        EXPECT_EQ(under(one_form{}, share).one_form_share, share);
        EXPECT_EQ(under(ranking_off{}, share).ranking_share, 1.0 - share);
    }
}

TEST(levers, quiet_hours_set_their_times) {
    const rules r = under(quiet_hours{{19 * 3600}, {7 * 3600}}, 0.5);
    EXPECT_EQ(r.quiet_from, 19 * 3600);
    EXPECT_EQ(r.quiet_until, 7 * 3600);
    EXPECT_EQ(r.quiet_hours_share, 0.5);
}

TEST(levers, caps_and_sunsets_tighten_as_they_are_phased_in) {
    EXPECT_EQ(under(cap_groups{3}, 1.0).groups_per_person_cap, 3);
    EXPECT_EQ(under(cap_groups{3}, 0.5).groups_per_person_cap, 6);
    EXPECT_EQ(under(sunset{30}, 1.0).sunset_days, 30);
    EXPECT_EQ(under(sunset{30}, 0.25).sunset_days, 120);
}

TEST(levers, the_tighter_of_two_caps_holds) {
    EXPECT_EQ(under(cap_groups{5}, 1.0, under(cap_groups{3}, 1.0)).groups_per_person_cap, 3);
    EXPECT_EQ(under(cap_groups{3}, 1.0, under(cap_groups{5}, 1.0)).groups_per_person_cap, 3);
}

TEST(levers, evidence_comes_under_the_new_rule_by_its_share) {
    const rules r = under(evidence_demand{evidence_rule::sampled, 0.2}, 0.4);
    EXPECT_EQ(r.evidence, evidence_rule::sampled);
    EXPECT_EQ(r.evidence_before, evidence_rule::universal);
    EXPECT_EQ(r.evidence_share, 0.4);
    EXPECT_EQ(r.audit_sample, 0.2);
}

TEST(levers, a_second_evidence_rule_replaces_the_one_in_force_not_the_scenarios) {
    const rules first = under(evidence_demand{evidence_rule::sampled, 0.2}, 1.0);
    const rules second = under(evidence_demand{evidence_rule::outcome_only, 0.2}, 0.1, first);
    EXPECT_EQ(second.evidence, evidence_rule::outcome_only);
    EXPECT_EQ(second.evidence_before, evidence_rule::sampled);
    EXPECT_EQ(second.evidence_share, 0.1);
}

TEST(levers, ranking_ends_when_it_is_off_everywhere) {
    EXPECT_TRUE(under(ranking_off{}, 0.9).ranking);
    EXPECT_FALSE(under(ranking_off{}, 1.0).ranking);
    EXPECT_TRUE(under(unpublished_ranking{}, 0.9).ranking_published);
    EXPECT_FALSE(under(unpublished_ranking{}, 1.0).ranking_published);
}

TEST(levers, periods_weights_and_meetings_move_by_the_share_towards_their_target) {
    EXPECT_EQ(under(rarer_ranking{91}, 0.5).ranking_period_days, 49);
    EXPECT_EQ(under(rarer_ranking{91}, 1.0).ranking_period_days, 91);
    const rules half = under(outcome_ranking{0.1, 0.1, 0.55, 0.25}, 0.5);
    EXPECT_DOUBLE_EQ(half.weight_evidence, 0.3);
    EXPECT_DOUBLE_EQ(half.weight_activity, 0.2);
    EXPECT_DOUBLE_EQ(half.weight_outcome, 0.35);
    EXPECT_DOUBLE_EQ(half.weight_voice, 0.15);
    EXPECT_DOUBLE_EQ(under(merge_meetings{1.0}, 0.5).plenary_per_month, 2.5);
    EXPECT_DOUBLE_EQ(under(merge_meetings{1.0}, 1.0).plenary_per_month, 1.0);
    EXPECT_DOUBLE_EQ(under(merge_meetings{9.0}, 1.0).plenary_per_month, 4.0);  // merging never adds meetings
}

TEST(levers, every_number_moves_one_way_as_any_lever_is_phased_in) {
    for_each_type(lever_list{}, []<class L>() {
        std::vector<int> direction;
        std::vector<double> previous;
        for (double share = 0.05; share <= 1.0001; share += 0.05) {
            const auto now = numbers_of(under(L{}, std::min(share, 1.0)));
            direction.resize(now.size(), 0);
            for (std::size_t i = 0; i < previous.size(); ++i) {
                const int step = now[i] > previous[i] ? 1 : now[i] < previous[i] ? -1 : 0;
                EXPECT_GE(step * direction[i], 0) << L::name << ' ' << i;
                if (step != 0) direction[i] = step;
            }
            previous = now;
        }
    });
}

TEST(levers, every_lever_in_full_force_changes_something) {
    for_each_type(lever_list{}, []<class L>() { EXPECT_NE(under(L{}, 1.0), plain()) << L::name; });
}

TEST(levers, one_and_the_same_lever_twice_is_the_lever_once) {
    for_each_type(lever_list{}, []<class L>() {
        rules once = under(L{}, 1.0);
        rules twice = under(L{}, 1.0, once);
        once.evidence_before = twice.evidence_before;  // of no account at a share of one
        EXPECT_EQ(twice, once) << L::name;
    });
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
