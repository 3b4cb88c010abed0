#include "sim/model/parameters.hpp"

#include <gtest/gtest.h>

#include <map>
#include <set>

#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms.hpp"
#include "sim/model/parameter_check.hpp"

namespace sim {
namespace {

TEST(parameters, have_keys_of_their_own_under_their_section) {
    std::set<std::string> keys;
    std::set<std::string_view> sections;
    for (const section& s : all_sections()) EXPECT_TRUE(sections.insert(s.name).second) << s.name;
    for (const parameter& p : all_parameters()) {
        EXPECT_TRUE(keys.insert(p.key).second) << p.key;
        EXPECT_TRUE(sections.contains(std::string_view(p.key).substr(0, p.key.find('.')))) << p.key;
    }
    EXPECT_GT(keys.size(), 100U);
}

TEST(parameters, default_to_a_value_in_their_range) {
    const parameters defaults;
    for (const parameter& p : all_parameters()) {
        EXPECT_EQ(p.value(defaults), p.fallback) << p.key;
        EXPECT_TRUE(p.info->range.contains(p.fallback)) << p.key << ' ' << p.fallback;
        EXPECT_LE(p.info->range.lower, p.info->range.upper) << p.key;
    }
}

TEST(parameters, are_written_without_touching_any_other) {
    const parameters defaults;
    for (const parameter& p : all_parameters()) {
        parameters changed;
        const double target = p.fallback == p.info->range.upper ? p.info->range.lower : p.info->range.upper;
        p.assign(changed, target);
        EXPECT_EQ(p.value(changed), target) << p.key;
        for (const parameter& other : all_parameters()) {
            if (other.key != p.key) {
                EXPECT_EQ(other.value(changed), other.value(defaults)) << p.key << ' ' << other.key;
            }
        }
    }
}

TEST(parameters, are_found_by_their_key_and_by_nothing_else) {
    for (const parameter& p : all_parameters()) EXPECT_EQ(find_parameter(p.key), &p) << p.key;
    EXPECT_EQ(find_parameter("attention"), nullptr);
    EXPECT_EQ(find_parameter("attention.displacement_dept"), nullptr);
    EXPECT_EQ(find_parameter(""), nullptr);
}

TEST(parameters, say_in_both_languages_what_they_mean) {
    std::map<std::string_view, std::string_view> english;
    for (const parameter& p : all_parameters()) {
        EXPECT_FALSE(p.info->meaning.en.empty()) << p.key;
        EXPECT_FALSE(p.info->meaning.zh.empty()) << p.key;
        EXPECT_NE(p.info->meaning.en, p.info->meaning.zh) << p.key;
        EXPECT_FALSE(p.info->unit.empty()) << p.key;
    }
    for (const section& s : all_sections()) {
        EXPECT_FALSE(s.title.en.empty()) << s.name;
        EXPECT_FALSE(s.title.zh.empty()) << s.name;
    }
}

TEST(parameters, without_a_source_are_owned_up_to_as_assumptions) {
    for (const parameter& p : all_parameters()) {
        EXPECT_TRUE(!p.info->sources.empty() || p.info->trust == confidence::assumption) << p.key;
    }
}

TEST(parameters, one_mechanism_each_can_be_switched_off) {
    std::set<std::string> off;
    for (const parameter& p : all_parameters()) {
        if (p.key.ends_with(".enabled")) off.insert(p.key.substr(0, p.key.find('.')));
    }
    for_each_type(mechanisms{}, [&]<class M>() { EXPECT_TRUE(off.contains(std::string(M::params::section))); });
    EXPECT_EQ(off.size(), mechanisms::size);
}

std::vector<std::string> broken_by(const parameters& par) {
    std::vector<std::string> sections;
    check_parameters(par, [&](const std::string& section, const text& rule) {
        EXPECT_NE(rule.en, rule.zh);
        sections.push_back(section);
    });
    return sections;
}

TEST(parameters, break_no_rule_between_them_by_default) {
    EXPECT_TRUE(broken_by({}).empty());
}

TEST(parameters, that_contradict_each_other_are_reported_all_at_once) {
    parameters par;
    par.of<attention>().push_share = 0.8;
    par.of<attention>().batch_share = 0.5;
    par.of<layering>().centre_share = 1.0;
    par.of<layering>().province_share = 1.0;
    auto& c = par.of<calendar_params>();
    c.morning_start = {13 * 3600};
    c.morning_end = {12 * 3600};
    EXPECT_EQ(broken_by(par), (std::vector<std::string>{"calendar", "layering", "attention"}));
}

}  // namespace
}  // namespace sim
