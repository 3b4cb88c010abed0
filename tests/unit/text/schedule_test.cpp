/// The printed schedule is complete, and the model's description holds exactly it.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <regex>

#include "sim/model/actors.hpp"
#include "sim/text/reference/reference.hpp"

namespace sim {
namespace {

using testing::ElementsAre;
using testing::HasSubstr;
using testing::IsEmpty;

std::string content_of(const std::string& file) {
    std::ifstream in(file);
    EXPECT_TRUE(in.is_open()) << file;
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Hooks declared in this source that the page does not print.
std::vector<std::string> hooks_missing(const std::string& source, const std::string& page) {
    const std::regex declared(R"(SIM_HOOK\((\w+)\)|std::string_view id = "(\w+)\")");
    std::vector<std::string> missing;
    std::size_t found = 0;
    for (std::sregex_iterator m(source.begin(), source.end(), declared), end; m != end; ++m, ++found) {
        const std::string name = (*m)[1].str() + (*m)[2].str();
        if (page.find("`" + name + "`") == std::string::npos) missing.push_back(name);
    }
    EXPECT_GT(found, 0U);
    return missing;
}

/// What stands between the marks of a document.
std::string marked(const std::string& document) {
    const std::string begin = "<!-- qianxian describe --schedule -->\n\n";
    const std::size_t from = document.find(begin);
    const std::size_t to = document.find("\n<!-- end -->\n");
    if (from == std::string::npos || to == std::string::npos) return "no marks";
    return document.substr(from + begin.size(), to - from - begin.size());
}

class printed_schedule : public testing::TestWithParam<language> {};

TEST_P(printed_schedule, names_every_actor) {
    const std::string page = describe_schedule(GetParam());
    for_each_type(actors{},
                  [&]<class M>() { EXPECT_THAT(page, HasSubstr(". " + std::string(title_of<M>().in(GetParam())))); });
}

TEST_P(printed_schedule, prints_every_hook) {
    const std::string source = content_of("sim/model/hooks.hpp");
    EXPECT_THAT(hooks_missing(source, describe_schedule(GetParam())), IsEmpty());
    EXPECT_THAT(hooks_missing(source + "\nSIM_HOOK(forgotten);\n", describe_schedule(GetParam())),
                ElementsAre("forgotten"));
}

TEST_P(printed_schedule, is_section_three_of_the_models_description) {
    const bool english = GetParam() == language::en;
    const std::string document = content_of(english ? "sim/model/README.md" : "sim/model/README.zh.md");
    EXPECT_EQ(marked(document), describe_schedule(GetParam()));
    std::string drifted = document;
    drifted.replace(drifted.find("`begin_day`"), 11, "`start_day`");
    EXPECT_NE(marked(drifted), describe_schedule(GetParam()));
}

INSTANTIATE_TEST_SUITE_P(in, printed_schedule, testing::Values(language::en, language::zh),
                         [](const auto& made) { return made.param == language::en ? "English" : "Chinese"; });

}  // namespace
}  // namespace sim
