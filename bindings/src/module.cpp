#include "bindings/src/bind.hpp"

PYBIND11_MODULE(_core, module) {
  module.doc() = "The simulation engine: checks resolved scenarios, runs them, writes result files.";
  caremarket::bindings::bind_errors(module);
  caremarket::bindings::bind_scenario(module);
  caremarket::bindings::bind_simulate(module);
}
