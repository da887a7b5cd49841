#include <pybind11/stl.h>

#include "bindings/src/bind.hpp"
#include "bindings/src/faults.hpp"

namespace py = pybind11;

namespace caremarket::bindings {

void bind_errors(py::module_& module) {
  PYBIND11_CONSTINIT static py::gil_safe_call_once_and_store<py::object> storage;
  storage.call_once_and_store_result(
      [&] { return py::exception<core::InputError>(module, "InputError", PyExc_ValueError); });
  py::register_exception_translator([](std::exception_ptr pointer) {
    try {
      if (pointer) std::rethrow_exception(pointer);
    } catch (const core::InputError& error) {
      py::set_error(storage.get_stored(), py::make_tuple(as_tuples(error.faults)));
    } catch (const std::system_error& error) {
      py::set_error(PyExc_OSError, py::make_tuple(error.code().value(), error.what()));
    }
  });
}

}  // namespace caremarket::bindings
