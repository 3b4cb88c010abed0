/// Runs long work beside the interpreter: Ctrl-C stops it, progress is shown, other Python threads go on.
#pragma once

#include <pybind11/pybind11.h>

#include <atomic>
#include <chrono>
#include <exception>
#include <functional>
#include <future>

namespace sim::bindings {

/// What supervised work looks at and tells.
struct supervision {
    std::atomic<bool> stop{false};
    std::atomic<double> done{0.0};  // fraction in [0, 1]
};

/// Runs `work` on a thread of its own and waits for it without the interpreter's lock. Ten times a second `progress`,
/// unless None, is called with the fraction done; if it raises, or a signal does, the work is told to stop and what was
/// raised is raised here, after the work has ended.
inline void supervised(const pybind11::object& progress, const std::function<void(supervision&)>& work) {
    namespace py = pybind11;
    using namespace std::chrono_literals;
    supervision state;
    std::exception_ptr raised;
    py::gil_scoped_release release;
    std::future<void> ended = std::async(std::launch::async, [&] { work(state); });
    while (ended.wait_for(100ms) != std::future_status::ready && !raised) {
        const py::gil_scoped_acquire hold;
        try {
            if (PyErr_CheckSignals() != 0) throw py::error_already_set();
            if (!progress.is_none()) progress(state.done.load());
        } catch (const py::error_already_set&) {
            raised = std::current_exception();
            state.stop = true;
        }
    }
    ended.wait();
    if (raised) std::rethrow_exception(raised);
    ended.get();
}

}  // namespace sim::bindings
