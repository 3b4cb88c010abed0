/// Runs a study into a results file, and what its replicates came to.
#include <pybind11/numpy.h>

#include <mutex>

#include "convert.hpp"
#include "register.hpp"
#include "sim/engine/ensemble.hpp"
#include "sim/engine/replicate.hpp"
#include "sim/model/outcomes.hpp"
#include "sim/results/digest/seal.hpp"
#include "sim/results/writer.hpp"
#include "study.hpp"
#include "supervised.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

/// The packaged HDF5 library serves one thread at a time, so a process runs one study at a time.
std::mutex hdf5_door;

/// Outcomes of a replicate in the order of all_outcomes().
std::vector<double> outcomes_of(const replicate_record& record) {
    std::vector<double> out;
    for (const variable& v : record.at("summary").variables) {
        out.push_back(std::get<std::vector<double>>(v.data).front());
    }
    return out;
}

/// Runs what is not in hand and fills `outcomes` [arm][replicate][outcome].
void run_into(study_store& store, const plan& study, int threads, supervision& watch, double* outcomes) {
    const std::size_t n = all_outcomes().size();
    const auto put = [&](const replicate_record& record, std::size_t arm, std::int64_t replicate) {
        const std::vector<double> values = outcomes_of(record);
        const std::size_t row = arm * static_cast<std::size_t>(study.replicates) + static_cast<std::size_t>(replicate);
        std::ranges::copy(values, outcomes + row * n);
    };
    const auto arm_of = [&](const std::string& name) {
        return static_cast<std::size_t>(std::ranges::find(study.arms, name, &arm::name) - study.arms.begin());
    };
    for (std::size_t a = 0; a < study.arms.size(); ++a) {
        for (std::int32_t r = 0; r < study.replicates; ++r) {
            if (store.have(study.arms[a].name, r)) put(store.record(study.arms[a].name, r), a, r);
        }
    }
    const ensemble_hooks hooks{
        .have = [&](const std::string& arm, std::int64_t replicate) { return store.have(arm, replicate); },
        .finished =
            [&](replicate_record&& record) {
                put(record, arm_of(record.arm), record.replicate);
                store.add(std::move(record));
            },
        .progress = [&](double fraction) { watch.done = fraction; },
        .stop = &watch.stop};
    run_ensemble(study, threads, hooks);
}

py::array_t<double> run_study(const std::vector<std::pair<std::string, scenario>>& arms, const std::string& out,
                              const py::dict& options, const py::object& progress, const std::string& command,
                              bool finish, const std::string& lang) {
    const plan study = plan_of(arms, options);
    const int threads = options["threads"].cast<int>();
    study_info info{.command = command, .started = now_utc(), .wall_seconds = {}, .watch = {}};
    info.speech = language_of(lang);
    py::array_t<double> outcomes(
        {study.arms.size(), static_cast<std::size_t>(study.replicates), all_outcomes().size()});
    double* cells = outcomes.mutable_data();
    supervised(progress, [&](supervision& watch) {
        const std::scoped_lock one_at_a_time(hdf5_door);
        study_store store(out, study, info);
        run_into(store, study, threads, watch, cells);
        if (finish) store.finish();
    });
    return outcomes;
}

/// One replicate without a file: what a worker of a sweep computes.
std::vector<double> run_outcomes(const scenario& world, const py::dict& options, std::int32_t replicate) {
    const plan study = plan_of({{world.name, world}}, options);
    std::vector<double> outcomes;
    supervised(py::none(), [&](supervision& watch) {
        replicate_run run(study, 0, replicate);
        while (!run.done()) {
            if (watch.stop.load(std::memory_order_relaxed)) throw interrupted("stopped");
            run.advance_day();
        }
        outcomes = outcomes_of(run.finish());
    });
    return outcomes;
}

}  // namespace

plan plan_of(const std::vector<std::pair<std::string, scenario>>& arms, const py::dict& options) {
    plan study;
    for (const auto& [name, world] : arms) study.arms.push_back({name, world});
    study.days = options["days"].cast<std::int32_t>();
    study.replicates = options["replicates"].cast<std::int32_t>();
    study.townships = options["townships"].cast<std::int32_t>();
    study.seed = options["seed"].cast<std::uint32_t>();
    study.period = from_id<record_period>("record", options["record"].cast<std::string>());
    study.units = from_id<record_units>("units", options["units"].cast<std::string>());
    return study;
}

void register_study(py::module_& m) {
    m.def("run_study", run_study, py::arg("arms"), py::arg("out"), py::arg("options"), py::arg("progress") = py::none(),
          py::arg("command") = "", py::arg("finish") = true, py::arg("lang") = "en",
          "Runs what is not in hand and writes the results file (finish) or leaves the replicates in hand beside it.\n"
          "Returns outcomes, ndarray (arms, replicates, outcomes), float64.");
    m.def("run_outcomes", run_outcomes, py::arg("scenario"), py::arg("options"), py::arg("replicate"),
          "Outcomes of one replicate in the order of outcomes(), in memory.");
    m.def(
        "seal_of_results", [](const std::string& path) { return std::string(id_of(seal_of_results(path))); },
        py::arg("path"), "Whether a results file is as it was written: absent, whole or broken.");
    m.def("now_utc", now_utc, "Now, as results files store it.");
}

}  // namespace sim::bindings
