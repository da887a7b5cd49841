// A file that becomes visible under its own name only when it is whole.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <span>

namespace caremarket::output {

/// Holds `<final name>.partial`, locked against a second writer. What a killed run left there is taken over. Until
/// publish() nothing changes under the final name; unless published, the partial file is removed on destruction (a kill
/// leaves it behind). Failures are std::system_error naming the final path and the operating system's reason.
class PartialFile {
 public:
  explicit PartialFile(std::filesystem::path final_path);
  ~PartialFile();
  PartialFile(const PartialFile&) = delete;
  PartialFile& operator=(const PartialFile&) = delete;

  [[nodiscard]] const std::filesystem::path& path() const { return partial_path_; }
  /// Fails now if the disk has no room for `bytes`; the file is empty afterwards.
  void ensure_room(std::uint64_t bytes);
  /// Writes all of `bytes` at `offset`.
  void write(std::uint64_t offset, std::span<const std::byte> bytes);
  /// Writes `pattern` `count` times from `offset` on. `between`, where given, is called after each megabyte and may
  /// throw to give up.
  void fill(std::uint64_t offset, std::span<const std::byte> pattern, std::uint64_t count,
            const std::function<void()>& between = nullptr);
  /// Forces the file to the disk, gives it its final name and forces the folder to the disk.
  void publish();

 private:
  [[noreturn]] void fail(int reason) const;
  [[nodiscard]] bool is_still_at_path() const;

  std::filesystem::path final_path_;
  std::filesystem::path partial_path_;
  int descriptor_ = -1;
  bool is_published_ = false;
};

}  // namespace caremarket::output
