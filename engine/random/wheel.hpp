// The wheel of weeks: who is due when. A week costs what happens in it.
#pragma once

#include <cstdint>
#include <span>
#include <utility>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/core/fetch.hpp"
#include "engine/core/large_vector.hpp"
#include "engine/core/units.hpp"

namespace caremarket::random {

/// Something is due for entity `index`; dropped when met if the entity's stamp has moved on.
struct Due {
  std::uint32_t index = 0;
  std::uint32_t stamp = 0;
};

/// Weekly buckets from `first` to `last` (exclusive). What is known at the start lies in one contiguous array; later
/// entries go to one bucket a week, whose memory is given back once it has been taken. Entries of a week are met in the
/// order in which they were added, those of the opening first. Copying copies the state whole.
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
    buckets_[since_first(week)].push_back(due);
  }

  /// Calls `handle(Due)` for all entries of `week`, including those added for it while handling. Weeks must be taken in
  /// order, each once.
  template <class Handle>
  void take(core::Week week, Handle&& handle) {
    take(week, handle, [](Due) {});
  }
  /// The same; `soon(Due)` is told of most entries a little before they are handled, so that it may fetch their records
  /// into the cache. It must change nothing.
  template <class Handle, class Soon>
  void take(core::Week week, Handle&& handle, Soon&& soon) {
    take(
        week, handle, [](Due) {}, soon);
  }
  /// The same for records that point at others: `ahead(Due)` is told earlier still.
  template <class Handle, class Ahead, class Soon>
  void take(core::Week week, Handle&& handle, Ahead&& ahead, Soon&& soon) {
    core::ensure(week >= current_ && week < last_, "wheel: week out of order");
    current_ = week;
    core::walk_ahead(opening_of(week), ahead, soon, handle);
    std::vector<Due>& bucket = buckets_[since_first(week)];
    for (std::size_t i = 0; i < bucket.size(); ++i) {
      if (i + 2 * core::kFetchAhead < bucket.size()) ahead(bucket[i + 2 * core::kFetchAhead]);
      if (i + core::kFetchAhead < bucket.size()) soon(bucket[i + core::kFetchAhead]);
      handle(Due{bucket[i]});
    }
    std::vector<Due>().swap(bucket);
  }

 private:
  [[nodiscard]] std::size_t since_first(core::Week week) const { return static_cast<std::size_t>(week - first_); }
  [[nodiscard]] std::span<const Due> opening_of(core::Week week) const;

  core::Week first_ = 0, last_ = 0, current_ = 0;
  std::vector<std::pair<core::Week, Due>> unsorted_;
  core::LargeVector<Due> opening_;
  std::vector<std::uint32_t> begins_;
  std::vector<std::vector<Due>> buckets_;
};

}  // namespace caremarket::random
