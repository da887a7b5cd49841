#include <pybind11/stl.h>

#include "bindings/src/bind.hpp"
#include "bindings/src/faults.hpp"
#include "engine/input/read_scenario.hpp"

namespace py = pybind11;

namespace caremarket::bindings {

void bind_scenario(py::module_& module) {
  module.def("describe", &input::describe,
             "Return what the engine knows as JSON: versions, axes, parameters, levers, tables, measures.");
  module.def(
      "engine_version", [] { return std::string(input::engine_version()); }, "Return the engine's version.");
  module.def(
      "check", [](const std::string& document) { return as_tuples(input::check(document)); }, py::arg("document"),
      "Return every fault of a resolved document as (pointer, value, rule, nearest names); empty when it is sound.");
}

}  // namespace caremarket::bindings
