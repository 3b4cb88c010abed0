/// The parts of the extension module, one file per concept.
#pragma once

#include <pybind11/pybind11.h>

namespace sim::bindings {

void register_errors(pybind11::module_& m);
void register_reference(pybind11::module_& m);
void register_scenario(pybind11::module_& m);
void register_study(pybind11::module_& m);
void register_patterns(pybind11::module_& m);
void register_diary(pybind11::module_& m);

}  // namespace sim::bindings
