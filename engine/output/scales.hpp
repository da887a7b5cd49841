// Dimension scales: the named axes of netCDF-4, after HDF5's "Dimension Scale Specification".
#pragma once

#include <string>
#include <utility>
#include <vector>

#include "engine/output/hdf5.hpp"

namespace caremarket::output {

/// The scales of one file and what is attached to them. Each scale's list of users is written once, at the end, with
/// its padding zeroed: HDF5's own H5DSattach_scale writes the whole list anew at every call and promises no bytes.
class Scales {
 public:
  /// An axis with text labels as its coordinate. Returns the scale's number (netCDF's dimension id).
  int add_labels(hid_t group, const std::string& path, const std::vector<std::string>& labels);
  /// An axis whose coordinate is int32 `values`; `attributes` are text.
  int add_integers(hid_t group, const std::string& path, const std::vector<std::int32_t>& values,
                   const std::vector<std::pair<std::string, std::string>>& attributes);

  [[nodiscard]] hsize_t length(int scale) const { return scales_[static_cast<std::size_t>(scale)].length; }
  /// Makes `scales` the axes of `dataset`, which stands at the absolute `path`.
  void attach(hid_t dataset, const std::string& path, const std::vector<int>& scales);
  /// Writes every scale's list of users; call once, after the last attach.
  void write_users(hid_t file) const;

 private:
  struct User {
    hobj_ref_t dataset;
    int dimension;
  };
  struct Scale {
    std::string path;
    hsize_t length;
    hobj_ref_t reference;
    std::vector<User> users;
  };

  int declare(hid_t dataset, const std::string& path, hsize_t length);

  std::vector<Scale> scales_;
};

/// Creation properties shared by all datasets: no time stamps, attributes in order of creation.
[[nodiscard]] Handle dataset_properties();

}  // namespace caremarket::output
