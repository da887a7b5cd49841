// Cumulative hazards along the lives of cohorts, with birthdays as knots: the clock of one cause in one stratum.
#pragma once

#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/units.hpp"

namespace caremarket::random {

inline constexpr double kNever = std::numeric_limits<double>::infinity();

/// Season of a hazard: x (1 + amplitude cos(2 pi (t - peak) / year)), mean one over a year. Times in weeks after the
/// start.
struct Season {
  double amplitude = 0;
  double peak = 0;
  /// Integral of the seasonal factor from 0 to `time`, in weeks.
  [[nodiscard]] double integral(double time) const;
};

/// Yearly hazards by cohort (age at last birthday at the origin; negative for those who come of age later) and year of
/// life since then. Piecewise constant between birthdays, so a constant calendar gives the life table exactly.
class CohortHazard {
 public:
  CohortHazard() = default;
  /// Cohorts from `youngest` to `oldest`, each followed for `years` years of life after the origin.
  CohortHazard(int youngest, int oldest, int years);

  /// Sets the hazard (per year, >= 0) of `cohort` in its year of life `year` (0: the one under way at the origin).
  void set(int cohort, int year, double per_year);
  /// Builds the prefix sums; call once after all `set`.
  void seal();

  /// Cumulative hazard since the birthday before the origin, up to exact age `age` in years.
  [[nodiscard]] double cumulative(int cohort, double age) const;
  /// Exact age at which the cumulative hazard reaches `target`; kNever when it does not within the years kept.
  [[nodiscard]] double age_at(int cohort, double target) const;
  /// Hazard per year in force at exact age `age`.
  [[nodiscard]] double at(int cohort, double age) const;
  [[nodiscard]] double total(int cohort) const { return row(cohort)[static_cast<std::size_t>(years_)]; }
  [[nodiscard]] int years() const { return years_; }

 private:
  [[nodiscard]] const double* row(int cohort) const {
    return &prefix_[static_cast<std::size_t>(cohort - youngest_) * static_cast<std::size_t>(years_ + 1)];
  }
  int youngest_ = 0, oldest_ = -1, years_ = 0;
  std::vector<double> prefix_;
};

/// Excess hazard after entering a care home: x ((1 + lasting) season + first exp(-(t - entry) / fading)), times in
/// weeks: the fading part has no season, so that its integral is closed.
struct Excess {
  double first = 0;
  double lasting = 0;
  double fading = 1;
};

/// When an event with cumulative hazard `left` still to run, looked at from `since`, falls due. `birth` is the person's
/// birth in weeks after the start (usually negative), `factor` multiplies the table. kNever when beyond the table.
[[nodiscard]] double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left,
                                   double factor, const Season& season);
/// Cumulative hazard used up between `since` and `until` under the same terms.
[[nodiscard]] double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until,
                                 double factor, const Season& season);

/// The same two with an excess since `entry` <= since.
[[nodiscard]] double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left,
                                   double factor, const Season& season, const Excess& excess, double entry);
[[nodiscard]] double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until,
                                 double factor, const Season& season, const Excess& excess, double entry);

}  // namespace caremarket::random
