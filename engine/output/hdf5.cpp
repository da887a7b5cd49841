#include "engine/output/hdf5.hpp"

#include <string>

namespace caremarket::output {
namespace {

/// Keeps the first description met: walking upward, that of the innermost failure.
herr_t keep_first(unsigned, const H5E_error2_t* error, void* text) {
  auto& reason = *static_cast<std::string*>(text);
  if (reason.empty() && error->desc != nullptr) reason = error->desc;
  return 0;
}

/// The operating system's own words where HDF5 quotes them, for they name the cause (no space, no permission).
std::string cause(const std::string& description) {
  constexpr std::string_view kQuoted = "error message = '";
  const std::size_t start = description.find(kQuoted);
  if (start == std::string::npos) return description;
  const std::size_t from = start + kQuoted.size();
  return description.substr(from, description.find('\'', from) - from);
}

[[noreturn]] void fail(std::string_view step) {
  std::string reason;
  H5Ewalk2(H5E_DEFAULT, H5E_WALK_UPWARD, keep_first, &reason);
  H5Eclear2(H5E_DEFAULT);
  throw Hdf5Error(std::string(step) + ": " + (reason.empty() ? "HDF5 gives no reason" : cause(reason)));
}

}  // namespace

void check(herr_t status, std::string_view step) {
  if (status < 0) fail(step);
}

Handle::Handle(hid_t id, Close closer, std::string_view step) : id_(id), closer_(closer) {
  if (id < 0) fail(step);
}

void Handle::close(std::string_view step) { check(closer_(std::exchange(id_, H5I_INVALID_HID)), step); }

std::uint64_t offset_of(hid_t dataset, std::string_view path) {
  const haddr_t offset = H5Dget_offset(dataset);
  if (offset == HADDR_UNDEF) throw Hdf5Error(std::string(path) + ": HDF5 gave the variable no place in the file");
  return offset;
}

QuietHdf5::QuietHdf5() {
  H5Eget_auto2(H5E_DEFAULT, &handler_, &handler_data_);
  H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr);
}

QuietHdf5::~QuietHdf5() { H5Eset_auto2(H5E_DEFAULT, handler_, handler_data_); }

}  // namespace caremarket::output
