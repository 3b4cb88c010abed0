/// Small studies built in code: a township of 8 villages and about 60 people, a month of it in a few milliseconds.
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "sim/engine/ensemble.hpp"
#include "sim/engine/plan.hpp"
#include "sim/graph/generate.hpp"
#include "sim/model/parameters.hpp"

namespace sim::support {

inline scenario small_scenario() {
    scenario s;
    s.name = "small";
    auto& t = s.par.of<township_params>();
    t.n_leaders = 5;
    t.n_offices = 4;
    t.n_staff = 25;
    t.n_villages = 8;
    t.cadres_per_village = 3;
    t.first_secretary_share = 0.5;
    t.households_per_village = 200;
    t.n_departments = 12;
    return s;
}

/// Every mechanism off that can be switched off; a test then switches on what it asks about.
inline scenario silent_scenario() {
    scenario s = small_scenario();
    for (const parameter& p : all_parameters()) {
        if (p.key.ends_with(".enabled")) p.assign(s.par, 0.0);
    }
    return s;
}

inline plan study_of(scenario s, std::int32_t days, std::int32_t replicates = 1) {
    plan study;
    study.arms.push_back({"as_is", std::move(s)});
    study.days = days;
    study.replicates = replicates;
    study.seed = 20;
    return study;
}

/// The scenario as it is, and with one reform laid on it.
inline plan comparison_of(const scenario& s, reform change, std::int32_t days, std::int32_t replicates = 1) {
    plan study = study_of(s, days, replicates);
    study.arms.push_back({"reform", s});
    study.arms.back().world.reforms.push_back(std::move(change));
    return study;
}

template <class Lever>
reform reform_with(Lever setting) {
    reform r;
    r.name = std::string(Lever::name);
    std::get<std::optional<Lever>>(r.levers) = setting;
    return r;
}

/// Date of a day of the run.
inline civil_date date_of(const scenario& s, std::int32_t day) {
    return {s.par.of<calendar_params>().start.days + day};
}

/// Four levers that together touch groups, evidence, ranking and meetings.
inline reform strong_reform() {
    reform r;
    r.name = "strong";
    std::get<std::optional<merge_groups>>(r.levers) = merge_groups{4};
    std::get<std::optional<evidence_demand>>(r.levers) = evidence_demand{evidence_rule::not_demanded, 0.0};
    std::get<std::optional<outcome_ranking>>(r.levers) = outcome_ranking{0.0, 0.0, 0.5, 0.5};
    std::get<std::optional<merge_meetings>>(r.levers) = merge_meetings{0.5};
    return r;
}

/// All replicates of all arms, replicate by replicate, on this thread.
inline std::vector<replicate_record> records_of(const plan& study) {
    std::vector<replicate_record> records;
    for (std::int32_t r = 0; r < study.replicates; ++r) {
        for (std::size_t a = 0; a < study.arms.size(); ++a) records.push_back(run_replicate(study, a, r));
    }
    return records;
}

/// The roster that the generator makes of a scenario, to be changed and imported again.
inline roster generated(const scenario& s, std::uint32_t seed = 20) {
    return generate_roster(s.par.of<township_params>(), seed, 0);
}

}  // namespace sim::support
