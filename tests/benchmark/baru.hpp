/// The township that the benchmarks run: that of scenarios/baru-34.toml where the reader is built, else one of its
/// size.
#pragma once

#include "sim/engine/replicate.hpp"
#ifdef QIANXIAN_BARU_SCENARIO
#include "sim/io/scenario_reader.hpp"
#endif

namespace sim::benchmarks {

inline scenario baru() {
#ifdef QIANXIAN_BARU_SCENARIO
    return read_scenario(QIANXIAN_BARU_SCENARIO);
#else
    scenario s;
    auto& t = s.par.of<township_params>();
    t.n_villages = 24;
    t.n_staff = 63;
    return s;
#endif
}

inline plan study_of(std::int32_t days, std::int32_t townships = 1, std::int32_t replicates = 1) {
    plan study;
    study.arms.push_back({"as_is", baru()});
    study.days = days;
    study.townships = townships;
    study.replicates = replicates;
    study.period = record_period::run;
    return study;
}

/// What a finished replicate did.
struct amount {
    std::int64_t events = 0;
    double staff_days = 0;
};

inline amount done_by(const replicate_run& run) {
    amount a;
    for (const island& i : run.islands()) {
        a.events += i.events();
        a.staff_days += static_cast<double>(i.state().now.persons.size()) * run.day();
    }
    return a;
}

inline replicate_run advanced_to_end(const plan& study) {
    replicate_run run(study, 0, 0);
    while (!run.done()) run.advance_day();
    return run;
}

}  // namespace sim::benchmarks
