/// Every kind of malformed township table gives exactly the message that stands in its folder, in both languages. A
/// case is the example township with some tables replaced. QIANXIAN_UPDATE_GOLDEN=1 writes the messages anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sim/core/error.hpp"
#include "sim/text/roster/reader.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

const fs::path& cases_folder() {
    static const fs::path folder = fs::absolute("tests/golden/roster");  // the test works elsewhere
    return folder;
}

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(cases_folder())) names.push_back(entry.path().filename().string());
    std::ranges::sort(names);
    return names;
}

std::string content(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

/// Works in a folder of its own, so that messages hold bare file names.
class golden_roster : public testing::TestWithParam<std::string> {
protected:
    golden_roster() {
        fs::remove_all(work_);
        fs::create_directories(work_);
        const auto replace = fs::copy_options::overwrite_existing;
        for (const fs::path& from : {fs::path{"scenarios/example-township"}, folder_}) {
            for (const auto& entry : fs::directory_iterator(from)) {
                fs::copy(entry.path(), work_ / entry.path().filename(), replace);
            }
        }
        std::ifstream absent(folder_ / "absent.txt");
        for (std::string file; std::getline(absent, file);) fs::remove(work_ / file);
        fs::current_path(work_);
    }
    ~golden_roster() override {
        fs::current_path(before_);
        fs::remove_all(work_);
    }

    static std::string message(language l) {
        try {
            read_roster("", l);
        } catch (const input_error& e) {
            return std::string(e.what()) + "\n";
        }
        return "accepted\n";
    }

    const fs::path folder_ = cases_folder() / GetParam();

private:
    const fs::path before_ = fs::current_path();
    const fs::path work_ = fs::path(testing::TempDir()) / ("golden_roster_" + GetParam());
};

TEST_P(golden_roster, is_rejected_with_the_recorded_message) {
    const std::string found = message(language::en) + "\n" + message(language::zh);
    if (std::getenv("QIANXIAN_UPDATE_GOLDEN") != nullptr) std::ofstream(folder_ / "expected.txt") << found;
    EXPECT_EQ(found.find("accepted"), std::string::npos);
    EXPECT_EQ(found, content(folder_ / "expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(cases, golden_roster, testing::ValuesIn(case_names()),
                         [](const auto& test) { return test.param; });

TEST(golden_rosters, cover_at_least_thirty_kinds_of_mistake) {
    EXPECT_GE(case_names().size(), 30U);
}

}  // namespace
}  // namespace sim
