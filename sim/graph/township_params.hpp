/// How a township is built: its offices, people, villages, lines and groups, and how far apart they are.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"

namespace sim {

struct township_params {
    std::int32_t n_leaders = 9;
    std::int32_t n_offices = 7;
    std::int32_t n_staff = 60;
    std::int32_t n_villages = 15;
    std::int32_t cadres_per_village = 5;
    double first_secretary_share = 1.0;
    std::int32_t households_per_village = 400;
    std::int32_t n_departments = 25;
    std::int32_t n_extra_groups = 0;
    per<role, double> pull_in{0.34, 0.29, 0.25, 0.27, 0.16, 0.30};
    double pull_in_spread = 0.4;
    double travel_minutes_mean = 30.0;
    double travel_minutes_sigma = 0.5;
    double county_town_minutes = 60.0;
    double no_signal_share = 0.10;
    double elderly_share = 0.35;
    double hollowness_cap = 0.9;
    double within_village_minutes = 10.0;

    using params = township_params;  // a section that belongs to no mechanism
    static constexpr std::string_view section = "township";
    static constexpr text title{"Structure of the township", "乡镇结构"};

private:
    using P = township_params;

    static constexpr auto staffing() {
        return std::tuple{
            count(SIM_NAME(P, n_leaders), "1", {5, 15}, {"Members of the township leadership.", "乡镇领导班子人数。"},
                  "", confidence::assumption),
            count(SIM_NAME(P, n_offices), "1", {4, 9}, {"Township offices.", "乡镇站办所数。"}, "S015",
                  confidence::seed),
            count(
                SIM_NAME(P, n_staff), "1", {25, 150},
                {"Office staff besides the leadership, heads included.", "领导班子以外的站办所干部人数（含负责人）。"},
                "E08 E10 S013", confidence::inference),
            count(SIM_NAME(P, n_villages), "1", {8, 40}, {"Villages.", "村数。"}, "E02 E05 E06 E07",
                  confidence::inference),
            count(SIM_NAME(P, cadres_per_village), "1", {3, 8},
                  {"Cadres of each village, secretary included.", "每村村干部人数（含村支书）。"}, "E03 E11",
                  confidence::inference),
            number(SIM_NAME(P, first_secretary_share), "1", {0, 1},
                   {"Share of villages with a stationed first secretary.", "派驻第一书记的村所占比例。"}, "S013",
                   confidence::inference),
            count(SIM_NAME(P, households_per_village), "1", {200, 900}, {"Households of each village.", "每村户数。"},
                  "E05 E06 E07", confidence::inference)};
    }
    static constexpr auto grouping() {
        return std::tuple{
            count(SIM_NAME(P, n_departments), "1", {10, 60},
                  {"Departments (lines) that issue tasks to the township; each has its own group.",
                   "向乡镇下达任务的部门（条线）数，每条线一个群。"},
                  "E09 E10 E23 E37 E74 S002", confidence::inference),
            count(SIM_NAME(P, n_extra_groups), "1", {0, 60},
                  {"Small groups that lines made beside their own group to reach those who must act.",
                   "条线为直达经办人而另建的小群数。"},
                  "S067 S068", confidence::assumption),
            numbers(SIM_NAME(P, pull_in), "1", {0, 1},
                    {"Probability that a person without a duty in an office's or line's group is a member all the "
                     "same.",
                     "在站办所群或条线群中没有职责的人仍被拉进群的概率。"},
                    "S007 S033 S076", confidence::inference),
            number(SIM_NAME(P, pull_in_spread), "1", {0, 1},
                   {"Spread between persons of how readily they are pulled in (standard deviation of the logarithm).",
                    "个人被拉进群倾向的差异（对数标准差）。"},
                   "", confidence::assumption)};
    }
    static constexpr auto surroundings() {
        return std::tuple{
            number(SIM_NAME(P, travel_minutes_mean), "min", {5, 240},
                   {"Mean one-way travel from the township seat to a village.", "乡镇驻地到村的平均单程路途时间。"},
                   "E08 S014", confidence::inference),
            number(SIM_NAME(P, travel_minutes_sigma), "1", {0, 1.5},
                   {"Spread of travel times between villages (standard deviation of the logarithm).",
                    "各村路途时间的差异（对数标准差）。"},
                   "E08", confidence::inference),
            number(SIM_NAME(P, county_town_minutes), "min", {10, 300},
                   {"One-way travel from the township seat to the county town.", "乡镇驻地到县城的单程路途时间。"},
                   "S014 E25", confidence::inference),
            number(
                SIM_NAME(P, no_signal_share), "1", {0, 0.8},
                {"Share of field work done where the phone has no signal.", "在无手机信号处开展的现场工作所占比例。"},
                "S083 E47", confidence::assumption),
            number(SIM_NAME(P, elderly_share), "1", {0.1, 0.8},
                   {"Share of resident households made up of elderly people.", "常住户中老年人户所占比例。"},
                   "S145 S146", confidence::assumption),
            number(
                SIM_NAME(P, hollowness_cap), "1", {0.1, 1},
                {"Largest share of registered residents of a village who are away.", "一个村户籍人口外出比例的上限。"},
                "", confidence::assumption),
            number(SIM_NAME(P, within_village_minutes), "min", {1, 60},
                   {"One-way travel from the village office to a household.", "村部到农户的单程路途时间。"}, "",
                   confidence::assumption)};
    }

public:
    static constexpr auto fields() { return std::tuple_cat(staffing(), grouping(), surroundings()); }
};

}  // namespace sim
