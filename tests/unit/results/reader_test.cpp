#include "sim/results/reader.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "sim/results/record/compare.hpp"
#include "sim/results/version.hpp"
#include "sim/results/writer.hpp"
#include "sim/text/scenario/writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using testing::scratch_directory;
using testing::synthetic_plan;
using testing::synthetic_record;

void write_study(const fs::path& out, const plan& study, const study_info& info = {}) {
    study_store store(out, study, info);
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) store.add(synthetic_record(study, a, r));
    }
    store.finish();
}

std::string refusal(const fs::path& path, language speech = language::en) {
    try {
        const results_reader reader(path, speech);
    } catch (const results_error& e) {
        return e.what();
    }
    return "";
}

TEST(results_reader, every_replicate_reads_back_to_the_bit) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(3);
    write_study(scratch / "out.h5", study);
    const results_reader reader(scratch / "out.h5");
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) {
            const auto found = first_difference(reader.record(study.arms[a].name, r), synthetic_record(study, a, r));
            EXPECT_FALSE(found.has_value()) << found->table << ' ' << found->variable << ' ' << found->index;
        }
    }
}

TEST(results_reader, the_study_is_described_by_its_attributes) {
    const scratch_directory scratch;
    plan study = synthetic_plan(2);
    study.period = record_period::week;
    study.townships = 4;
    write_study(scratch / "out.h5", study, {.command = "qianxian run x", .started = "2024-01-01T00:00:00Z"});
    const stored_study s = results_reader(scratch / "out.h5").study();
    EXPECT_EQ(s.schema_version, results_schema_version);
    EXPECT_EQ(s.program_version, program_version());
    EXPECT_EQ(s.git_revision, git_revision());
    EXPECT_EQ(s.seed, 7);
    EXPECT_EQ(s.days, 3);
    EXPECT_EQ(s.townships, 4);
    EXPECT_EQ(s.replicates, 2);
    EXPECT_EQ(s.start, "2020-01-06");
    EXPECT_EQ(s.record_period, "week");
    EXPECT_EQ(s.command, "qianxian run x");
    EXPECT_EQ(s.started, "2024-01-01T00:00:00Z");
    EXPECT_GE(s.wall_seconds, 0.0);
    ASSERT_EQ(s.arms.size(), 2U);
    EXPECT_EQ(s.arms[1].name, "reform");
    EXPECT_EQ(s.arms[1].title_zh, "合成方案 reform");
    EXPECT_EQ(s.arms[1].scenario, to_toml(study.arms[1].world));
}

TEST(results_reader, tables_and_variables_keep_their_order_and_shape) {
    const scratch_directory scratch;
    write_study(scratch / "out.h5", synthetic_plan(2));
    const results_reader reader(scratch / "out.h5");
    EXPECT_THAT(reader.tables("as_is"), ElementsAre("time_use", "tasks", "summary"));
    const stored_variable v = reader.variable_info("as_is", "time_use", "person_seconds");
    EXPECT_THAT(v.dimensions, ElementsAre("replicate", "day", "unit", "activity"));
    EXPECT_THAT(v.shape, ElementsAre(2, 3, 3, 3));
    EXPECT_EQ(v.type, "int64");
    EXPECT_EQ(v.unit, "s");
    const hdf5::values persons = reader.values("as_is", "time_use", "persons");
    EXPECT_EQ(std::get<std::vector<std::int32_t>>(persons).size(), 2U * 3U * 3U);
}

TEST(results_reader, what_is_not_a_results_file_is_refused_with_the_reason) {
    const scratch_directory scratch;
    testing::write_file(scratch / "text.h5", "seed = 1\n");
    hdf5::file::create(scratch / "other.h5").close();
    EXPECT_THAT(refusal(scratch / "missing.h5"), HasSubstr("no such file"));
    EXPECT_THAT(refusal(scratch.path()), HasSubstr("is a directory"));
    EXPECT_THAT(refusal(scratch / "text.h5"), HasSubstr("not an HDF5 file"));
    EXPECT_THAT(refusal(scratch / "other.h5"), HasSubstr("not a results file of this program"));
    EXPECT_THAT(refusal(scratch / "text.h5", language::zh), HasSubstr("不是 HDF5 文件"));
}

TEST(results_reader, one_replicate_of_an_unfinished_study_is_not_mistaken_for_results) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(1);
    study_store store(scratch / "out.h5", study, {});
    store.add(synthetic_record(study, 0, 0));
    const fs::path kept = spool_directory(scratch / "out.h5") / "arm0-replicate0.h5";
    EXPECT_THAT(refusal(kept), HasSubstr("one replicate of an unfinished study"));
}

TEST(results_reader, an_unknown_major_version_is_refused_and_says_what_to_do) {
    const scratch_directory scratch;
    hdf5::file f = hdf5::file::create(scratch / "new.h5");
    f.root().write_attribute("format", std::string(results_format));
    f.root().write_attribute("schema_version", std::string("2.0"));
    f.close();
    EXPECT_THAT(refusal(scratch / "new.h5"), HasSubstr("version 2.0; this program reads 1.x"));
}

TEST(results_reader, a_truncated_file_is_refused) {
    const scratch_directory scratch;
    write_study(scratch / "out.h5", synthetic_plan(1));
    fs::resize_file(scratch / "out.h5", fs::file_size(scratch / "out.h5") / 2);
    EXPECT_NE(refusal(scratch / "out.h5"), "");
}

}  // namespace
}  // namespace sim
