#include "engine/random/hazard.hpp"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "engine/core/errors.hpp"

namespace caremarket::random {
namespace {

constexpr double kYear = core::kWeeksPerYear;
constexpr double kTurn = 2 * std::numbers::pi / kYear;

/// Weeks at the table's own rate that the calendar counts for: season and excess, added up from some moment on.
struct Weighted {
  const Season& season;
  const Excess* excess;
  double entry;

  [[nodiscard]] double weeks(double time) const {
    double sum = season.amplitude == 0 ? time : season.integral(time);
    if (excess == nullptr) return sum;
    sum *= 1 + excess->lasting;
    return sum - excess->first * excess->fading * std::exp(-(time - entry) / excess->fading);
  }
  [[nodiscard]] double rate(double time) const {
    double rate = 1 + season.amplitude * std::cos(kTurn * (time - season.peak));
    if (excess != nullptr)
      rate = rate * (1 + excess->lasting) + excess->first * std::exp(-(time - entry) / excess->fading);
    return rate;
  }
  /// The time in [from, to] at which weeks() reaches `target`: Newton's steps, halving where one leads out.
  [[nodiscard]] double time_at(double target, double from, double to) const {
    constexpr double kWeek = 1e-11;  // a microsecond: far below what decides a week, far above the rounding
    double low = from, high = to, time = std::clamp(from + (target - weeks(from)), low, high);
    for (int step = 0; step < 60 && high - low > kWeek; ++step) {
      const double off = weeks(time) - target;
      (off < 0 ? low : high) = time;
      double next = time - off / rate(time);
      if (!(next >= low && next <= high)) next = 0.5 * (low + high);
      if (std::abs(next - time) < kWeek) return next;
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

/// A season has mean one over any year, so without an excess all whole years are taken at once from the prefix sums.
double general_time(const Life& life, double since, double left, double factor, const Weighted& weighted) {
  double from = since, weeks_from = weighted.weeks(since);
  for (int year = life.year_at(since); year < life.table.years(); ++year) {
    const double to = std::max(from, life.begin_of(year + 1));
    const double weeks_to = weighted.weeks(to);
    const double hazard = life.per_week(year) * factor;
    const double used = hazard * (weeks_to - weeks_from);
    if (used > 0 && used >= left) return weighted.time_at(weeks_from + left / hazard, from, to);
    left -= used;
    if (weighted.excess == nullptr) {
      const double whole = life.table.cumulative(life.cohort, life.cohort + year + 1);
      const double age = life.table.age_at(life.cohort, whole + left / factor);
      if (age == kNever) return kNever;
      const double begin = life.begin_of(static_cast<int>(age) - life.cohort);
      const double share = age - std::floor(age);
      return weighted.time_at(weighted.weeks(begin) + share * kYear, begin, begin + kYear);
    }
    from = to;
    weeks_from = weeks_to;
  }
  return kNever;
}

double general_used(const Life& life, double since, double until, double factor, const Weighted& weighted) {
  double used = 0, from = since, weeks_from = weighted.weeks(since);
  for (int year = life.year_at(since); year < life.table.years(); ++year) {
    double to = std::max(from, life.begin_of(year + 1));
    const double weeks_to = weighted.weeks(std::min(to, until));
    used += life.per_week(year) * factor * (weeks_to - weeks_from);
    if (to >= until) break;
    const int last = std::min(life.year_at(until), life.table.years());
    if (weighted.excess == nullptr && last > year + 1) {
      used += factor * (life.table.cumulative(life.cohort, life.cohort + last) -
                        life.table.cumulative(life.cohort, life.cohort + year + 1));
      year = last - 1;
      to = life.begin_of(last);
      weeks_from = weighted.weeks(to);
    } else {
      weeks_from = weeks_to;
    }
    from = to;
  }
  return used;
}

}  // namespace

double Season::integral(double time) const {
  return time + amplitude / kTurn * (std::sin(kTurn * (time - peak)) + std::sin(kTurn * peak));
}

CohortHazard::CohortHazard(int youngest, int oldest, int years)
    : youngest_(youngest),
      oldest_(oldest),
      years_(years),
      prefix_(static_cast<std::size_t>(oldest - youngest + 1) * static_cast<std::size_t>(years + 1), 0.0) {}

void CohortHazard::set(int cohort, int year, double per_year) {
  core::ensure(cohort >= youngest_ && cohort <= oldest_ && year >= 0 && year < years_ && per_year >= 0,
               "cohort hazard: outside the table or negative");
  prefix_[static_cast<std::size_t>(cohort - youngest_) * static_cast<std::size_t>(years_ + 1) +
          static_cast<std::size_t>(year) + 1] = per_year;
}

void CohortHazard::seal() {
  for (int cohort = youngest_; cohort <= oldest_; ++cohort) {
    double* cells = &prefix_[static_cast<std::size_t>(cohort - youngest_) * static_cast<std::size_t>(years_ + 1)];
    for (int year = 0; year < years_; ++year) cells[year + 1] += cells[year];
  }
}

double CohortHazard::cumulative(int cohort, double age) const {
  const double* cells = row(cohort);
  const double since = std::clamp(age - cohort, 0.0, static_cast<double>(years_));
  const auto year = std::min(static_cast<int>(since), years_ - 1);
  return cells[year] + (since - year) * (cells[year + 1] - cells[year]);
}

double CohortHazard::age_at(int cohort, double target) const {
  const double* cells = row(cohort);
  const double* end = cells + years_ + 1;
  const double* above = std::lower_bound(cells, end, target);
  if (above == end) return kNever;
  if (above == cells) return cohort;
  const double step = *above - *(above - 1);
  return cohort + static_cast<double>(above - cells - 1) + (target - *(above - 1)) / step;
}

double CohortHazard::at(int cohort, double age) const {
  const double* cells = row(cohort);
  const auto year = static_cast<int>(std::clamp(age - cohort, 0.0, years_ - 1.0));
  return cells[year + 1] - cells[year];
}

double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left, double factor,
                     const Season& season) {
  if (factor <= 0) return kNever;
  if (season.amplitude != 0) return general_time({table, cohort, birth}, since, left, factor, {season, nullptr, 0});
  const double from = table.cumulative(cohort, (since - birth) / kYear);
  const double age = table.age_at(cohort, from + left / factor);
  return age == kNever ? kNever : std::max(since, birth + age * kYear);
}

double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until, double factor,
                   const Season& season) {
  if (season.amplitude != 0) return general_used({table, cohort, birth}, since, until, factor, {season, nullptr, 0});
  return factor *
         (table.cumulative(cohort, (until - birth) / kYear) - table.cumulative(cohort, (since - birth) / kYear));
}

double time_of_event(const CohortHazard& table, int cohort, double birth, double since, double left, double factor,
                     const Season& season, const Excess& excess, double entry) {
  if (factor <= 0) return kNever;
  return general_time({table, cohort, birth}, since, left, factor, {season, &excess, entry});
}

double hazard_used(const CohortHazard& table, int cohort, double birth, double since, double until, double factor,
                   const Season& season, const Excess& excess, double entry) {
  return general_used({table, cohort, birth}, since, until, factor, {season, &excess, entry});
}

}  // namespace caremarket::random
