// Values that are distributions: drawn once per draw, keyed by (seed, JSON pointer, draw), within the declared range.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "engine/core/errors.hpp"
#include "engine/input/document.hpp"

namespace caremarket::input {

enum class Family { kNormal, kUniform, kLognormal, kTriangular, kBeta };

/// One distribution. Meaning of a, b, c: normal mean, sd; uniform low, high; lognormal median, sigma; triangular low,
/// mode, high; beta mean, sd.
struct Distribution {
  Family family{};
  double a = 0, b = 0, c = 0;
};

/// Reads {"dist": ...}; appends faults (unknown family, missing or impossible numbers, no mass in [low, high]).
[[nodiscard]] std::optional<Distribution> read_distribution(const Node& node, const std::string& pointer, double low,
                                                            double high, std::vector<core::Fault>& faults);

/// Quantile of `u` of the distribution truncated to [low, high]; never falls as u rises.
[[nodiscard]] double quantile(const Distribution& distribution, double low, double high, double u);
/// Median of the truncated distribution.
[[nodiscard]] inline double central(const Distribution& distribution, double low, double high) {
  return quantile(distribution, low, high, 0.5);
}

}  // namespace caremarket::input
