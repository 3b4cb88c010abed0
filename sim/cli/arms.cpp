#include "sim/cli/arms.hpp"

#include <algorithm>
#include <filesystem>

#include "sim/core/error.hpp"
#include "sim/text/reform/reader.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/writer.hpp"

namespace sim {
namespace {

/// Files joined by "+"; a file that has a "+" in its name is one file.
std::vector<std::string> split(const std::string& argument) {
    if (std::filesystem::exists(argument)) return {argument};
    std::vector<std::string> files;
    for (std::size_t begin = 0; begin <= argument.size();) {
        const std::size_t end = std::min(argument.find('+', begin), argument.size());
        files.push_back(argument.substr(begin, end - begin));
        begin = end + 1;
    }
    return files;
}

bool has(const scenario& world, const std::string& reform_name) {
    return std::ranges::find(world.reforms, reform_name, &reform::name) != world.reforms.end();
}

}  // namespace

std::vector<arm> make_arms(const scenario& world, std::span<const std::string> reforms, language l) {
    std::vector<arm> arms{{world.name, world}};
    std::vector<problem> problems;
    const auto reject = [&](const std::string& argument, const text& words, const std::string& name) {
        problems.push_back({"--reform " + argument, say(l, words, name)});
    };
    for (const std::string& argument : reforms) {
        arm next{"", world};
        for (const std::string& file : split(argument)) {
            try {
                const reform r = read_reform(file, l);
                next.name += (next.name.empty() ? "" : "+") + r.name;
                if (has(next.world, r.name)) {
                    reject(argument,
                           {"the arm has two reforms named {}. Rename one.", "方案中有两项改革同名：{}。请改名。"},
                           r.name);
                }
                next.world.reforms.push_back(r);
            } catch (const input_error& e) {
                problems.insert(problems.end(), e.problems.begin(), e.problems.end());
            }
        }
        if (std::ranges::find(arms, next.name, &arm::name) != arms.end()) {
            reject(argument, {"two arms are named {}. Rename a reform.", "有两个方案同名：{}。请给改革改名。"},
                   next.name);
        }
        next.world.source = to_toml(next.world);
        arms.push_back(std::move(next));
    }
    if (!problems.empty()) throw input_error(problems);
    return arms;
}

}  // namespace sim
