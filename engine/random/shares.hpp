// Shares made ready for many draws: a pick is one walk along their running sum.
#pragma once

#include <cstddef>
#include <span>
#include <vector>

namespace caremarket::random {

/// The choice of `category` among fixed weights, their sums taken once.
class Shares {
 public:
  Shares() = default;
  /// `weights` >= 0, with a positive one; they need not sum to one.
  explicit Shares(std::span<const double> weights);
  /// Position of u in (0, 1) among the cumulative shares: equal to `category(weights, u)`.
  [[nodiscard]] std::size_t pick(double u) const {
    const double reached = u * sums_.back();
    std::size_t below = 0;
    for (std::size_t i = 0; i < last_; ++i) below += reached < sums_[i] ? 0 : 1;  // all: where u lies is a surprise
    return below;
  }

 private:
  std::vector<double> sums_;
  std::size_t last_ = 0;  ///< the last positive weight
};

}  // namespace caremarket::random
