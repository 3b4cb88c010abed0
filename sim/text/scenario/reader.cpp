#include "sim/text/scenario/reader.hpp"

#include "sim/text/scenario/builder.hpp"

namespace sim {
namespace {

/// The last layer is the file that the user named.
void add_all(const scenario_layers& layers, std::span<const std::string> sets, scenario_builder& builder) {
    for (const scenario_layer& layer : layers) builder.add(layer, &layer == &layers.back());
    for (const std::string& set : sets) builder.add_set(set);
}

}  // namespace

scenario read_scenario(const std::filesystem::path& file, std::span<const std::string> sets, language l) {
    problem_log log(l);
    scenario_builder builder(log);
    add_all(read_layers(file, log), sets, builder);
    return builder.finish();
}

scenario parse_scenario(std::string_view content, const std::string& name, language l,
                        std::span<const std::string> sets) {
    problem_log log(l);
    scenario_builder builder(log);
    add_all(parse_layers(content, name, log), sets, builder);
    return builder.finish();
}

}  // namespace sim
