/// M19 Inspections and official visits: part of the evaluations end with officials on the spot. Volumes of records are
/// compiled, the visit is rehearsed and escorted, and a list of what is to be put right follows.
///
/// Equations  an evaluation has a visit with probability v, on the working day of its deadline; other visits: Poisson with n a
///            year, on working days
///            records for an inspection: c items for each of V volumes, shared out over all who carry the line
///            shown: the village nearest to the seat with probability s, else any
///            each false record on file in the village shown is found with probability p_d at the door, p_f in the files
/// Symbols    v -> visit_share, n -> visits_per_year, V -> volumes, c -> items_per_volume, s -> showcase_share, p_d ->
///            p_found_at_door, p_f -> p_found_in_files
/// Reads      evaluations, rules, false records on file
/// Writes     evidence items of evaluations, appointments, tasks, deterrence
/// Streams    inspection (task), official_visit (day)
/// Source     S034 E20 E21 E23 Q08 P24
/// Limits     Officials meet a leader, the head of the office and the secretary of the village shown, nobody else. A visit
///            changes no score. A desk inspection reads the files of the village shown. After one at the door the file is
///            empty.
#pragma once

#include "sim/core/describe.hpp"
#include "sim/model/fwd.hpp"
#include "sim/population/township.hpp"

namespace sim {

struct inspections_params {
    bool enabled = true;
    double visit_share = 0.5;
    double visits_per_year = 90.0;
    double escort_minutes = 150.0;
    double rehearsal_minutes = 60.0;
    double volumes = 20.0;
    double items_per_volume = 3.0;
    double showcase_share = 0.7;
    double doorstep_share = 0.1;
    double p_found_at_door = 0.3;
    double p_found_in_files = 0.02;
    double list_minutes = 240.0;
    double list_days = 7.0;

    static constexpr std::string_view section = "inspections";
    static constexpr text title{"M19 Inspections", "M19 督查检查"};
    static constexpr auto fields() {
        using P = inspections_params;
        return std::tuple{
            flag(SIM_NAME(P, enabled), {"Officials come.", "是否有督查检查与来访。"}, "E20 E21", confidence::B),
            number(SIM_NAME(P, visit_share), "1", {0, 1},
                   {"Share of evaluations that end with an inspection on the spot.", "有实地检查的考核比例。"},
                   "E21 E23", confidence::inference),
            number(SIM_NAME(P, visits_per_year), "1/year", {0, 300},
                   {"Other visits of officials who are escorted.", "其他须陪同的来访次数。"}, "E20 E21",
                   confidence::inference),
            number(SIM_NAME(P, escort_minutes), "min", {0, 480},
                   {"Length of a visit without the way there.", "一次来访的时长，不含路途。"}, "E20",
                   confidence::assumption),
            number(SIM_NAME(P, rehearsal_minutes), "min", {0, 480},
                   {"Length of the rehearsal on the working day before an inspection.", "检查前一工作日预演的时长。"},
                   "S034", confidence::assumption),
            number(SIM_NAME(P, volumes), "1", {0, 100},
                   {"Volumes of records compiled for an inspection.", "一次检查须整理的台账册数。"}, "S034",
                   confidence::seed),
            number(SIM_NAME(P, items_per_volume), "1", {0, 40}, {"Evidence items in a volume.", "每册台账的材料件数。"},
                   "S034 Q08", confidence::assumption),
            number(SIM_NAME(P, showcase_share), "1", {0, 1},
                   {"Probability that the village nearest to the seat is shown.", "安排看离镇最近之村的概率。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, doorstep_share), "1", {0, 1},
                   {"Share of inspections that ask households instead of reading files.",
                    "入户询问而非看台账的检查比例。"},
                   "S034", confidence::assumption),
            number(SIM_NAME(P, p_found_at_door), "1", {0, 1},
                   {"Probability that a false record of the village is found at the door.",
                    "入户检查查出该村一条虚假记录的概率。"},
                   "", confidence::assumption),
            number(SIM_NAME(P, p_found_in_files), "1", {0, 1}, {"The same in the files.", "看台账时查出的概率。"}, "",
                   confidence::assumption),
            number(SIM_NAME(P, list_minutes), "min", {0, 2400},
                   {"Work on the list of what is to be put right.", "整改清单的工作量。"}, "E21",
                   confidence::assumption),
            number(SIM_NAME(P, list_days), "d", {1, 60}, {"Days until it is due.", "整改期限。"}, "",
                   confidence::assumption)};
    }
};

struct inspections {
    using params = inspections_params;
    /// Volumes of records are asked for.
    static void task_issued(const world& w, task& t);
    /// An inspection is announced.
    static void time_of_issue(world& w, const task& t);
    /// Yesterday's inspections leave their findings; tomorrow's are rehearsed, today's visits escorted.
    static void begin_day(world& w);
    /// A false record of a village stays on file.
    static void completed(world& w, std::int32_t assignment, seconds t);

    static bool has_visit(const world& w, const task& t);
    /// Items of records that each of so many persons compiles.
    static double items_each(const inspections_params& p, std::size_t carriers);
};

}  // namespace sim
