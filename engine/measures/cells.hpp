// One array of counts over the full cross of its axes, few of whose cells are ever filled.
#pragma once

#include <bit>
#include <cstdint>
#include <initializer_list>
#include <vector>

#include "engine/measures/fold.hpp"

namespace caremarket::measures {

/// Integers throughout, so the order in which things are counted does not matter.
class Cells {
 public:
  Cells() = default;
  Cells(std::vector<AxisId> axes, const std::vector<AxisLabels>& labels);

  [[nodiscard]] std::uint32_t at(std::initializer_list<std::size_t> coordinates) const {
    std::size_t cell = 0;
    const std::size_t* stride = strides_.data();
    for (const std::size_t coordinate : coordinates) cell += coordinate * *stride++;
    return static_cast<std::uint32_t>(cell);
  }
  [[nodiscard]] std::size_t size() const { return now_.size(); }
  [[nodiscard]] const std::vector<AxisId>& axes() const { return axes_; }

  /// Moves a level for good, with `weeks` of this month still to come.
  void move(std::uint32_t cell, std::int64_t by, std::int64_t weeks) {
    Now& now = touch(cell);
    now.level += by;
    now.month += by * weeks;
    total_ += by;
  }
  /// Adds to this week only.
  void add(std::uint32_t cell, std::int64_t amount) {
    touch(cell).month += amount;
    week_ += amount;
  }
  /// Adds to this month, not to the week's total.
  void add_to_month(std::uint32_t cell, std::int64_t amount) { touch(cell).month += amount; }

  /// This week's total over all cells.
  [[nodiscard]] std::int64_t this_week() const { return total_ + week_; }
  void end_week() { week_ = 0; }
  /// The month passes into the year; the levels will stand for `next_weeks` in the next.
  void end_month(std::int64_t next_weeks);
  void end_year();

  [[nodiscard]] std::int64_t level(std::size_t cell) const { return now_[cell].level; }
  /// Cells that are not 0: summed over the weeks of this month; of this year before it; of both.
  void list_month(std::vector<Filled>& filled) const;
  void list_year(std::vector<Filled>& filled) const;
  void list_year_so_far(std::vector<Filled>& filled) const;

 private:
  struct Now {
    std::int64_t level = 0;  ///< only of what is moved by events
    std::int64_t month = 0;  ///< summed over the weeks of this month
  };
  Now& touch(std::uint32_t cell) {
    Now& now = now_[cell];
    if ((now.level | now.month) == 0) [[unlikely]]
      touched_[cell / kWord] |= 1ULL << (cell % kWord);
    return now;
  }
  /// Calls `on(cell)` with every cell that has ever been filled, in order.
  void for_touched(auto&& on) const {
    for (std::size_t word = 0; word < touched_.size(); ++word) {
      for (std::uint64_t left = touched_[word]; left != 0; left &= left - 1) {
        on(static_cast<std::uint32_t>(word * kWord + static_cast<std::size_t>(std::countr_zero(left))));
      }
    }
  }
  static constexpr std::size_t kWord = 64;

  std::vector<AxisId> axes_;
  std::vector<std::size_t> strides_;
  std::vector<Coordinates> coordinates_;  ///< of each cell
  std::vector<Now> now_;
  std::vector<std::int64_t> year_;      ///< summed over the months of this year that have ended
  std::vector<std::uint64_t> touched_;  ///< a bit a cell
  std::int64_t total_ = 0;              ///< of the level, now
  std::int64_t week_ = 0;               ///< of this week's flows
};

}  // namespace caremarket::measures
