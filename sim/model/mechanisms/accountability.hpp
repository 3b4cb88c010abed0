/// M28 Accountability: a failure may be held against somebody; leaders keep part of the blame and pass the rest down; who was
/// held to account takes precautions for weeks; who is accused wrongly loses heart until he is cleared.
///
/// Equations  P(case | failure of kind k) = p_k g;  the county bears it with c (where the county sees the failure), else the
///            leader in charge with \pi_i, else who failed;  \pi_i = \pi + s (2 u_i - 1), within [0, 1]
///            precaution C <- C + 1 of who bears it, + o of colleagues; half-life h;  caution(C) = 1 - exp(-C)
///            standby = w caution(C) of the work of a task;  evidence times 1 + e caution(C);
///            P(call) <- 1 - (1 - P(call)) (1 - q caution(C of the leader in charge))
///            accused: motivation - l, o l of colleagues;  cleared in public: what is left of it comes back by the share r
/// Symbols    p_k -> probability, g -> rule failures_punished, c -> county_keeps, \pi -> rule protectiveness, s ->
///            protectiveness_spread, o -> onlooker_share, h -> precaution_half_life_days, w -> standby_share, e -> extra_evidence, q
///            -> extra_calls, l -> initiative_loss, r -> clearing_restores
/// Reads      failures, callers who were not satisfied, rules
/// Writes     blame, precaution, motivation, standby, evidence of assignments; letters to the discipline body
/// Streams    held_to_account (share of a task), passed_down (the same), county_failure (village, day), accusation
///            (share of a ticket), clearing (person, day), protectiveness (leader and
///            holder)
/// Source     S119 S124 S135-S138 S050 E13 E14 section 3.12, Q25 Q26, P44-P47
/// Limits     A case is anything from public criticism to a formal punishment. Who accuses says nothing untrue on
///            purpose: an accusation is well-founded where the record was invented. Cases do not end a career.
#pragma once

#include <array>

#include "sim/core/describe.hpp"
#include "sim/core/math.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

/// Something has gone wrong, and this is who would be held to account for it.
struct failure {
    failure_kind kind = failure_kind::missed;
    std::int32_t who = none;
    std::int32_t leader = none;    // in charge
    std::array<double, 3> luck{};  // whether it becomes a case, whether the county bears it, whether the leader does
};

struct accountability_params {
    bool enabled = true;
    //                                  missed expired found_out incident summons accusation
    per<failure_kind, double> probability{{0.01, 0.02, 0.1, 0.3, 0.3, 1.0}};
    double county_keeps = 0.057;
    double protectiveness = 0.147;
    double protectiveness_spread = 0.1;
    double blame_per_case = 1.0;
    double onlooker_share = 0.1;
    double precaution_half_life_days = 21.0;
    double standby_share = 0.3;
    double extra_evidence = 0.5;
    double extra_calls = 0.3;
    double p_accusation = 0.05;
    double initiative_loss = 0.5;
    double investigation_days = 30.0;
    double clearing_share = 0.0;
    double clearing_restores = 0.8;

    static constexpr std::string_view section = "accountability";
    static constexpr text title{"M28 Accountability", "M28 问责"};
    static constexpr auto fields() {
        using P = accountability_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Failures are held against somebody.", "差错是否追责。"}, "S119 S124 E13",
                 confidence::A),
            numbers(SIM_NAME(P, probability), "1", {0, 1},
                    {"Probability that a failure becomes a case against somebody.", "一次差错引起问责的概率。"}, "Q25",
                    confidence::inference),
            number(
                SIM_NAME(P, county_keeps), "1", {0, 1},
                {"Probability that the county bears the blame for what it sees.", "县级知情的差错由县级担责的概率。"},
                "E14", confidence::A),
            number(SIM_NAME(P, protectiveness), "1", {0, 1},
                   {"Probability that the leader in charge bears the blame, mean over leaders.",
                    "由分管领导担责的概率，各领导平均。"},
                   "E13 Q26", confidence::inference),
            number(SIM_NAME(P, protectiveness_spread), "1", {0, 0.5},
                   {"Leaders differ by up to this much from the mean.", "各领导与平均值的最大差距。"}, "Q26",
                   confidence::assumption),
            number(SIM_NAME(P, blame_per_case), "1", {0, 5},
                   {"Blame that who bears a case feels.", "被问责者的责备感。"}, "S135", confidence::assumption),
            number(SIM_NAME(P, onlooker_share), "1", {0, 1},
                   {"What colleagues feel, relative to whom it concerns.", "同事的感受与当事人之比。"}, "S119 S137",
                   confidence::assumption),
            number(SIM_NAME(P, precaution_half_life_days), "d", {7, 90}, {"Half-life of precaution.", "戒备的半衰期。"},
                   "S050 S119 P46", confidence::inference),
            number(SIM_NAME(P, standby_share), "1", {0, 2},
                   {"Standby of the fully cautious, relative to the work of a task.",
                    "戒备最高时的值守时间与任务工作量之比。"},
                   "§3.12", confidence::inference),
            number(SIM_NAME(P, extra_evidence), "1", {0, 2},
                   {"Evidence that the fully cautious make unasked, relative to what is asked.",
                    "戒备最高时自行多留的材料与要求之比。"},
                   "§3.12 S124", confidence::inference),
            number(SIM_NAME(P, extra_calls), "1", {0, 1},
                   {"Probability that a fully cautious leader has a notice confirmed by telephone.",
                    "戒备最高的领导让人电话确认通知的概率。"},
                   "S119", confidence::assumption),
            number(SIM_NAME(P, p_accusation), "1", {0, 1},
                   {"Probability that a caller who is not satisfied accuses who handled the ticket.",
                    "不满意的来电人举报经办人的概率。"},
                   "S136 Q25", confidence::assumption),
            number(SIM_NAME(P, initiative_loss), "1", {0, 2},
                   {"Motivation lost by being accused, in standard deviations.", "被举报损失的工作动力（标准差）。"},
                   "S136 P44", confidence::inference),
            number(SIM_NAME(P, investigation_days), "d", {1, 365},
                   {"Time that an investigation takes.", "核查所需时间。"}, "", confidence::assumption),
            number(SIM_NAME(P, clearing_share), "1", {0, 1},
                   {"Share of the wrongly accused who are cleared in public.", "不实举报得到公开澄清的比例。"}, "S137",
                   confidence::assumption),
            number(SIM_NAME(P, clearing_restores), "1", {0, 1},
                   {"Share of the motivation lost that clearing brings back.", "澄清后恢复的动力比例。"}, "S137 P44",
                   confidence::inference)};
    }
};

struct accountability {
    using params = accountability_params;
    static void begin_day(world& w);
    static void post_taken_up(world& w, person& p);
    static void failed(world& w, const failure& f);
    /// Over-compliance: more evidence than is asked.
    static void task_assigned(world& w, handover& h);
    /// Standby: asking twice, waiting for the last.
    static void work_starts(world& w, std::int32_t assignment, seconds t);
    /// A caller who is not satisfied may accuse who handled the ticket.
    static void caller_answered(world& w, std::int32_t assignment, bool satisfied);
    static void receive(world& w, const verdict_letter& l);

    static void county_begins_day(county_world& c);
    static void receive(county_world& c, std::int32_t from, const accusation_letter& l);

    static double caution(double precaution) { return 1.0 - math::exp(-precaution); }
    /// Probability that a leader bears the blame; of nobody, and of a vacant post, 0.
    static double protectiveness_of(const world& w, std::int32_t leader);
    /// Probability that the leader in charge of a line has a notice confirmed by telephone out of precaution.
    static double p_call(const world& w, std::int32_t line);
    /// A failure in this assignment.
    static failure failure_in(const world& w, const assignment& a, failure_kind kind);
    /// A failure on this day that lies in no assignment: `subject` is the village or the person that it is about.
    static failure failure_of(const world& w, std::int32_t subject, std::int32_t who, std::int32_t leader,
                              failure_kind kind);
};

}  // namespace sim
