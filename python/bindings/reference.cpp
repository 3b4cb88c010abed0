/// What there is: parameters, levers, outcomes, the words of every enumeration, the JSON Schema.
#include "sim/text/reference/reference.hpp"
#include "convert.hpp"
#include "register.hpp"
#include "sim/engine/plan.hpp"
#include "sim/model/levers.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/model/parameters.hpp"
#include "sim/text/toml/format.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

constexpr std::array kinds{"number", "count", "flag", "choice", "clock", "date"};

py::dict parameter_dict(const std::string& key, const parameter_info& info, double fallback) {
    py::dict out;
    out["key"] = key;
    out["kind"] = kinds[static_cast<std::size_t>(info.kind)];
    out["unit"] = std::string(info.unit);
    out["default"] = python_value(info, fallback);
    out["minimum"] = info.range.lower;
    out["maximum"] = info.range.upper;
    out["range"] = range_text(info);
    out["meaning"] = std::string(info.meaning.en);
    out["meaning_zh"] = std::string(info.meaning.zh);
    out["source"] = std::string(info.sources);
    out["confidence"] = std::string(id_of(info.trust));
    return out;
}

py::list parameter_list() {
    py::list out;
    for (const parameter& p : all_parameters()) out.append(parameter_dict(p.key, *p.info, p.fallback));
    return out;
}

py::list lever_list_of_dicts() {
    py::list out;
    for (const lever_info& l : all_levers()) {
        py::dict one;
        one["name"] = std::string(l.name);
        one["title"] = std::string(l.title.en);
        one["title_zh"] = std::string(l.title.zh);
        one["meaning"] = std::string(l.meaning.en);
        one["meaning_zh"] = std::string(l.meaning.zh);
        one["source"] = std::string(l.sources);
        py::list settings;
        for (const lever_parameter& p : l.parameters) settings.append(parameter_dict(p.key, *p.info, p.fallback));
        one["parameters"] = settings;
        out.append(one);
    }
    return out;
}

py::list outcome_list() {
    py::list out;
    for (const outcome& o : all_outcomes()) {
        py::dict one;
        one["id"] = std::string(o.id);
        one["unit"] = std::string(o.unit);
        one["name"] = std::string(o.name.en);
        one["name_zh"] = std::string(o.name.zh);
        one["meaning"] = std::string(o.meaning.en);
        one["meaning_zh"] = std::string(o.meaning.zh);
        one["layer"] = std::string(id_of(o.of));
        one["least"] = range_of(o.id).least;
        one["most"] = range_of(o.id).most;
        out.append(one);
    }
    return out;
}

template <class E>
py::list label_list() {
    py::list out;
    for (const label& l : labels<E>) out.append(label_dict(l));
    return out;
}

py::dict all_labels() {
    py::dict out;
    out["activity"] = label_list<activity>();
    out["cause"] = label_list<cause>();
    out["role"] = label_list<role>();
    out["unit_kind"] = label_list<unit_kind>();
    out["function"] = label_list<function>();
    out["group_kind"] = label_list<group_kind>();
    out["task_kind"] = label_list<task_kind>();
    out["message_kind"] = label_list<message_kind>();
    out["attention_policy"] = label_list<attention_policy>();
    out["confidence"] = label_list<confidence>();
    out["record"] = label_list<record_period>();
    out["units"] = label_list<record_units>();
    return out;
}

py::list section_list() {
    py::list out;
    for (const section& s : all_sections()) out.append(label_dict({s.name, s.title.en, s.title.zh}));
    return out;
}

}  // namespace

void register_reference(py::module_& m) {
    m.def("parameters", parameter_list, "Every parameter, one dict each.");
    m.def("sections", section_list, "Sections of a scenario file in order: id and titles.");
    m.def("levers", lever_list_of_dicts, "Every reform lever with its settings, one dict each.");
    m.def("outcomes", outcome_list, "Every outcome of the summary table, one dict each.");
    m.def("labels", all_labels, "Ids and texts of every enumeration.");
    m.def("schema", describe_schema, "JSON Schema of scenario files.");
}

}  // namespace sim::bindings
