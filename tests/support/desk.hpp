/// One village whose only cadre serves whoever comes, day and night, and does nothing else: the textbook queue.
#pragma once

#include "sim/graph/township_params.hpp"
#include "sim/model/calendar_params.hpp"
#include "sim/model/mechanisms/familiarity.hpp"
#include "sim/model/mechanisms/needs.hpp"
#include "sim/model/mechanisms/service.hpp"
#include "sim/model/mechanisms/visits.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim::support {

struct desk {
    double load = 0.5;  // arrivals per mean service time
    double service_minutes = 20.0;
    bool exponential = true;
    double sigma = 0.8;  // of the logarithm, where service is log-normal
};

inline roster one_cadre() {
    roster r;
    r.departments.push_back({"line", "Line", "条线", function::general});
    r.units.push_back({"village", unit_kind::village, "Village", "村"});
    r.persons.push_back({"cadre", role::village_cadre, 0, 0, {0}});
    return r;
}

/// Two shifts that leave no gap, every day of the week.
inline void never_close(calendar_params& c) {
    c.morning_start = {0};
    c.morning_end = c.afternoon_start = {43200};
    c.afternoon_end = c.phone_until = {day_length};
    c.workdays_per_week = 7;
}

inline scenario village_desk(const desk& d) {
    scenario s = silent_scenario();
    s.imported = one_cadre();
    never_close(s.par.of<calendar_params>());
    auto& n = s.par.of<needs>();
    n.enabled = true;
    n.rate = d.load * 1440.0 / d.service_minutes * 365.25 / s.par.of<township_params>().households_per_village;
    n.voiced_share = 10.0;  // whatever the trust, every need is voiced
    n.service_minutes = d.service_minutes;
    n.service_sigma = d.sigma;
    n.exponential_service = d.exponential;
    n.township_share = 0.0;
    n.patience_days = 1e9;
    n.office_hours_only = false;
    auto& serving = s.par.of<service>();
    serving.enabled = true;
    serving.coping = false;
    s.par.of<familiarity>().start_mean = 0.0;
    s.par.of<visits>().idle_minutes = 1440.0;
    return s;
}

/// Mean wait in seconds of each of many independent half years, the first four weeks left out: served needs there have
/// seen an emptier desk than later ones. The wait is counted when service begins, the need when it ends; what this
/// leaves over at the ends of half a year is one need in thousands.
inline real_data mean_waits(const desk& d, std::int32_t replicates) {
    plan study = study_of(village_desk(d), 26 * 7, replicates);
    study.period = record_period::week;
    real_data waits;
    for (std::int32_t r = 0; r < replicates; ++r) {
        const replicate_record record = run_replicate(study, 0, r);
        std::int64_t wait = 0;
        std::int64_t met = 0;
        for (std::size_t week = 4; week < 26; ++week) {
            wait += ints(record, "service", "wait_seconds")[week];
            met += ints(record, "service", "met")[week];
        }
        waits.push_back(static_cast<double>(wait) / static_cast<double>(met));
    }
    return waits;
}

}  // namespace sim::support
