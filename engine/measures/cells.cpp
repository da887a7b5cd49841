#include "engine/measures/cells.hpp"

#include <algorithm>
#include <utility>

#include "engine/core/errors.hpp"

namespace caremarket::measures {

Cells::Cells(std::vector<AxisId> axes, const std::vector<AxisLabels>& labels) : axes_(std::move(axes)) {
  core::ensure(axes_.size() <= kMostAxes, "cells: more axes than coordinates");
  strides_.resize(axes_.size());
  std::vector<std::size_t> extents(axes_.size());
  std::size_t size = 1;
  for (std::size_t i = axes_.size(); i-- > 0;) {
    strides_[i] = size;
    extents[i] = labels[static_cast<std::size_t>(axes_[i])].labels.size();
    core::ensure(extents[i] <= 255, "cells: an axis is longer than its coordinates reach");
    size *= extents[i];
  }
  coordinates_.reserve(size);
  Coordinates at{};
  for (std::size_t cell = 0; cell < size; ++cell) {
    coordinates_.push_back(at);
    for (std::size_t i = axes_.size(); i-- > 0;) {  // the last axis fastest
      if (++at[i] < extents[i]) break;
      at[i] = 0;
    }
  }
  now_.resize(size);
  year_.assign(size, 0);
  touched_.assign((size + kWord - 1) / kWord, 0);
}

void Cells::end_month(std::int64_t next_weeks) {
  for_touched([&](std::uint32_t cell) {
    Now& now = now_[cell];
    year_[cell] += now.month;
    now.month = now.level * next_weeks;
  });
}

void Cells::end_year() { std::fill(year_.begin(), year_.end(), 0); }

void Cells::list_month(std::vector<Filled>& filled) const {
  filled.clear();
  for_touched([&](std::uint32_t cell) {
    if (now_[cell].month != 0) filled.push_back({coordinates_[cell], now_[cell].month});
  });
}

void Cells::list_year(std::vector<Filled>& filled) const {
  filled.clear();
  for_touched([&](std::uint32_t cell) {
    if (year_[cell] != 0) filled.push_back({coordinates_[cell], year_[cell]});
  });
}

void Cells::list_year_so_far(std::vector<Filled>& filled) const {
  filled.clear();
  for_touched([&](std::uint32_t cell) { filled.push_back({coordinates_[cell], year_[cell] + now_[cell].month}); });
}

}  // namespace caremarket::measures
