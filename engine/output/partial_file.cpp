#include "engine/output/partial_file.hpp"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <system_error>
#include <utility>
#include <vector>

namespace caremarket::output {
namespace {

constexpr std::size_t kFillBlock = std::size_t{1} << 20;

/// False only when another process holds the lock; file systems without locks are trusted.
bool lock(int descriptor) {
  while (flock(descriptor, LOCK_EX | LOCK_NB) != 0) {
    if (errno == EWOULDBLOCK) return false;
    if (errno != EINTR) return true;
  }
  return true;
}

}  // namespace

PartialFile::PartialFile(std::filesystem::path final_path)
    : final_path_(std::move(final_path)), partial_path_(final_path_.string() + ".partial") {
  descriptor_ = open(partial_path_.c_str(), O_RDWR | O_CREAT | O_CLOEXEC, 0666);
  if (descriptor_ < 0) fail(errno);
  if (!lock(descriptor_) || !is_still_at_path()) {
    close(descriptor_);
    throw std::system_error(EBUSY, std::generic_category(),
                            "cannot write " + final_path_.string() + ": another run is writing it");
  }
}

PartialFile::~PartialFile() {
  if (!is_published_ && is_still_at_path()) unlink(partial_path_.c_str());
  close(descriptor_);
}

void PartialFile::fail(int reason) const {
  throw std::system_error(reason, std::generic_category(), "cannot write " + final_path_.string());
}

bool PartialFile::is_still_at_path() const {
  struct stat held {};
  struct stat named {};
  return fstat(descriptor_, &held) == 0 && stat(partial_path_.c_str(), &named) == 0 && held.st_ino == named.st_ino &&
         held.st_dev == named.st_dev;
}

void PartialFile::ensure_room(std::uint64_t bytes) {
  if (ftruncate(descriptor_, 0) != 0) fail(errno);
  const int reason = posix_fallocate(descriptor_, 0, static_cast<off_t>(bytes));
  if (reason != 0) fail(reason);
  if (ftruncate(descriptor_, 0) != 0) fail(errno);
}

void PartialFile::write(std::uint64_t offset, std::span<const std::byte> bytes) {
  while (!bytes.empty()) {
    const ssize_t written = pwrite(descriptor_, bytes.data(), bytes.size(), static_cast<off_t>(offset));
    if (written < 0 && errno == EINTR) continue;
    if (written < 0) fail(errno);
    if (written == 0) fail(ENOSPC);
    offset += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
}

void PartialFile::fill(std::uint64_t offset, std::span<const std::byte> pattern, std::uint64_t count,
                       const std::function<void()>& between) {
  if (count == 0) return;
  const std::uint64_t per_block = std::min<std::uint64_t>(count, kFillBlock / pattern.size());
  std::vector<std::byte> block(per_block * pattern.size());
  for (std::uint64_t i = 0; i < per_block; ++i) {
    std::memcpy(block.data() + i * pattern.size(), pattern.data(), pattern.size());
  }
  while (count > 0) {
    const std::uint64_t now = std::min(count, per_block);
    write(offset, std::span(block).first(now * pattern.size()));
    offset += now * pattern.size();
    count -= now;
    if (between) between();
  }
}

void PartialFile::publish() {
  if (fsync(descriptor_) != 0) fail(errno);
  if (!is_still_at_path()) {
    throw std::system_error(EBUSY, std::generic_category(),
                            "cannot write " + final_path_.string() + ": " + partial_path_.string() +
                                " was replaced while it was being written");
  }
  if (rename(partial_path_.c_str(), final_path_.c_str()) != 0) fail(errno);
  is_published_ = true;
  const std::filesystem::path folder = final_path_.has_parent_path() ? final_path_.parent_path() : ".";
  const int directory = open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  if (directory < 0) fail(errno);
  const bool is_safe = fsync(directory) == 0 || errno == EINVAL;  // EINVAL: folders of this file system need no fsync
  const int reason = errno;
  close(directory);
  if (!is_safe) fail(reason);
}

}  // namespace caremarket::output
