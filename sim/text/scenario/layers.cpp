#include "sim/text/scenario/layers.hpp"

#include <algorithm>

#include "sim/text/toml/values.hpp"

namespace sim {
namespace {

namespace fs = std::filesystem;

/// The file that a layer extends, if it names one that is not among the files above it.
std::optional<fs::path> base_of(const scenario_layer& layer, const std::vector<fs::path>& above, problem_log& log) {
    const toml::node* value = layer.document.root.get("extends");
    if (value == nullptr) return {};
    const auto name = read_line(layer.document, *value, "extends", log);
    if (!name) return {};
    const fs::path base = (layer.folder / *name).lexically_normal();
    std::error_code ignored;
    const auto same = [&](const fs::path& other) { return fs::equivalent(base, other, ignored); };
    const auto start = std::ranges::find_if(above, same);
    if (start == above.end()) return base;
    std::string circle;
    for (auto file = start; file != above.end(); ++file) circle += file->generic_string() + " -> ";
    log.add(layer.document.at(*value),
            {"extends = {}: the files extend each other in a circle: {}.", "extends = {}：文件循环继承：{}。"},
            shown(*value), circle + start->generic_string());
    return {};
}

/// `files` are those read so far; the last of them holds `document`.
scenario_layers layers_from(std::optional<toml_document> document, std::vector<fs::path> files, problem_log& log) {
    scenario_layers layers;
    while (document) {
        const fs::path folder = files.empty() ? fs::path() : files.back().parent_path();
        const scenario_layer& layer = layers.emplace_back(scenario_layer{std::move(*document), folder});
        document.reset();
        if (const auto base = base_of(layer, files, log)) {
            document = read_toml(*base, layer.document.at(*layer.document.root.get("extends")), log);
            files.push_back(*base);
        }
    }
    std::ranges::reverse(layers);
    return layers;
}

}  // namespace

scenario_layers read_layers(const fs::path& file, problem_log& log) {
    return layers_from(read_toml(file, {file.generic_string()}, log), {file}, log);
}

scenario_layers parse_layers(std::string_view content, const std::string& name, problem_log& log) {
    return layers_from(parse_toml(content, name, log), {}, log);
}

}  // namespace sim
