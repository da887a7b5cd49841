// Folding: summing an array of counts over the axes that a result does not keep.
#pragma once

#include <cstdint>
#include <vector>

#include "engine/measures/catalogue.hpp"
#include "engine/measures/layout.hpp"

namespace caremarket::measures {

/// How the cells over one list of axes add up to those over another: solved once, used every month.
class Fold {
 public:
  Fold() = default;
  /// From an array over `own` to one over `kept`, in that order. An axis not among `own` repeats the sum.
  Fold(const std::vector<AxisId>& own, const std::vector<AxisId>& kept, const std::vector<AxisLabels>& labels);

  /// Writes the sums of `values` to `sums`. Only the cells listed in `filled` are read: all others must be 0.
  void add_up(const std::vector<std::int64_t>& values, const std::vector<std::uint32_t>& filled,
              std::vector<std::int64_t>& sums) const;

 private:
  std::size_t size_ = 1;             ///< cells over `kept`
  std::vector<std::uint32_t> into_;  ///< by own cell: the kept cell it adds to
  /// By kept cell: the one at the beginning of all axes that are not among the own ones, whose sum it repeats; empty
  /// when all are.
  std::vector<std::uint32_t> first_;
};

/// Lists the cells of `values` that are not 0.
void list_filled(const std::vector<std::int64_t>& values, std::vector<std::uint32_t>& filled);

}  // namespace caremarket::measures
