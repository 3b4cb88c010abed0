/// Scenarios and reforms as immutable values, and the township that a scenario describes.
#include <algorithm>
#include <sstream>

#include "convert.hpp"
#include "register.hpp"
#include "sim/core/unicode.hpp"
#include "sim/graph/generate.hpp"
#include "sim/graph/statistics.hpp"
#include "sim/graph/township_params.hpp"
#include "sim/text/problem_log.hpp"
#include "sim/text/reform/reader.hpp"
#include "sim/text/reform/summary.hpp"
#include "sim/text/roster/writer.hpp"
#include "sim/text/scenario/reader.hpp"
#include "sim/text/scenario/writer.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

py::dict values_of(const scenario& s) {
    py::dict out;
    for (const parameter& p : all_parameters()) out[py::str(p.key)] = python_value(*p.info, p.value(s.par));
    return out;
}

roster town_of(const scenario& s, std::uint32_t seed, std::uint32_t township) {
    return s.imported ? *s.imported : generate_roster(s.par.of<township_params>(), seed, township);
}

std::string graphml_of(const scenario& s, std::uint32_t seed, std::uint32_t township) {
    std::ostringstream out;
    hierarchy(town_of(s, seed, township)).write_graphml(out);
    return out.str();
}

py::list structure_of(const scenario& s, std::uint32_t seed, std::uint32_t township) {
    py::list out;
    for (const statistics_row& row : structure_statistics(town_of(s, seed, township))) {
        py::dict one;
        one["quantity"] = std::string(id_of(row.what));
        one["title"] = std::string(label_of(row.what).en);
        one["title_zh"] = std::string(label_of(row.what).zh);
        one["role"] = row.who ? std::string(id_of(*row.who)) : "all";
        one["n"] = row.value.n;
        one["mean"] = row.value.mean;
        one["p10"] = row.value.p10;
        one["median"] = row.value.median;
        one["p90"] = row.value.p90;
        one["max"] = row.value.max;
        out.append(one);
    }
    return out;
}

scenario with_reform(const scenario& s, const reform& r) {
    if (std::ranges::find(s.reforms, r.name, &reform::name) != s.reforms.end()) {
        throw input_error({{"reform " + r.name, "the scenario has a reform of this name already"}});
    }
    scenario out = s;
    out.reforms.push_back(r);
    out.source = to_toml(out);
    return out;
}

scenario renamed(const scenario& s, const std::string& title, const std::string& title_zh, const std::string& lang) {
    problem_log log(language_of(lang));
    for (const auto& [key, given] : {std::pair{"title", title}, std::pair{"title_zh", title_zh}}) {
        if (given.empty() || !is_one_line(given)) log.add({key}, {"must be a text of one line.", "须为单行文字。"});
    }
    log.throw_if_any();
    scenario out = s;
    out.title = title;
    out.title_zh = title_zh;
    out.source = to_toml(out);
    return out;
}

void register_reform(py::module_& m) {
    py::class_<reform>(m, "Reform")
        .def_readonly("name", &reform::name)
        .def_readonly("title", &reform::title)
        .def_readonly("title_zh", &reform::title_zh)
        .def(
            "summary", [](const reform& r, const std::string& lang) { return reform_summary(r, language_of(lang)); },
            py::arg("lang") = "en");
    m.def(
        "parse_reform",
        [](const std::string& text, const std::string& name, const std::string& lang) {
            return parse_reform(text, name, language_of(lang));
        },
        py::arg("text"), py::arg("name"), py::arg("lang") = "en");
}

}  // namespace

void register_scenario(py::module_& m) {
    register_reform(m);
    py::class_<scenario>(m, "Scenario")
        .def_readonly("name", &scenario::name)
        .def_readonly("title", &scenario::title)
        .def_readonly("title_zh", &scenario::title_zh)
        .def_readonly("source", &scenario::source)
        .def_readonly("reforms", &scenario::reforms)
        .def_property_readonly("imported", [](const scenario& s) { return s.imported.has_value(); })
        .def("values", values_of)
        .def("with_reform", with_reform, py::arg("reform"))
        .def("renamed", renamed, py::arg("title"), py::arg("title_zh"), py::arg("lang") = "en")
        .def("graphml", graphml_of, py::arg("seed"), py::arg("township"))
        .def("structure", structure_of, py::arg("seed"), py::arg("township"))
        .def(
            "write_tables",
            [](const scenario& s, const std::string& folder, std::uint32_t seed, std::uint32_t township) {
                write_roster(town_of(s, seed, township), folder);
            },
            py::arg("folder"), py::arg("seed"), py::arg("township"));
    m.def(
        "read_scenario",
        [](const std::string& file, const std::vector<std::string>& sets, const std::string& lang) {
            return read_scenario(file, sets, language_of(lang));
        },
        py::arg("file"), py::arg("sets") = std::vector<std::string>(), py::arg("lang") = "en");
    m.def(
        "parse_scenario",
        [](const std::string& text, const std::string& name, const std::vector<std::string>& sets,
           const std::string& lang) { return parse_scenario(text, name, language_of(lang), sets); },
        py::arg("text"), py::arg("name"), py::arg("sets") = std::vector<std::string>(), py::arg("lang") = "en");
}

}  // namespace sim::bindings
