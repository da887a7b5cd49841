#include "engine/random/draws.hpp"

#include <Random123/philox.h>

#include <algorithm>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <cmath>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Block philox(std::uint64_t key, std::uint64_t counter_low, std::uint64_t counter_high) {
  using Generator = r123::Philox4x32;
  const Generator::ctr_type counter{{static_cast<std::uint32_t>(counter_low), static_cast<std::uint32_t>(counter_low >> 32),
                                     static_cast<std::uint32_t>(counter_high),
                                     static_cast<std::uint32_t>(counter_high >> 32)}};
  const Generator::key_type words{{static_cast<std::uint32_t>(key), static_cast<std::uint32_t>(key >> 32)}};
  const Generator::ctr_type out = Generator()(counter, words);
  return {out[0] | static_cast<std::uint64_t>(out[1]) << 32, out[2] | static_cast<std::uint64_t>(out[3]) << 32};
}

Draws::Draws(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate)
    : key_(core::combine(core::combine(core::mix(seed), draw), replicate)) {}

Uniforms Draws::at(core::OriginId id, Purpose purpose, std::int32_t occasion) const {
  if (ledger_ != nullptr) ledger_->push_back({id, purpose, occasion});
  const std::uint64_t what =
      static_cast<std::uint64_t>(purpose) << 32 | static_cast<std::uint64_t>(static_cast<std::uint32_t>(occasion));
  const Block block = philox(key_, id.bits, what);
  return {unit_interval(block.low), unit_interval(block.high)};
}

double unit_exponential(double u) { return -std::log(u); }

std::int64_t whole_count(double mean, double u) {
  core::ensure(mean >= 0, "whole_count: mean below 0");
  return static_cast<std::int64_t>(std::floor(mean + u));
}

std::int64_t poisson(double mean, double u) {
  core::ensure(mean >= 0 && mean <= 700, "poisson: mean outside [0, 700]");
  double term = std::exp(-mean);
  double cumulative = term;
  std::int64_t count = 0;
  while (u > cumulative && term > 0) {
    ++count;
    term *= mean / static_cast<double>(count);
    const double next = cumulative + term;
    if (next <= cumulative && static_cast<double>(count) > mean) break;
    cumulative = next;
  }
  return count;
}

std::size_t category(std::span<const double> weights, double u) {
  double total = 0;
  for (const double weight : weights) total += weight;
  core::ensure(total > 0, "category: no positive weight");
  double cumulative = 0;
  std::size_t last = 0;
  for (std::size_t i = 0; i < weights.size(); ++i) {
    if (weights[i] <= 0) continue;
    cumulative += weights[i];
    last = i;
    if (u * total < cumulative) return i;
  }
  return last;
}

double normal(double u) { return -std::sqrt(2.0) * boost::math::erfc_inv(2.0 * u); }

double beta(double mean, double sd, double u) {
  const double strength = mean * (1 - mean) / (sd * sd) - 1;
  core::ensure(strength > 0, "beta: sd too large for the mean");
  return boost::math::quantile(boost::math::beta_distribution<double>(mean * strength, (1 - mean) * strength), u);
}

double gumbel(double u) { return -std::log(-std::log(u)); }

double race(double weight, double u) { return -std::log(u) / weight; }

}  // namespace caremarket::random
