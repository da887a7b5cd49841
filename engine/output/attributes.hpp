// Attributes as netCDF-4 reads them: text of fixed length, single numbers.
#pragma once

#include <cstdint>
#include <string>

#include "engine/output/hdf5.hpp"

namespace caremarket::output {

/// UTF-8 text of any length (a text beyond 64 KiB needs an object made with dense attribute storage, as ours are).
void write_text(hid_t object, const std::string& name, const std::string& text);

/// One value of `type` (an atomic HDF5 type) as an array of length one, as netCDF writes numbers.
void write_number(hid_t object, const std::string& name, hid_t type, const void* value);

/// One int32 as a scalar, as netCDF writes its own bookkeeping.
void write_scalar(hid_t object, const std::string& name, std::int32_t value);

}  // namespace caremarket::output
