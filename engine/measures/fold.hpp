// Folding: summing an array of counts over the axes that a result does not keep.
#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "engine/measures/catalogue.hpp"
#include "engine/measures/layout.hpp"

namespace caremarket::measures {

/// Where a cell stands along each axis of its array, in their order.
inline constexpr std::size_t kMostAxes = 8;
using Coordinates = std::array<std::uint8_t, kMostAxes>;

/// One cell of an array that is not 0, and what it holds.
struct Filled {
  Coordinates at{};
  std::int64_t value = 0;
};

/// How the cells over one list of axes add up to those over another: solved once, used every month.
class Fold {
 public:
  Fold() = default;
  /// From an array over `own` to one over `kept`, in that order. An axis not among `own` repeats the sum.
  Fold(const std::vector<AxisId>& own, const std::vector<AxisId>& kept, const std::vector<AxisLabels>& labels);

  /// Writes the sums of `filled`, in which each cell stands once, to `sums`; all other cells are 0.
  void add_up(const std::vector<Filled>& filled, std::vector<std::int64_t>& sums) const;

 private:
  /// An own axis that is kept, and by how much a step along it moves in the kept array.
  struct Step {
    std::size_t axis = 0, by = 0;
  };
  std::size_t size_ = 1;  ///< cells over `kept`
  std::vector<Step> steps_;
  /// By kept cell: the one at the beginning of all axes that are not among the own ones, whose sum it repeats; empty
  /// when all are.
  std::vector<std::uint32_t> first_;
};

}  // namespace caremarket::measures
