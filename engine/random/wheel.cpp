#include "engine/random/wheel.hpp"

#include <algorithm>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Wheel::Wheel(core::Week first, core::Week last) : first_(first), last_(last), current_(first) {
  ring_.resize(static_cast<std::size_t>(kRing));
  overflow_.resize(static_cast<std::size_t>((last - first) / kRing + 2));
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

void Wheel::add(core::Week week, Due due) {
  if (week >= last_) return;
  core::ensure(week >= current_, "wheel: entry in the past");
  const core::Week round = (week - first_) / kRing;
  if (round == (current_ - first_) / kRing) {
    ring_[slot(week)].push_back(due);
  } else {
    overflow_[static_cast<std::size_t>(round)].emplace_back(week, due);
  }
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
    if ((current_ - first_) % kRing != 0) continue;
    auto& arriving = overflow_[static_cast<std::size_t>((current_ - first_) / kRing)];
    for (const auto& [due_week, due] : arriving) ring_[slot(due_week)].push_back(due);
    std::vector<std::pair<core::Week, Due>>().swap(arriving);
  }
}

}  // namespace caremarket::random
