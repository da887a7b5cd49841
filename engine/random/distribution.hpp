// Distributions as data: one family and its numbers, drawn by one uniform within a range.
#pragma once

#include <cstdint>

namespace caremarket::random {

enum class Family : std::uint8_t { kFixed, kNormal, kUniform, kLognormal, kTriangular, kBeta };

/// One distribution. Meaning of a, b, c: fixed value; normal mean, sd; uniform low, high; lognormal median, sigma;
/// triangular low, mode, high; beta mean, sd.
struct Distribution {
  Family family = Family::kFixed;
  double a = 0, b = 0, c = 0;
};

/// Quantile of `u` of the distribution truncated to [low, high]; never falls as u rises.
[[nodiscard]] double quantile(const Distribution& distribution, double low, double high, double u);

/// Quantile of `u` of a lognormal that is known to exceed `low` >= 0, exact however far `low` lies in its tail. Never
/// falls as u, the median or `low` rises.
[[nodiscard]] double lognormal_beyond(double median, double sigma, double low, double u);

}  // namespace caremarket::random
