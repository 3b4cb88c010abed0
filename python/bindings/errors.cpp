/// The single translator of errors: a user's mistakes become ValueError or OSError, ours RuntimeError.
#include <pybind11/stl.h>

#include "register.hpp"
#include "sim/core/error.hpp"

namespace py = pybind11;

namespace sim::bindings {
namespace {

/// Kept as long as the interpreter lives, as exception types are.
PyObject* input_error_type = nullptr;
PyObject* results_error_type = nullptr;

/// InputError carries its problems as pairs (where, message), so that callers look at data and not at prose.
void raise_input_error(const input_error& e) {
    std::vector<std::pair<std::string, std::string>> problems;
    for (const problem& p : e.problems) problems.emplace_back(p.where, p.message);
    const py::object raised = py::reinterpret_borrow<py::object>(input_error_type)(e.what());
    raised.attr("problems") = problems;
    PyErr_SetObject(input_error_type, raised.ptr());
}

void translate(std::exception_ptr thrown) {
    try {
        if (thrown) std::rethrow_exception(thrown);
    } catch (const input_error& e) {
        raise_input_error(e);
    } catch (const interrupted&) {
        PyErr_SetNone(PyExc_KeyboardInterrupt);
    } catch (const error& e) {
        PyErr_SetString(results_error_type, e.what());
    } catch (const internal_error& e) {
        PyErr_SetString(PyExc_RuntimeError, (std::string(e.what()) + "\nThis is a bug; please report it.").c_str());
    }
}

}  // namespace

void register_errors(py::module_& m) {
    py::exception<input_error> input(m, "InputError", PyExc_ValueError);
    input.attr("__doc__") = "Mistakes in what was given, all at once; ``problems`` holds pairs (place, message).";
    input_error_type = input.release().ptr();
    py::exception<results_error> results(m, "ResultsError", PyExc_OSError);
    results.attr("__doc__") = "A results file that cannot be written or read; the message names the file.";
    results_error_type = results.release().ptr();
    py::register_exception_translator(translate);
}

}  // namespace sim::bindings
