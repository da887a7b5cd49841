// One function per bound header; module.cpp calls them in turn.
#pragma once

#include <pybind11/pybind11.h>

namespace caremarket::bindings {

void bind_errors(pybind11::module_& module);
void bind_scenario(pybind11::module_& module);
void bind_simulate(pybind11::module_& module);

}  // namespace caremarket::bindings
