// Tests of uniformity, each as one two-sided p-value, with the tolerance all of them share.
#pragma once

#include <algorithm>
#include <boost/math/distributions/chi_squared.hpp>
#include <boost/math/distributions/normal.hpp>
#include <boost/math/distributions/poisson.hpp>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace caremarket::statistics {

/// A p-value below this fails. The seeds are fixed, so a test always passes or always fails; with another seed each
/// p-value would fail a sound generator once in 10^8, and the 160 of the quick tests together once in 600,000.
inline constexpr double kLeastP = 1e-8;

/// Twice the smaller tail.
[[nodiscard]] inline double two_sided(double below, double above) { return std::min(1.0, 2 * std::min(below, above)); }

/// Pearson's statistic of counts that should be equal.
[[nodiscard]] inline double chi_square_p(std::span<const std::size_t> counts) {
  double total = 0;
  for (const std::size_t count : counts) total += static_cast<double>(count);
  const double expected = total / static_cast<double>(counts.size());
  double statistic = 0;
  for (const std::size_t count : counts) {
    const double off = static_cast<double>(count) - expected;
    statistic += off * off / expected;
  }
  const boost::math::chi_squared_distribution<double> law(static_cast<double>(counts.size() - 1));
  return two_sided(boost::math::cdf(law, statistic), boost::math::cdf(boost::math::complement(law, statistic)));
}

/// Spread of values over `bins` equal parts of (0, 1).
[[nodiscard]] inline double uniform_p(std::span<const double> values, std::size_t bins) {
  std::vector<std::size_t> counts(bins);
  for (const double u : values) ++counts[static_cast<std::size_t>(u * static_cast<double>(bins))];
  return chi_square_p(counts);
}

/// Spread of the ten lowest of the 52 bits that every uniform has.
[[nodiscard]] inline double low_bits_p(std::span<const double> values) {
  std::vector<std::size_t> counts(1024);
  for (const double u : values) ++counts[static_cast<std::uint64_t>(u * 0x1.0p52) % 1024];
  return chi_square_p(counts);
}

/// Spread of pairs over a square of 32 x 32 cells.
[[nodiscard]] inline double pairs_p(std::span<const double> first, std::span<const double> second) {
  std::vector<std::size_t> counts(1024);
  for (std::size_t i = 0; i < first.size(); ++i) {
    ++counts[static_cast<std::size_t>(first[i] * 32) * 32 + static_cast<std::size_t>(second[i] * 32)];
  }
  return chi_square_p(counts);
}

/// Correlation of two series: its value times sqrt(n) is standard normal.
[[nodiscard]] inline double correlation_p(std::span<const double> first, std::span<const double> second) {
  double sum = 0;
  for (std::size_t i = 0; i < first.size(); ++i) sum += (first[i] - 0.5) * (second[i] - 0.5);
  const double score = 12 * sum / std::sqrt(static_cast<double>(first.size()));
  const boost::math::normal_distribution<double> law;
  return two_sided(boost::math::cdf(law, score), boost::math::cdf(boost::math::complement(law, score)));
}

/// Marsaglia's birthday spacings: 4,096 birthdays in a year of 2^32 days give a Poisson number of equal spacings with
/// mean 4; summed over as many years as the values fill. `shift` chooses which 32 bits of the uniform are the day.
[[nodiscard]] inline double birthday_spacings_p(std::span<const double> values, int shift) {
  constexpr std::size_t kBirthdays = 4096;
  std::vector<std::uint64_t> days(kBirthdays);
  std::size_t years = 0;
  double equal = 0;
  for (; (years + 1) * kBirthdays <= values.size(); ++years) {
    for (std::size_t i = 0; i < kBirthdays; ++i) {
      const auto bits = static_cast<std::uint64_t>(values[years * kBirthdays + i] * 0x1.0p52);
      days[i] = bits >> shift & 0xffffffffULL;
    }
    std::sort(days.begin(), days.end());
    for (std::size_t i = kBirthdays - 1; i > 0; --i) days[i] -= days[i - 1];
    std::sort(days.begin(), days.end());
    for (std::size_t i = 1; i < kBirthdays; ++i) equal += days[i] == days[i - 1];
  }
  const boost::math::poisson_distribution<double> law(4.0 * static_cast<double>(years));
  const double above = equal > 0 ? boost::math::cdf(boost::math::complement(law, equal - 1)) : 1.0;
  return two_sided(boost::math::cdf(law, equal), above);
}

}  // namespace caremarket::statistics
