#include <gtest/gtest.h>

#include <set>

#include "sim/engine/ensemble.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

const replicate_record& a_record() {
    static const replicate_record record = run_replicate(support::study_of(support::small_scenario(), 2), 0, 0);
    return record;
}

TEST(units, of_counts_are_one_and_of_summed_times_seconds) {
    const std::set<std::string> times{"asked_work",      "demanded_work",    "notice_delay",
                                      "wait_seconds",    "service_seconds",  "team_delay",
                                      "campaign_length", "campaign_seconds", "campaign_last_seconds",
                                      "study_reported",  "study_true",       "joint_wait"};
    std::size_t found = 0;
    for (const std::string id : {"tasks", "evidence", "service", "attention"}) {
        for (const variable& v : a_record().at(id).variables) {
            if (v.id == "days_in_period") continue;
            EXPECT_EQ(v.unit, times.contains(v.id) ? "s" : "1") << id << "/" << v.id;
            found += times.contains(v.id) ? 1 : 0;
        }
    }
    EXPECT_EQ(found, times.size());
}

TEST(units, are_given_for_every_variable_of_every_table) {
    for (const table& t : a_record().tables) {
        for (const variable& v : t.variables) EXPECT_FALSE(v.unit.empty()) << t.id << "/" << v.id;
    }
}

TEST(layers, of_what_is_reported_are_told_from_what_happened) {
    const table& service = a_record().at("service");
    EXPECT_EQ(service.at("satisfied").layer, "true");
    EXPECT_EQ(service.at("satisfied_reported").layer, "reported");
    EXPECT_EQ(a_record().at("tasks").at("done_reported").layer, "reported");
}

}  // namespace
}  // namespace sim
