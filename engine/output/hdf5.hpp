// Owned HDF5 identifiers, and HDF5's failures as one line of text instead of a printed stack.
#pragma once

#include <hdf5.h>

#include <cstdint>
#include <stdexcept>
#include <string_view>
#include <utility>

namespace caremarket::output {

/// An HDF5 call failed; what() names the step and HDF5's innermost reason.
class Hdf5Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

/// Throws Hdf5Error, with the reason taken from HDF5's error stack, when `status` is negative.
void check(herr_t status, std::string_view step);

/// Closes its identifier with the function it was made with.
class Handle {
 public:
  using Close = herr_t (*)(hid_t);

  /// Takes over `id`; throws Hdf5Error naming `step` when `id` is invalid.
  Handle(hid_t id, Close closer, std::string_view step);
  Handle(Handle&& other) noexcept : id_(std::exchange(other.id_, H5I_INVALID_HID)), closer_(other.closer_) {}
  Handle& operator=(Handle&& other) noexcept {
    std::swap(id_, other.id_);
    std::swap(closer_, other.closer_);
    return *this;
  }
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (id_ >= 0) closer_(id_);
  }

  [[nodiscard]] hid_t id() const { return id_; }
  /// Closes now; unlike the destructor it throws when HDF5 cannot write what it still holds.
  void close(std::string_view step);

 private:
  hid_t id_;
  Close closer_;
};

/// Byte of the file at which the numbers of a contiguous dataset begin. Throws Hdf5Error when it has no place yet.
[[nodiscard]] std::uint64_t offset_of(hid_t dataset, std::string_view path);

/// While it lives, HDF5 prints nothing; afterwards its error handler is what it was before.
class QuietHdf5 {
 public:
  QuietHdf5();
  ~QuietHdf5();
  QuietHdf5(const QuietHdf5&) = delete;
  QuietHdf5& operator=(const QuietHdf5&) = delete;

 private:
  H5E_auto2_t handler_ = nullptr;
  void* handler_data_ = nullptr;
};

}  // namespace caremarket::output
