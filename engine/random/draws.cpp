#include "engine/random/draws.hpp"

#include <array>
#include <boost/math/distributions/beta.hpp>
#include <boost/math/special_functions/erf.hpp>
#include <boost/version.hpp>
#include <cmath>

#include "engine/core/errors.hpp"

namespace caremarket::random {

Draws::Draws(std::uint64_t seed, std::uint32_t draw, std::uint32_t replicate)
    : philox_(core::combine(core::combine(core::combine(0, seed), draw), replicate)) {}

void Draws::note(const KeyUse& use) const { ledger_->push_back(use); }

std::int64_t whole_count(double mean, double u) {
  core::ensure(mean >= 0, "whole_count: mean below 0");
  const double whole = std::floor(mean);
  return static_cast<std::int64_t>(whole) + (mean - whole + u >= 1 ? 1 : 0);
}

namespace {

/// The smallest count whose upper tail is at most `tail` <= 0.5. The tail is summed from its far end, so that its
/// relative error stays small: a sum from below would lose the order of counts at uniforms close to 1.
std::int64_t poisson_from_above(double mean, double tail) {
  constexpr double kNegligible = 1e-30;
  std::array<double, 1280> terms;
  std::size_t last = 0;
  terms[0] = std::exp(-mean);
  while (static_cast<double>(last) < mean || terms[last] > kNegligible) {
    core::ensure(last + 1 < terms.size(), "poisson: tail too long");
    terms[last + 1] = terms[last] * (mean / static_cast<double>(last + 1));
    ++last;
  }
  double above = 0;
  while (last > 0 && above + terms[last] <= tail) above += terms[last--];
  return static_cast<std::int64_t>(last);
}

}  // namespace

std::int64_t poisson(double mean, double u) {
  core::ensure(mean >= 0 && mean <= 700, "poisson: mean outside [0, 700]");
  if (u > 0.5) return poisson_from_above(mean, 1 - u);
  double term = std::exp(-mean);
  double cumulative = term;
  std::int64_t count = 0;
  while (u > cumulative) {
    ++count;
    term *= mean / static_cast<double>(count);
    cumulative += term;
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

double normal(double u) {
  using Plain = boost::math::policies::policy<boost::math::policies::promote_double<false>>;  // no long double
  return -std::sqrt(2.0) * boost::math::erfc_inv(2.0 * u, Plain());
}

double beta(double mean, double sd, double u) {
  const double strength = mean * (1 - mean) / (sd * sd) - 1;
  core::ensure(strength > 0, "beta: sd too large for the mean");
  return boost::math::quantile(boost::math::beta_distribution<double>(mean * strength, (1 - mean) * strength), u);
}

double gumbel(double u) { return -std::log(-std::log(u)); }

double race(double weight, double u) { return -std::log(u) / weight; }

std::string_view boost_version() { return BOOST_LIB_VERSION; }

}  // namespace caremarket::random
