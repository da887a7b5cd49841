// The result file of one run: netCDF-4-conformant HDF5, filled in order by one writer, visible only when whole.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <vector>

#include "engine/measures/layout.hpp"
#include "engine/output/partial_file.hpp"
#include "engine/output/skeleton.hpp"

namespace caremarket::output {

/// Writes `<final path>.partial` and renames it at the end. Decision 0003 says why a kill at any moment leaves a file
/// that either holds every batch written before or is not an HDF5 file. Only one thread may use it; the same content
/// gives the same bytes. Failures are std::system_error or Hdf5Error, in one line that names the path.
class ResultFile {
 public:
  /// Replicates written together. A draw with more than one replicate starts a batch of its own.
  static constexpr int kBatch = 16;

  /// Reserves the whole file, so a disk that is too small is reported now. `attributes` become global text attributes,
  /// after `format_version` and `Conventions`. `layout` is copied.
  ResultFile(const std::filesystem::path& final_path, const measures::Layout& layout, const TextAttributes& attributes,
             int draws, int replicates);

  /// Takes the next replicate: draw 0 replicate 0, 1, ..., then draw 1, ... Money and other reals are stored as given;
  /// a count must be a whole number within int32, or NaN for 'no value'.
  void append(const measures::ReplicateValues& replicate);

  /// Writes what is left and gives the file its name. All draws x replicates must have been appended.
  void finish();

 private:
  void reserve();
  void flush();
  void take(std::size_t variable, const std::vector<double>& values);

  measures::Layout layout_;
  int draws_;
  int replicates_;
  PartialFile file_;
  Skeleton skeleton_;
  std::vector<std::vector<std::byte>> buffers_;  ///< per variable, the replicates not yet written
  int taken_ = 0;                                ///< replicates appended
  int written_ = 0;                              ///< replicates in the file and marked complete
};

}  // namespace caremarket::output
