#include "engine/measures/fold.hpp"

#include <algorithm>

namespace caremarket::measures {

Fold::Fold(const std::vector<AxisId>& own, const std::vector<AxisId>& kept, const std::vector<AxisLabels>& labels) {
  const auto extent = [&](AxisId axis) { return labels[static_cast<std::size_t>(axis)].labels.size(); };
  std::vector<Step> repeated;
  for (std::size_t k = kept.size(); k-- > 0; size_ *= extent(kept[k])) {  // the last axis fastest
    const auto position = static_cast<std::size_t>(std::find(own.begin(), own.end(), kept[k]) - own.begin());
    (position < own.size() ? steps_ : repeated).push_back({position < own.size() ? position : k, size_});
  }
  if (repeated.empty()) return;
  for (std::size_t cell = 0; cell < size_; ++cell) {
    std::size_t first = cell;
    for (const Step& step : repeated) first -= cell / step.by % extent(kept[step.axis]) * step.by;
    first_.push_back(static_cast<std::uint32_t>(first));
  }
}

void Fold::add_up(const std::vector<Filled>& filled, std::vector<std::int64_t>& sums) const {
  sums.assign(size_, 0);
  if (steps_.empty()) {
    for (const Filled& cell : filled) sums[0] += cell.value;
  } else if (steps_.size() == 1) {
    const Step one = steps_[0];
    for (const Filled& cell : filled) sums[cell.at[one.axis] * one.by] += cell.value;
  } else if (steps_.size() == 2) {
    const Step one = steps_[0], two = steps_[1];
    for (const Filled& cell : filled) sums[cell.at[one.axis] * one.by + cell.at[two.axis] * two.by] += cell.value;
  } else {
    for (const Filled& cell : filled) {
      std::size_t into = 0;
      for (const Step& step : steps_) into += cell.at[step.axis] * step.by;
      sums[into] += cell.value;
    }
  }
  for (std::size_t cell = 0; cell < first_.size(); ++cell) sums[cell] = sums[first_[cell]];
}

}  // namespace caremarket::measures
