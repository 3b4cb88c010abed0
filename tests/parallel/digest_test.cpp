// The results of a small study, byte for byte, are those in tests/golden/digest/small-study.txt: in the parallel and in
// the serial build, for any number of threads. A change of the file is a change of results; run the test with
// QIANXIAN_UPDATE_GOLDEN=1 to write it, and say in the change log why and by how much.
#include <gmock/gmock.h>

#include <cstdlib>
#include <fstream>
#include <iomanip>
#include <iterator>
#include <sstream>

#include "sim/model/outcomes.hpp"
#include "tests/support/records.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

const std::string golden = "tests/golden/digest/small-study.txt";

plan small_study() {
    plan study = support::comparison_of(support::small_scenario(), support::strong_reform(), 28, 1);
    study.townships = 2;
    study.period = record_period::week;
    return study;
}

/// A line per table of every arm, and the outcomes, so that a difference says where it is.
std::string described(std::vector<replicate_record> records) {
    std::ranges::sort(records, {}, &replicate_record::arm);
    std::ostringstream out;
    for (const replicate_record& r : records) {
        for (const table& t : r.tables) {
            out << r.arm << ' ' << t.id << ' ' << std::hex << std::setw(16) << std::setfill('0') << support::digest(t)
                << std::dec << '\n';
        }
        for (const outcome& o : all_outcomes()) {
            const double x = support::reals(r, "summary", std::string(o.id)).at(0);
            out << r.arm << ' ' << o.id << ' ' << std::setprecision(6) << x << '\n';
        }
    }
    return out.str();
}

std::string run_with(int threads) {
    std::vector<replicate_record> records;
    ensemble_hooks hooks;
    hooks.finished = [&](replicate_record&& r) { records.push_back(std::move(r)); };
    run_ensemble(small_study(), threads, hooks);
    return described(std::move(records));
}

TEST(a_small_study, has_the_results_it_had_before) {
    const std::string now = run_with(2);
    if (std::getenv("QIANXIAN_UPDATE_GOLDEN") != nullptr) std::ofstream(golden, std::ios::binary) << now;
    std::ifstream file(golden, std::ios::binary);
    const std::string before{std::istreambuf_iterator<char>(file), {}};
    EXPECT_EQ(now, before);
}

TEST(a_small_study, has_another_digest_when_one_cell_changes) {
    replicate_record r = run_replicate(small_study(), 0, 0);
    const std::uint64_t before = support::digest(r.tables[0]);
    std::get<support::int_data>(r.tables[0].variables[0].data)[7] += 1;
    EXPECT_NE(support::digest(r.tables[0]), before);
}

TEST(the_digest, is_that_of_the_published_function) {
    support::fnv1a sum;
    for (const char c : std::string_view("foobar")) sum.add_byte(static_cast<std::uint8_t>(c));
    EXPECT_EQ(sum.value(), 0x85944171f73967e8ULL);
}

}  // namespace
}  // namespace sim
