/// A scenario under construction: each file, then each --set, lies over what is there.
#pragma once

#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "sim/model/scenario.hpp"
#include "sim/text/toml/values.hpp"

namespace sim {

class scenario_layers {
public:
    explicit scenario_layers(problem_log& log) : log_(log) {}

    void read_file(const std::filesystem::path& file);
    void read_text(std::string_view content, const std::string& name);

    /// The settings of a section, with keys relative to it, writing into this scenario.
    std::vector<setting> settings_of(std::string_view section);

    /// Remembers where a section was last written and whether a value in it was rejected.
    void touch(std::string_view section, const place& at, bool rejected);

    /// The reform called `name`, made last if there is none.
    reform& reform_named(const std::string& name);

    /// Checks the rules between parameters, resolves the text and throws if anything was wrong.
    scenario finish();

private:
    void read_document(const toml_document& document, const std::filesystem::path& folder, bool top);
    void read_base(const toml_document& document, const toml::table& root, const std::filesystem::path& folder);
    void read_heading(const toml_document& document, const toml::table& root, bool top);
    void read_section(const toml_document& document, const toml::key& name, const toml::node& value);
    void read_reforms(const toml_document& document, const toml::node& value);
    void read_township(const toml_document& document, const toml::table& root, const std::filesystem::path& folder);
    void import_tables();

    problem_log& log_;
    scenario out_;
    std::vector<std::filesystem::path> chain_;  // files being read, each extending the next
    std::map<std::string, place, std::less<>> touched_;
    std::set<std::string, std::less<>> broken_;
    std::filesystem::path tables_;  // folder of the township's own tables, if any
    place tables_at_;
};

}  // namespace sim
