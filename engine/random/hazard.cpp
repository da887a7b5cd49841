#include "engine/random/hazard.hpp"

#include <algorithm>
#include <cmath>

#include "engine/core/errors.hpp"

namespace caremarket::random {
namespace {

constexpr double kYear = core::kWeeksPerYear;

/// Weeks at the table's own rate that the calendar counts for after entering a care home: season and excess, added up
/// from some moment on.
struct Weighted {
  const Season& season;
  const Excess& excess;
  double entry;

  [[nodiscard]] double weeks(double time) const {
    return season.integral(time) * (1 + excess.lasting) -
           excess.first * excess.fading * std::exp(-(time - entry) / excess.fading);
  }
  [[nodiscard]] double rate(double time) const {
    return season.at(time) * (1 + excess.lasting) + excess.first * std::exp(-(time - entry) / excess.fading);
  }
  /// The time in [from, to] at which weeks() reaches `target`: Newton's steps, halving where one leads out or is not
  /// half of the last: where the season steps, Newton's alone may go back and forth between two times for ever.
  [[nodiscard]] double time_at(double target, double from, double to) const {
    constexpr double kWeek = 1e-11;  // a microsecond: far below what decides a week, far above the rounding
    double low = from, high = to, last = to - from, time = std::clamp(from + (target - weeks(from)), low, high);
    for (int step = 0; step < 200 && high - low > kWeek; ++step) {
      const double off = weeks(time) - target;
      (off < 0 ? low : high) = time;
      double next = time - off / rate(time);
      if (std::abs(next - time) < kWeek) return next;
      if (!(next > low && next < high && std::abs(next - time) <= last / 2)) next = low + (high - low) / 2;
      last = std::abs(next - time);
      time = next;
    }
    return time;
  }
};

/// The person's years of life in a table.
struct Life {
  const CohortHazard& table;
  int cohort;
  double birth;

  [[nodiscard]] int year_at(double time) const {
    return std::max(0, static_cast<int>(std::floor((time - birth) / kYear)) - cohort);
  }
  [[nodiscard]] double begin_of(int year) const { return birth + (cohort + year) * kYear; }
  [[nodiscard]] double per_week(int year) const { return table.at(cohort, cohort + year + 0.5) / kYear; }
};

}  // namespace

CohortHazard::CohortHazard(int youngest, int oldest, int years)
    : youngest_(youngest),
      oldest_(oldest),
      years_(years),
      prefix_(static_cast<std::size_t>(oldest - youngest + 1) * stride(), 0.0),
      highest_(prefix_) {}

void CohortHazard::set(int cohort, int year, double per_year) {
  core::ensure(cohort >= youngest_ && cohort <= oldest_ && year >= 0 && year < years_ && per_year >= 0,
               "cohort hazard: outside the table or negative");
  prefix_[static_cast<std::size_t>(cohort - youngest_) * stride() + static_cast<std::size_t>(year) + 1] = per_year;
}

void CohortHazard::seal() {
  for (int cohort = youngest_; cohort <= oldest_; ++cohort) {
    double* cells = &prefix_[static_cast<std::size_t>(cohort - youngest_) * stride()];
    double* highest = &highest_[static_cast<std::size_t>(cells - prefix_.data())];
    for (int year = 0; year <= years_; ++year) {
      const int from = std::max(0, year - 1), to = std::min(years_ - 1, year + kYearsAhead + 1);
      for (int near = from; near <= to; ++near) highest[year] = std::max(highest[year], cells[near + 1]);
    }
    for (int year = 0; year < years_; ++year) cells[year + 1] += cells[year];
    std::fill_n(cells + years_ + 1, kSoon, cells[years_]);
  }
}

double CohortHazard::age_at(int cohort, double target) const {
  const double* cells = row(cohort);
  // All lines at once: each step of the search would wait for its own.
  for (int year = 0; year <= years_; year += 8) __builtin_prefetch(cells + year);
  if (target > cells[years_]) return kNever;
  const double* above = cells;  // halved without branches: where the target lies cannot be foretold
  for (std::size_t left = static_cast<std::size_t>(years_) + 1; left > 1;) {
    const std::size_t half = left / 2;
    above += half * static_cast<std::size_t>(above[half - 1] < target);
    left -= half;
  }
  if (above == cells) return cohort;
  const double step = *above - *(above - 1);
  return cohort + static_cast<double>(above - cells - 1) + (target - *(above - 1)) / step;
}

double CohortHazard::at(int cohort, double age) const {
  const double* cells = row(cohort);
  const auto year = static_cast<int>(std::clamp(age - cohort, 0.0, years_ - 1.0));
  return cells[year + 1] - cells[year];
}

double time_at(const CohortHazard& table, int cohort, double birth, double target, const Season& season) {
  const double age = table.age_at(cohort, target);
  return age == kNever ? kNever : season.time_at(birth + age * kYear);
}

double reached(const CohortHazard& table, int cohort, double birth, double time, const Season& season,
               const Excess& excess, double entry) {
  const Life life{table, cohort, birth};
  const Weighted weighted{season, excess, entry};
  double sum = 0, from = entry, weeks_from = weighted.weeks(entry);
  for (int year = life.year_at(entry); year < table.years() && from < time; ++year) {
    const double to = std::min(time, std::max(from, life.begin_of(year + 1)));
    const double weeks_to = weighted.weeks(to);
    sum += life.per_week(year) * (weeks_to - weeks_from);
    from = to;
    weeks_from = weeks_to;
  }
  return sum;
}

double time_at(const CohortHazard& table, int cohort, double birth, double target, const Season& season,
               const Excess& excess, double entry) {
  const Life life{table, cohort, birth};
  const Weighted weighted{season, excess, entry};
  double left = target, from = entry, weeks_from = weighted.weeks(entry);
  for (int year = life.year_at(entry); year < table.years(); ++year) {
    const double to = std::max(from, life.begin_of(year + 1));
    const double weeks_to = weighted.weeks(to);
    const double hazard = life.per_week(year);
    const double used = hazard * (weeks_to - weeks_from);
    if (used > 0 && used >= left) return weighted.time_at(weeks_from + left / hazard, from, to);
    left -= used;
    from = to;
    weeks_from = weeks_to;
  }
  return kNever;
}

}  // namespace caremarket::random
