// The replicates of a whole result file, read back so that a longer run need not make them again.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "engine/measures/layout.hpp"

namespace caremarket::output {

/// Reads a file that ResultFile has finished, with the same layout. That it is of the same scenario, seed and engine is
/// the caller's to know. Failures are Hdf5Error or std::system_error, in one line that names the path.
class KeptReplicates {
 public:
  /// `layout` is copied.
  KeptReplicates(std::filesystem::path path, const measures::Layout& layout);
  ~KeptReplicates();
  KeptReplicates(const KeptReplicates&) = delete;
  KeptReplicates& operator=(const KeptReplicates&) = delete;

  /// The numbers just as they were appended; nothing for a replicate that the file does not have. For any thread.
  [[nodiscard]] std::optional<measures::ReplicateValues> at(int draw, int replicate) const;

 private:
  void find();
  void read(std::uint64_t offset, void* into, std::size_t bytes) const;

  std::filesystem::path path_;
  measures::Layout layout_;
  int draws_ = 0, replicates_ = 0;
  std::vector<std::uint64_t> offsets_;  ///< by variable; 0 where an axis has no label
  int descriptor_ = -1;
};

}  // namespace caremarket::output
