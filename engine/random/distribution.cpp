#include "engine/random/distribution.hpp"

#include <algorithm>
#include <cmath>

#include "engine/random/draws.hpp"

namespace caremarket::random {
namespace {

double normal_cdf(double z) { return 0.5 * std::erfc(-z / std::sqrt(2.0)); }

double normal_between(double mean, double sd, double low, double high, double u) {
  const double from = normal_cdf((low - mean) / sd);
  const double to = normal_cdf((high - mean) / sd);
  const double p = std::clamp(from + (to - from) * u, 1e-300, 1 - 1e-16);
  return mean + sd * normal(p);
}

double triangular(double low, double mode, double high, double u) {
  const double turn = (mode - low) / (high - low);
  return u < turn ? low + std::sqrt(u * (high - low) * (mode - low))
                  : high - std::sqrt((1 - u) * (high - low) * (high - mode));
}

}  // namespace

double quantile(const Distribution& d, double low, double high, double u) {
  double value = 0;
  switch (d.family) {
    case Family::kFixed:
      value = d.a;
      break;
    case Family::kNormal:
      value = normal_between(d.a, d.b, low, high, u);
      break;
    case Family::kUniform: {
      const double from = std::max(d.a, low);
      value = from + u * (std::min(d.b, high) - from);
      break;
    }
    case Family::kLognormal:
      value = std::exp(
          normal_between(std::log(d.a), d.b, low > 0 ? std::log(low) : -700, high > 0 ? std::log(high) : -700, u));
      break;
    case Family::kTriangular:
      value = triangular(d.a, d.b, d.c, u);
      break;
    case Family::kBeta:
      value = beta(d.a, d.b, u);
      break;
  }
  return std::clamp(value, low, high);
}

double lognormal_beyond(double median, double sigma, double low, double u) {
  const double tail = normal_cdf(-std::log(low / median) / sigma);
  const double z = -normal(std::clamp(tail * (1 - u), 1e-300, 1 - 1e-16));
  return std::max(low, median * std::exp(sigma * z));
}

}  // namespace caremarket::random
