/// The extension module: an index of its parts, nothing else.
#include "register.hpp"
#include "sim/results/version.hpp"

PYBIND11_MODULE(_core, m) {
    using namespace sim::bindings;
    m.doc() = "The engine of Qianxian. Its interface is the package `qianxian`; this module may change without notice.";
    m.attr("version") = std::string(sim::program_version());
    m.attr("git_revision") = std::string(sim::git_revision());
    register_errors(m);     // first: the others throw them
    register_reference(m);  // what parameters, levers and outcomes there are
    register_scenario(m);
    register_study(m);  // takes scenarios
    register_patterns(m);
    register_diary(m);
}
