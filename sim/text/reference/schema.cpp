#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "sim/model/parameters.hpp"
#include "sim/text/reference/reference.hpp"
#include "sim/text/reform/fields.hpp"
#include "sim/text/toml/format.hpp"

namespace sim {
namespace {

using json = nlohmann::ordered_json;

/// A date or time is a string in JSON, without the quotes of our own choice texts.
json json_value(const parameter_info& info, double value) {
    switch (info.kind) {
        case value_kind::number:
            return value;
        case value_kind::count:
            return static_cast<std::int64_t>(value);
        case value_kind::flag:
            return value != 0.0;
        case value_kind::choice:
            return info.choices[static_cast<std::size_t>(value)].id;
        case value_kind::clock:
        case value_kind::date:
            return toml_value(info, value);
    }
    return {};
}

void add_type(json& out, const parameter_info& info) {
    switch (info.kind) {
        case value_kind::number:
            out["type"] = "number";
            break;
        case value_kind::count:
            out["type"] = "integer";
            break;
        case value_kind::flag:
            out["type"] = "boolean";
            break;
        case value_kind::choice:
            out["type"] = "string";
            for (const label& choice : info.choices) out["enum"].push_back(choice.id);
            break;
        case value_kind::clock:
            out.update({{"type", "string"}, {"format", "time"}});
            break;
        case value_kind::date:
            out.update({{"type", "string"}, {"format", "date"}});
            break;
    }
}

void add_range(json& out, const parameter_info& info) {
    if (info.kind == value_kind::number || info.kind == value_kind::count) {
        if (std::isfinite(info.range.lower)) out["minimum"] = json_value(info, info.range.lower);
        if (std::isfinite(info.range.upper)) out["maximum"] = json_value(info, info.range.upper);
    } else if (info.kind == value_kind::date) {
        out["x-range"] = range_text(info);  // JSON Schema has no bounds on strings
    }
}

json property(const parameter_info& info) {
    json out;
    add_type(out, info);
    add_range(out, info);
    out["description"] = info.meaning.en;
    out["x-description-zh"] = info.meaning.zh;
    out["x-unit"] = info.unit;
    out["x-source"] = info.sources;
    out["x-confidence"] = label_of(info.trust).id;
    return out;
}

json closed_object() {
    return {{"type", "object"}, {"additionalProperties", false}, {"properties", json::object()}};
}

/// Adds a parameter under a dotted key, making the objects on the way.
void add_property(json& object, std::string_view key, const parameter_info& info, double fallback) {
    const std::size_t dot = key.find('.');
    const std::string head(key.substr(0, dot));
    json& slot = object["properties"][head];
    if (dot == std::string_view::npos) {
        slot = property(info);
        slot["default"] = json_value(info, fallback);
        return;
    }
    if (slot.is_null()) slot = closed_object();
    add_property(slot, key.substr(dot + 1), info, fallback);
}

json line(std::string_view description) {
    return {{"type", "string"}, {"minLength", 1}, {"description", description}};
}

json name() {
    json out = line("Short name; becomes part of results and of arm names.");
    out["pattern"] = "^[A-Za-z0-9_][A-Za-z0-9_-]{0,63}$";
    return out;
}

json levers_schema() {
    json levers = closed_object();
    for (const lever_info& lever : all_levers()) {
        json& entry = levers["properties"][std::string(lever.name)] = closed_object();
        entry["title"] = lever.title.en;
        entry["description"] = lever.meaning.en;
        entry["x-description-zh"] = lever.meaning.zh;
        entry["x-source"] = lever.sources;
        for (const lever_parameter& p : lever.parameters) {
            add_property(entry, p.key.substr(lever.name.size() + 1), *p.info, p.fallback);
        }
    }
    return levers;
}

json reform_schema() {
    json out = closed_object();
    json& properties = out["properties"];
    properties["name"] = name();
    properties["title"] = line("English title.");
    properties["title_zh"] = line("Chinese title.");
    std::apply([&](const auto&... r) { ((properties[std::string(r.info.name)] = property(r.info)), ...); },
               reform_rows);
    properties["townships"] = {{"type", "array"},
                               {"items", {{"type", "integer"}, {"minimum", 0}}},
                               {"minItems", 1},
                               {"uniqueItems", true},
                               {"description", townships_meaning.en},
                               {"x-description-zh", townships_meaning.zh}};
    properties["levers"] = levers_schema();
    out["required"] = {"name", "levers"};
    return out;
}

}  // namespace

std::string describe_schema() {
    json schema{{"$schema", "https://json-schema.org/draft/2020-12/schema"}, {"title", "Qianxian scenario"}};
    schema.update(closed_object());
    json& properties = schema["properties"];
    properties["name"] = name();
    properties["title"] = line("English title.");
    properties["title_zh"] = line("Chinese title.");
    properties["extends"] = line("Scenario file over which this one lies, relative to this file.");
    properties["township_tables"] = line("Folder with the tables of your own township, relative to this file.");
    properties["roster"] = {{"type", "object"}, {"description", "Imported township in a resolved scenario."}};
    for (const section& s : all_sections()) {
        json& entry = properties[std::string(s.name)] = closed_object();
        entry["title"] = s.title.en;
        entry["x-title-zh"] = s.title.zh;
        const std::string prefix = std::string(s.name) + ".";
        for (const parameter& p : all_parameters()) {
            if (p.key.starts_with(prefix)) add_property(entry, p.key.substr(prefix.size()), *p.info, p.fallback);
        }
    }
    properties["reform"] = {{"type", "array"}, {"items", reform_schema()}};
    schema["required"] = {"name"};
    return schema.dump(2) + "\n";
}

}  // namespace sim
