#include "sim/io/results_digest.hpp"

#include <gtest/gtest.h>

#include <functional>

#include "sim/io/digest.hpp"
#include "sim/io/results_reader.hpp"
#include "sim/io/results_writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::scratch_directory;
using testing::synthetic_plan;
using testing::synthetic_record;

using change = std::function<void(replicate_record&)>;

/// Fingerprint of a study whose last replicate has been changed.
std::string fingerprint(const fs::path& out, const plan& study, const study_info& info, const change& modify = {}) {
    study_store store(out, study, info);
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) {
            replicate_record record = synthetic_record(study, a, r);
            if (modify) modify(record);
            store.add(std::move(record));
        }
    }
    store.finish();
    const results_reader reader(out);
    EXPECT_EQ(reader.digest(), reader.study().record_sha256);
    return reader.study().record_sha256;
}

TEST(digest, sha256_agrees_with_the_published_vectors) {
    // FIPS 180-4, examples of NIST: one block "abc", and the empty message
    const std::string abc = "abc";
    EXPECT_EQ(sha256(std::as_bytes(std::span(abc))),
              "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    EXPECT_EQ(sha256({}), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
}

TEST(digest, texts_that_join_to_the_same_letters_differ) {
    digest a;
    a.add("ab");
    a.add("c");
    digest b;
    b.add("a");
    b.add("bc");
    EXPECT_NE(a.hex(), b.hex());
}

TEST(results_digest, command_and_time_of_a_run_do_not_matter) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(2);
    const std::string one = fingerprint(scratch / "a.h5", study, {.command = "run --threads 1", .started = "monday"});
    const std::string two = fingerprint(scratch / "b.h5", study, {.command = "run --threads 4", .started = "friday"});
    EXPECT_EQ(one, two);
}

TEST(results_digest, everything_else_matters) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(1);
    const std::string same = fingerprint(scratch / "same.h5", study, {});
    const std::vector<change> changes{
        [](replicate_record& r) { std::get<0>(r.tables[0].variables[0].data).back() ^= 1; },
        [](replicate_record& r) { std::get<2>(r.tables[1].variables[0].data)[0] = -0.0; },
        [](replicate_record& r) { r.tables[0].variables[0].unit = "min"; },
        [](replicate_record& r) { r.tables[0].variables[0].layer = "reported"; },
        [](replicate_record& r) { r.tables[0].dimensions[1].names[2] = "village_02"; },
        [](replicate_record& r) { r.tables[0].dimensions[1].titles_zh[2] = "二村"; },
        [](replicate_record& r) { r.tables[0].title = "Use of time"; },
        [](replicate_record& r) { r.tables.pop_back(); },
    };
    for (std::size_t i = 0; i < changes.size(); ++i) {
        EXPECT_NE(fingerprint(scratch / (std::to_string(i) + ".h5"), study, {}, changes[i]), same) << "change " << i;
    }
    plan longer = study;
    longer.replicates = 2;
    EXPECT_NE(fingerprint(scratch / "longer.h5", longer, {}), same);
    plan other = study;
    other.arms[0].world.par.of<calendar_params>().weekend_duty = 0.5;
    EXPECT_NE(fingerprint(scratch / "other.h5", other, {}), same);
}

}  // namespace
}  // namespace sim
