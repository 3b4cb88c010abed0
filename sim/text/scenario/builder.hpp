/// A scenario in the making: typed values are laid over each other, then judged together.
#pragma once

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/text/scenario/layers.hpp"
#include "sim/text/toml/values.hpp"

namespace sim {

class scenario_builder {
public:
    explicit scenario_builder(problem_log& log) : log_(log) {}

    /// Lays a file over what is there. `top` is the file that the user named.
    void add(const scenario_layer& layer, bool top);

    /// Lays one value over what is there: "<section>.<key>=<value>" or "levers.<lever>.<key>=<value>"; lever settings go
    /// to a reform called "set".
    void add_set(const std::string& argument);

    /// Checks the rules between parameters, resolves the text and throws if anything was wrong.
    scenario finish();

private:
    void add_heading(const toml_document& document, bool top);
    void add_township(const scenario_layer& layer);
    void add_section(const toml_document& document, const toml::key& name, const toml::node& value);
    void add_reforms(const toml_document& document, const toml::node& value);
    void touch(const std::string& section, const place& at, bool rejected);
    reform& reform_named(const std::string& name);
    void import_tables();

    problem_log& log_;
    scenario out_;
    std::map<std::string, place, std::less<>> touched_;  // where a section was last written
    std::set<std::string, std::less<>> broken_;          // sections with a rejected value
    std::filesystem::path tables_;                       // folder of the township's own tables, if any
};

}  // namespace sim
