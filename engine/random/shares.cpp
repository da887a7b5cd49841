#include "engine/random/shares.hpp"

#include "engine/core/errors.hpp"

namespace caremarket::random {

Shares::Shares(std::span<const double> weights) {
  double sum = 0;
  for (const double weight : weights) {
    sum += weight;
    if (weight > 0) last_ = sums_.size();
    sums_.push_back(sum);
  }
  core::ensure(sum > 0, "shares: no positive weight");
}

}  // namespace caremarket::random
