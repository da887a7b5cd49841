#include "engine/output/attributes.hpp"

#include <algorithm>

namespace caremarket::output {
namespace {

void write(hid_t object, const std::string& name, hid_t type, hid_t space, const void* value) {
  const std::string step = "attribute " + name;
  const Handle attribute(H5Acreate2(object, name.c_str(), type, space, H5P_DEFAULT, H5P_DEFAULT), H5Aclose, step);
  check(H5Awrite(attribute.id(), type, value), step);
}

}  // namespace

void write_text(hid_t object, const std::string& name, const std::string& text) {
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, name);
  check(H5Tset_size(type.id(), std::max<std::size_t>(text.size(), 1)), name);
  check(H5Tset_cset(type.id(), H5T_CSET_UTF8), name);
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
  write(object, name, type.id(), space.id(), text.c_str());
}

void write_number(hid_t object, const std::string& name, hid_t type, const void* value) {
  const hsize_t one = 1;
  const Handle space(H5Screate_simple(1, &one, nullptr), H5Sclose, name);
  write(object, name, type, space.id(), value);
}

void write_scalar(hid_t object, const std::string& name, std::int32_t value) {
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose, name);
  write(object, name, H5T_NATIVE_INT32, space.id(), &value);
}

}  // namespace caremarket::output
