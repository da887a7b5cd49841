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

namespace {

/// Adds each cell to `sums[into(cell)]`, of `size`. Neighbours often go to the same sum, and each addition would wait
/// for the last: four sums side by side, added together at the end.
void add_to(const std::vector<Filled>& filled, std::size_t size, std::vector<std::int64_t>& sums, auto&& into) {
  constexpr std::size_t kLanes = 4;
  sums.assign(kLanes * size, 0);
  const std::size_t whole = filled.size() / kLanes * kLanes;
  for (std::size_t i = 0; i < whole; i += kLanes) {
    for (std::size_t lane = 0; lane < kLanes; ++lane) {
      const Filled& cell = filled[i + lane];
      sums[kLanes * into(cell) + lane] += cell.value;
    }
  }
  for (std::size_t i = whole; i < filled.size(); ++i) sums[kLanes * into(filled[i])] += filled[i].value;
  for (std::size_t cell = 0; cell < size; ++cell) {
    const std::int64_t* lanes = &sums[kLanes * cell];
    sums[cell] = (lanes[0] + lanes[1]) + (lanes[2] + lanes[3]);
  }
  sums.resize(size);
}

}  // namespace

void Fold::add_up(const std::vector<Filled>& filled, std::vector<std::int64_t>& sums) const {
  if (steps_.empty()) {
    add_to(filled, size_, sums, [](const Filled&) -> std::size_t { return 0; });
  } else if (steps_.size() == 1) {
    const Step one = steps_[0];
    add_to(filled, size_, sums, [one](const Filled& cell) { return cell.at[one.axis] * one.by; });
  } else if (steps_.size() == 2) {
    const Step one = steps_[0], two = steps_[1];
    add_to(filled, size_, sums,
           [one, two](const Filled& cell) { return cell.at[one.axis] * one.by + cell.at[two.axis] * two.by; });
  } else {
    add_to(filled, size_, sums, [this](const Filled& cell) {
      std::size_t into = 0;
      for (const Step& step : steps_) into += cell.at[step.axis] * step.by;
      return into;
    });
  }
  for (std::size_t cell = 0; cell < first_.size(); ++cell) sums[cell] = sums[first_[cell]];
}

}  // namespace caremarket::measures
