#include <gtest/gtest.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>

#include "sim/results/hdf5/file.hpp"
#include "sim/results/writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace {

/// Which of the writes of this process fail while a test says so: the n-th alone, or the n-th and all after it.
struct faults {
    bool armed = false;
    bool lasting = false;
    int countdown = 0;  // 1: the next write fails
    int failed = 0;

    bool strikes() {
        if (!armed) return false;
        --countdown;
        const bool hit = countdown == 0 || (lasting && countdown < 0);
        if (hit) ++failed;
        return hit;
    }
};

faults disk;

ssize_t no_space() {
    errno = ENOSPC;
    return -1;
}

}  // namespace

// The libraries of the program find these in place of the C library's.
extern "C" {

[[gnu::visibility("default")]] ssize_t pwrite(int descriptor, const void* bytes, size_t size, off_t offset) {
    return disk.strikes() ? no_space() : syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

[[gnu::visibility("default")]] ssize_t pwrite64(int descriptor, const void* bytes, size_t size, off64_t offset) {
    return disk.strikes() ? no_space() : syscall(SYS_pwrite64, descriptor, bytes, size, offset);
}

[[gnu::visibility("default")]] ssize_t write(int descriptor, const void* bytes, size_t size) {
    return disk.strikes() ? no_space() : syscall(SYS_write, descriptor, bytes, size);
}

}  // extern "C"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::file_bytes;
using testing::scratch_directory;

const study_info fixed{.command = "test", .started = "2020-01-06T00:00:00Z", .wall_seconds = 1.0};

void run_all(const fs::path& out, const plan& study) {
    study_store store(out, study, fixed);
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) {
            if (!store.have(study.arms[a].name, r)) store.add(testing::synthetic_record(study, a, r));
        }
    }
    store.finish();
}

/// True if the run said that it finished.
bool finishes(const fs::path& out, const plan& study, int nth, bool lasting) {
    disk = {.armed = true, .lasting = lasting, .countdown = nth};
    bool finished = true;
    try {
        run_all(out, study);
    } catch (const results_error&) {
        finished = false;
    }
    disk.armed = false;
    return finished;
}

/// Lets the n-th write fail for every n until a run has fewer writes than that.
void let_every_write_fail(bool lasting) {
    const scratch_directory scratch;
    const plan study = testing::synthetic_plan(1);
    run_all(scratch / "sound.h5", study);
    const std::string sound = file_bytes(scratch / "sound.h5");
    const fs::path out = scratch / "out.h5";
    int nth = 1;
    for (;; ++nth) {
        const bool finished = finishes(out, study, nth, lasting);
        if (finished) {
            ASSERT_EQ(file_bytes(out), sound) << "write " << nth << " failed, and nobody said so";
        } else {
            ASSERT_FALSE(fs::exists(out)) << "write " << nth;
            run_all(out, study);
            ASSERT_EQ(file_bytes(out), sound) << "after write " << nth << " had failed";
        }
        fs::remove(out);
        if (disk.failed == 0) break;
    }
    EXPECT_GT(nth, 20) << "the faults reach the writes";
}

/// In a process of its own, which nobody asks for leaks: the HDF5 library never frees what it could not write.
void let_every_write_fail_elsewhere(bool lasting) {
    const auto trial = [&] {
        let_every_write_fail(lasting);
        std::_Exit(::testing::Test::HasFailure() ? 1 : 0);
    };
    EXPECT_EXIT(trial(), ::testing::ExitedWithCode(0), "");
}

TEST(write_error, one_failed_write_is_reported_or_made_good) {
    let_every_write_fail_elsewhere(false);
}

TEST(write_error, a_disk_that_stays_full_is_reported) {
    let_every_write_fail_elsewhere(true);
}

TEST(write_error, a_data_set_that_cannot_be_written_out_at_its_end_is_reported_by_the_file) {
    const scratch_directory scratch;
    hdf5::file file = hdf5::file::create(scratch / "out.h5");
    {
        hdf5::group root = file.root();
        hdf5::dataset numbers = root.create_dataset("numbers", {hdf5::element::int64, {1024}, {1024}});
        numbers.write_rows(0, 1024, std::vector<std::int64_t>(1024, 7));
        disk = {.armed = true, .lasting = false, .countdown = 1};
    }
    disk.armed = false;
    ASSERT_EQ(disk.failed, 1) << "closing the data set writes its chunk";
    EXPECT_THROW(file.close(), hdf5::failure);
}

}  // namespace
}  // namespace sim
