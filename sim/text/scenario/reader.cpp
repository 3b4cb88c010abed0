#include "sim/text/scenario/reader.hpp"

#include "sim/text/scenario/layers.hpp"
#include "sim/text/scenario/sets.hpp"

namespace sim {

scenario read_scenario(const std::filesystem::path& file, std::span<const std::string> sets, language l) {
    problem_log log(l);
    scenario_layers layers(log);
    layers.read_file(file);
    for (const std::string& set : sets) apply_set(set, layers, log);
    return layers.finish();
}

scenario parse_scenario(std::string_view content, const std::string& name, language l,
                        std::span<const std::string> sets) {
    problem_log log(l);
    scenario_layers layers(log);
    layers.read_text(content, name);
    for (const std::string& set : sets) apply_set(set, layers, log);
    return layers.finish();
}

}  // namespace sim
