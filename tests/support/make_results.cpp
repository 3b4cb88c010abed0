/// Writes a small results file of synthetic tables: what the Python tests read. Usage: make_results FILE [REPLICATES]
#include <cstdlib>
#include <exception>
#include <iostream>

#include "sim/results/writer.hpp"
#include "tests/support/synthetic_study.hpp"

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    try {
        const sim::plan study = sim::testing::synthetic_plan(argc > 2 ? std::atoi(argv[2]) : 4);
        sim::study_store store(argv[1], study,
                               {.command = "make_results", .started = "2020-01-06T00:00:00Z", .wall_seconds = 0.0});
        for (std::size_t a = 0; a < study.arms.size(); ++a) {
            for (std::int64_t r = 0; r < study.replicates; ++r) {
                store.add(sim::testing::synthetic_record(study, a, r));
            }
        }
        store.finish();
    } catch (const std::exception& e) {
        std::cerr << e.what() << '\n';
        return 1;
    }
    return 0;
}
