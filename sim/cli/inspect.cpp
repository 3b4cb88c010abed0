#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdio>
#include <memory>

#include "sim/cli/outcomes.hpp"
#include "sim/cli/probe.hpp"
#include "sim/cli/speech.hpp"
#include "sim/cli/text_table.hpp"
#include "sim/cli/verbs.hpp"
#include "sim/cli/verify.hpp"
#include "sim/core/error.hpp"
#include "sim/core/unicode.hpp"
#include "sim/engine/comparison.hpp"
#include "sim/results/reader.hpp"
#include "sim/results/record/compare.hpp"
#include "sim/results/table/table.hpp"
#include "sim/text/say.hpp"

namespace sim {
namespace {

std::string title_of(const stored_arm& arm, language l) {
    return l == language::zh ? arm.title_zh : arm.title;
}

std::string attributes_text(const stored_study& s, language l) {
    const auto line = [l](const text& name, const std::string& value) {
        const std::string head(name.in(l));
        const std::size_t width = display_width(head);
        return "  " + head + std::string(width < 18 ? 18 - width : 1, ' ') + value + "\n";
    };
    return line({"program", "程序"}, fmt::format("qianxian {} ({})", s.program_version, s.git_revision)) +
           line({"file format", "文件格式"}, s.schema_version) + line({"command", "命令"}, s.command) +
           line({"started", "开始时间"}, s.started) +
           line({"seconds taken", "用时（秒）"}, fmt::format("{:.1f}", s.wall_seconds)) +
           line({"first day", "起始日"}, s.start) + line({"days", "天数"}, fmt::to_string(s.days)) +
           line({"townships", "乡镇数"}, fmt::to_string(s.townships)) +
           line({"replicates", "重复次数"}, fmt::to_string(s.replicates)) +
           line({"seed", "随机种子"}, fmt::to_string(s.seed)) +
           line({"recorded", "记录方式"}, s.record_period + ", " + s.record_units) +
           line({"record_sha256", "record_sha256"}, s.record_sha256);
}

std::string dimension_text(const dimension& d, language l) {
    constexpr std::size_t most = 4;
    std::vector<std::string> first;
    for (std::size_t i = 0; i < std::min(most, d.size()); ++i) {
        first.push_back(d.names.empty() ? fmt::to_string(d.values[i]) : d.names[i]);
    }
    const std::string more = d.size() > most ? ", …" : "";
    const std::string unit = d.unit == "1" ? "" : " [" + d.unit + "]";
    return fmt::format("    {} = {}{}: {} ({}{})\n", d.id, d.size(), unit,
                       l == language::zh ? d.long_name_zh : d.long_name, fmt::join(first, ", "), more);
}

std::string variable_text(const variable& v, language l) {
    constexpr text reported{", reported", "，上报数"};
    constexpr text truth{", true", "，真实数"};
    std::string layer;
    if (v.layer == "reported") layer = reported.in(l);
    if (v.layer == "true") layer = truth.in(l);
    std::vector<std::string> dimensions{std::string(replicate_dimension)};
    dimensions.insert(dimensions.end(), v.dimensions.begin(), v.dimensions.end());
    return fmt::format("    {}({}) [{}{}]: {}\n", v.id, fmt::join(dimensions, ", "), v.unit, layer,
                       l == language::zh ? v.long_name_zh : v.long_name);
}

std::string table_text(const table& t, language l) {
    std::string out = fmt::format("\n  {}: {}\n", t.id, l == language::zh ? t.title_zh : t.title);
    for (const dimension& d : t.dimensions) out += dimension_text(d, l);
    for (const variable& v : t.variables) out += variable_text(v, l);
    return out;
}

/// Tables of an arm without those that are made like the ones of the first arm.
std::string arm_text(const results_reader& file, const stored_arm& arm, language l) {
    const std::string& first = file.study().arms.front().name;
    std::string out = fmt::format("\n/arms/{}: {}\n", arm.name, title_of(arm, l));
    std::vector<std::string> alike;
    for (const std::string& id : file.tables(arm.name)) {
        const table t = file.shape(arm.name, id);
        const auto of_first = file.tables(first);
        const bool in_first = arm.name != first && std::ranges::find(of_first, id) != of_first.end();
        if (in_first && shape_difference({{}, 0, {t}}, {{}, 0, {file.shape(first, id)}}).empty()) {
            alike.push_back(id);
        } else {
            out += table_text(t, l);
        }
    }
    if (alike.empty()) return out;
    return out + say(l, {"  made like those of {}: {}\n", "  与 {} 结构相同：{}\n"}, first, fmt::join(alike, ", "));
}

std::string means_text(const results_reader& file, const std::string& path, language l) {
    const auto first = file.tables(file.study().arms.front().name);
    if (std::ranges::find(first, "summary") == first.end()) return {};
    std::vector<std::string> header{std::string(text{"Outcome (mean)", "结果指标（均值）"}.in(l)),
                                    std::string(text{"Unit", "单位"}.in(l))};
    for (const stored_arm& arm : file.study().arms) header.push_back(arm.name);
    text_table means(header);
    for (const outcome_values& outcome : read_outcomes(path, l)) {
        std::vector<std::string> row{outcome.name, outcome.unit};
        for (const auto& values : outcome.arms) {
            const level_estimate level = estimate(values);
            row.push_back(level.n == 0 ? "-" : rounded(level.mean));
        }
        means.add(row);
    }
    return "\n" + means.str();
}

int inspect(const std::string& path, const call& here) {
    const language l = here.speech;
    try {
        probe(path, l);
        const results_reader file(path, l);
        std::string out = path + "\n" + attributes_text(file.study(), l);
        for (const stored_arm& arm : file.study().arms) out += arm_text(file, arm, l);
        tell(stdout, out + means_text(file, path, l));
        return static_cast<int>(outcome_code::ok);
    } catch (const results_error& e) {
        tell(stderr, std::string(e.what()) + "\n");
        return static_cast<int>(outcome_code::bad_input);
    }
}

}  // namespace

void add_results(CLI::App& app, call& here) {
    const auto path = std::make_shared<std::string>();
    constexpr std::string_view example = "  qianxian inspect baru-34.h5";
    CLI::App* verb =
        add_verb(app, here, "inspect", {"Show what is in a results file", "查看结果文件的内容"}, {example, example});
    verb->add_option("file", *path, std::string(text{"Results file (HDF5)", "结果文件（HDF5）"}.in(here.speech)))
        ->required()
        ->type_name("FILE");
    verb->callback([path, &here] { here.exit = inspect(*path, here); });
    add_verify(app, here);
}

}  // namespace sim
