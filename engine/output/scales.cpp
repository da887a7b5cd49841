#include "engine/output/scales.hpp"

#include <cstdint>
#include <cstring>

#include "engine/output/attributes.hpp"

namespace caremarket::output {
namespace {

/// The last part of an absolute path: the name inside its group.
std::string leaf(const std::string& path) { return path.substr(path.rfind('/') + 1); }

Handle create(hid_t group, const std::string& path, hid_t type, hsize_t length) {
  const Handle space(H5Screate_simple(1, &length, nullptr), H5Sclose, path);
  const Handle properties = dataset_properties();
  return {H5Dcreate2(group, leaf(path).c_str(), type, space.id(), H5P_DEFAULT, properties.id(), H5P_DEFAULT), H5Dclose,
          path};
}

hobj_ref_t reference_to(hid_t object, const std::string& path) {
  hobj_ref_t reference = 0;
  check(H5Rcreate(&reference, object, ".", H5R_OBJECT, H5I_INVALID_HID), path);
  return reference;
}

}  // namespace

Handle dataset_properties() {
  Handle properties(H5Pcreate(H5P_DATASET_CREATE), H5Pclose, "dataset properties");
  check(H5Pset_obj_track_times(properties.id(), false), "dataset properties");
  check(H5Pset_attr_creation_order(properties.id(), H5P_CRT_ORDER_TRACKED | H5P_CRT_ORDER_INDEXED),
        "dataset properties");
  // A variable has about a dozen short attributes: kept in its header they open faster than in a heap of their own.
  check(H5Pset_attr_phase_change(properties.id(), 24, 16), "dataset properties");
  return properties;
}

int Scales::declare(hid_t dataset, const std::string& path, hsize_t length) {
  const auto number = static_cast<int>(scales_.size());
  write_text(dataset, "CLASS", std::string("DIMENSION_SCALE\0", 16));
  write_text(dataset, "NAME", leaf(path) + '\0');
  write_scalar(dataset, "_Netcdf4Dimid", number);
  scales_.push_back({path, length, reference_to(dataset, path), {}});
  return number;
}

int Scales::add_labels(hid_t group, const std::string& path, const std::vector<std::string>& labels) {
  const Handle type(H5Tcopy(H5T_C_S1), H5Tclose, path);
  check(H5Tset_size(type.id(), H5T_VARIABLE), path);
  check(H5Tset_cset(type.id(), H5T_CSET_UTF8), path);
  const Handle dataset = create(group, path, type.id(), labels.size());
  std::vector<const char*> texts;
  texts.reserve(labels.size());
  for (const std::string& label : labels) texts.push_back(label.c_str());
  check(H5Dwrite(dataset.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, texts.data()), path);
  return declare(dataset.id(), path, labels.size());
}

int Scales::add_integers(hid_t group, const std::string& path, const std::vector<std::int32_t>& values,
                         const std::vector<std::pair<std::string, std::string>>& attributes) {
  const Handle dataset = create(group, path, H5T_NATIVE_INT32, values.size());
  check(H5Dwrite(dataset.id(), H5T_NATIVE_INT32, H5S_ALL, H5S_ALL, H5P_DEFAULT, values.data()), path);
  const int number = declare(dataset.id(), path, values.size());
  for (const auto& [name, text] : attributes) write_text(dataset.id(), name, text);
  return number;
}

void Scales::attach(hid_t dataset, const std::string& path, const std::vector<int>& scales) {
  const hsize_t rank = scales.size();
  const hobj_ref_t user = reference_to(dataset, path);
  std::vector<hobj_ref_t> references(rank);
  std::vector<hvl_t> list(rank);
  for (std::size_t d = 0; d < rank; ++d) {
    Scale& scale = scales_[static_cast<std::size_t>(scales[d])];
    references[d] = scale.reference;
    list[d] = {1, &references[d]};
    scale.users.push_back({user, static_cast<int>(d)});
  }
  const Handle type(H5Tvlen_create(H5T_STD_REF_OBJ), H5Tclose, path);
  const Handle space(H5Screate_simple(1, &rank, nullptr), H5Sclose, path);
  const Handle attribute(H5Acreate2(dataset, "DIMENSION_LIST", type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                         H5Aclose, path);
  check(H5Awrite(attribute.id(), type.id(), list.data()), path);
}

void Scales::write_users(hid_t file) const {
  const Handle type(H5Tcreate(H5T_COMPOUND, sizeof(User)), H5Tclose, "REFERENCE_LIST");
  check(H5Tinsert(type.id(), "dataset", HOFFSET(User, dataset), H5T_STD_REF_OBJ), "REFERENCE_LIST");
  check(H5Tinsert(type.id(), "dimension", HOFFSET(User, dimension), H5T_NATIVE_INT), "REFERENCE_LIST");
  for (const Scale& scale : scales_) {
    if (scale.users.empty()) continue;
    const hsize_t count = scale.users.size();
    std::vector<unsigned char> bytes(count * sizeof(User), 0);  // zeroed: the struct has padding
    for (std::size_t u = 0; u < count; ++u) {
      unsigned char* at = bytes.data() + u * sizeof(User);
      std::memcpy(at + offsetof(User, dataset), &scale.users[u].dataset, sizeof(hobj_ref_t));
      std::memcpy(at + offsetof(User, dimension), &scale.users[u].dimension, sizeof(int));
    }
    const Handle dataset(H5Dopen2(file, scale.path.c_str(), H5P_DEFAULT), H5Dclose, scale.path);
    const Handle space(H5Screate_simple(1, &count, nullptr), H5Sclose, scale.path);
    const Handle attribute(H5Acreate2(dataset.id(), "REFERENCE_LIST", type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT),
                           H5Aclose, scale.path);
    check(H5Awrite(attribute.id(), type.id(), bytes.data()), scale.path);
  }
}

}  // namespace caremarket::output
