// Cumulative hazards along the lives of cohorts, with birthdays as knots: the clock of one cause in one stratum.
#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

#include "engine/core/units.hpp"
#include "engine/random/season.hpp"

namespace caremarket::random {

inline constexpr double kNever = std::numeric_limits<double>::infinity();

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

  /// Where an age lies in a cohort's row: equal for all tables of the same shape.
  struct Place {
    std::size_t cell = 0;
    int year = 0;
    double share = 0;
  };
  [[nodiscard]] Place place(int cohort, double age) const {
    const double since = std::clamp(age - cohort, 0.0, static_cast<double>(years_));
    const auto year = std::min(static_cast<int>(since), years_ - 1);
    return {static_cast<std::size_t>(row(cohort) - prefix_.data() + year), year, since - year};
  }
  /// Cumulative hazard since the birthday before the origin, up to that age.
  [[nodiscard]] double cumulative(Place at) const {
    const double* cells = &prefix_[at.cell];
    return cells[0] + at.share * (cells[1] - cells[0]);
  }
  /// No hazard (per year) is higher from a year before there to `kYearsAhead` years after it.
  [[nodiscard]] double highest(Place at) const { return highest_[at.cell]; }
  static constexpr int kYearsAhead = 4;
  /// Cumulative hazard since the birthday before the origin, up to exact age `age` in years.
  [[nodiscard]] double cumulative(int cohort, double age) const { return cumulative(place(cohort, age)); }
  /// Exact age at which the cumulative hazard reaches `target`; kNever when it does not within the years kept.
  [[nodiscard]] double age_at(int cohort, double target) const;
  /// The same where it lies within `kSoon` years after a place at which `target` has not been reached; kNever when it
  /// is later. Without a search, and with one branch that cannot be foretold.
  [[nodiscard]] double age_soon(int cohort, Place from, double target) const {
    const double* cells = &prefix_[from.cell];
    if (!(cells[0] < target)) [[unlikely]]
      return age_at(cohort, target);  // reached at a birthday, or no hazard since
    const int skipped = cells[kHalf] < target ? kHalf : 0;
    cells += skipped;
    if (cells[kHalf] < target) return kNever;
    int years = 0;
    for (int year = 1; year < kHalf; ++year) years += cells[year] < target ? 1 : 0;
    const double age = cohort + static_cast<double>(from.year + skipped + years);
    return age + (target - cells[years]) / (cells[years + 1] - cells[years]);
  }
  static constexpr int kSoon = 9;
  /// Hazard per year in force at exact age `age`.
  [[nodiscard]] double at(int cohort, double age) const;
  [[nodiscard]] double total(int cohort) const { return row(cohort)[static_cast<std::size_t>(years_)]; }
  [[nodiscard]] int years() const { return years_; }

 private:
  [[nodiscard]] const double* row(int cohort) const {
    return &prefix_[static_cast<std::size_t>(cohort - youngest_) * stride()];
  }
  /// Cells a cohort: the sums at its birthdays, and the last of them repeated for as far as `age_soon` looks.
  [[nodiscard]] std::size_t stride() const { return static_cast<std::size_t>(years_) + 1 + kSoon; }
  static constexpr int kHalf = (kSoon + 1) / 2;
  int youngest_ = 0, oldest_ = -1, years_ = 0;
  std::vector<double> prefix_, highest_;  ///< alike in shape
};

/// Excess hazard after entering a care home: x ((1 + lasting) season + first exp(-(t - entry) / fading)), times in
/// weeks: the fading part has no season, so that its integral is closed.
struct Excess {
  double first = 0;
  double lasting = 0;
  double fading = 1;
};

/// Exact age in years at `time` on a season's calendar. `birth` is a birth on that calendar, `season.integral` of it in
/// weeks after the start (usually negative): birthdays fall where they fall on any other, so one table serves all.
[[nodiscard]] inline double seasonal_age(const Season& season, double birth, double time) {
  return (season.integral(time) - birth) / core::kWeeksPerYear;
}

/// Cumulative hazard of the table reached at `time` by somebody born at `birth` on the season's calendar. Only
/// differences mean anything.
[[nodiscard]] inline double reached(const CohortHazard& table, int cohort, double birth, double time,
                                    const Season& season) {
  return table.cumulative(cohort, seasonal_age(season, birth, time));
}
/// The time at which `target` is reached; kNever when beyond the table.
[[nodiscard]] double time_at(const CohortHazard& table, int cohort, double birth, double target, const Season& season);

/// The same two with an excess, counted from `entry`; `time` >= entry, and `birth` on the plain calendar.
[[nodiscard]] double reached(const CohortHazard& table, int cohort, double birth, double time, const Season& season,
                             const Excess& excess, double entry);
[[nodiscard]] double time_at(const CohortHazard& table, int cohort, double birth, double target, const Season& season,
                             const Excess& excess, double entry);

}  // namespace caremarket::random
