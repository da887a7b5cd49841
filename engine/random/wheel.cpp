#include "engine/random/wheel.hpp"

#include <algorithm>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Wheel::Wheel(core::Week first, core::Week last) : first_(first), last_(last), current_(first) {
  core::ensure(last >= first, "wheel: ends before it begins");
  buckets_.resize(since_first(last));
}

void Wheel::add_opening(core::Week week, Due due) {
  if (week < last_) unsorted_.emplace_back(std::max(week, first_), due);
}

void Wheel::seal() {
  begins_.assign(since_first(last_) + 1, 0);
  for (const auto& [week, due] : unsorted_) ++begins_[since_first(week) + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  opening_.resize(unsorted_.size());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end());
  for (const auto& [week, due] : unsorted_) opening_[next[since_first(week)]++] = due;
  std::vector<std::pair<core::Week, Due>>().swap(unsorted_);
}

std::span<const Due> Wheel::opening_of(core::Week week) const {
  if (begins_.empty()) return {};
  const auto w = since_first(week);
  return std::span(opening_).subspan(begins_[w], begins_[w + 1] - begins_[w]);
}

}  // namespace caremarket::random
