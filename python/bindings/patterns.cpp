/// The pattern report: the stylised facts of the field against simulated townships.
#include <cmath>

#include "convert.hpp"
#include "register.hpp"
#include "sim/engine/patterns.hpp"
#include "supervised.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

py::object interval_of(const mean_interval& i) {
    if (!i.defined) return py::none();
    return py::make_tuple(i.lower, i.upper);
}

py::dict pattern_dict(const pattern_result& r) {
    const pattern& p = *r.of;
    py::dict out;
    out["id"] = std::string(p.id);
    out["statement"] = std::string(p.statement.en);
    out["statement_zh"] = std::string(p.statement.zh);
    out["measured"] = std::string(p.measured.en);
    out["measured_zh"] = std::string(p.measured.zh);
    out["source"] = std::string(p.sources);
    out["strength"] = p.strength;
    out["kind"] = p.is_level() ? "level" : "direction";
    if (p.is_level()) {
        const auto target = std::get<bounds>(p.target);
        out["target"] = py::make_tuple(target.lower, target.upper);
    } else {
        out["target"] = std::string(id_of(std::get<sign>(p.target)));
    }
    py::list values;
    for (const level_estimate& e : r.levels) values.append(e.n == 0 ? std::nan("") : e.mean);
    out["values"] = values;
    py::list intervals;
    if (p.is_level()) {
        intervals.append(interval_of(r.levels.front().interval));
    } else {
        for (const paired_difference& d : r.steps) intervals.append(interval_of(d.interval));
    }
    out["intervals"] = intervals;
    out["result"] = std::string(id_of(r.outcome));
    return out;
}

py::list run_patterns(const scenario& s, std::int32_t days, std::int32_t replicates, std::uint32_t seed, int threads,
                      const py::object& progress) {
    std::vector<pattern_result> results;
    supervised(progress, [&](supervision& watch) {
        const ensemble_hooks hooks{{}, {}, [&](double fraction) { watch.done = fraction; }, &watch.stop};
        results = report_patterns(s, {days, replicates, seed, threads}, hooks);
    });
    py::list out;
    for (const pattern_result& r : results) out.append(pattern_dict(r));
    return out;
}

}  // namespace

void register_patterns(py::module_& m) {
    m.def("patterns", run_patterns, py::arg("scenario"), py::arg("days"), py::arg("replicates"), py::arg("seed"),
          py::arg("threads"), py::arg("progress") = py::none(), "Runs all trials and judges every pattern.");
}

}  // namespace sim::bindings
