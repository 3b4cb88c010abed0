/// M03 Layering: each tier that passes a task down raises the quota, shortens the deadline and may add an evidence
/// item.
///
/// Equation   quota_k = quota_{k-1} (1 + a),  time_k = time_{k-1} (1 - b),  P(one more item) = p   per tier
/// Symbols    a -> amplification, b -> deadline_cut, p -> evidence_item_probability
/// Reads      tier of origin of a task
/// Writes     demanded work, deadline and evidence items of a task
/// Streams    task_tier
/// Source     S112 S156 E64 (values M: growth targets 1.1-1.4 per tier), section 3.7
/// Limits     The same a and b at every tier and for every kind (Q12).
#pragma once

#include <vector>

#include "sim/core/describe.hpp"
#include "sim/core/math.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct layering_params {
    bool enabled = true;
    double amplification = 0.15;
    double deadline_cut = 0.2;
    double evidence_item_probability = 0.2;
    double centre_share = 0.1;
    double province_share = 0.25;
    double city_share = 0.3;

    static constexpr std::string_view section = "layering";
    static constexpr text title{"M03 Layering", "M03 层层加码"};
    static constexpr auto fields() {
        using P = layering_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Tiers raise what they pass down.", "各层级是否加码。"}, "S112",
                 confidence::seed),
            number(SIM_NAME(P, amplification), "1/tier", {0, 0.5},
                   {"Relative rise of the quota per tier.", "每层指标提高的比例。"}, "S112 Q12", confidence::inference),
            number(SIM_NAME(P, deadline_cut), "1/tier", {0, 0.5},
                   {"Share of the remaining time that each tier keeps back.", "每层压缩办理期限的比例。"}, "S112 Q12",
                   confidence::inference),
            number(SIM_NAME(P, evidence_item_probability), "1/tier", {0, 1},
                   {"Probability that a tier adds one evidence item.", "每层增加一件材料的概率。"}, "S156",
                   confidence::assumption),
            number(SIM_NAME(P, centre_share), "1", {0, 1},
                   {"Share of tasks that begin at the centre.", "源自中央的任务比例。"}, "", confidence::assumption),
            number(SIM_NAME(P, province_share), "1", {0, 1},
                   {"Share that begin at the province.", "源自省级的任务比例。"}, "", confidence::assumption),
            number(SIM_NAME(P, city_share), "1", {0, 1}, {"Share that begin at the city.", "源自市级的任务比例。"}, "",
                   confidence::assumption)};
    }
    static void check(const layering_params& p, std::vector<text>& broken) {
        if (p.centre_share + p.province_share + p.city_share > 1.0) {
            broken.push_back({"centre_share + province_share + city_share must not exceed 1",
                              "centre_share + province_share + city_share 之和不得超过 1"});
        }
    }
};

struct layering {
    using params = layering_params;

    /// Factor on the quota after `tiers` tiers.
    static double quota_factor(const layering_params& p, int tiers) {
        return p.enabled ? math::pow(1.0 + p.amplification, tiers) : 1.0;
    }
    /// Factor on the time allowed after `tiers` tiers.
    static double time_factor(const layering_params& p, int tiers) {
        return p.enabled ? math::pow(1.0 - p.deadline_cut, tiers) : 1.0;
    }
    /// Tiers above the county that passed the task on, from one uniform draw: centre 3, province 2, city 1, county 0.
    static int tiers_passed(const layering_params& p, double u) {
        if (u < p.centre_share) return 3;
        if (u < p.centre_share + p.province_share) return 2;
        return u < p.centre_share + p.province_share + p.city_share ? 1 : 0;
    }
    /// Raises a task that arrived at the township after task.tiers tiers, and once more for its way down to the
    /// villages.
    static void task_issued(const world& w, task& t);
    /// The township takes its share of the time of the villages.
    static void task_assigned(world& w, handover& h);
};

}  // namespace sim
