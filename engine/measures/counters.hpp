// Counters: what has been counted, by week, month and financial year. Integers throughout, so order does not matter.
#pragma once

#include <cstdint>
#include <initializer_list>
#include <vector>

#include "engine/core/calendar.hpp"
#include "engine/measures/catalogue.hpp"
#include "engine/measures/cells.hpp"

namespace caremarket::measures {

/// A cut that is kept: a frequency and the axes it is broken down by (none: the total).
struct Cut {
  Frequency frequency = Frequency::kWeek;
  std::vector<AxisId> axes;
};

/// A further cut asked for in the scenario's `outputs`.
struct Output {
  Id measure{};
  Cut cut;
};

/// All counters of one replicate. The weeks must be ended in order.
class Counters {
 public:
  Counters(const core::Calendar& calendar, const std::vector<AxisLabels>& axes, const Layout& layout);

  /// Position of a cell of a measure (or of its denominator).
  [[nodiscard]] std::uint32_t cell(Id id, std::initializer_list<std::size_t> coordinates) const {
    return values_[index(id)].at(coordinates);
  }
  [[nodiscard]] std::uint32_t denominator_cell(Id id, std::initializer_list<std::size_t> coordinates) const {
    return denominators_[index(id)].at(coordinates);
  }

  /// Moves a level from `week` on: a stock, or a flow at a steady weekly rate.
  void move(Id id, std::uint32_t cell, std::int64_t by, core::Week week) {
    values_[index(id)].move(cell, by, month_last_ - week);
  }
  /// Adds to this week only: a flow, or this week's value of a stock that is recounted each week.
  void add(Id id, std::uint32_t cell, std::int64_t amount) { values_[index(id)].add(cell, amount); }
  void add_denominator(Id id, std::uint32_t cell, std::int64_t amount) { denominators_[index(id)].add(cell, amount); }
  /// Adds one completed spell.
  void add_spell(Id id, std::uint32_t cell, core::Week weeks);
  /// Sets a figure of the year or of the run.
  void set(Id id, int time, std::size_t cell, double value);

  /// Closes the week: weekly totals, and months and years that end with it.
  void end_week(core::Week week);

  [[nodiscard]] const Cells& values(Id id) const { return values_[index(id)]; }
  /// Weekly totals so far of a measure kept by week.
  [[nodiscard]] ReplicateValues results(int draw, int replicate) &&;

 private:
  [[nodiscard]] static std::size_t index(Id id) { return static_cast<std::size_t>(id); }
  void write(Frequency frequency, std::size_t time, int weeks);

  const core::Calendar* calendar_;
  const Layout* layout_;
  std::vector<AxisLabels> axes_;
  core::Week month_last_;  ///< first week after the month under way
  std::vector<Cells> values_, denominators_;
  std::vector<const Measure*> measure_of_variable_;
  std::vector<std::vector<std::size_t>> counted_at_;  ///< by frequency: the variables that `write` fills
  std::vector<Fold> fold_of_variable_;
  std::vector<std::int64_t> folded_;  ///< scratch
  std::vector<Filled> filled_;        ///< scratch
  ReplicateValues results_;
};

/// The layout of a run's results: for every measure each total by week, each single axis and setting x locality by
/// month, each pair of axes by financial year; figures of the run and of years as they are; `outputs` added.
[[nodiscard]] Layout make_layout(const core::Calendar& calendar, const std::vector<AxisLabels>& axes,
                                 const std::vector<Output>& outputs);

}  // namespace caremarket::measures
