#include "engine/output/kept_replicates.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <limits>
#include <system_error>
#include <utility>

#include "engine/output/hdf5.hpp"
#include "engine/output/skeleton.hpp"

namespace caremarket::output {
namespace {

Handle open_whole(const std::filesystem::path& path) {
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose, "file properties");
  check(H5Pset_file_locking(access.id(), false, true), "file properties");
  return {H5Fopen(path.c_str(), H5F_ACC_RDONLY, access.id()), H5Fclose, "open"};
}

std::vector<hsize_t> shape_of(hid_t dataset, const std::string& path) {
  const Handle space(H5Dget_space(dataset), H5Sclose, path);
  const int rank = H5Sget_simple_extent_ndims(space.id());
  check(rank, path);
  std::vector<hsize_t> shape(static_cast<std::size_t>(rank));
  check(H5Sget_simple_extent_dims(space.id(), shape.data(), nullptr), path);
  return shape;
}

std::uint64_t cells_of(const std::vector<hsize_t>& shape) {
  std::uint64_t cells = 1;
  for (const hsize_t length : shape) cells *= length;
  return cells;
}

}  // namespace

KeptReplicates::KeptReplicates(std::filesystem::path path, const measures::Layout& layout)
    : path_(std::move(path)), layout_(layout) {
  try {
    find();
  } catch (const Hdf5Error& error) {
    throw Hdf5Error("cannot go on from " + path_.string() + ": " + error.what());
  }
  descriptor_ = open(path_.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor_ < 0) throw std::system_error(errno, std::generic_category(), "cannot read " + path_.string());
}

KeptReplicates::~KeptReplicates() { close(descriptor_); }

void KeptReplicates::find() {
  const QuietHdf5 quiet;
  const Handle file = open_whole(path_);
  const Handle complete(H5Dopen2(file.id(), "/complete", H5P_DEFAULT), H5Dclose, "/complete");
  const std::vector<hsize_t> shape = shape_of(complete.id(), "/complete");
  const std::uint64_t count = cells_of(shape);
  if (shape.size() != 2 || count > std::numeric_limits<int>::max()) throw Hdf5Error("/complete has another shape");
  std::vector<std::int8_t> finished(count);
  check(H5Dread(complete.id(), H5T_NATIVE_INT8, H5S_ALL, H5S_ALL, H5P_DEFAULT, finished.data()), "/complete");
  if (!std::all_of(finished.begin(), finished.end(), [](std::int8_t one) { return one == 1; })) {
    throw Hdf5Error("it is not whole");
  }
  draws_ = static_cast<int>(shape[0]);
  replicates_ = static_cast<int>(shape[1]);
  for (const measures::Variable& variable : layout_.variables) {
    if (layout_.cells(variable) == 0) {
      offsets_.push_back(0);
      continue;
    }
    const std::string path = path_of(variable);
    const Handle dataset(H5Dopen2(file.id(), path.c_str(), H5P_DEFAULT), H5Dclose, path);
    const std::uint64_t wanted = count * layout_.cells(variable);
    if (cells_of(shape_of(dataset.id(), path)) != wanted) throw Hdf5Error(path + " has another shape");
    offsets_.push_back(offset_of(dataset.id(), path));
  }
}

void KeptReplicates::read(std::uint64_t offset, void* into, std::size_t bytes) const {
  auto* at = static_cast<char*>(into);
  while (bytes > 0) {
    const ssize_t found = pread(descriptor_, at, bytes, static_cast<off_t>(offset));
    if (found < 0 && errno == EINTR) continue;
    if (found <= 0) {
      throw std::system_error(found < 0 ? errno : EIO, std::generic_category(), "cannot read " + path_.string());
    }
    at += found;
    offset += static_cast<std::uint64_t>(found);
    bytes -= static_cast<std::size_t>(found);
  }
}

std::optional<measures::ReplicateValues> KeptReplicates::at(int draw, int replicate) const {
  if (draw < 0 || draw >= draws_ || replicate < 0 || replicate >= replicates_) return std::nullopt;
  const auto position = static_cast<std::uint64_t>(draw) * static_cast<std::uint64_t>(replicates_) +
                        static_cast<std::uint64_t>(replicate);
  measures::ReplicateValues found{draw, replicate, {}};
  std::vector<std::int32_t> counts;
  for (std::size_t v = 0; v < layout_.variables.size(); ++v) {
    const measures::Variable& variable = layout_.variables[v];
    std::vector<double>& values = found.values.emplace_back(layout_.cells(variable));
    const std::uint64_t offset = offsets_[v] + position * values.size() * bytes_per_number(variable.storage);
    if (variable.storage != measures::Storage::kCount) {
      read(offset, values.data(), values.size() * sizeof(double));
      continue;
    }
    counts.resize(values.size());
    read(offset, counts.data(), counts.size() * sizeof(std::int32_t));
    std::transform(counts.begin(), counts.end(), values.begin(), [](std::int32_t count) {
      return count == kFillCount ? std::numeric_limits<double>::quiet_NaN() : static_cast<double>(count);
    });
  }
  return found;
}

}  // namespace caremarket::output
