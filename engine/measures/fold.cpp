#include "engine/measures/fold.hpp"

#include <algorithm>

namespace caremarket::measures {
namespace {

std::size_t extent(AxisId axis, const std::vector<AxisLabels>& labels) {
  return labels[static_cast<std::size_t>(axis)].labels.size();
}

/// Cells of one step along each axis, the last axis fastest; the size of the whole array at the end.
std::vector<std::size_t> strides(const std::vector<AxisId>& axes, const std::vector<AxisLabels>& labels) {
  std::vector<std::size_t> all(axes.size() + 1);
  std::size_t size = 1;
  for (std::size_t i = axes.size(); i-- > 0; size *= extent(axes[i], labels)) all[i] = size;
  all.back() = size;
  return all;
}

}  // namespace

Fold::Fold(const std::vector<AxisId>& own, const std::vector<AxisId>& kept, const std::vector<AxisLabels>& labels) {
  const std::vector<std::size_t> from = strides(own, labels);
  const std::vector<std::size_t> to = strides(kept, labels);
  size_ = to.back();
  into_.assign(from.back(), 0);
  std::vector<std::uint32_t> beginning(size_);
  for (std::size_t cell = 0; cell < size_; ++cell) beginning[cell] = static_cast<std::uint32_t>(cell);
  bool repeats = false;
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const std::size_t steps = extent(kept[k], labels);
    const auto position = static_cast<std::size_t>(std::find(own.begin(), own.end(), kept[k]) - own.begin());
    if (position < own.size()) {
      for (std::size_t cell = 0; cell < into_.size(); ++cell) {
        into_[cell] += static_cast<std::uint32_t>(cell / from[position] % steps * to[k]);
      }
    } else {
      repeats = true;
      for (std::size_t cell = 0; cell < size_; ++cell) {
        beginning[cell] -= static_cast<std::uint32_t>(cell / to[k] % steps * to[k]);
      }
    }
  }
  if (repeats) first_.swap(beginning);
}

void Fold::add_up(const std::vector<std::int64_t>& values, const std::vector<std::uint32_t>& filled,
                  std::vector<std::int64_t>& sums) const {
  sums.assign(size_, 0);
  for (const std::uint32_t cell : filled) sums[into_[cell]] += values[cell];
  for (std::size_t cell = 0; cell < first_.size(); ++cell) sums[cell] = sums[first_[cell]];
}

void list_filled(const std::vector<std::int64_t>& values, std::vector<std::uint32_t>& filled) {
  filled.clear();
  for (std::size_t cell = 0; cell < values.size(); ++cell) {
    if (values[cell] != 0) filled.push_back(static_cast<std::uint32_t>(cell));
  }
}

}  // namespace caremarket::measures
