// A run that was saved between two days and read back goes on to the bytes of the run that was never stopped; a file
// that is not the whole of such a state is refused.
#include "sim/results/checkpoint/checkpoint.hpp"

#include <gmock/gmock.h>

#include "sim/core/error.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/version.hpp"
#include "tests/support/records.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/study_builder.hpp"

namespace sim {
namespace {

using support::differences;
using ::testing::AllOf;
using testing::file_bytes;
using ::testing::HasSubstr;
using ::testing::IsEmpty;
using ::testing::Not;
using testing::scratch_directory;
using testing::write_file;

constexpr std::int32_t days = 16;

plan county(std::int32_t townships, record_period period = record_period::day) {
    scenario small = support::small_scenario();
    small.title = "Small";
    small.title_zh = "小镇";
    reform strong = support::strong_reform();
    strong.title = "Strong";
    strong.title_zh = "强";
    plan study = support::comparison_of(small, strong, days);
    study.arms[1].world.reforms[0].start = support::date_of(study.arms[1].world, 9);
    study.townships = townships;
    study.period = period;
    return study;
}

replicate_run run_to(const plan& study, std::size_t arm, std::int32_t day) {
    replicate_run run(study, arm, 0);
    while (run.day() < day) run.advance_day();
    return run;
}

replicate_record finished(replicate_run run) {
    while (!run.done()) run.advance_day();
    return run.finish();
}

replicate_record resumed(const std::filesystem::path& path, const plan& study, std::size_t arm) {
    replicate_run run(study, arm, 0);
    checkpoint(path).restore(run);
    return finished(std::move(run));
}

/// What a refusal says; empty if there was none.
template <class F>
std::string refusal(F&& body) {
    try {
        body();
    } catch (const input_error& e) {
        return e.what();
    }
    return {};
}

struct situation {
    std::string name;
    std::int32_t townships;
    std::size_t arm;
    record_period period;
};

class a_saved_run : public ::testing::TestWithParam<situation> {};

TEST_P(a_saved_run, goes_on_to_the_bytes_of_the_unbroken_one_whenever_it_was_saved) {
    const auto& [name, townships, arm, period] = GetParam();
    const scratch_directory scratch;
    const plan study = county(townships, period);
    const replicate_record unbroken = run_replicate(study, arm, 0);
    for (const std::int32_t day : {0, 1, 6, 7, 9, 13, days - 1}) {
        const std::filesystem::path path = scratch / ("day" + std::to_string(day) + ".h5");
        save_checkpoint(path, run_to(study, arm, day));
        EXPECT_THAT(differences(unbroken, resumed(path, study, arm)), IsEmpty()) << day;
    }
}

INSTANTIATE_TEST_SUITE_P(everywhere, a_saved_run,
                         ::testing::Values(situation{"one_township_by_day", 1, 0, record_period::day},
                                           situation{"one_township_by_week", 1, 0, record_period::week},
                                           situation{"two_townships_as_a_whole", 2, 0, record_period::run},
                                           situation{"two_townships_under_a_reform", 2, 1, record_period::week}),
                         [](const auto& of) { return of.param.name; });

TEST(a_checkpoint, of_a_run_that_was_read_back_has_the_same_bytes) {
    const scratch_directory scratch;
    const plan study = county(2);
    save_checkpoint(scratch / "first.h5", run_to(study, 1, 10));
    replicate_run again(study, 1, 0);
    checkpoint(scratch / "first.h5").restore(again);
    save_checkpoint(scratch / "second.h5", again);
    EXPECT_EQ(file_bytes(scratch / "first.h5"), file_bytes(scratch / "second.h5"));
}

TEST(a_checkpoint, says_what_it_is_of) {
    const scratch_directory scratch;
    const plan study = county(2);
    save_checkpoint(scratch / "c.h5", run_to(study, 1, 10));
    const checkpoint c(scratch / "c.h5");
    EXPECT_EQ(c.day(), 10);
    EXPECT_EQ(c.date().days, support::date_of(study.arms[1].world, 10).days);
    EXPECT_EQ(c.study().townships, 2);
    EXPECT_EQ(c.study().arms.front().world.reforms.size(), 1U);
}

TEST(a_checkpoint, before_a_reform_begins_serves_the_arm_that_has_it) {
    const scratch_directory scratch;
    for (const record_period period : {record_period::day, record_period::week}) {
        const plan study = county(2, period);
        save_checkpoint(scratch / "base.h5", run_to(study, 0, 9));
        const replicate_record fork = resumed(scratch / "base.h5", study, 1);
        EXPECT_THAT(differences(run_replicate(study, 1, 0), fork), IsEmpty());
        EXPECT_THAT(differences(run_replicate(study, 0, 0), fork), Not(IsEmpty()));
    }
}

TEST(a_checkpoint, after_a_reform_has_begun_does_not_serve_the_arm_that_has_it) {
    const scratch_directory scratch;
    const plan study = county(1);
    save_checkpoint(scratch / "base.h5", run_to(study, 0, 10));
    EXPECT_THAT(refusal([&] { resumed(scratch / "base.h5", study, 1); }),
                AllOf(HasSubstr("base.h5"), HasSubstr("reform strong begins before")));
}

TEST(a_checkpoint, of_another_run_is_refused_with_all_differences) {
    const scratch_directory scratch;
    const plan study = county(1);
    save_checkpoint(scratch / "c.h5", run_to(study, 0, 3));
    plan other = county(2, record_period::week);
    other.seed = 21;
    other.arms[0].world.par.of<township_params>().n_villages = 9;
    EXPECT_THAT(refusal([&] { resumed(scratch / "c.h5", other, 0); }),
                AllOf(HasSubstr("seed is 20 in the checkpoint and 21 in this run"),
                      HasSubstr("townships is 1 in the checkpoint and 2 in this run"),
                      HasSubstr("record_period is day in the checkpoint and week in this run"),
                      HasSubstr("scenario small is not the scenario small of this run")));
}

TEST(a_checkpoint, that_is_damaged_or_foreign_is_refused) {
    const scratch_directory scratch;
    save_checkpoint(scratch / "c.h5", run_to(county(1), 0, 3));
    const std::string bytes = file_bytes(scratch / "c.h5");
    std::string flipped = bytes;
    flipped[flipped.size() / 2] = static_cast<char>(~flipped[flipped.size() / 2]);
    const auto said_of = [&](const std::string& content) {
        write_file(scratch / "x.h5", content);
        return refusal([&] { checkpoint(scratch / "x.h5"); });
    };
    EXPECT_THAT(said_of(bytes), IsEmpty());
    for (const std::string& content :
         {flipped, bytes.substr(0, bytes.size() - 1), std::string(), std::string("text")}) {
        EXPECT_THAT(said_of(content), AllOf(HasSubstr("x.h5"), HasSubstr("damaged")));
    }
    EXPECT_THAT(refusal([&] { checkpoint(scratch / "none.h5"); }), HasSubstr("no such file"));
}

/// A copy of a checkpoint whose content was changed and sealed again.
class edited {
public:
    edited(const std::filesystem::path& from, const std::filesystem::path& to)
        : to_(to),
          source_(hdf5::file::open_image(*unsealed(*read_bytes(from)))),
          copy_(hdf5::file::create_in_memory()) {}

    /// Copies everything; a column goes through `change`, which may drop it.
    template <class F>
    void write(F&& change) {
        hdf5::group root = copy_.root();
        copy_group(source_.root(), root, change);
        write_durably(to_, sealed(copy_.image()), {});
    }
    std::string version = {};
    std::string planted = {};  // a column more

private:
    template <class F>
    void copy_group(const hdf5::group& from, hdf5::group& to, F& change) {
        for (const std::string& name : from.attribute_names()) {
            const bool replaced = name == "schema_version" && !version.empty();
            to.write_attribute(name, replaced ? hdf5::attribute(version) : from.read_attribute(name));
        }
        if (from.path() == "/run" && !planted.empty()) {
            to.create_dataset(planted, {hdf5::element::float64, {1}, {}}).write(std::vector<double>{1.0});
        }
        for (const std::string& name : from.names()) {
            if (from.is_group(name)) {
                hdf5::group next = to.create_group(name);
                copy_group(from.open_group(name), next, change);
                continue;
            }
            const hdf5::dataset column = from.open_dataset(name);
            hdf5::values values = column.read();
            if (!change(column.path(), values)) continue;
            const std::uint64_t size = std::visit([](const auto& all) { return all.size(); }, values);
            to.create_dataset(name, {static_cast<hdf5::element>(values.index()), {size}, {}}).write(values);
        }
    }

    std::filesystem::path to_;
    hdf5::file source_;
    hdf5::file copy_;
};

constexpr const char* fatigue = "/run/islands/world/now/persons/fatigue";
constexpr const char* post = "/run/islands/world/now/persons/post";

/// A checkpoint in which one column was changed or dropped, and what reading it says.
template <class F>
std::string said_of_edited(const scratch_directory& scratch, const plan& study, F&& change) {
    save_checkpoint(scratch / "c.h5", run_to(study, 0, 5));
    edited(scratch / "c.h5", scratch / "e.h5").write(change);
    return refusal([&] { resumed(scratch / "e.h5", study, 0); });
}

TEST(a_checkpoint, copied_column_by_column_goes_on_as_well) {
    const scratch_directory scratch;
    EXPECT_THAT(said_of_edited(scratch, county(1), [](const std::string&, hdf5::values&) { return true; }), IsEmpty());
}

TEST(a_planted_change_of_one_state_value, gives_another_record) {
    const scratch_directory scratch;
    const plan study = county(1);
    const auto tire = [](const std::string& path, hdf5::values& values) {
        if (path == fatigue) std::get<std::vector<double>>(values)[3] += 2.0;
        return true;
    };
    EXPECT_THAT(said_of_edited(scratch, study, tire), IsEmpty());
    EXPECT_THAT(differences(run_replicate(study, 0, 0), resumed(scratch / "e.h5", study, 0)), Not(IsEmpty()));
}

TEST(a_checkpoint, without_a_variable_is_refused_by_its_name) {
    const scratch_directory scratch;
    const auto drop = [](const std::string& path, hdf5::values&) { return path != fatigue && path != post; };
    EXPECT_THAT(said_of_edited(scratch, county(1), drop),
                AllOf(HasSubstr(std::string(fatigue) + ": missing"), HasSubstr(std::string(post) + ": missing")));
}

TEST(a_checkpoint, with_a_value_out_of_range_or_too_few_of_them_is_refused) {
    const scratch_directory scratch;
    const auto spoil = [](const std::string& path, hdf5::values& values) {
        if (path == post) std::get<std::vector<std::int32_t>>(values)[1] = 77;
        if (path == fatigue) std::get<std::vector<double>>(values).pop_back();
        return true;
    };
    EXPECT_THAT(said_of_edited(scratch, county(1), spoil), AllOf(HasSubstr(std::string(post) + ": value 2 is outside"),
                                                                 HasSubstr(std::string(fatigue) + ": has ")));
}

TEST(a_checkpoint, with_a_variable_that_the_program_does_not_know_is_refused_by_its_name) {
    const scratch_directory scratch;
    const plan study = county(1);
    save_checkpoint(scratch / "c.h5", run_to(study, 0, 2));
    edited copy(scratch / "c.h5", scratch / "e.h5");
    copy.planted = "mood";
    copy.write([](const std::string&, hdf5::values&) { return true; });
    EXPECT_THAT(refusal([&] { resumed(scratch / "e.h5", study, 0); }), HasSubstr("/run/mood: unknown to this program"));
}

TEST(a_checkpoint, of_another_version_is_refused_with_both) {
    const scratch_directory scratch;
    save_checkpoint(scratch / "c.h5", run_to(county(1), 0, 2));
    edited copy(scratch / "c.h5", scratch / "e.h5");
    copy.version = "0.9";
    copy.write([](const std::string&, hdf5::values&) { return true; });
    EXPECT_THAT(refusal([&] { checkpoint(scratch / "e.h5"); }),
                HasSubstr("schema_version is 0.9 in the file and " + std::string(checkpoint_schema_version)));
    EXPECT_THAT(refusal([&] { checkpoint(scratch / "e.h5", language::zh); }), HasSubstr("本程序为"));
}

}  // namespace
}  // namespace sim
