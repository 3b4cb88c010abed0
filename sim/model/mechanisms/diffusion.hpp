/// M34 Horizontal diffusion: a scheme of another county is in the press, others copy it, and so may this county. While it is
/// evaluated everybody works for it; afterwards it fades, and villagers use it as far as they can.
///
/// Equations  week by week the share of other counties that have a scheme: x <- x + (p v + q x)(1 - x)   (Bass 1969), v uniform
///            this county adopts once the sum over weeks of a (p v + q x) exceeds an exponential draw of mean 1; a its taste
///            effort e(t) = 1 up to the evaluation at m, then 2^(-(t - m) / h), over once it is below l
///            the department in the lead issues r e of its base beyond it; everybody opens one app more, e of the days
///            true use: the share of households that can go online (M23) times e; reported: u as long as it runs
/// Symbols    p -> innovation, q -> imitation, a -> taste, m -> evaluation_months, h -> decay_months, l -> least_effort, r ->
///            extra_issue, u -> reported_use
/// Reads      departments, digital skills and hollowness of villages, rules
/// Writes     schemes of the county, issue beyond the base, apps, use of schemes true and reported
/// Streams    scheme (number), scheme_arises (week), each of the county
/// Source     S005 S122 S123 S145; Bass 1969, doi:10.1287/mnsc.15.5.215
/// Limits     The other counties are one number, the same whatever this county does. A scheme costs no money here, and it
///            brings villagers nothing but its use.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/county.hpp"

namespace sim {

struct diffusion_params {
    bool enabled = true;
    double schemes_per_year = 1.5;
    double innovation = 0.01;
    double imitation = 0.35;
    double taste_mean = 1.0;
    double taste_spread = 0.5;
    double evaluation_months = 6.0;
    double decay_months = 1.5;
    double least_effort = 0.05;
    double extra_issue = 0.3;
    double reported_use = 0.9;
    std::int32_t weeks_before = 104;

    static constexpr std::string_view section = "diffusion";
    static constexpr text title{"M34 Horizontal diffusion", "M34 横向扩散"};
    static constexpr auto fields() {
        using P = diffusion_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Counties copy schemes of others.", "各县是否相互模仿做法。"}, "S122 S145",
                 confidence::seed),
            number(SIM_NAME(P, schemes_per_year), "1/year", {0, 20},
                   {"Schemes that arise somewhere and get into the press.", "每年在外地出现并见诸报端的做法数。"},
                   "S122", confidence::assumption),
            number(SIM_NAME(P, innovation), "1/week", {0, 0.2},
                   {"Counties that adopt a most visible scheme of their own accord, of those that have not.",
                    "最受关注的做法每周被未采用的县自行采用的比例。"},
                   "S122", confidence::assumption),
            number(SIM_NAME(P, imitation), "1/week", {0, 1},
                   {"The same because all others have it.", "因其他县都有而采用的比例。"}, "S122",
                   confidence::inference),
            number(SIM_NAME(P, taste_mean), "1", {0, 5},
                   {"Taste of the county's leadership for showy schemes, on average.",
                    "县领导对亮点做法的热衷程度，平均值。"},
                   "S145", confidence::assumption),
            number(SIM_NAME(P, taste_spread), "1", {0, 1},
                   {"Half its width over counties, over the mean.", "各县热衷程度的半宽，相对均值。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, evaluation_months), "month", {0, 36},
                   {"Months from adoption to evaluation.", "采用到验收的月数。"}, "S123", confidence::assumption),
            number(SIM_NAME(P, decay_months), "month", {0.1, 36},
                   {"Months that halve the effort after the evaluation.", "验收后投入减半所需月数。"}, "S123",
                   confidence::inference),
            number(SIM_NAME(P, least_effort), "1", {0.001, 0.5},
                   {"Effort below which a scheme is over.", "投入低于此值即告终止。"}, "", confidence::assumption),
            number(SIM_NAME(P, extra_issue), "1", {0, 5},
                   {"Issue of the department in the lead for a scheme at full effort, over its base.",
                    "全力推进时牵头部门因此加发的任务，与其基数之比。"},
                   "S123 S145", confidence::assumption),
            number(SIM_NAME(P, reported_use), "1", {0, 1},
                   {"Share of households that are reported to use a scheme.", "上报的使用农户比例。"}, "S145",
                   confidence::assumption),
            count(
                SIM_NAME(P, weeks_before), "week", {0, 520},
                {"Weeks before the first day in which schemes have been spreading.", "起始日之前做法已在扩散的周数。"},
                "", confidence::assumption)};
    }
};

struct diffusion {
    using params = diffusion_params;
    /// The taste of the leadership, and the schemes that are there already.
    static void set_up_county(county_world& c);
    /// On the first day townships learn what is running.
    static void county_begins_day(county_world& c);
    /// Schemes arise and spread; this county may adopt one.
    static void county_begins_week(county_world& c);
    /// Effort for schemes in the township, from this day on.
    static void receive(world& w, const schemes_letter& l);
    /// Who uses the schemes, truly and on paper.
    static void end_week(world& w);

    /// What a department issues for schemes that it leads, over its base.
    static double extra_issue(const county_world& c, std::size_t line);
    /// Effort for a scheme so many weeks after its adoption; 0 once it is over.
    static double effort(const params& p, double weeks);
    /// Share of other counties a week later.
    static double next_share(const params& p, double visibility, double share);
};

}  // namespace sim
