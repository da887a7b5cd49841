#include "engine/output/result_file.hpp"

#include <cmath>
#include <limits>
#include <span>
#include <utility>

#include "engine/core/errors.hpp"
#include "engine/output/hdf5.hpp"

namespace caremarket::output {
namespace {

template <class T>
std::span<const std::byte> bytes_of(const T& value) {
  return std::as_bytes(std::span(&value, 1));
}

std::int32_t as_count(double value, const measures::Variable& variable) {
  if (std::isnan(value)) return kFillCount;
  const bool is_count = value == std::nearbyint(value) && std::abs(value) < std::numeric_limits<std::int32_t>::max();
  if (!is_count) core::ensure(false, variable.name + " holds " + std::to_string(value) + ", which is not a count");
  return static_cast<std::int32_t>(value);
}

/// An upper bound of the file's size: HDF5's own structures take about 2 KiB a variable.
std::uint64_t room(const measures::Layout& layout, const TextAttributes& attributes, std::uint64_t replicates) {
  constexpr std::uint64_t kStructures = 4096;
  std::uint64_t bytes = kStructures * (layout.variables.size() + layout.axes.size() + 16);
  for (const auto& [name, text] : attributes) bytes += 2 * text.size() + kStructures;
  for (const measures::Variable& variable : layout.variables) {
    bytes += replicates * layout.cells(variable) * bytes_per_number(variable.storage);
  }
  return bytes;
}

/// lay_out, with the path in its error. Room is made sure of first: HDF5 does not recover from a disk that fills up.
Skeleton lay_out_at(PartialFile& file, const std::filesystem::path& final_path, const measures::Layout& layout,
                    const TextAttributes& attributes, int draws, int replicates) {
  core::ensure(draws > 0 && replicates > 0, "a result file needs at least one draw and one replicate");
  file.ensure_room(
      room(layout, attributes, static_cast<std::uint64_t>(draws) * static_cast<std::uint64_t>(replicates)));
  try {
    return lay_out(file.path(), layout, attributes, draws, replicates);
  } catch (const Hdf5Error& error) {
    throw Hdf5Error("cannot write " + final_path.string() + ": " + error.what());
  }
}

}  // namespace

ResultFile::ResultFile(const std::filesystem::path& final_path, const measures::Layout& layout,
                       const TextAttributes& attributes, int draws, int replicates,
                       const std::function<void()>& between)
    : layout_(layout),
      draws_(draws),
      replicates_(replicates),
      file_(final_path),
      skeleton_(lay_out_at(file_, final_path, layout_, attributes, draws, replicates)) {
  reserve(between);
}

void ResultFile::reserve(const std::function<void()>& between) {
  const auto count = static_cast<std::uint64_t>(draws_) * static_cast<std::uint64_t>(replicates_);
  for (std::size_t v = 0; v < layout_.variables.size(); ++v) {
    const measures::Variable& variable = layout_.variables[v];
    const bool is_count = variable.storage == measures::Storage::kCount;
    file_.fill(skeleton_.variables[v], is_count ? bytes_of(kFillCount) : bytes_of(kFillReal),
               count * layout_.cells(variable), between);
  }
  file_.fill(skeleton_.complete, bytes_of(std::int8_t{0}), count);
}

void ResultFile::write(std::size_t v, const std::vector<double>& values) {
  const measures::Variable& variable = layout_.variables[v];
  core::ensure(values.size() == layout_.cells(variable), "the replicate does not have the layout of the file");
  const std::uint64_t bytes = values.size() * bytes_per_number(variable.storage);
  const std::uint64_t offset = skeleton_.variables[v] + static_cast<std::uint64_t>(written_) * bytes;
  if (variable.storage != measures::Storage::kCount) {
    file_.write(offset, std::as_bytes(std::span(values)));
    return;
  }
  counts_.clear();
  for (const double value : values) counts_.push_back(as_count(value, variable));
  file_.write(offset, std::as_bytes(std::span(counts_)));
}

void ResultFile::append(const measures::ReplicateValues& replicate) {
  core::ensure(written_ < draws_ * replicates_, "more replicates than the file was made for");
  core::ensure(replicate.draw == written_ / replicates_ && replicate.replicate == written_ % replicates_,
               "replicates must be appended in order of draw and replicate");
  core::ensure(replicate.values.size() == layout_.variables.size(), "the replicate does not have the file's variables");
  for (std::size_t v = 0; v < replicate.values.size(); ++v) write(v, replicate.values[v]);
  // Marked only after all its numbers were handed to the operating system, which keeps them if we are killed.
  file_.write(skeleton_.complete + static_cast<std::uint64_t>(written_), bytes_of(std::int8_t{1}));
  ++written_;
}

void ResultFile::finish() {
  core::ensure(written_ == draws_ * replicates_, "a result file is finished only with all its replicates");
  file_.publish();
}

}  // namespace caremarket::output
