#include "sim/results/record/shape.hpp"

#include <nlohmann/json.hpp>

namespace sim {
namespace {

using json = nlohmann::json;

json to_json(const dimension& d) {
    return {{"id", d.id},       {"long_name", d.long_name}, {"long_name_zh", d.long_name_zh}, {"unit", d.unit},
            {"names", d.names}, {"titles_en", d.titles_en}, {"titles_zh", d.titles_zh},       {"values", d.values}};
}

dimension to_dimension(const json& j) {
    return {j.at("id"),    j.at("long_name"), j.at("long_name_zh"), j.at("unit"),
            j.at("names"), j.at("titles_en"), j.at("titles_zh"),    j.at("values")};
}

json to_json(const variable& v) {
    return {{"id", v.id},       {"unit", v.unit},       {"long_name", v.long_name}, {"long_name_zh", v.long_name_zh},
            {"layer", v.layer}, {"over", v.dimensions}, {"type", v.data.index()}};
}

variable to_variable(const json& j) {
    variable v{j.at("id"), j.at("unit"), j.at("long_name"), j.at("long_name_zh"), j.at("layer"), j.at("over"), {}};
    if (j.at("type") == 1) v.data = std::vector<std::int32_t>();
    if (j.at("type") == 2) v.data = std::vector<double>();
    return v;
}

}  // namespace

std::string shape_text(const replicate_record& record) {
    json all = json::array();
    for (const table& t : record.tables) {
        json dimensions = json::array();
        json variables = json::array();
        for (const dimension& d : t.dimensions) dimensions.push_back(to_json(d));
        for (const variable& v : t.variables) variables.push_back(to_json(v));
        all.push_back({{"id", t.id},
                       {"title", t.title},
                       {"title_zh", t.title_zh},
                       {"dimensions", dimensions},
                       {"variables", variables}});
    }
    return all.dump();
}

std::vector<table> tables_of(const std::string& shape) {
    std::vector<table> tables;
    for (const json& j : json::parse(shape)) {
        table t{j.at("id"), j.at("title"), j.at("title_zh"), {}, {}};
        for (const json& d : j.at("dimensions")) t.dimensions.push_back(to_dimension(d));
        for (const json& v : j.at("variables")) t.variables.push_back(to_variable(v));
        tables.push_back(std::move(t));
    }
    return tables;
}

}  // namespace sim
