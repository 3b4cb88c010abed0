// What is left when a run ends in the middle: killed between any two changes of the disk, killed inside a write, or out
// of disk space. A child process writes, the parent looks at what it left and goes on.
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <functional>

#include "sim/results/reader.hpp"
#include "sim/results/writer.hpp"
#include "tests/support/scratch.hpp"
#include "tests/support/synthetic_study.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;
using testing::file_bytes;
using testing::scratch_directory;
using testing::synthetic_plan;
using testing::synthetic_record;

study_info info_with(disk_watch watch) {
    return {.command = "test", .started = "2020-01-06T00:00:00Z", .wall_seconds = 1.0, .watch = std::move(watch)};
}

/// Runs what is missing and finishes; gives the number of replicates that had to be run.
int complete(const fs::path& out, const plan& study, disk_watch watch = {}) {
    study_store store(out, study, info_with(std::move(watch)));
    int ran = 0;
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int64_t r = 0; r < study.replicates; ++r) {
            if (store.have(study.arms[a].name, r)) continue;
            store.add(synthetic_record(study, a, r));
            ++ran;
        }
    }
    store.finish();
    return ran;
}

/// Exit status of a child that runs `body`.
int in_child(const std::function<void()>& body) {
    const pid_t child = ::fork();
    if (child == 0) {
        body();
        ::_exit(0);
    }
    int status = -1;
    ::waitpid(child, &status, 0);
    return status;
}

bool killed(int status) {
    return WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
}

/// Finished replicates in the spool, by name: what a resumed run must not run again.
int whole_spool_files(const fs::path& out) {
    if (!fs::exists(spool_directory(out))) return 0;
    int n = 0;
    for (const auto& entry : fs::directory_iterator(spool_directory(out))) {
        n += entry.path().filename().string().starts_with("arm") ? 1 : 0;
    }
    return n;
}

void limit_file_size(rlim_t bytes) {
    const rlimit limit{bytes, bytes};
    ::setrlimit(RLIMIT_FSIZE, &limit);
}

/// From now on the process is killed in the middle of the write that would make any file longer than this.
void die_beyond(rlim_t bytes) {
    ::signal(SIGXFSZ, [](int) { ::raise(SIGKILL); });
    limit_file_size(bytes);
}

/// From now on such a write fails, as on a full disk.
void fail_beyond(rlim_t bytes) {
    ::signal(SIGXFSZ, SIG_IGN);
    limit_file_size(bytes);
}

TEST(results_crash, killed_before_any_change_of_the_disk_a_study_goes_on_to_the_same_bytes) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(1);
    int changes = 0;
    complete(scratch / "reference.h5", study, [&](std::string_view) { ++changes; });
    const std::string reference = file_bytes(scratch / "reference.h5");
    ASSERT_GT(changes, 20);
    for (int fatal = 1; fatal <= changes; ++fatal) {
        const fs::path out = scratch / ("out" + std::to_string(fatal) + ".h5");
        int seen = 0;
        const auto watch = [&](std::string_view) {
            if (++seen == fatal) ::raise(SIGKILL);
        };
        ASSERT_TRUE(killed(in_child([&] { complete(out, study, watch); }))) << fatal;
        // nothing that looks finished but is not
        EXPECT_TRUE(!fs::exists(out) || file_bytes(out) == reference) << fatal;
        const int kept = whole_spool_files(out);
        EXPECT_EQ(complete(out, study), 2 - kept) << fatal;
        EXPECT_EQ(file_bytes(out), reference) << fatal;
        EXPECT_FALSE(fs::exists(spool_directory(out))) << fatal;
    }
}

TEST(results_crash, every_replicate_whose_adding_returned_survives_a_kill) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(3);
    const auto body = [&] {
        study_store store(scratch / "out.h5", study, info_with({}));
        store.add(synthetic_record(study, 0, 1));
        store.add(synthetic_record(study, 1, 0));
        ::raise(SIGKILL);
    };
    ASSERT_TRUE(killed(in_child(body)));
    const study_store store(scratch / "out.h5", study, info_with({}));
    EXPECT_EQ(store.in_hand(), 2);
    EXPECT_TRUE(store.have("as_is", 1));
    EXPECT_TRUE(store.have("reform", 0));
}

TEST(results_crash, killed_inside_a_write_a_study_goes_on_to_the_same_bytes) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(2);
    complete(scratch / "reference.h5", study);
    const std::string reference = file_bytes(scratch / "reference.h5");
    // below the size of a replicate it dies in add(), above in finish()
    for (const double share : {0.0001, 0.001, 0.01, 0.05, 0.09, 0.2, 0.5, 0.9, 0.999}) {
        const fs::path out = scratch / ("out" + std::to_string(share) + ".h5");
        const auto limit = static_cast<rlim_t>(share * static_cast<double>(reference.size()));
        const auto body = [&] {
            die_beyond(limit);
            complete(out, study);
        };
        ASSERT_TRUE(killed(in_child(body))) << share;
        EXPECT_FALSE(fs::exists(out)) << share;
        complete(out, study);
        EXPECT_EQ(file_bytes(out), reference) << share;
    }
}

/// What the child of a full disk reports: 1 = a results_error that names path and reason, 2 = another one.
int complete_on_full_disk(const fs::path& out, const plan& study, rlim_t bytes) {
    return in_child([&] {
        fail_beyond(bytes);
        try {
            complete(out, study);
        } catch (const results_error& e) {
            const std::string message = e.what();
            const bool plain = message.find(out.string()) != std::string::npos &&
                               message.find("File too large") != std::string::npos &&
                               message.find("time =") == std::string::npos &&
                               message.find("run the same command again") != std::string::npos;
            std::exit(plain ? 1 : 2);  // the normal way out, with whatever HDF5 does there
        }
    });
}

TEST(results_crash, a_full_disk_is_a_plain_error_and_the_study_can_go_on) {
    const scratch_directory scratch;
    const plan study = synthetic_plan(2);
    complete(scratch / "reference.h5", study);
    const std::string reference = file_bytes(scratch / "reference.h5");
    for (const double share : {0.01, 0.2, 0.5, 0.9, 0.999}) {
        const fs::path out = scratch / ("out" + std::to_string(share) + ".h5");
        const auto limit = static_cast<rlim_t>(share * static_cast<double>(reference.size()));
        const int status = complete_on_full_disk(out, study, limit);
        EXPECT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 1) << share << ": status " << status;
        EXPECT_FALSE(fs::exists(out)) << share;
        complete(out, study);
        EXPECT_EQ(file_bytes(out), reference) << share;
    }
}

}  // namespace
}  // namespace sim
