// The result file without its numbers: groups, axes, variables, attributes, and where each variable's numbers will lie.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "engine/measures/layout.hpp"

namespace caremarket::output {

using TextAttributes = std::vector<std::pair<std::string, std::string>>;

/// netCDF's default fill values: what a cell reads as before its replicate is written.
inline constexpr std::int8_t kFillByte = -127;
inline constexpr std::int32_t kFillCount = -2147483647;
inline constexpr double kFillReal = 9.9692099683868690e+36;

/// Bytes of one stored number.
[[nodiscard]] constexpr std::size_t bytes_per_number(measures::Storage storage) {
  return storage == measures::Storage::kCount ? sizeof(std::int32_t) : sizeof(double);
}

/// Where a variable lies in the file: its group and its name.
[[nodiscard]] std::string path_of(const measures::Variable& variable);

/// Byte offsets in the file. Every variable is one unbroken span, draw slowest, then replicate.
struct Skeleton {
  std::uint64_t complete = 0;
  std::vector<std::uint64_t> variables;  ///< as Layout::variables; 0 where an axis has no label
};

/// Creates (or empties) the file at `path`, lays everything out and closes it: afterwards HDF5's own structures are
/// final and only the spans named in the result are still to be written. Throws Hdf5Error.
[[nodiscard]] Skeleton lay_out(const std::filesystem::path& path, const measures::Layout& layout,
                               const TextAttributes& attributes, int draws, int replicates);

}  // namespace caremarket::output
