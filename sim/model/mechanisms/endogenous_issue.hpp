/// M02 Endogenous issue: a department that is graded on visible work and sees its rivals do more of it issues beyond its
/// base.
///
/// Equations  weekly  v_d <- m v_d + (1 - m) n_d / n,  n_d tasks of the week to a township, n their mean over departments
///            e_d <- max(0, e_d + r g_d (1 - G) max(0, mean of v over rivals - v_d) - s e_d)
///            b_d <- clamp(b_d + q B max(0, h_d / h - 1) - s b_d, 0, 1),  h_d assignments that townships report of the week,
///            h their mean; a share b_d of its tasks is not issued
///            N(line, kind, day, township) beyond base ~ Poisson(base mean (e_d + what substitution adds))
/// Symbols    v -> visibility, e -> growth, g -> grading, m -> visibility_memory, r -> rivalry, s -> decay, G -> share
///            graded by results (a rule), b -> restraint, q -> retreat, B -> weight of the grade from below (a rule)
/// Reads      task_issue, substitution, rules, what townships report of the week
/// Writes     departments; letters beyond the base
/// Streams    department, issue_beyond_base; details of a task as in task_issue
/// Source     S101 S110 E23 L18, Q13, P32
/// Limits     Complaint tickets are never issued beyond the base. Visible work is counted in tasks of any kind.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct endogenous_issue_params {
    bool enabled = true;
    double rivalry = 0.05;
    double decay = 0.03;
    double visibility_memory = 0.9;
    double grading_mean = 0.5;
    double grading_spread = 0.3;
    double retreat = 0.02;

    static constexpr std::string_view section = "endogenous_issue";
    static constexpr text title{"M02 Endogenous issue", "M02 部门自主加发"};
    static constexpr auto fields() {
        using P = endogenous_issue_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Departments issue beyond their base to be seen.", "部门是否为显示度而加发任务。"}, "S110",
                 confidence::seed),
            number(SIM_NAME(P, rivalry), "1/week", {0, 0.2},
                   {"Growth of a fully graded department per week and unit of visibility that rivals are ahead.",
                    "完全按显绩考核的部门，显示度每落后同行一个单位，每周的加发增幅。"},
                   "S101 Q13", confidence::assumption),
            number(SIM_NAME(P, decay), "1/week", {0, 0.5},
                   {"Share of the growth that is lost every week.", "加发幅度每周自然回落的比例。"}, "Q13",
                   confidence::assumption),
            number(SIM_NAME(P, visibility_memory), "1", {0, 0.99},
                   {"Weight of the past in visibility, from week to week.", "显示度中以往各周的权重（逐周）。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, grading_mean), "1", {0, 1},
                   {"Weight that grading puts on visible work, on average over departments.",
                    "部门考核中显绩所占的权重，各部门平均。"},
                   "S110 E23", confidence::assumption),
            number(
                SIM_NAME(P, grading_spread), "1", {0, 0.5},
                {"Half the width of that weight over departments, cut to [0, 1].", "各部门该权重的半宽，限于 [0, 1]。"},
                "", confidence::assumption),
            number(SIM_NAME(P, retreat), "1/week", {0, 0.5},
                   {"Share of its tasks that a department graded from below gives up per week and unit of burden above "
                    "the mean.",
                    "实行下评上时，部门派活每高于平均一个单位，每周少发的任务比例。"},
                   "L18", confidence::assumption)};
    }
};

struct endogenous_issue {
    using params = endogenous_issue_params;
    /// How each department is graded.
    static void set_up_county(county_world& c);
    /// The tasks of the day beyond the base, township by township.
    static void county_begins_day(county_world& c);
    /// The visibility of the week that is over, and the growth that follows.
    static void county_begins_week(county_world& c);

    /// Townships tell how much each line has handed out.
    static void receive(county_world& c, std::int32_t from, const conduct_letter& l);

    /// Restraint after a week in which a department handed out `felt` times the mean, graded from below with a weight.
    static double next_restraint(const params& p, double restraint, double weight, double felt);
    /// Growth after a week, of a department whose rivals are `behind` units of visibility ahead of it.
    static double next_growth(const params& p, double growth, double grading, double behind);
};

}  // namespace sim
