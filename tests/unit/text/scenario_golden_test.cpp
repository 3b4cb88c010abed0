/// Every kind of malformed scenario or reform gives exactly the message that stands in its folder, in both languages.
/// QIANXIAN_UPDATE_GOLDEN=1 writes the messages anew.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <vector>

#include "sim/core/error.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

const fs::path& cases_folder() {
    static const fs::path folder = fs::path{"tests/golden/scenario"};
    return folder;
}

std::vector<std::string> case_names() {
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(cases_folder())) {
        if (entry.is_directory()) names.push_back(entry.path().filename().string());
    }
    std::ranges::sort(names);
    return names;
}

std::string content(const fs::path& file) {
    std::ostringstream out;
    out << std::ifstream(file, std::ios::binary).rdbuf();
    return out.str();
}

/// Reads in the case's own folder, so that messages hold short relative paths.
class golden_scenario : public testing::TestWithParam<std::string> {
protected:
    golden_scenario() { fs::current_path(cases_folder() / GetParam()); }
    ~golden_scenario() override { fs::current_path(before_); }

    static std::string message(language l) {
        std::vector<std::string> sets;
        std::ifstream lines("sets.txt");
        for (std::string line; std::getline(lines, line);) sets.push_back(line);
        try {
            if (fs::exists("reform.toml")) {
                read_reform("reform.toml", l);
            } else {
                read_scenario("scenario.toml", sets, l);
            }
        } catch (const input_error& e) {
            return std::string(e.what()) + "\n";
        }
        return "accepted\n";
    }

private:
    fs::path before_ = fs::current_path();
};

TEST_P(golden_scenario, is_rejected_with_the_recorded_message) {
    const std::string found = message(language::en) + "\n" + message(language::zh);
    if (std::getenv("QIANXIAN_UPDATE_GOLDEN") != nullptr) std::ofstream("expected.txt") << found;
    EXPECT_EQ(found.find("accepted"), std::string::npos);
    EXPECT_EQ(found, content("expected.txt"));
}

INSTANTIATE_TEST_SUITE_P(cases, golden_scenario, testing::ValuesIn(case_names()),
                         [](const auto& test) { return test.param; });

TEST(golden_scenarios, cover_at_least_forty_kinds_of_mistake) {
    EXPECT_GE(case_names().size(), 40U);
}

}  // namespace
}  // namespace sim
