#include "engine/random/wheel.hpp"

#include <algorithm>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Wheel::Wheel(core::Week first, core::Week last) : first_(first), last_(last), current_(first) {
  core::ensure(last >= first, "wheel: ends before it begins");
  ring_.resize(2 * kRound);
  overflow_.resize(round(last) + 2);
  near_end_ = first_ + static_cast<core::Week>(2 * kRound);
}

void Wheel::add_opening(core::Week week, Due due) {
  if (week < last_) unsorted_.emplace_back(std::max(week, first_), due);
}

void Wheel::seal() {
  begins_.assign(static_cast<std::size_t>(last_ - first_) + 1, 0);
  for (const auto& [week, due] : unsorted_) ++begins_[static_cast<std::size_t>(week - first_) + 1];
  for (std::size_t i = 1; i < begins_.size(); ++i) begins_[i] += begins_[i - 1];
  opening_.resize(unsorted_.size());
  std::vector<std::uint32_t> next(begins_.begin(), begins_.end());
  for (const auto& [week, due] : unsorted_) opening_[next[static_cast<std::size_t>(week - first_)]++] = due;
  std::vector<std::pair<core::Week, Due>>().swap(unsorted_);
}

std::span<const Due> Wheel::opening_of(core::Week week) const {
  if (begins_.empty()) return {};
  const auto w = static_cast<std::size_t>(week - first_);
  return std::span(opening_).subspan(begins_[w], begins_[w + 1] - begins_[w]);
}

void Wheel::advance(core::Week week) {
  core::ensure(week >= current_ && week < last_, "wheel: week out of order");
  while (current_ < week) {
    ++current_;
    if (since_first(current_) % kRound != 0) continue;
    near_end_ += static_cast<core::Week>(kRound);
    auto& arriving = overflow_[round(current_) + 1];
    for (const auto& [due_week, due] : arriving) ring_[slot(due_week)].push_back(due);
    std::vector<std::pair<core::Week, Due>>().swap(arriving);
  }
}

}  // namespace caremarket::random
