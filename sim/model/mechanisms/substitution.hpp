/// M31 Substitution: control that a reform takes from the departments returns, in part and with delay, through the channels
/// that are left.
///
/// Equations  lost_i = \sum_c v_c (1 - open_c(i)),  c over channels, \sum_c v_c = 1, open_c against the scenario's own
///            rules
///            weekly  y_di <- y_di + (1 - 2^(-1 / h)) (\epsilon D_di lost_i - y_di),  D_di = (1 - G_i) g_d / mean of g
///            channel k of {documents, evidence, calls, apps, inspections} gains y_di s_k / v_k,
///            s_k = open_k e^(-p_k) / \sum_j open_j e^(-p_j); apps grow only as far as new ones are admitted
/// Symbols    v -> visibility, \epsilon -> elasticity, h -> half_life_months, p -> price, g -> grading of
///            endogenous_issue, G -> share graded by results (a rule)
/// Reads      rules of each township, grading
/// Writes     control that each department has regained in each township
/// Streams    none
/// Source     S056 S127 E55 Q14 Q15, P52
/// Limits     Where no channel is left nothing returns. Groups that are founded again are not among the channels through
///            which control returns. Apps follow the mean of all departments.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/core/vocabulary.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

/// Through which a department sees what a township does.
enum class control_channel : std::uint8_t { documents, evidence, calls, uploads, groups, ranking, apps, inspections };
template <>
inline constexpr auto labels<control_channel> = std::to_array<label>({
    {"documents", "Documents, forms and calls to meetings", "文件、报表与会议"},
    {"evidence", "Evidence demanded", "留痕要求"},
    {"calls", "Confirmation by telephone", "电话确认"},
    {"uploads", "Results and photos in groups", "群内晒图报结果"},
    {"groups", "Groups of its own", "条线自建群"},
    {"ranking", "Ranking bulletins", "排名通报"},
    {"apps", "Check-ins in apps", "应用打卡"},
    {"inspections", "Inspections", "检查"},
});

/// Through which lost control can return.
enum class substitute : std::uint8_t { documents, evidence, calls, apps, inspections };
template <>
inline constexpr auto labels<substitute> = std::to_array<label>({
    {"documents", "More documents", "多发文件"},
    {"evidence", "More evidence items", "多要材料"},
    {"calls", "More confirmation calls", "多打电话"},
    {"apps", "More apps", "多建应用"},
    {"inspections", "More inspections", "多搞检查"},
});

struct substitution_params {
    bool enabled = true;
    double elasticity = 0.5;
    double half_life_months = 6.0;
    //                                  docs  evid  calls uploads groups ranking apps inspections
    per<control_channel, double> visibility{{0.22, 0.22, 0.09, 0.13, 0.13, 0.09, 0.06, 0.06}};
    per<substitute, double> price{{0.0, 0.0, 1.0, 1.0, 1.0}};

    static constexpr std::string_view section = "substitution";
    static constexpr text title{"M31 Substitution between burdens", "M31 负担替代"};
    static constexpr auto fields() {
        using P = substitution_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled),
                 {"Lost control returns through other channels.", "被减掉的管控是否改由其他渠道回补。"}, "S056 S127",
                 confidence::seed),
            number(SIM_NAME(P, elasticity), "1", {0, 1},
                   {"Share of lost control that returns in the end.", "失去的管控最终回补的比例。"}, "Q14",
                   confidence::assumption),
            number(SIM_NAME(P, half_life_months), "month", {1, 24},
                   {"Months until half of that has returned.", "回补过半所需月数。"}, "Q15", confidence::assumption),
            numbers(SIM_NAME(P, visibility), "1", {0, 1},
                    {"Weight of a channel in what a department sees; only ratios count.",
                     "各渠道在部门所见中的权重（只看相互比例）。"},
                    "S056 S085", confidence::assumption),
            numbers(
                SIM_NAME(P, price), "1", {-5, 5},
                {"Price of a channel to the department, in units of the logit.", "该渠道对部门的代价（logit 单位）。"},
                "Q14", confidence::assumption)};
    }
};

struct substitution {
    using params = substitution_params;
    static void set_up_county(county_world& c);
    /// Part of the lost control returns.
    static void county_begins_week(county_world& c);
    /// The department asks for more evidence, for a call and for a visit.
    static void task_addressed(const county_world& c, dispatch& d);

    /// What the department issues beyond its base in place of control lost in a township, over the base.
    static double documents(const county_world& c, std::size_t line, std::size_t township);

    /// How far each channel of a township is open under these rules, against the scenario's own.
    static per<control_channel, double> open_channels(const rules& before, const rules& now, std::int32_t groups);
    /// Share of visible control that is lost when channels are open so far.
    static double lost(const params& p, const per<control_channel, double>& open);
    /// By how much a channel must rise above its present volume to supply its part of the regained control, where such a
    /// share of new apps is admitted.
    static double rise(const params& p, const per<control_channel, double>& open, double new_apps, substitute through,
                       double regained);
};

}  // namespace sim
