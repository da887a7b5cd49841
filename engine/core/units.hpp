// The units of the engine. Money and hours are integers, so that sums do not depend on their order.
#pragma once

#include <cmath>
#include <cstdint>

namespace caremarket::core {

using Pence = std::int64_t;    ///< whole pence, nominal
using Minutes = std::int64_t;  ///< whole minutes (of care, of work)
using Week = std::int32_t;     ///< whole weeks after the start date; negative during the run-in

/// Weeks in a year for rates and hazards (365.25 / 7 rounded as the model states it).
inline constexpr double kWeeksPerYear = 52.18;
/// Weeks in a month, a twelfth of that year.
inline constexpr double kWeeksPerMonth = kWeeksPerYear / 12;
/// Weeks in a year for published yearly totals and tax thresholds.
inline constexpr double kPaymentWeeksPerYear = 52.14;

/// The whole number at or below `x`, |x| < 2^62. In line: the portable build has no instruction for it.
[[nodiscard]] inline constexpr std::int64_t whole_below(double x) {
  const auto whole = static_cast<std::int64_t>(x);
  return whole - (x < static_cast<double>(whole) ? 1 : 0);
}
/// The nearest whole number (halves away from zero), |x| < 2^52.
[[nodiscard]] inline constexpr std::int64_t nearest(double x) {
  return static_cast<std::int64_t>(x < 0 ? x - 0.5 : x + 0.5);
}

/// Pounds to the nearest whole penny (halves away from zero).
[[nodiscard]] inline Pence pence(double pounds) { return nearest(pounds * 100.0); }
[[nodiscard]] inline double pounds(Pence amount) { return static_cast<double>(amount) / 100.0; }

/// Hours to the nearest whole minute.
[[nodiscard]] inline Minutes minutes(double hours) { return nearest(hours * 60.0); }
[[nodiscard]] inline double hours(Minutes time) { return static_cast<double>(time) / 60.0; }

/// A yearly hazard or rate as a weekly one.
[[nodiscard]] inline constexpr double per_week(double per_year) { return per_year / kWeeksPerYear; }

/// Probability of at least one event over `weeks` at a yearly hazard.
[[nodiscard]] inline double probability_within(double per_year, double weeks) {
  return -std::expm1(-per_year * weeks / kWeeksPerYear);
}

[[nodiscard]] inline double logistic(double x) { return 1.0 / (1.0 + std::exp(-x)); }
[[nodiscard]] inline constexpr double positive(double x) { return x > 0 ? x : 0.0; }

}  // namespace caremarket::core
