#include <cstdio>
#include <filesystem>
#include <fstream>
#include <memory>

#include "sim/cli/speech.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/core/error.hpp"
#include "sim/graph/generate.hpp"
#include "sim/graph/statistics.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/text/say.hpp"
#include "sim/text/scenario/reader.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

struct graph_options {
    std::string scenario;
    std::vector<std::string> sets;
    std::string out;
    std::uint32_t seed = 1;
    std::uint32_t township = 0;
    bool force = false;
};

roster town_of(const scenario& world, const graph_options& options) {
    if (world.imported) return *world.imported;
    return generate_roster(world.par.of<township_params>(), options.seed, options.township);
}

/// Nothing of the user's is written over unasked, and never what is read here.
void refuse_to_overwrite(const graph_options& options, language l) {
    const fs::path out(options.out);
    if (!fs::exists(out)) return;
    const auto refuse = [&](const text& why) { throw input_error({{"--out " + options.out, std::string(why.in(l))}}); };
    if (fs::equivalent(out, options.scenario)) refuse({"is read here. Give another name.", "正被读取。请另取文件名。"});
    if (options.force || !fs::is_regular_file(out)) return;
    refuse({"the file exists. Give another name, or --force to replace it.",
            "文件已存在。请另取文件名，或加 --force 覆盖。"});
}

void write(const hierarchy& graph, const std::string& file, language l) {
    std::ofstream out(file);
    graph.write_graphml(out);
    out.close();
    if (!out) {
        throw input_error({{"--out " + file, say(l, {"cannot be written. Check folder and permissions.",
                                                     "无法写入。请检查文件夹与权限。"})}});
    }
}

int graph(const graph_options& options, const call& here) {
    const language l = here.speech;
    if (!options.out.empty()) refuse_to_overwrite(options, l);
    const roster town = town_of(read_scenario(options.scenario, options.sets, l), options);
    const hierarchy graph(town);
    constexpr text size{"{} people, {} units, {} lines, {} groups; {} vertices\n\n",
                        "人员 {}，单位 {}，条线 {}，群 {}；顶点 {}\n\n"};
    tell(stdout, say(l, size, town.persons.size(), town.units.size(), town.departments.size(), town.groups.size(),
                     graph.vertex_count()));
    tell(stdout, statistics_table(structure_statistics(town), l));
    if (options.out.empty()) return 0;
    write(graph, options.out, l);
    tell(stdout, say(l, {"\nGraph: {}\n", "\n图文件：{}\n"}, options.out));
    return 0;
}

}  // namespace

void add_graph(CLI::App& app, call& here) {
    const auto options = std::make_shared<graph_options>();
    constexpr std::string_view examples =
        "  qianxian graph scenarios/baru-34.toml\n"
        "  qianxian graph scenarios/baru-34.toml -o baru.graphml";
    CLI::App* verb = add_verb(app, here, "graph",
                              {"Statistics and GraphML of a township's hierarchy", "乡镇条块结构的统计与 GraphML 导出"},
                              {examples, examples});
    const auto t = [&](const text& words) { return std::string(words.in(here.speech)); };
    verb->add_option("scenario", options->scenario, t({"Scenario file (TOML)", "情景文件（TOML）"}))
        ->required()
        ->type_name("FILE");
    verb->add_option(
            "-o,--out", options->out,
            t({"GraphML file, for Gephi, networkx or igraph", "GraphML 文件，供 Gephi、networkx、igraph 使用"}))
        ->type_name("FILE");
    verb->add_flag("--force", options->force, t({"Replace a file that exists", "覆盖已有文件"}));
    verb->add_option("--seed", options->seed, t({"Seed of the generated township", "生成乡镇的随机种子"}))
        ->capture_default_str();
    verb->add_option("--set", options->sets,
                     t({"Overrides one value, as township.n_villages=20; repeatable",
                        "改动一个值，如 township.n_villages=20；可重复"}))
        ->allow_extra_args(false)
        ->type_name("KEY=VALUE");
    verb->callback([options, &here] { here.exit = graph(*options, here); });
}

}  // namespace sim
