/// Reading scenarios and reforms: what is accepted, and what it becomes.
#include "sim/text/scenario/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <filesystem>
#include <fstream>
#include <random>
#include <set>

#include "sim/core/error.hpp"
#include "sim/model/parameter_check.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/reform/fields.hpp"
#include "sim/text/reform/summary.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::AllOf;
using testing::ElementsAre;
using testing::Field;
using testing::HasSubstr;

/// A folder of its own for each test, removed afterwards.
class scenario_reader : public testing::Test {
protected:
    scenario_reader() { fs::create_directories(folder_); }
    ~scenario_reader() override { fs::remove_all(folder_); }

    fs::path write(const std::string& name, const std::string& content) const {
        fs::create_directories((folder_ / name).parent_path());
        std::ofstream(folder_ / name, std::ios::binary) << content;
        return folder_ / name;
    }

private:
    fs::path folder_ = fs::temp_directory_path() /
                       ("qianxian-" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
};

double value_of(const scenario& s, std::string_view key) {
    return find_parameter(key)->value(s.par);
}

std::vector<double> values_of(const scenario& s) {
    std::vector<double> values;
    for (const parameter& p : all_parameters()) values.push_back(p.value(s.par));
    return values;
}

TEST_F(scenario_reader, a_name_alone_gives_all_defaults) {
    const scenario s = parse_scenario("name = \"x\"", "text");
    for (const parameter& p : all_parameters()) EXPECT_EQ(p.value(s.par), p.fallback) << p.key;
    EXPECT_TRUE(s.reforms.empty());
}

TEST_F(scenario_reader, missing_titles_follow_the_name) {
    const scenario s = parse_scenario("name = \"x\"", "text");
    EXPECT_EQ(s.title, "x");
    EXPECT_EQ(s.title_zh, "x");
}

TEST_F(scenario_reader, every_kind_of_value_is_read) {
    const scenario s = parse_scenario(
        "name = \"x\"\n[calendar]\nstart = 2021-05-03\nmorning_start = 09:00:01\nworkdays_per_week = 6\n"
        "weekend_duty = 1\n[township.pull_in]\nleader = 0.125\n",
        "text");
    EXPECT_EQ(value_of(s, "calendar.start"), as_double(make_date(2021, 5, 3)));
    EXPECT_EQ(value_of(s, "calendar.morning_start"), 9 * 3600 + 1);
    EXPECT_EQ(value_of(s, "calendar.workdays_per_week"), 6);
    EXPECT_EQ(value_of(s, "calendar.weekend_duty"), 1.0);
    EXPECT_EQ(value_of(s, "township.pull_in.leader"), 0.125);
}

TEST_F(scenario_reader, a_later_file_wins_and_the_rest_is_inherited) {
    write("a.toml", "name = \"a\"\n[calendar]\nweekend_duty = 0.1\nworkdays_per_week = 6\n");
    write("sub/b.toml", "name = \"b\"\nextends = \"../a.toml\"\n[calendar]\nweekend_duty = 0.2\n");
    const scenario s = read_scenario(write("c.toml", "name = \"c\"\nextends = \"sub/b.toml\"\n"));
    EXPECT_EQ(s.name, "c");
    EXPECT_EQ(value_of(s, "calendar.weekend_duty"), 0.2);
    EXPECT_EQ(value_of(s, "calendar.workdays_per_week"), 6);
}

TEST_F(scenario_reader, titles_are_not_inherited) {
    write("a.toml", "name = \"a\"\ntitle = \"Of a\"\n");
    EXPECT_EQ(read_scenario(write("b.toml", "name = \"b\"\nextends = \"a.toml\"\n")).title, "b");
}

TEST_F(scenario_reader, a_reform_of_the_same_name_replaces_the_inherited_one) {
    write("a.toml",
          "name = \"a\"\n[[reform]]\nname = \"r\"\nphase_in_days = 7\n[reform.levers]\n"
          "[[reform]]\nname = \"s\"\n[reform.levers]\n");
    const scenario s = read_scenario(
        write("b.toml", "name = \"b\"\nextends = \"a.toml\"\n[[reform]]\nname = \"r\"\n[reform.levers]\n"));
    ASSERT_EQ(s.reforms.size(), 2U);
    EXPECT_EQ(s.reforms[0].phase_in_days, 0);
    EXPECT_EQ(s.reforms[1].name, "s");
}

TEST_F(scenario_reader, a_set_wins_over_the_file) {
    const auto file = write("a.toml", "name = \"a\"\n[calendar]\nweekend_duty = 0.1\n");
    const std::vector<std::string> sets{"calendar.weekend_duty=0.2", "calendar.start=2021-05-03",
                                        "township.pull_in.leader=0.5"};
    const scenario s = read_scenario(file, sets);
    EXPECT_EQ(value_of(s, "calendar.weekend_duty"), 0.2);
    EXPECT_EQ(value_of(s, "calendar.start"), as_double(make_date(2021, 5, 3)));
    EXPECT_EQ(value_of(s, "township.pull_in.leader"), 0.5);
}

TEST_F(scenario_reader, a_set_of_a_lever_goes_to_a_reform_called_set) {
    const std::vector<std::string> sets{"levers.merge_groups.n_groups=5"};
    const scenario s = read_scenario(write("a.toml", "name = \"a\"\n"), sets);
    ASSERT_EQ(s.reforms.size(), 1U);
    EXPECT_EQ(s.reforms[0].name, "set");
    EXPECT_EQ(std::get<std::optional<merge_groups>>(s.reforms[0].levers)->n_groups, 5);
}

TEST_F(scenario_reader, a_reform_is_read_whole) {
    const reform r = read_reform(
        write("r.toml",
              "name = \"r\"\ntitle = \"T\"\ntitle_zh = \"题\"\nstart = 2020-03-18\nend = 2020-06-01\n"
              "phase_in_days = 30\ncompliance = 0.25\ntownships = [2, 0]\n[levers.merge_groups]\nn_groups = 9\n"));
    EXPECT_EQ(r.title_zh, "题");
    EXPECT_EQ(r.start.days, make_date(2020, 3, 18).days);
    EXPECT_EQ(r.end.days, make_date(2020, 6, 1).days);
    EXPECT_EQ(r.phase_in_days, 30);
    EXPECT_EQ(r.compliance, 0.25);
    EXPECT_THAT(r.townships, ElementsAre(0, 2));
    EXPECT_EQ(std::get<std::optional<merge_groups>>(r.levers)->n_groups, 9);
}

TEST_F(scenario_reader, an_empty_lever_table_takes_the_defaults) {
    const reform r = read_reform(write("r.toml", "name = \"r\"\n[levers.merge_groups]\n"));
    EXPECT_EQ(std::get<std::optional<merge_groups>>(r.levers)->n_groups, merge_groups{}.n_groups);
}

TEST_F(scenario_reader, a_null_reform_moves_no_lever) {
    const reform r = read_reform(write("r.toml", "name = \"r\"\n[levers]\n"));
    for (const lever_info& lever : all_levers()) EXPECT_FALSE(lever.present(r.levers)) << lever.name;
}

TEST_F(scenario_reader, reform_files_are_told_from_scenarios) {
    EXPECT_TRUE(is_reform_file(write("r.toml", "name = \"r\"\n[levers]\n")));
    EXPECT_FALSE(is_reform_file(write("s.toml", "name = \"s\"\n[calendar]\n")));
    EXPECT_FALSE(is_reform_file("nowhere.toml"));
}

TEST_F(scenario_reader, problems_come_in_the_order_of_lines) {
    const std::string text = "name = \"x\"\n[township]\nz = 1\n[calendar]\nweekend_duty = 2.0\nq = 1\n";
    try {
        parse_scenario(text, "text");
        FAIL();
    } catch (const input_error& e) {
        EXPECT_THAT(e.problems, ElementsAre(Field(&problem::where, "text:3:1"), Field(&problem::where, "text:5:16"),
                                            Field(&problem::where, "text:6:1")));
    }
}

TEST_F(scenario_reader, an_unknown_key_far_from_all_lists_the_valid_ones) {
    try {
        parse_scenario("name = \"x\"\n[zzzzzzzzzz]\n", "text");
        FAIL();
    } catch (const input_error& e) {
        EXPECT_THAT(e.what(), AllOf(HasSubstr("extends"), HasSubstr("calendar"), HasSubstr("township")));
    }
}

/// Moves every parameter and lever setting to a random value inside its range.
double random_value(const parameter_info& info, std::mt19937_64& random) {
    const double lower = std::max(info.range.lower, -1e6);
    const double upper = std::min(info.range.upper, info.kind == value_kind::clock ? 86399.0 : 1e6);
    const double v = std::uniform_real_distribution<double>(lower, upper)(random);
    return info.kind == value_kind::number ? v : std::round(v);
}

scenario random_scenario(std::mt19937_64& random) {
    scenario s;
    s.name = "random";
    s.title = "A \"quoted\" \\ title";
    s.title_zh = "随机";
    for (const parameter& p : all_parameters()) p.assign(s.par, random_value(*p.info, random));
    // shares that must not exceed one together
    for (const char* key : {"attention.push_share", "attention.batch_share", "attention.mute_share",
                            "layering.centre_share", "layering.province_share", "layering.city_share"}) {
        const parameter* share = find_parameter(key);
        share->assign(s.par, share->value(s.par) / 3.0);
    }
    // a section whose rules the random values break goes back to its defaults
    std::set<std::string> broken;
    check_parameters(s.par, [&](const std::string& section, const text&) { broken.insert(section); });
    for (const parameter& p : all_parameters()) {
        if (broken.contains(p.key.substr(0, p.key.find('.')))) p.assign(s.par, p.fallback);
    }
    reform r{.name = "r", .title = "r", .title_zh = "r", .townships = {0, 3}, .levers = {}};
    r.start = make_date(2021, 1, 2);
    r.phase_in_days = static_cast<std::int32_t>(random() % 3651);
    r.compliance = static_cast<double>(random() % 1001) / 1000.0;
    for (const lever_info& lever : all_levers()) {
        if (random() % 2 == 0) continue;
        lever.enable(r.levers);
        for (const lever_parameter& p : lever.parameters) p.assign(r.levers, random_value(*p.info, random));
    }
    s.reforms.push_back(r);
    return s;
}

TEST_F(scenario_reader, what_is_written_reads_back_to_the_same_bits) {
    std::mt19937_64 random(7);
    for (int i = 0; i < 50; ++i) {
        const scenario written = random_scenario(random);
        const std::string text = to_toml(written);
        const scenario read = parse_scenario(text, "text");
        EXPECT_EQ(values_of(read), values_of(written));
        EXPECT_EQ(read.title, written.title);
        EXPECT_EQ(to_toml(read), text);
        EXPECT_EQ(read.source, text);
    }
}

/// The least that a township has to have.
roster small_roster() {
    return {.departments = {{"d", "Dept", "部门", function::safety}},
            .units = {{"l", unit_kind::leadership, "L", "班子"},
                      {"o", unit_kind::office, "O", "办"},
                      {"v", unit_kind::village, "V", ""}},
            .persons = {{"p", role::leader, 0, -1, {0}},
                        {"h", role::office_head, 1, 2, {0}},
                        {"s", role::village_secretary, 2, 2, {0}}},
            .groups = {{"g", "G", "群", group_kind::line, function::safety, {0}, {0, 2}}}};
}

TEST_F(scenario_reader, an_imported_township_is_part_of_the_resolved_text) {
    scenario s = parse_scenario("name = \"x\"", "text");
    s.imported = small_roster();
    const scenario read = parse_scenario(to_toml(s), "text");
    ASSERT_TRUE(read.imported);
    EXPECT_EQ(read.imported->persons[2].post, role::village_secretary);
    EXPECT_THAT(read.imported->groups[0].members, ElementsAre(0, 2));
    EXPECT_EQ(read.source, to_toml(s));
}

TEST_F(scenario_reader, the_resolved_text_tells_two_scenarios_apart) {
    const scenario a = parse_scenario("name = \"x\"\n[calendar]\nweekend_duty = 0.3\n", "text");
    const scenario b = parse_scenario("name = \"x\"\n[calendar]\nweekend_duty = 0.30000000000000004\n", "text");
    EXPECT_NE(a.source, b.source);
}

TEST_F(scenario_reader, a_reform_is_summed_up_in_both_languages) {
    reform r = read_reform(write("r.toml",
                                 "name = \"r\"\nstart = 2020-03-18\nphase_in_days = 30\ntownships = [0, 2]\n"
                                 "[levers.merge_groups]\nn_groups = 9\n"));
    EXPECT_EQ(reform_summary(r, language::en),
              "Merge groups by function (n_groups = 9): from 2020-03-18, phased in over 30 days, townships 0, 2\n");
    EXPECT_EQ(reform_summary(r, language::zh),
              "按职能合并群（n_groups = 9）：自 2020-03-18 起，30 天内逐步推开，乡镇 0, 2\n");
    r.compliance = 0.4;
    EXPECT_THAT(reform_summary(r, language::en), HasSubstr("30 days, followed to 40 % in fact, townships 0, 2"));
    EXPECT_THAT(reform_summary(r, language::zh), HasSubstr("逐步推开，实际执行 40%，乡镇 0, 2"));
}

TEST_F(scenario_reader, a_null_reform_is_summed_up_as_such) {
    EXPECT_THAT(reform_summary({}, language::en), HasSubstr("No lever is moved"));
}

}  // namespace
}  // namespace sim
