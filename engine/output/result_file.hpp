// The result file of one run: netCDF-4-conformant HDF5, filled in order by one writer, visible only when whole.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

#include "engine/measures/layout.hpp"
#include "engine/output/partial_file.hpp"
#include "engine/output/skeleton.hpp"

namespace caremarket::output {

/// Writes `<final path>.partial` and renames it at the end. Decision 0003 says why a kill at any moment leaves a file
/// that either holds every replicate appended before or is recognisably unreadable. Only one thread may use it; the
/// same content gives the same bytes. Failures are std::system_error or Hdf5Error, in one line that names the path.
class ResultFile {
 public:
  /// Reserves the whole file, so a disk that is too small is reported now. `attributes` become global text attributes,
  /// after `format_version` and `Conventions`. `layout` is copied. Reserving gigabytes takes seconds: `between`, where
  /// given, is called after each megabyte at the latest and may throw to give up, which leaves no file.
  ResultFile(const std::filesystem::path& final_path, const measures::Layout& layout, const TextAttributes& attributes,
             int draws, int replicates, const std::function<void()>& between = nullptr);

  /// Writes the next replicate: draw 0 replicate 0, 1, ..., then draw 1, ... Money and other reals are stored as given;
  /// a count must be a whole number within int32, or NaN for 'no value'.
  void append(const measures::ReplicateValues& replicate);

  /// Gives the file its name. All draws x replicates must have been appended.
  void finish();

 private:
  void reserve(const std::function<void()>& between);
  void write(std::size_t variable, const std::vector<double>& values);

  measures::Layout layout_;
  int draws_;
  int replicates_;
  PartialFile file_;
  Skeleton skeleton_;
  std::vector<std::int32_t> counts_;  ///< scratch: one variable of one replicate
  int written_ = 0;                   ///< replicates in the file
};

}  // namespace caremarket::output
