/// Lever: the score counts what villagers got.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/rules.hpp"

namespace sim {

struct outcome_ranking {
    double weight_evidence = 0.0;
    double weight_activity = 0.2;
    double weight_outcome = 0.5;
    double weight_voice = 0.3;

    static constexpr std::string_view name = "outcome_ranking";
    static constexpr text title{"Outcome-weighted ranking", "按实效排名"};
    static constexpr text meaning{"Weights move from evidence and activity to needs met and villagers' voice.",
                                  "权重由材料和活动转向诉求办结与群众评价。"};
    static constexpr std::string_view sources = "L18 L26 E81 E83";
    static constexpr auto fields() {
        using P = outcome_ranking;
        return std::tuple{
            number(SIM_NAME(P, weight_evidence), "1", {0, 1}, {"Weight of evidence reported.", "上报材料的权重。"},
                   "L26 E81", confidence::assumption),
            number(SIM_NAME(P, weight_activity), "1", {0, 1},
                   {"Weight of tasks reported done.", "上报完成任务的权重。"}, "L26 E81", confidence::assumption),
            number(SIM_NAME(P, weight_outcome), "1", {0, 1}, {"Weight of needs truly met.", "诉求真正办结的权重。"},
                   "L26 E81", confidence::assumption),
            number(SIM_NAME(P, weight_voice), "1", {0, 1}, {"Weight of the villagers' own voice.", "群众评价的权重。"},
                   "L26 E81", confidence::assumption)};
    }
    static void apply(rules& r, const outcome_ranking& setting, double share) {
        const auto& s = setting;
        r.ranking_weights.move({s.weight_evidence, s.weight_activity, s.weight_outcome, s.weight_voice}, share);
    }
};
static_assert(every_member_described<outcome_ranking>() && defaults_in_range<outcome_ranking>());

}  // namespace sim
