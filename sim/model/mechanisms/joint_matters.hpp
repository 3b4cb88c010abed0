/// M32 Joint matters: a matter concerns several departments. Whoever stamps first inherits enquiries, follow-up and blame; so
/// each waits for another, and what nobody takes falls on the township.
///
/// Equations  matters: Poisson, n a year and township, with k_1 to k_2 seats, each as likely
///            a round in which at least one of k stamps: 1 - c^(k / (k - 1)), c the cost of going first over what it is worth
///            to each that somebody does (the volunteer's dilemma, Diekmann 1985)
///            after m rounds the township gets the job
/// Symbols    n -> per_year, k_1 -> seats_least, k_2 -> seats_most, c -> cost_of_first, m -> rounds
/// Reads      rules
/// Writes     calls to joint meetings, tasks of the last resort
/// Streams    joint_matter (township, day), joint_round (matter and round)
/// Source     S117 S118 S148, Diekmann 1985 doi:10.1177/0022002785029004003
/// Limits     Departments neither bargain nor learn whose turn it is. A matter that waits harms nobody meanwhile. Each round is a
///            meeting that a leader of the township attends without a duty.
#pragma once

#include <vector>

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"

namespace sim {

struct joint_matters_params {
    bool enabled = true;
    double per_year = 6.0;
    std::int32_t seats_least = 2;
    std::int32_t seats_most = 8;
    double cost_of_first = 0.85;
    double round_days = 7.0;
    std::int32_t rounds = 6;
    double job_minutes = 600.0;
    double job_days = 7.0;

    static constexpr std::string_view section = "joint_matters";
    static constexpr text title{"M32 Joint matters", "M32 联办事项"};
    static constexpr auto fields() {
        using P = joint_matters_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Some matters concern several departments.", "是否有多部门联办事项。"},
                 "S117 S118", confidence::seed),
            number(SIM_NAME(P, per_year), "1/year", {0, 100},
                   {"Matters of a township that arise a year.", "每个乡镇每年产生的联办事项数。"}, "S117",
                   confidence::assumption),
            count(SIM_NAME(P, seats_least), "1", {2, 30}, {"Departments concerned, at least.", "最少涉及部门数。"},
                  "S117", confidence::assumption),
            count(SIM_NAME(P, seats_most), "1", {2, 30}, {"Departments concerned, at most.", "最多涉及部门数。"},
                  "S117", confidence::assumption),
            number(SIM_NAME(P, cost_of_first), "1", {0.01, 0.999},
                   {"Cost of stamping first, relative to what it is worth to each that somebody does.",
                    "先盖章者承担的代价与各方从办成中所得之比。"},
                   "S117", confidence::assumption),
            number(SIM_NAME(P, round_days), "d", {1, 60}, {"Days from one round to the next.", "两轮协商相隔天数。"},
                   "", confidence::assumption),
            count(SIM_NAME(P, rounds), "1", {1, 9},
                  {"Rounds after which the township gets the job.", "多少轮无人接办后落到乡镇。"}, "S148",
                  confidence::assumption),
            number(SIM_NAME(P, job_minutes), "min", {0, 4800},
                   {"Work of a job that falls on the township.", "落到乡镇后的工作量。"}, "S148",
                   confidence::assumption),
            number(SIM_NAME(P, job_days), "d", {1, 90}, {"Days until it is due.", "其办理期限。"}, "",
                   confidence::assumption)};
    }
    static void check(const joint_matters_params& p, std::vector<text>& broken) {
        if (p.seats_least > p.seats_most) {
            broken.push_back({"seats_least must not exceed seats_most", "seats_least 不得超过 seats_most"});
        }
    }
};

struct joint_matters {
    using params = joint_matters_params;
    /// Matters arise; a round of each that is due is held.
    static void county_begins_day(county_world& c);
    /// A township hears what became of one.
    static void receive(world& w, const joint_letter& l);

    /// Probability that somebody of so many stamps in one round.
    static double p_taken(double cost_of_first, std::int32_t seats);
};

}  // namespace sim
