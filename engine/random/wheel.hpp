// The wheel of weeks: who is due when. A week costs what happens in it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/core/units.hpp"

namespace caremarket::random {

/// Something is due for entity `index`; dropped when met if the entity's stamp has moved on.
struct Due {
  std::uint32_t index = 0;
  std::uint32_t stamp = 0;
};

/// Weekly buckets from `first` to `last` (exclusive). What is known at the start lies in one contiguous array; later
/// entries go to the buckets of this round of 64 weeks and the next, and beyond that to one overflow list a round.
/// Entries of a week are met in the order in which they were added. Copying copies the state whole.
class Wheel {
 public:
  Wheel() = default;
  Wheel(core::Week first, core::Week last);

  /// Adds an entry before `seal()`; weeks at or beyond the last are ignored, weeks before the current one fall due now.
  void add_opening(core::Week week, Due due);
  /// Sorts the opening entries by week (counting sort, stable).
  void seal();
  /// Adds an entry for `week` >= current week; weeks at or beyond the last are ignored.
  void add(core::Week week, Due due) {
    if (week >= last_) return;
    core::ensure(week >= current_, "wheel: entry in the past");
    if (week < near_end_) [[likely]] {
      ring_[slot(week)].push_back(due);
    } else {
      overflow_[round(week)].emplace_back(week, due);
    }
  }

  /// Calls `handle(Due)` for all entries of `week`, including those added for it while handling. Weeks must be taken in
  /// order, each once.
  template <class Handle>
  void take(core::Week week, Handle&& handle) {
    advance(week);
    for (const Due due : opening_of(week)) handle(due);
    std::vector<Due>& bucket = ring_[slot(week)];
    for (std::size_t i = 0; i < bucket.size(); ++i) handle(Due{bucket[i]});
    bucket.clear();
  }

 private:
  static constexpr std::uint32_t kRound = 64;
  [[nodiscard]] std::uint32_t since_first(core::Week week) const { return static_cast<std::uint32_t>(week - first_); }
  [[nodiscard]] std::size_t slot(core::Week week) const { return since_first(week) % (2 * kRound); }
  [[nodiscard]] std::size_t round(core::Week week) const { return since_first(week) / kRound; }
  [[nodiscard]] std::span<const Due> opening_of(core::Week week) const;
  void advance(core::Week week);

  core::Week first_ = 0, last_ = 0, current_ = 0;
  core::Week near_end_ = 0;  ///< end of the next round: from here on entries overflow
  std::vector<std::pair<core::Week, Due>> unsorted_;
  std::vector<Due> opening_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::vector<Due>> ring_;
  std::vector<std::vector<std::pair<core::Week, Due>>> overflow_;
};

}  // namespace caremarket::random
